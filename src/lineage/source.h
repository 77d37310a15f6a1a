/*
 * source.h - the sources that reports credit: in the collection, or lost.
 */
#ifndef STEMMA_LINEAGE_SOURCE_H
#define STEMMA_LINEAGE_SOURCE_H

#include "document/lineage.h"
#include "lineage/witness.h"

/* A credit of a report for a source that is not the report's own outlet. */
typedef struct SourceCredit {
    const Credit *credit;
    uint32_t report;
    uint32_t inside; /* a report of the credited outlet (or title), or REPORT_NONE */
    uint32_t lost;   /* index into Sources.lost, or REPORT_NONE */
} SourceCredit;

typedef struct Sources {
    SourceCredit *credits; /* by report, in the order of the text */
    size_t credit_count;
    uint32_t *first; /* of each report; count + 1 */
    LostOrigin *lost;
    size_t lost_count;
    bool *is_agency; /* of each lost source */
    bool *is_own;    /* of each report: an agency's, or one with its own outlet's mark */
} Sources;

/*
 * A source is lost when a report credits it as a whole and no report of the
 * collection can be it.  Statements credited to a lost source point to it too;
 * statements credited to others do not make one.
 */
Sources source_find_all(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch);

/* Whether a credit means the report `parent` with that number, by its outlet or title. */
bool source_is_for(const SourceCredit *credit, const Witness *parent, uint32_t number);

/* The report's credit for the outlet of `parent`, or NULL. */
const SourceCredit *source_for_parent(const Sources *sources, const Witness *witnesses,
                                      uint32_t report, uint32_t parent);

/* The report's credit for lost source number `lost`; one for the whole report before others. */
const SourceCredit *source_for_lost(const Sources *sources, uint32_t report, uint32_t lost);

/* Whether the report credits that source, in whatever scope. */
bool source_has_key(const Sources *sources, uint32_t report, Str key);

/* The report's first credit as a whole, or NULL. */
const SourceCredit *source_of_whole(const Sources *sources, uint32_t report);

#endif
