/*
 * sha_pair.c - two sha256 at once (FIPS 180-4), by the SHA instructions of x86.
 *
 * A page is hashed with its address, for the id, and without it.  One hash waits
 * for itself: each of its 64 rounds needs the one before, and the processor could
 * do twice as many.  So the two go side by side, and the second costs little.
 *
 *     both  [front ....|.... text ........ | padding]
 *     text            [.... text ........ | padding]
 *                          ^ from here on both have whole blocks of the text
 */
#include "extract/sha_pair.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

enum { SHA_BLOCK = 64, SHA_LENGTH = 8 /* bytes of the length behind the padding */ };

#define SHA_CODE __attribute__((target("sha,sse4.1")))

static const uint32_t SHA_CONSTANTS[64] = {
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
};

typedef struct ShaStream {
    __m128i abef, cdgh; /* the state as the instructions want it, the first word on top */
    char block[SHA_BLOCK];
    size_t filled; /* of the block */
    uint64_t len;
} ShaStream;

bool sha_pair_is_here(void)
{
    enum { SSSE3 = 1 << 9, SSE41 = 1 << 19, SHA = 1 << 29 };
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & (SSSE3 | SSE41)) != (SSSE3 | SSE41))
        return false;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & SHA);
}

/* Four words of a block, the first byte of each on top. */
SHA_CODE static inline __m128i sha_words(Str block, size_t at)
{
    const __m128i order = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
    return _mm_shuffle_epi8(_mm_loadu_si128((const void *)str_drop(block, at).data), order);
}

/* The next four words of the schedule, in place of the oldest four. */
SHA_CODE static inline __m128i sha_schedule(const __m128i words[4], size_t oldest)
{
    __m128i newest = words[(oldest + 3) % 4];
    __m128i sum = _mm_sha256msg1_epu32(words[oldest], words[(oldest + 1) % 4]);
    sum = _mm_add_epi32(sum, _mm_alignr_epi8(newest, words[(oldest + 2) % 4], 4));
    return _mm_sha256msg2_epu32(sum, newest);
}

SHA_CODE static inline void sha_four_rounds(ShaStream *stream, __m128i words)
{
    stream->cdgh = _mm_sha256rnds2_epu32(stream->cdgh, stream->abef, words);
    words = _mm_shuffle_epi32(words, 0x0E);
    stream->abef = _mm_sha256rnds2_epu32(stream->abef, stream->cdgh, words);
}

/* As many blocks of both, each from its own text. */
SHA_CODE static void sha_blocks(ShaStream *a, Str text_a, ShaStream *b, Str text_b, size_t blocks)
{
    ShaStream x = *a, y = *b;
    for (size_t at = 0; blocks > 0; blocks--, at += SHA_BLOCK) {
        __m128i of_x[4], of_y[4];
        __m128i abef_x = x.abef, cdgh_x = x.cdgh, abef_y = y.abef, cdgh_y = y.cdgh;
#pragma GCC unroll 16
        for (size_t i = 0; i < 16; i++) {
            of_x[i % 4] = i < 4 ? sha_words(text_a, at + 16 * i) : sha_schedule(of_x, i % 4);
            of_y[i % 4] = i < 4 ? sha_words(text_b, at + 16 * i) : sha_schedule(of_y, i % 4);
            __m128i k = _mm_loadu_si128((const void *)&SHA_CONSTANTS[4 * i]);
            sha_four_rounds(&x, _mm_add_epi32(of_x[i % 4], k));
            sha_four_rounds(&y, _mm_add_epi32(of_y[i % 4], k));
        }
        x.abef = _mm_add_epi32(x.abef, abef_x);
        x.cdgh = _mm_add_epi32(x.cdgh, cdgh_x);
        y.abef = _mm_add_epi32(y.abef, abef_y);
        y.cdgh = _mm_add_epi32(y.cdgh, cdgh_y);
    }
    a->abef = x.abef;
    a->cdgh = x.cdgh;
    b->abef = y.abef;
    b->cdgh = y.cdgh;
}

static ShaStream sha_open(void)
{
    return (ShaStream){
        .abef = _mm_set_epi32(0x6A09E667, (int)0xBB67AE85, 0x510E527F, (int)0x9B05688C),
        .cdgh = _mm_set_epi32(0x3C6EF372, (int)0xA54FF53A, 0x1F83D9AB, 0x5BE0CD19),
    };
}

/* One stream by itself, for the little that stands at the ends. */
static void sha_add(ShaStream *stream, Str text)
{
    ShaStream idle = sha_open();
    stream->len += text.len;
    while (text.len > 0) {
        size_t room = SHA_BLOCK - stream->filled, len = text.len < room ? text.len : room;
        if (len == SHA_BLOCK) {
            size_t blocks = text.len / SHA_BLOCK;
            sha_blocks(stream, text, &idle, text, blocks);
            text = str_drop(text, blocks * SHA_BLOCK);
            continue;
        }
        memcpy(&stream->block[stream->filled], text.data, len);
        stream->filled = (stream->filled + len) % SHA_BLOCK;
        text = str_drop(text, len);
        Str block = { stream->block, SHA_BLOCK };
        if (stream->filled == 0)
            sha_blocks(stream, block, &idle, block, 1);
    }
}

/* The padding (FIPS 180-4, section 5.1.1), and the words of the state, most byte first. */
static void sha_finish(ShaStream *stream, unsigned char out[SHA_PAIR_BYTES])
{
    uint64_t bits = stream->len * 8;
    char padding[SHA_BLOCK + SHA_LENGTH] = { (char)0x80 };
    size_t used = (stream->filled + 1 + SHA_LENGTH) % SHA_BLOCK;
    size_t zeros = used ? SHA_BLOCK - used : 0;
    for (size_t i = 0; i < SHA_LENGTH; i++)
        padding[1 + zeros + i] = (char)(bits >> (8 * (SHA_LENGTH - 1 - i)));
    sha_add(stream, (Str){ padding, 1 + zeros + SHA_LENGTH });
    uint32_t abef[4], cdgh[4];
    _mm_storeu_si128((void *)abef, stream->abef);
    _mm_storeu_si128((void *)cdgh, stream->cdgh);
    const uint32_t words[8] = { abef[3], abef[2], cdgh[3], cdgh[2],
                                abef[1], abef[0], cdgh[1], cdgh[0] };
    for (size_t i = 0; i < SHA_PAIR_BYTES; i++)
        out[i] = (unsigned char)(words[i / 4] >> (24 - 8 * (i % 4)));
}

void sha_pair(ShaPair *out, Str front, Str text)
{
    ShaStream both = sha_open(), alone = sha_open();
    sha_add(&both, front);
    size_t lead = (SHA_BLOCK - both.filled) % SHA_BLOCK;
    if (lead > text.len)
        lead = text.len;
    sha_add(&both, str_take(text, lead));
    Str behind = str_drop(text, lead);
    size_t blocks = both.filled == 0 ? behind.len / SHA_BLOCK : 0, bytes = blocks * SHA_BLOCK;
    sha_blocks(&both, behind, &alone, text, blocks);
    both.len += bytes;
    alone.len += bytes;
    sha_add(&both, str_drop(behind, bytes));
    sha_add(&alone, str_drop(text, bytes));
    sha_finish(&both, out->both);
    sha_finish(&alone, out->text);
}

#else

bool sha_pair_is_here(void)
{
    return false;
}

void sha_pair(ShaPair *out, Str front, Str text)
{
    (void)front;
    (void)text;
    *out = (ShaPair){ { 0 }, { 0 } };
}

#endif
