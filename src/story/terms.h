/* terms.h - reports as vectors of weighted terms: words, and pairs of words. */
#ifndef STEMMA_STORY_TERMS_H
#define STEMMA_STORY_TERMS_H

#include "base/arena.h"
#include "base/map.h"
#include "document/batch.h"

typedef struct StoryTerm {
    Str text;         /* as first met; of a pair, both words */
    uint32_t reports; /* that have it */
    float rarity;     /* when it was last weighed */
    bool is_number;
    bool is_pair;
    bool is_small; /* was met in small letters: no name */
} StoryTerm;

/* How much it says of an event that two reports share the term; across languages only names and
 * numbers say something. */
double story_term_proof(const StoryTerm *term, bool across);

typedef struct StoryEntry {
    uint32_t term;
    float weight;
} StoryEntry;

/* A beginning of words, "explo" of "exploded" and "explosion", and how it weighs in both places. */
typedef struct StoryHead {
    uint32_t head;
    float title, lead;
} StoryHead;

/* Entries by ascending term, heads by ascending head. */
typedef struct StoryVector {
    StoryEntry *entries;
    size_t count;
    uint64_t *unmet; /* pairs of words that were new: their hash, and in its last bits a count */
    size_t unmet_count;
    Interval at; /* of publication */
    StoryHead *heads;
    size_t head_count;
    bool has_title;
    Str lang;      /* of the report, without a region; empty when unknown */
    double rarity; /* of its words together */
    size_t terms;  /* different terms of the report, with those that were taken out */
    double words;  /* different words of the report */
} StoryVector;

/* What a term of so many reports weighs; all zero until it is asked for. */
typedef struct StoryScale {
    double rarity, weight, head_weight;
} StoryScale;

enum { STORY_LOGS = 32 };

/* The terms met so far. */
typedef struct StoryTerms {
    StoryTerm *items;
    size_t count;
    size_t room;
    Map numbers; /* hash of a term to its number */
    Map heads;   /* hash of a beginning of words to its number */
    struct {
        uint32_t *items; /* reports that have it in title or lead */
        size_t count, room;
    } head_reports;
    uint64_t *met;     /* a bit for each hash of a pair that was met: most are met once */
    uint64_t met_mask; /* bits there are, less one */
    size_t reports;
    StoryScale *scales; /* by the reports that have a term, as far as there is room; */
    size_t scale_room;
    size_t scaled;           /* of so many reports in all */
    double logs[STORY_LOGS]; /* 1 + ln of small numbers */
} StoryTerms;

/* For about so many reports. */
StoryTerms story_terms_open(size_t reports, Arena *arena);

/*
 * Read one report: its terms, weights being counts.  Counts it in `terms`.
 * Furniture is passed over.  The entries, and new terms, live in `arena`,
 * which is that of the terms and not `scratch`.
 */
StoryVector story_terms_read(StoryTerms *terms, const Document *doc, Arena *arena, Arena *scratch);

/* Of the pairs of words that were new when the report was read, take up those that another
 * has had since.  The entries are as long-lived as before. */
void story_terms_resolve(StoryTerms *terms, StoryVector *vector, Arena *arena, Arena *scratch);

/* A word of a report's text and the paragraph it stands in. */
typedef struct StoryPart {
    uint32_t term;
    uint32_t paragraph;
} StoryPart;

/* By ascending term and paragraph, each once. */
typedef struct StoryParts {
    StoryPart *items;
    size_t count;
    size_t room;
    size_t paragraphs;
} StoryParts;

/* Which words of a report that was read stand in which paragraph. */
StoryParts story_terms_parts(const StoryTerms *terms, const Document *doc, Arena *arena);

/*
 * Turn counts into weights (1 + ln count) · rarity, of length 1 together.
 * Of a term that one report alone has only a part counts in the length, and it
 * is taken out unless more reports are to come.  The heads are weighed alike,
 * title and lead each of length 1.
 */
void story_terms_weigh(StoryTerms *terms, StoryVector *vector, bool more_to_come);

#endif
