/*
 * buf.h - text that grows, in an arena, up to a stated maximum.
 *
 * What passes the maximum is dropped and `cut` is set; the text so far stays
 * valid.  A caller for whom that matters looks at `cut` once, at the end.
 */
#ifndef STEMMA_BASE_BUF_H
#define STEMMA_BASE_BUF_H

#include "base/arena.h"

typedef struct Buf {
    Arena *arena;
    char *data;
    size_t len;
    size_t room;
    size_t max;
    bool cut;
} Buf;

Buf buf_open(Arena *arena, size_t max);
Str buf_str(const Buf *buf);
void buf_add(Buf *buf, Str s);
void buf_add_char(Buf *buf, char c);
void buf_add_codepoint(Buf *buf, uint32_t codepoint);
void buf_add_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_number(Buf *buf, int64_t number);
/* The shortest decimal form that reads back as the same double. */
void buf_add_double(Buf *buf, double number);
/* Keep the first `len` bytes, with `len` at most buf->len. */
void buf_shorten(Buf *buf, size_t len);

#endif
