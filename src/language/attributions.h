/*
 * attributions.h - cues of saying and the phrases around them.
 */
#ifndef STEMMA_LANGUAGE_ATTRIBUTIONS_H
#define STEMMA_LANGUAGE_ATTRIBUTIONS_H

#include "language/language_parts.h"
#include "language/pieces.h"

/* What data/cues.tsv says of a cue; a sum. */
enum {
    CUE_SAYS = 1,
    CUE_SOURCE_AFTER = 2,
    CUE_DENIES = 4,
    CUE_WEAK = 8,
    CUE_NAMES = 16,
    CUE_RECIPIENT = 32,
    CUE_PARTICIPLE = 64,
};

/* Pieces [first, end). */
typedef struct PieceRange {
    size_t first, end;
} PieceRange;

/* A cue with the source it was found to have. */
typedef struct FoundCue {
    PieceRange cue;
    PieceRange source; /* empty: none */
    uint32_t kind;
    bool inverted; /* "…, said X" */
} FoundCue;

typedef struct CueFinder {
    LanguageWork *work;
    const Pieces *pieces;
    Arena *scratch;
    PieceRange sentence; /* the one being read */
    uint32_t number;
    FoundCue before; /* the last one in this sentence; empty cue: none */
} CueFinder;

/* The cue that begins at piece `at` with its kind; an empty range for none. */
PieceRange cue_at(const Pieces *pieces, size_t at, uint32_t *kind);

/* Find the source of `found->cue`; false when it is no cue here (cue_sources.c). */
bool cue_find_source(const CueFinder *f, FoundCue *found);

/* Whether a phrase is a name, a pronoun or a noun for somebody who can speak. */
bool cue_can_speak(const Pieces *pieces, PieceRange phrase);

/* Whether piece `at` is an opening or closing quotation mark of any kind. */
bool cue_is_mark(const Pieces *pieces, size_t at);

/*
 * Source and cue of a quotation by the tree of its sentence; false if that
 * tells none (speaker_trees.c).
 */
bool speaker_by_tree(const LanguageWork *work, const Quote *quote, Attribution *out);

/* Speakers and cues of the quotations, from the attributions (speakers.c). */
void speakers_find(CueFinder *f);

#endif
