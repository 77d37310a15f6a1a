#include "read/charset.h"

#include "base/limits.h"

#include <unicode/ucnv.h>

enum { CHARSET_NAME_MAX = 64 };

/* Names that pages use for windows-1252 (WHATWG Encoding, section 4.2). */
static bool charset_is_western(Str charset)
{
    return str_equal_nocase(charset, STR("iso-8859-1")) ||
           str_equal_nocase(charset, STR("iso8859-1")) ||
           str_equal_nocase(charset, STR("latin1")) || str_equal_nocase(charset, STR("us-ascii"));
}

/* The handle stays in `tools`, so that nothing is lost when an arena is full. */
static UConverter *charset_open(Str charset, ReadTools *tools)
{
    char name[CHARSET_NAME_MAX] = { 0 };
    if (charset_is_western(charset))
        charset = STR("windows-1252");
    if (charset.len >= sizeof name)
        return NULL;
    for (size_t i = 0; i < charset.len; i++)
        name[i] = charset.data[i];
    if (tools->converter)
        ucnv_close(tools->converter);
    UErrorCode code = U_ZERO_ERROR;
    tools->converter = ucnv_open(name, &code);
    return U_SUCCESS(code) ? tools->converter : NULL;
}

Str charset_to_utf8(Str bytes, Str charset, ReadTools *tools, Arena *arena)
{
    if (charset.len == 0 || bytes.len == 0 || bytes.len > LIMIT_CONTAINER_BYTES ||
        str_equal_nocase(charset, STR("utf-8")) || str_equal_nocase(charset, STR("utf8")))
        return bytes;
    UConverter *converter = charset_open(charset, tools);
    if (!converter)
        return bytes;
    UErrorCode code = U_ZERO_ERROR;
    int32_t len =
        ucnv_toAlgorithmic(UCNV_UTF8, converter, NULL, 0, bytes.data, (int32_t)bytes.len, &code);
    if (code != U_BUFFER_OVERFLOW_ERROR || len <= 0)
        return bytes;
    char *text = ARENA_NEW(arena, char, (size_t)len + 1);
    code = U_ZERO_ERROR;
    len = ucnv_toAlgorithmic(UCNV_UTF8, converter, text, len + 1, bytes.data, (int32_t)bytes.len,
                             &code);
    return U_SUCCESS(code) ? (Str){ text, (size_t)len } : bytes;
}
