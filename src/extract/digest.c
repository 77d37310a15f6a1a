/*
 * digest.c - sha256 of pages (FIPS 180-4), by libcrypto or, of two at once, sha_pair.c.
 */
#include "extract/digest.h"

#include "extract/sha_pair.h"

#include <openssl/evp.h>

static Str digest_digits(const unsigned char *bytes, size_t len, Arena *arena)
{
    static const char DIGITS[] = "0123456789abcdef";
    char *hex = ARENA_NEW(arena, char, 2 * len);
    for (size_t i = 0; i < len; i++) {
        hex[2 * i] = DIGITS[bytes[i] >> 4];
        hex[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    return (Str){ hex, 2 * len };
}

Str digest_hex(ExtractTools *tools, Str a, Str b, Arena *arena)
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned len = 0;
    if (!EVP_DigestInit_ex(tools->digest, EVP_sha256(), NULL) ||
        (a.len && !EVP_DigestUpdate(tools->digest, a.data, a.len)) ||
        (b.len && !EVP_DigestUpdate(tools->digest, b.data, b.len)) ||
        !EVP_DigestFinal_ex(tools->digest, bytes, &len))
        return STR("");
    return digest_digits(bytes, len, arena);
}

Str digest_id(ExtractTools *tools, Str url, Str page, Arena *arena)
{
    Str hex = digest_hex(tools, url, page, arena);
    return hex.len < DIGEST_ID ? hex : str_take(hex, DIGEST_ID);
}

void digest_page(Str *id, Str *sha256, ExtractTools *tools, Str url, Str page, Arena *arena)
{
    if (url.len == 0 || !tools->has_sha_pair) {
        *sha256 = digest_hex(tools, page, STR(""), arena);
        *id = url.len ? digest_id(tools, url, page, arena)
                      : str_take(*sha256, sha256->len < DIGEST_ID ? sha256->len : DIGEST_ID);
        return;
    }
    ShaPair pair;
    sha_pair(&pair, url, page);
    *id = digest_digits(pair.both, DIGEST_ID / 2, arena);
    *sha256 = digest_digits(pair.text, SHA_PAIR_BYTES, arena);
}
