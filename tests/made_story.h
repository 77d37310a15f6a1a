/*
 * made_story.h - a made-up story of four reports, with what the stages before
 * the edition would have found in it.
 *
 * 0 and 1: a report and its abridged copy.  2: an independent one that counts
 * four dead where the others count three.  3: one that credits a wire that is
 * not in the collection.  The analysis is made by the plainest rules, enough
 * for these texts.
 */
#ifndef STEMMA_TESTS_MADE_STORY_H
#define STEMMA_TESTS_MADE_STORY_H

#include "edition/edition.h"

enum { MADE_REPORTS = 4 };

typedef struct MadeStory {
    Arena arena;
    Arena scratch;
    Document documents[MADE_REPORTS];
    const Document *items[MADE_REPORTS];
    Documents docs;
    Story story;
    Lineage lineage;
    Claims claims;
    Edition edition;
} MadeStory;

/* Reports with their analyses, one story of them, its lineage and its claims. */
void made_open(MadeStory *made);
/* The edition of an open story. */
void made_build(MadeStory *made);
void made_close(MadeStory *made);

#endif
