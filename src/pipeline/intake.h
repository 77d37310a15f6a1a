/*
 * intake.h - from the inputs of a command to analysed documents, in chunks.
 *
 * One thread reads; what it finds is gathered in a chunk of some pages; the
 * chunk's pages are extracted, analysed and printed on all threads; then the
 * chunk is handed on in the order of the input.  Memory is that of one chunk, unless
 * the results are kept.
 */
#ifndef STEMMA_PIPELINE_INTAKE_H
#define STEMMA_PIPELINE_INTAKE_H

#include "base/buf.h"
#include "base/log.h"
#include "document/batch.h"
#include "document/explanation.h"
#include "language/language.h"
#include "pipeline/input.h"
#include "pipeline/worker.h"

typedef enum ItemKind { ITEM_PAGE = 0, ITEM_REPORT, ITEM_MESSAGE, ITEM_LEFT_OUT } ItemKind;

/* One thing read, in the order of the input. */
typedef struct Item {
    ItemKind kind;
    Page page;
    Report report;
    Str type, line; /* of a message; the line of a report that came as JSON */
    LeftOut left_out;
    const Document *document;       /* of a page or report; NULL: left_out says why */
    Str text;                       /* what print() of the plan made of a document, or empty */
    const Explanation *explanation; /* of a page, where the plan asks for it */
} Item;

/* A page that is in memory already. */
typedef struct MemoryPage {
    Str body, url, content_type;
} MemoryPage;

typedef struct IntakePlan {
    const Str *paths;
    size_t path_count;
    const MemoryPage *pages;
    size_t page_count;
    bool tokenized;      /* the files are CoNLL-U: take their words and sentences */
    bool keep;           /* documents stay valid after item(), until workers_reset() */
    bool reports_only;   /* of the analysis only the credits are wanted */
    LanguageDepth depth; /* of the analysis */
    /* What is written of an item with a document: asked on the thread that made it.  Or NULL. */
    void (*print)(void *context, Buf *out, const Item *item);
    bool explain; /* pages are explained */
    /* Each item in its order; false stops the reading. */
    bool (*item)(void *context, const Item *item);
    void *context;
} IntakePlan;

typedef struct IntakeCounts {
    ReadCounts read;
    uint64_t reports;
    uint64_t left_out;
    uint64_t notes;
    uint64_t unreadable; /* paths that were named and could not be opened */
} IntakeCounts;

/*
 * Read everything the plan names.  Bad input is an item left out or a note in
 * the log.  STATUS_MEMORY: no library handle; STATUS_LIMIT: too many files.
 */
MUST_CHECK Status intake_run(const IntakePlan *plan, Workers *workers, const Log *log,
                             IntakeCounts *counts, Error *error);

#endif
