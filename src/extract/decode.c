/*
 * decode.c - the bytes of a page to UTF-8, with the way back.
 *
 * Nearly every page is valid UTF-8: then the text is the body itself.  In all
 * other cases the text is written anew and a map of runs says where each part
 * came from: within a run, so many bytes of text stand for so many bytes of
 * page, so a paragraph of ASCII, or of two-byte Chinese, is one run.
 *
 * Standards: Encoding (WHATWG), sections 4 and 6; HTML, section 13.2.3.1.
 * Converters are ICU's.  They write into small arrays on the stack, and only
 * between two calls does anything grow in the arena, so that a jump out of it
 * never passes through the library.
 */
#include "extract/decode.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "extract/decode_label.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

enum { DECODE_CHUNK = 2048, DECODE_SAMPLE = 4096 };

/* The text that is being written, and its map. */
typedef struct DecodeOut {
    Decoded *decoded;
    Arena *arena;
    Buf text;
    uint32_t page; /* bytes of the page that the text stands for so far */
    bool has_note;
} DecodeOut;

static DecodeOut decode_out_open(Decoded *decoded, Str body, uint32_t skip, Arena *arena)
{
    /* A byte becomes at most three (U+FFFD). */
    return (DecodeOut){ decoded, arena, buf_open(arena, 3 * body.len), skip, false };
}

/* `page_len` bytes of the page were written as the last `text_len` bytes of text. */
static void decode_map_add(DecodeOut *out, uint32_t text_begin, uint32_t page_len,
                           uint32_t text_unit, uint32_t page_unit)
{
    Decoded *decoded = out->decoded;
    const DecodeRun *last = decoded->count ? &decoded->items[decoded->count - 1] : NULL;
    if (!last || last->text_unit != text_unit || last->page_unit != page_unit)
        *VEC_PUSH(out->arena, decoded) = (DecodeRun){ text_begin, out->page, text_unit, page_unit };
    out->page += page_len;
}

static void decode_add_copied(DecodeOut *out, Str bytes)
{
    if (bytes.len == 0)
        return;
    uint32_t begin = (uint32_t)out->text.len;
    buf_add(&out->text, bytes);
    decode_map_add(out, begin, (uint32_t)bytes.len, 1, 1);
}

static void decode_add_character(DecodeOut *out, uint32_t codepoint, uint32_t page_len)
{
    uint32_t begin = (uint32_t)out->text.len;
    buf_add_codepoint(&out->text, codepoint);
    decode_map_add(out, begin, page_len, (uint32_t)out->text.len - begin, page_len);
}

static void decode_note_once(DecodeOut *out, Word what, uint64_t offset)
{
    if (!out->has_note)
        note_add(out->arena, &out->decoded->notes, what, offset);
    out->has_note = true;
}

static void decode_borrow(Decoded *decoded, Str body, uint32_t skip, Arena *arena)
{
    decoded->text = str_drop(body, skip);
    if (decoded->text.len)
        *VEC_PUSH(arena, decoded) = (DecodeRun){ 0, skip, 1, 1 };
}

/* Encoding standard, section 8.1.1: broken sequences become U+FFFD. */
static void decode_utf8(Decoded *decoded, Str body, uint32_t skip, Arena *arena)
{
    size_t invalid = decoded->is_utf8 ? STR_NONE : utf8_find_invalid(str_drop(body, skip));
    if (invalid == STR_NONE) {
        decode_borrow(decoded, body, skip, arena);
        return;
    }
    DecodeOut out = decode_out_open(decoded, body, skip, arena);
    while (invalid != STR_NONE) {
        Str rest = str_drop(body, out.page);
        decode_add_copied(&out, str_take(rest, invalid));
        decode_note_once(&out, WORD_BAD_UTF8, out.page);
        decode_add_character(&out, UTF8_REPLACEMENT, utf8_read_at(rest, invalid).len);
        invalid = utf8_find_invalid(str_drop(body, out.page));
    }
    decode_add_copied(&out, str_drop(body, out.page));
    decoded->text = buf_str(&out.text);
}

