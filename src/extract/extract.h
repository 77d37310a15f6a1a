/*
 * extract.h - the extract stage: from a page to its report.   (entry point)
 */
#ifndef STEMMA_EXTRACT_EXTRACT_H
#define STEMMA_EXTRACT_EXTRACT_H

#include "base/arena.h"
#include "base/error.h"
#include "document/report.h"

struct Explanation;
struct HostLines;

/* Library handles (charset detector, converters, digest), one set per thread. */
typedef struct ExtractTools {
    struct uchardet *detector;
    struct UConverter *converter; /* of the charset used last, */
    const char *converter_name;   /* a row of data/encodings.tsv */
    struct evp_md_ctx_st *digest;
    const struct HostLines *hosts;   /* lines that recur, or NULL */
    const OwnOutlets *outlets;       /* that the user knows, or NULL */
    struct HostLines *learn;         /* count lines here and make no reports, or NULL */
    bool explain;                    /* say why ... */
    struct Explanation *explanation; /* ... of the last page, in the arena of its report */
} ExtractTools;

/* Outside the guard.  STATUS_MEMORY when a library gives no handle. */
MUST_CHECK Status extract_tools_open(ExtractTools *tools, Error *error);
void extract_tools_close(ExtractTools *tools);

/*
 * Make the report of a page: HTML, or plain text.  Gives WORD_NONE and fills
 * `out`, or the reason why the page has no report and leaves `out` alone.
 * What lives in `out` is in `arena`; nothing in it points into the page.
 */
MUST_CHECK Word extract_page(Report *out, const Page *page, ExtractTools *tools, Arena *arena,
                             Arena *scratch);

/*
 * Complete a report that came as JSON line: id, sha256 of the text, the map of
 * the text onto itself, the date in its address if it has no other, the interval
 * of its dates, the keys of its credits.
 */
void extract_complete(Report *report, ExtractTools *tools, Arena *arena);

#endif
