#include "extract/sha_pair.h"

#include "test.h"

#include <openssl/evp.h>

static bool is_digest(const unsigned char digest[SHA_PAIR_BYTES], Str front, Str text)
{
    unsigned char expected[EVP_MAX_MD_SIZE];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) &&
                EVP_DigestUpdate(context, front.data, front.len) &&
                EVP_DigestUpdate(context, text.data, text.len) &&
                EVP_DigestFinal_ex(context, expected, NULL);
    EVP_MD_CTX_free(context);
    return done && memcmp(digest, expected, SHA_PAIR_BYTES) == 0;
}

/* All lengths around the ends of blocks, before and behind. */
TEST(both_are_what_the_library_says)
{
    char bytes[700];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 131 + i / 7);
    for (size_t front = 0; front < 200 && sha_pair_is_here(); front += front < 70 ? 1 : 13)
        for (size_t len = 0; front + len < sizeof bytes; len += len < 140 ? 1 : 37) {
            ShaPair pair;
            Str all = { bytes, sizeof bytes };
            Str head = str_take(all, front), text = str_between(all, front, front + len);
            sha_pair(&pair, head, text);
            CHECK(is_digest(pair.both, head, text));
            CHECK(is_digest(pair.text, STR(""), text));
        }
}

int main(void)
{
    RUN(both_are_what_the_library_says);
    return test_report();
}