/* What ICU wrote in one call. */
typedef struct DecodeChunk {
    UChar units[DECODE_CHUNK];
    int32_t offsets[DECODE_CHUNK]; /* where each unit begins, from the place of the call; or -1 */
    size_t count;
    size_t taken; /* bytes of the body that were read */
    bool is_last;
} DecodeChunk;

static void decode_convert(DecodeChunk *chunk, UConverter *converter, Str rest)
{
    UErrorCode code = U_ZERO_ERROR;
    UChar *target = chunk->units;
    const char *source = rest.data;
    ucnv_toUnicode(converter, &target, chunk->units + DECODE_CHUNK, &source, rest.data + rest.len,
                   chunk->offsets, true, &code);
    chunk->count = (size_t)(target - chunk->units);
    chunk->taken = (size_t)(source - rest.data);
    chunk->is_last = code != U_BUFFER_OVERFLOW_ERROR;
}

/* A character whose end in the page is known only when the next one begins. */
typedef struct DecodePending {
    uint32_t codepoint;
    uint32_t begin;
    bool is_there;
} DecodePending;

static void decode_flush(DecodeOut *out, DecodePending *pending, uint32_t next_begin)
{
    if (!pending->is_there)
        return;
    if (pending->codepoint == UTF8_REPLACEMENT)
        decode_note_once(out, WORD_BAD_CHARSET_BYTES, pending->begin);
    decode_add_character(out, pending->codepoint, next_begin - out->page);
    pending->is_there = false;
}

static void decode_take_chunk(DecodeOut *out, const DecodeChunk *chunk, uint32_t from,
                              DecodePending *pending, uint32_t *high)
{
    for (size_t i = 0; i < chunk->count; i++) {
        uint32_t unit = chunk->units[i];
        uint32_t begin = pending->begin;
        if (chunk->offsets[i] >= 0 && from + (uint32_t)chunk->offsets[i] > begin)
            begin = from + (uint32_t)chunk->offsets[i];
        if (*high && unit >= 0xDC00 && unit <= 0xDFFF) {
            pending->codepoint = 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00);
            *high = 0;
            continue;
        }
        decode_flush(out, pending, begin);
        *high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        *pending = (DecodePending){ unit, begin, true };
    }
}

static void decode_other(Decoded *decoded, Str body, uint32_t skip, UConverter *converter,
                         Arena *arena)
{
    DecodeOut out = decode_out_open(decoded, body, skip, arena);
    DecodePending pending = { .begin = skip };
    DecodeChunk chunk;
    uint32_t high = 0;
    size_t at = skip;
    ucnv_reset(converter);
    do {
        decode_convert(&chunk, converter, str_drop(body, at));
        decode_take_chunk(&out, &chunk, (uint32_t)at, &pending, &high);
        at += chunk.taken;
    } while (!chunk.is_last);
    decode_flush(&out, &pending, (uint32_t)body.len);
    decoded->text = buf_str(&out.text);
}

/* The converter of an encoding, kept for the next page; NULL if ICU has none. */
static UConverter *decode_converter(ExtractTools *tools, const char *name)
{
    if (tools->converter && tools->converter_name == name)
        return tools->converter;
    UErrorCode code = U_ZERO_ERROR;
    UConverter *opened = ucnv_open(name, &code);
    if (U_FAILURE(code))
        return NULL;
    if (tools->converter)
        ucnv_close(tools->converter);
    tools->converter = opened;
    tools->converter_name = name;
    return opened;
}

/* How much of what is not ASCII is UTF-8. */
typedef struct DecodeCensus {
    size_t valid;      /* characters of two bytes or more */
    size_t invalid;    /* broken sequences */
    size_t letters;    /* ASCII letters */
    size_t first_high; /* place of the first byte over 7F, or STR_NONE */
} DecodeCensus;

static DecodeCensus decode_census(Str body)
{
    DecodeCensus census = { .first_high = STR_NONE };
    for (size_t at = 0; at < body.len;) {
        Utf8Char read = utf8_read_at(body, at);
        if (read.codepoint >= 0x80) {
            census.valid += read.valid;
            census.invalid += !read.valid;
            if (census.first_high == STR_NONE)
                census.first_high = at;
        } else {
            uint32_t folded = read.codepoint | 0x20;
            census.letters += folded >= 'a' && folded <= 'z';
        }
        at += read.len;
    }
    return census;
}

