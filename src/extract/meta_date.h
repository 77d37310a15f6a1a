/*
 * meta_date.h - dates as pages write them, to ISO 8601.
 */
#ifndef STEMMA_EXTRACT_META_DATE_H
#define STEMMA_EXTRACT_META_DATE_H

#include "base/arena.h"
#include "base/str.h"

/* Which of two numbers before a year is the day, where both could be. */
typedef enum MetaDateOrder {
    META_DATE_ORDER_UNKNOWN = 0, /* such a date is passed over */
    META_DATE_DAY_FIRST,
    META_DATE_MONTH_FIRST,
} MetaDateOrder;

typedef struct MetaDateFound {
    Str iso;    /* as precise as it is written: "2024-05", "2024-05-31T10:20:30+02:00" */
    Span place; /* of its day, month and year in the text */
} MetaDateFound;

/* The first date in `text` at or behind byte `from`.  False if there is none from 1990 to 2100. */
bool meta_date_find(MetaDateFound *out, Str text, size_t from, MetaDateOrder order, Arena *arena);

/* The first date in the beginning of `text`, or seconds since 1970; empty if there is none. */
Str meta_date_read(Str text, MetaDateOrder order, Arena *arena);

/* The order of the first date like 25/3/2024 in `text` that leaves no choice. */
MetaDateOrder meta_date_order(Str text);

/* The same as meta_date_read() for a URL: "/2024/05/31/", "/2024-05-31-title", "/2024/may/31/". */
Str meta_date_of_url(Str url, Arena *arena);

#endif
