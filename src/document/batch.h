/* batch.h - reports with their analyses, as the later stages are given them. */
#ifndef STEMMA_DOCUMENT_BATCH_H
#define STEMMA_DOCUMENT_BATCH_H

#include "document/analysis.h"
#include "document/report.h"

typedef struct Document {
    Report report;
    Analysis analysis;
} Document;

/*
 * Documents a stage works on, in an order that does not depend on the order of
 * files (by id).  "Report number" in Descent, Reading and the like is an index
 * into `items`.
 */
typedef struct Documents {
    const Document *const *items;
    size_t count;
} Documents;

#endif
