/*
 * scan.h - a reading position in a borrowed text.
 *
 * A parser takes what it expects from the front and asks whether it was there.
 * No function moves past the end; scan_peek() at the end is NUL, which
 * scan_done() tells from a NUL in the text.
 */
#ifndef STEMMA_BASE_SCAN_H
#define STEMMA_BASE_SCAN_H

#include "base/str.h"

typedef struct Scan {
    Str text;
    size_t at;
} Scan;

typedef bool ScanClass(char c);

Scan scan_from(Str text);
bool scan_done(const Scan *scan);
Str scan_rest(const Scan *scan);

/* The next byte / the one `ahead` bytes after it, not taken. */
char scan_peek(const Scan *scan);
char scan_peek_at(const Scan *scan, size_t ahead);
/* The next byte, taken; NUL at the end. */
char scan_next(Scan *scan);
/* Up to `len` bytes further. */
void scan_skip(Scan *scan, size_t len);

/* Take `c` / `word` / `word` in any ASCII case if it comes next. */
bool scan_char(Scan *scan, char c);
bool scan_word(Scan *scan, Str word);
bool scan_word_nocase(Scan *scan, Str word);

/* Take the longest run of a class, perhaps empty. */
Str scan_while(Scan *scan, ScanClass *in_class);
Str scan_until(Scan *scan, char stop);
void scan_spaces(Scan *scan);

/*
 * Take one to `most` decimal (hexadecimal) digits as a number.  False, and
 * nothing taken, if there is none or the value passes 2^64 - 1.
 */
bool scan_decimal(Scan *scan, size_t most, uint64_t *value);
bool scan_hex(Scan *scan, size_t most, uint64_t *value);

#endif
