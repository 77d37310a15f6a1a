/* edition_rows.h - an edition as rows. */
#ifndef STEMMA_STORE_EDITION_ROWS_H
#define STEMMA_STORE_EDITION_ROWS_H

#include "document/edition.h"
#include "store/rows.h"

/* The row of a report: added, changed where it differs, or left; its number. */
int64_t edition_rows_report(Rows *rows, const Report *report);
/* The story's rows, unless the same are there already. */
void edition_rows_story(Rows *rows, const Edition *edition);

#endif
