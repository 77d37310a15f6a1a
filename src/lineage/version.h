/*
 * version.h - reports that are one page at different times.
 */
#ifndef STEMMA_LINEAGE_VERSION_H
#define STEMMA_LINEAGE_VERSION_H

#include "lineage/pair.h"

/*
 * Two reports are one page when they have the same URL; where none is known,
 * when outlet and title are the same (or both outlets unknown), though then
 * their texts must say so too.
 */
typedef struct Versions {
    uint32_t *page;   /* of each report */
    uint32_t *before; /* the version right before it, or REPORT_NONE where that is not known */
    bool *is_sure;    /* known by its URL, or alike */
} Versions;

Versions version_find_all(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch);

/* Forget the order of versions that only a title joins and that share hardly a word. */
void version_keep_alike(Versions *versions, const Pairs *pairs, const Witness *witnesses,
                        size_t count);

/* Whether `a` is a version of the same page as `b`, and from before it. */
bool version_is_before(const Witness *a, const Witness *b);

#endif