/* UTF-16 by its bytes: every other one of Latin text is NUL, and of markup in any script. */
static DecodeLabel decode_guess_utf16(Str body, bool says_so)
{
    size_t zeros[2] = { 0, 0 };
    size_t len = body.len < DECODE_SAMPLE ? body.len & ~(size_t)1 : DECODE_SAMPLE;
    for (size_t i = 0; i < len; i++)
        zeros[i & 1] += str_at(body, i) == '\0';
    bool is_tag =
        str_starts_with(body, (Str){ "<\0", 2 }) || str_starts_with(body, (Str){ "\0<", 2 });
    size_t least = len / (says_so || is_tag ? 50 : 5);
    if (len < 8 || (zeros[0] <= least && zeros[1] <= least))
        return (DecodeLabel){ 0 };
    if (zeros[1] > 8 * zeros[0])
        return decode_label_find(STR("utf-16le"));
    return zeros[0] > 8 * zeros[1] ? decode_label_find(STR("utf-16be")) : (DecodeLabel){ 0 };
}

static bool decode_is_multibyte(Str name)
{
    static const char *const names[] = { "big5", "euc-jp",      "euc-kr",   "gb18030",
                                         "gbk",  "iso-2022-jp", "shift_jis" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_equal(name, str_from_cstr(names[i])))
            return true;
    return false;
}

/* What uchardet says of a body that is not UTF-8; windows-1252 when unsure. */
static DecodeLabel decode_detect(Str body, const DecodeCensus *census, ExtractTools *tools)
{
    /* Begin where the bytes begin that tell charsets apart. */
    Str sample = str_drop(body, census->first_high == STR_NONE ? 0 : census->first_high);
    if (sample.len > LIMIT_DETECT_BYTES)
        sample = str_take(sample, LIMIT_DETECT_BYTES);
    uchardet_reset(tools->detector);
    DecodeLabel found = { 0 };
    if (uchardet_handle_data(tools->detector, sample.data, sample.len) == 0) {
        uchardet_data_end(tools->detector);
        found = decode_label_find(str_from_cstr(uchardet_get_charset(tools->detector)));
    }
    /* Quotation marks and a few accents look like anything to a detector. */
    size_t high = census->valid + census->invalid;
    bool is_rare = high * 50 < census->letters && !decode_is_multibyte(found.name);
    if (!found.converter || is_rare || str_starts_with(found.name, STR("utf-")))
        return decode_label_find(STR("windows-1252"));
    /* Ukrainian has letters where Russian has lines to draw boxes with, and no text has those. */
    return str_equal(found.name, STR("koi8-r")) ? decode_label_find(STR("koi8-u")) : found;
}

/* The encoding that a byte order mark names (Encoding standard, section 6.1). */
static DecodeLabel decode_label_of_mark(Str body, uint32_t *skip)
{
    *skip = 0;
    if (str_starts_with(body, STR("\xEF\xBB\xBF"))) {
        *skip = 3;
        return decode_label_find(STR("utf-8"));
    }
    bool is_little = str_starts_with(body, STR("\xFF\xFE"));
    if (!is_little && !str_starts_with(body, STR("\xFE\xFF")))
        return (DecodeLabel){ 0 };
    *skip = 2;
    return decode_label_find(is_little ? STR("utf-16le") : STR("utf-16be"));
}

/*
 * UTF-8 although it does not say so, or with a few broken places.  Text of
 * another charset hardly ever looks so, but for a few characters of an Asian
 * one; broken places weigh less where UTF-8 is declared.
 */
static bool decode_census_is_utf8(const DecodeCensus *census, DecodeLabel declared)
{
    if (decode_is_multibyte(declared.name))
        return census->invalid == 0 && census->valid >= 4;
    bool says_utf8 = str_equal(declared.name, STR("utf-8"));
    return census->valid > 0 && census->valid >= (says_utf8 ? 1 : 10) * census->invalid;
}

