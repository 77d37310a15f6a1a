/*
 * mail_date.h - dates as mail, HTTP and RSS write them (RFC 5322, section 3.3):
 * "Wed, 03 Sep 2025 10:20:30 +0800", "3 Sep 25 10:20 GMT"; and as Americans do,
 * "September 3, 2025".
 */
#ifndef STEMMA_TEXT_MAIL_DATE_H
#define STEMMA_TEXT_MAIL_DATE_H

#include "text/calendar.h"

/*
 * Read the whole of `text`.  The interval is as wide as what is known: a
 * second, a minute or, without a time, a day; a time without a known zone is
 * widened by 14 hours to each side.  False, and `out` untouched, otherwise.
 */
bool mail_date_parse(Str text, Interval *out);

#endif
