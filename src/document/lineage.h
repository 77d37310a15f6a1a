/* lineage.h - who took from whom, in one story. */
#ifndef STEMMA_DOCUMENT_LINEAGE_H
#define STEMMA_DOCUMENT_LINEAGE_H

#include "document/batch.h"

#define REPORT_NONE UINT32_MAX

typedef enum DescentKind {
    DESCENT_INDEPENDENT = 0, DESCENT_COPY, DESCENT_ABRIDGED, DESCENT_REWRITTEN,
    DESCENT_QUOTES, DESCENT_CREDITS,
} DescentKind;

typedef enum Direction { DIRECTION_CERTAIN = 0, DIRECTION_LIKELY, DIRECTION_UNKNOWN } Direction;

/* The same words in two reports: bytes of the child's and the parent's text. */
typedef struct Passage {
    Span child;
    Span parent;
} Passage;

typedef struct Descent {
    uint32_t child;
    uint32_t parent; /* report number, or REPORT_NONE */
    uint32_t lost;   /* index into Lineage.lost, or REPORT_NONE */
    DescentKind kind;
    Direction direction;
    double share;    /* of the child's words that stand in the passages */
    double score;    /* 0 … 1 */
    Passage *passages;
    size_t passage_count;
    Reasons reasons;
} Descent;

/* A source of whole reports that is not in the collection. */
typedef struct LostOrigin {
    Str name;           /* as one report names it; empty for a hidden ancestor */
    uint32_t report;    /* the report that names it, */
    Span span;          /* and where in its text */
    Str key;            /* Credit.key */
    uint32_t *reports;  /* report numbers that come from it */
    size_t report_count;
} LostOrigin;

typedef struct Lineage {
    Descent *descents; /* the main descent of each report, in report order, then second parents */
    size_t descent_count;
    LostOrigin *lost;
    size_t lost_count;
    uint32_t *origin_of;  /* report number to origin number */
    size_t origin_count;
    uint32_t *origin_root; /* origin number to the report that stands for it */
} Lineage;

#endif