/* Valid UTF-8 that declares nothing: if all is ASCII, it may be Japanese between escapes. */
static DecodeLabel decode_guess_ascii(Decoded *decoded, Str body, DecodeLabel utf8, Arena *arena)
{
    size_t escape = str_find(body, STR("\x1b$B"), 0);
    if (escape == STR_NONE || decode_census(body).first_high != STR_NONE)
        return utf8;
    note_add(arena, &decoded->notes, WORD_CHARSET_GUESSED, escape);
    return decode_label_find(STR("iso-2022-jp"));
}

/* Right what is declared wrongly, or not at all. */
static DecodeLabel decode_judge(Decoded *decoded, Str body, DecodeLabel declared,
                                ExtractTools *tools, Arena *arena)
{
    DecodeLabel utf8 = decode_label_find(STR("utf-8"));
    bool says_utf8 = str_equal(declared.name, utf8.name);
    bool says_utf16 = str_starts_with(declared.name, STR("utf-16"));
    bool is_valid = decoded->is_utf8 = utf8_find_invalid(body) == STR_NONE;
    if (is_valid && says_utf8)
        return utf8;
    DecodeLabel utf16 = decode_guess_utf16(body, says_utf16);
    if (utf16.converter && !says_utf8) {
        if (!says_utf16)
            note_add(arena, &decoded->notes, WORD_CHARSET_GUESSED, 0);
        return utf16;
    }
    if (is_valid && !declared.converter)
        return decode_guess_ascii(decoded, body, utf8, arena);

    DecodeCensus census = decode_census(body);
    bool is_ascii = census.first_high == STR_NONE;
    if (is_ascii)
        return str_equal(declared.name, STR("iso-2022-jp")) ? declared : utf8;
    if (decode_census_is_utf8(&census, declared)) {
        if (!says_utf8 && declared.converter)
            note_add(arena, &decoded->notes, WORD_CHARSET_WRONG, census.first_high);
        return utf8;
    }
    if (declared.converter && !says_utf8 && !says_utf16)
        return declared;
    note_add(arena, &decoded->notes, declared.converter ? WORD_CHARSET_WRONG : WORD_CHARSET_GUESSED,
             census.first_high);
    return decode_detect(body, &census, tools);
}

Decoded decode_page(Str body, Str content_type, ExtractTools *tools, Arena *arena)
{
    Decoded decoded = { 0 };
    uint32_t skip;
    if (body.len > LIMIT_PAGE_BYTES)
        body = str_take(body, LIMIT_PAGE_BYTES);
    DecodeLabel label = decode_label_of_mark(body, &skip);
    if (!label.converter) {
        label = decode_label_in_header(content_type);
        bool is_unknown = label.is_unknown;
        if (!label.converter) {
            label = decode_label_in_page(body, arena);
            is_unknown |= label.is_unknown;
        }
        if (is_unknown)
            note_add(arena, &decoded.notes, WORD_CHARSET_UNKNOWN, 0);
        label = decode_judge(&decoded, body, label, tools, arena);
    }

    decoded.charset = label.name;
    UConverter *converter = NULL;
    if (!str_equal(label.name, STR("utf-8")))
        converter = decode_converter(tools, label.converter);
    if (converter)
        decode_other(&decoded, body, skip, converter, arena);
    else
        decode_utf8(&decoded, body, skip, arena);
    return decoded;
}

/* The last run that begins at or before text byte `at`. */
static const DecodeRun *decode_run_at(const Decoded *decoded, uint32_t at)
{
    size_t low = 0, high = decoded->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (decoded->items[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return &decoded->items[low];
}

Span decode_page_span(const Decoded *decoded, Span text)
{
    if (decoded->count == 0)
        return (Span){ 0, 0 };
    if (decode_is_direct(decoded)) {
        uint32_t skip = decoded->items[0].page;
        return (Span){ skip + text.begin, skip + (text.end > text.begin ? text.end : text.begin) };
    }
    const DecodeRun *run = decode_run_at(decoded, text.begin);
    uint32_t begin = run->page + (text.begin - run->text) / run->text_unit * run->page_unit;
    if (text.end <= text.begin)
        return (Span){ begin, begin };
    run = decode_run_at(decoded, text.end - 1);
    uint32_t units = (text.end - 1 - run->text) / run->text_unit + 1;
    return (Span){ begin, run->page + units * run->page_unit };
}
