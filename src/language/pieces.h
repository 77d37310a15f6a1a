/*
 * pieces.h - a text as written words and signs, for rules about names.
 *
 * Tokens follow the treebanks, which cut "Eul-chul" in three and "U.S.-led"
 * in two; a name rule wants what stands between two spaces.  A piece is a word
 * with its inner hyphens, dots and apostrophes, without a possessive "'s", or
 * one sign.
 */
#ifndef STEMMA_LANGUAGE_PIECES_H
#define STEMMA_LANGUAGE_PIECES_H

#include "base/arena.h"
#include "document/analysis.h"
#include "text/outlets.h"

enum {
    PIECE_WORD = 1,        /* letters or digits */
    PIECE_CAPITAL = 2,     /* begins with a capital letter */
    PIECE_UPPER = 4,       /* two letters or more, all capital */
    PIECE_DIGIT = 8,       /* begins with a digit */
    PIECE_POSSESSIVE = 16, /* "'s" or "'" follows, outside the span */
    PIECE_SPACE_BEFORE = 32,
    PIECE_LINE_START = 64,
    PIECE_FIRST = 128, /* first word of its sentence, or after an opening mark */
};

typedef struct Piece {
    Span span;
    uint32_t sentence; /* of the analysis, or UINT32_MAX between sentences */
    uint32_t flags;
} Piece;

typedef struct Pieces {
    Str text;
    Piece *items;
    size_t count;
    const OwnOutlets *outlets; /* that the user knows, or NULL */
} Pieces;

/* A folded word, for look-up in tables. */
enum { PIECE_TEXT_MAX = 64 };
typedef struct PieceText {
    char data[PIECE_TEXT_MAX];
    size_t len;
} PieceText;

/* The pieces of `text`, whose sentences are in `analysis`. */
Pieces pieces_make(Str text, const OwnOutlets *outlets, const Analysis *analysis, Arena *arena);

/* The same in two steps, for rules that may do without sentences. */
Pieces pieces_cut(Str text, const OwnOutlets *outlets, Arena *arena);
void pieces_place(Pieces *pieces, const Analysis *analysis);

static inline Str pieces_text(const Pieces *pieces, size_t at)
{
    return str_slice(pieces->text, pieces->items[at].span);
}

static inline bool pieces_has(const Pieces *pieces, size_t at, uint32_t flags)
{
    return at < pieces->count && (pieces->items[at].flags & flags) == flags;
}

/* Whether piece `at` is `word`, in any ASCII case; false past the end. */
bool pieces_is(const Pieces *pieces, size_t at, Str word);

/* Whether piece `at` is one of `words`, which stand between single spaces. */
bool pieces_is_any(const Pieces *pieces, size_t at, Str words);

/*
 * How many pieces from `at` are the words of `phrase` (cut by single spaces),
 * or 0.  An empty phrase is 0 pieces long too.
 */
size_t pieces_match(const Pieces *pieces, size_t at, Str phrase);

/* Piece `at` folded, cut at PIECE_TEXT_MAX; as a Str: PIECE_STR(folded). */
PieceText pieces_fold(const Pieces *pieces, size_t at);
#define PIECE_STR(folded) ((Str){ (folded).data, (folded).len })

/* The first piece that begins at or after byte `offset`, or the count. */
size_t pieces_find(const Pieces *pieces, uint32_t offset);

/* From the begin of piece `first` to the end of piece `last`. */
static inline Span pieces_span(const Pieces *pieces, size_t first, size_t last)
{
    return span(pieces->items[first].span.begin, pieces->items[last].span.end);
}

#endif
