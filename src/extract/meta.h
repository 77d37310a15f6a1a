/*
 * meta.h - title, authors, dates, outlet and language of a page.
 */
#ifndef STEMMA_EXTRACT_META_H
#define STEMMA_EXTRACT_META_H

#include "document/explanation.h"
#include "document/report.h"
#include "extract/assemble.h"
#include "extract/page_view.h"

typedef struct MetaInput {
    const Page *page;
    const Decoded *decoded;
    const Blocks *blocks;
    const PageView *view; /* NULL for a plain page */
    const bool *keep;
    const Assembled *text;
    Explanation *explanation; /* to add where the fields are from, or NULL */
} MetaInput;

/* The address of a page: as it was given, else the page's own word; or empty. */
Str meta_address(const Page *page, const Blocks *blocks);

/* What tells its site from others: the address, else the name that the site gives itself. */
Str meta_site(const Page *page, const Blocks *blocks);

/* Fill what the page says about the report; what it does not say stays empty. */
void meta_fill(Report *report, const MetaInput *input, Arena *arena, Arena *scratch);

#endif
