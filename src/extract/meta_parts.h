/*
 * meta_parts.h - what the finders of title, authors and dates share.
 */
#ifndef STEMMA_EXTRACT_META_PARTS_H
#define STEMMA_EXTRACT_META_PARTS_H

#include "extract/linked_data.h"
#include "extract/meta.h"

typedef struct MetaState {
    Report *report;
    const MetaInput *in;
    LinkedData linked;
    uint32_t title_block; /* or UINT32_MAX */
    Str title;            /* the line of that block */
    Str address;          /* of the page, or empty */
    Arena *arena;
    Arena *scratch;
} MetaState;

/* As much of a text as a title can have. */
Str meta_clip(Str text);
/* The text with white space and the words of references folded, as in blocks. */
Str meta_fold_spaces(Str text, Arena *arena);

/* Say where a field was found, if that is asked for. */
void meta_explain(MetaState *state, Word field, Str value, Word from, Span page);

/* The first meta element of this name with a value, or NULL. */
const MetaTag *meta_tag(const Blocks *blocks, Str name);
/* The value of the first of these names that is there. */
Str meta_first(const Blocks *blocks, const Str *names, size_t count);

#define META_FIRST(blocks, ...)                                                                    \
    meta_first((blocks), (const Str[]){ __VA_ARGS__ },                                             \
               sizeof((const Str[]){ __VA_ARGS__ }) / sizeof(Str))

bool meta_is_near_title(const MetaState *state, size_t block);
/* The block that a place of the blocks' text is in. */
size_t meta_block_at(const Blocks *blocks, size_t at);
/* Whether a block stands in boxes (CLASS_BITs, BlockIn) that the title does not stand in itself. */
bool meta_is_in(const MetaState *state, size_t block, uint32_t classes, uint32_t in);
/* In what stands under an article or around it, other people and days are named. */
bool meta_is_elsewhere(const MetaState *state, size_t block);

/* The same of comments, teasers and the site alone; a sidebar may speak of the article. */
bool meta_is_of_others(const MetaState *state, size_t block);

/* meta_byline.c, meta_when.c: once title and outlet are known. */
void meta_find_authors(MetaState *state);
void meta_find_dates(MetaState *state);

#endif
