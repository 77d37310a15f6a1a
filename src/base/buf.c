#include "base/buf.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Buf buf_open(Arena *arena, size_t max)
{
    return (Buf){ .arena = arena, .max = max };
}

Str buf_str(const Buf *buf)
{
    return (Str){ buf->data, buf->len };
}

/* Room for `more` bytes, or for as many as the maximum allows: that number. */
static size_t buf_make_room(Buf *buf, size_t more)
{
    if (more <= buf->room - buf->len)
        return more;
    size_t left = buf->max - buf->len;
    if (more > left) {
        buf->cut = true;
        more = left;
    }
    size_t needed = buf->len + more;
    if (needed > buf->room) {
        size_t wanted = buf->room ? buf->room * 2 : 64;
        while (wanted < needed)
            wanted *= 2;
        if (wanted > buf->max)
            wanted = buf->max;
        buf->data = arena_grow_text(buf->arena, buf->data, buf->room, wanted);
        buf->room = wanted;
    }
    return more;
}

void buf_add(Buf *buf, Str s)
{
    size_t len = buf_make_room(buf, s.len);
    if (len)
        memcpy(buf->data + buf->len, s.data, len);
    buf->len += len;
}

void buf_add_char(Buf *buf, char c)
{
    if (buf_make_room(buf, 1))
        buf->data[buf->len++] = c;
}

void buf_add_codepoint(Buf *buf, uint32_t codepoint)
{
    char bytes[4];
    buf_add(buf, (Str){ bytes, utf8_encode(codepoint, bytes) });
}

void buf_add_format(Buf *buf, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    assert(len >= 0 && (size_t)len < sizeof text);
    buf_add(buf, (Str){ text, (size_t)len });
}

void buf_add_number(Buf *buf, int64_t number)
{
    char digits[20]; /* of the longest, -9223372036854775808 */
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        digits[--at] = '-';
    buf_add(buf, (Str){ &digits[at], sizeof digits - at });
}

void buf_add_double(Buf *buf, double number)
{
    static const double MOST_WHOLE = 1e15; /* below, whole numbers have all their digits */
    char text[40];
    if (number > -MOST_WHOLE && number < MOST_WHOLE && number == (double)(int64_t)number) {
        buf_add_number(buf, (int64_t)number);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number)
            break;
    }
    buf_add(buf, str_from_cstr(text));
}

void buf_shorten(Buf *buf, size_t len)
{
    assert(len <= buf->len);
    buf->len = len;
}
