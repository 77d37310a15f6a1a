/*
 * meta_date.h - dates as pages write them, to ISO 8601.
 */
#ifndef STEMMA_EXTRACT_META_DATE_H
#define STEMMA_EXTRACT_META_DATE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The first date in `text`, as precise as it is written: "2024-05",
 * "2024-05-31", "2024-05-31T10:20:30+02:00".  Empty if there is none, or only
 * one whose day and month cannot be told apart, or outside 1990 to 2100.
 */
Str meta_date_read(Str text, Arena *arena);

/* The same for a URL: "/2024/05/31/", "/2024-05-31-title", "/20240531/". */
Str meta_date_of_url(Str url, Arena *arena);

#endif
