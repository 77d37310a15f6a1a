/*
 * digest.c - sha256 of pages (FIPS 180-4), by libcrypto.
 */
#include "extract/digest.h"

#include <openssl/evp.h>

Str digest_hex(ExtractTools *tools, Str a, Str b, Arena *arena)
{
    static const char DIGITS[] = "0123456789abcdef";
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (!EVP_DigestInit_ex(tools->digest, EVP_sha256(), NULL) ||
        (a.len && !EVP_DigestUpdate(tools->digest, a.data, a.len)) ||
        (b.len && !EVP_DigestUpdate(tools->digest, b.data, b.len)) ||
        !EVP_DigestFinal_ex(tools->digest, bytes, &len))
        return STR("");
    char *hex = ARENA_NEW(arena, char, 2 * (size_t)len);
    for (unsigned i = 0; i < len; i++) {
        hex[2 * i] = DIGITS[bytes[i] >> 4];
        hex[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    return (Str){ hex, 2 * (size_t)len };
}

Str digest_id(ExtractTools *tools, Str url, Str page, Arena *arena)
{
    Str hex = digest_hex(tools, url, page, arena);
    return hex.len < DIGEST_ID ? hex : str_take(hex, DIGEST_ID);
}

void digest_page(Str *id, Str *sha256, ExtractTools *tools, Str url, Str page, Arena *arena)
{
    *sha256 = digest_hex(tools, page, STR(""), arena);
    if (url.len > 0)
        *id = digest_id(tools, url, page, arena);
    else
        *id = str_take(*sha256, sha256->len < DIGEST_ID ? sha256->len : DIGEST_ID);
}
