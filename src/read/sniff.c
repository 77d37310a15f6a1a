#include "read/sniff.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/scan.h"
#include "text/table.h"

#include "read_magic.inc"
#include "read_marks.inc"
#include "read_names.inc"

enum { SNIFF_NAME_MAX = 40, SNIFF_NARROW = 2048 };

static Sniff sniff_other(Word reason)
{
    return (Sniff){ .kind = SNIFF_OTHER, .reason = reason };
}

static Word sniff_word(Str kind)
{
    static const struct {
        Str kind;
        Word word;
    } WORDS_OF[] = {
        { { "image", 5 }, WORD_PAGE_IMAGE },   { { "media", 5 }, WORD_PAGE_MEDIA },
        { { "pdf", 3 }, WORD_PAGE_PDF },       { { "archive", 7 }, WORD_PAGE_ARCHIVE },
        { { "packed", 6 }, WORD_PAGE_PACKED }, { { "office", 6 }, WORD_PAGE_OFFICE },
        { { "code", 4 }, WORD_PAGE_CODE },     { { "data", 4 }, WORD_PAGE_DATA },
    };
    for (size_t i = 0; i < sizeof WORDS_OF / sizeof WORDS_OF[0]; i++)
        if (str_equal(WORDS_OF[i].kind, kind))
            return WORDS_OF[i].word;
    return WORD_PAGE_BINARY;
}

static bool sniff_fits(Str bytes, Str pattern)
{
    if (bytes.len < pattern.len / 2)
        return false;
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.data[i] == '?')
            continue;
        unsigned byte = (unsigned char)bytes.data[i / 2];
        if ((int)(i % 2 == 0 ? byte >> 4 : byte & 15) != ascii_hex_value(pattern.data[i]))
            return false;
    }
    return true;
}

static Word sniff_magic(Str bytes)
{
    const ReadMagic *best = NULL;
    for (size_t i = 0; i < sizeof READ_MAGIC / sizeof READ_MAGIC[0]; i++) {
        const ReadMagic *magic = &READ_MAGIC[i];
        if (sniff_fits(bytes, magic->pattern) && (!best || magic->pattern.len > best->pattern.len))
            best = magic;
    }
    if (!best && bytes.len > 262 && str_equal(str_take(str_drop(bytes, 257), 5), STR("ustar")))
        return WORD_PAGE_ARCHIVE;
    return best ? sniff_word(best->kind) : WORD_NONE;
}

/* The kind that a file's ending or a media type stands for, or an empty text. */
static Str sniff_hint(Str name)
{
    char folded[SNIFF_NAME_MAX];
    if (name.len > sizeof folded)
        return (Str){ 0 };
    for (size_t i = 0; i < name.len; i++)
        folded[i] = ascii_lower(name.data[i]);
    const ReadName *found = TABLE_FIND(READ_NAMES, name, ((Str){ folded, name.len }));
    return found ? found->kind : (Str){ 0 };
}

/* A media type by its first half (RFC 6838): what an image holds is no text. */
static Str sniff_hint_of_class(Str media)
{
    static const struct {
        Str begin, kind;
    } CLASSES[] = {
        { { "image/", 6 }, { "image", 5 } },
        { { "audio/", 6 }, { "media", 5 } },
        { { "video/", 6 }, { "media", 5 } },
        { { "font/", 5 }, { "media", 5 } },
    };
    for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++)
        if (str_starts_with_nocase(media, CLASSES[i].begin))
            return CLASSES[i].kind;
    return (Str){ 0 };
}

static Str sniff_hint_of(Str name, Str type)
{
    Str media = str_trim(str_cut(type, ';').head);
    Str hint = sniff_hint(media);
    if (hint.len == 0)
        hint = sniff_hint_of_class(media);
    size_t dot = str_find_last(name, '.');
    if (hint.len == 0 && dot != STR_NONE)
        hint = sniff_hint(str_drop(name, dot));
    return hint;
}

/* Bytes that text has not (WHATWG MIME Sniffing, "binary data byte"). */
static bool sniff_is_control(char c)
{
    unsigned char byte = (unsigned char)c;
    return (byte <= 8) | (byte == 11) | ((byte >= 14) & (byte <= 26)) |
           ((byte >= 28) & (byte <= 31));
}

/* Counted by stretches short enough for the count to be a byte: sixteen bytes at once. */
static bool sniff_is_binary(Str bytes)
{
    enum { STRETCH = 240 };
    size_t controls = 0;
    for (size_t at = 0; at < bytes.len; at += STRETCH) {
        Str stretch = str_drop(bytes, at);
        unsigned char count = 0;
        for (size_t i = 0; i < STRETCH && i < stretch.len; i++)
            count = (unsigned char)(count + sniff_is_control(stretch.data[i]));
        controls += count;
    }
    return controls * 100 > bytes.len;
}

/* The charset of text in units of 16 bits, or an empty text. */
static Str sniff_wide(Str bytes)
{
    if (str_starts_with(bytes, STR("\xff\xfe")))
        return STR("utf-16le");
    if (str_starts_with(bytes, STR("\xfe\xff")))
        return STR("utf-16be");
    size_t zeros[2] = { 0, 0 };
    for (size_t i = 0; (i = str_find_byte(bytes, '\0', i)) != STR_NONE; i++)
        zeros[i % 2]++;
    bool is_tag =
        str_starts_with(bytes, (Str){ "<\0", 2 }) || str_starts_with(bytes, (Str){ "\0<", 2 });
    size_t half = bytes.len / 2, least = is_tag ? half / 25 : half * 2 / 5;
    if (half >= 4 && zeros[1] > least && zeros[0] < half / 20 + 1)
        return STR("utf-16le");
    if (half >= 4 && zeros[0] > least && zeros[1] < half / 20 + 1)
        return STR("utf-16be");
    return (Str){ 0 };
}

static bool sniff_is_name(char c)
{
    return ascii_is_alnum(c) || c == '!' || c == ':' || c == '_' || c == '-';
}

/* The name of the tag whose '<' stands right before the scan, in small letters. */
static Str sniff_tag_name(Scan *scan, char folded[SNIFF_NAME_MAX])
{
    scan_char(scan, '/');
    Str name = scan_while(scan, sniff_is_name);
    if (name.len > SNIFF_NAME_MAX)
        return (Str){ 0 };
    for (size_t i = 0; i < name.len; i++)
        folded[i] = ascii_lower(name.data[i]);
    return (Str){ folded, name.len };
}

static bool sniff_has_marks(Str bytes, int needed)
{
    int weight = 0;
    Scan scan = scan_from(bytes);
    while (weight < needed) {
        scan_until(&scan, '<');
        if (!scan_char(&scan, '<'))
            return false;
        char folded[SNIFF_NAME_MAX];
        Str name = sniff_tag_name(&scan, folded);
        char next = scan_peek(&scan);
        const ReadMark *mark = TABLE_FIND(READ_MARKS, name, name);
        if (mark && (next == '>' || next == '/' || ascii_is_space(next)))
            weight += mark->weight;
    }
    return true;
}

/* To behind `end`, or to the end of the text. */
static void sniff_skip_past(Scan *scan, Str end)
{
    size_t at = str_find(scan->text, end, scan->at);
    scan->at = at == STR_NONE ? scan->text.len : at + end.len;
}

/* The first element of markup, without its prefix; empty if text comes before it. */
static Str sniff_root(Str bytes, char folded[SNIFF_NAME_MAX])
{
    Scan scan = scan_from(bytes);
    for (;;) {
        scan_spaces(&scan);
        if (scan_word(&scan, STR("<?")))
            sniff_skip_past(&scan, STR("?>"));
        else if (scan_word(&scan, STR("<!--")))
            sniff_skip_past(&scan, STR("-->"));
        else if (scan_word(&scan, STR("<!")))
            sniff_skip_past(&scan, STR(">"));
        else
            break;
    }
    if (!scan_char(&scan, '<'))
        return (Str){ 0 };
    Str name = sniff_tag_name(&scan, folded);
    StrCut cut = str_cut(name, ':');
    return cut.found ? cut.tail : name;
}

static bool sniff_is_json(Str bytes)
{
    Scan scan = scan_from(bytes);
    bool object = scan_char(&scan, '{');
    if (!object && !scan_char(&scan, '['))
        return false;
    scan_spaces(&scan);
    char next = scan_peek(&scan);
    return scan_done(&scan) || (object ? next == '"' || next == '}' : next == '{' || next == ']');
}

static bool sniff_is_field_name(char c)
{
    return ascii_is_alnum(c) || c == '-';
}

/* Header lines (RFC 5322) among which one of MIME stands. */
static bool sniff_is_mail(Str bytes)
{
    bool mime = false;
    for (Str rest = bytes; rest.len > 0;) {
        StrCut cut = str_cut(rest, '\n');
        Scan scan = scan_from(cut.head);
        rest = cut.tail;
        if (str_trim(cut.head).len == 0)
            return mime;
        if (scan_char(&scan, ' ') || scan_char(&scan, '\t'))
            continue;
        Str name = scan_while(&scan, sniff_is_field_name);
        if (name.len == 0 || !scan_char(&scan, ':'))
            return false;
        Str value = str_trim(scan_rest(&scan));
        mime = mime || str_equal_nocase(name, STR("mime-version")) ||
               (str_equal_nocase(name, STR("content-type")) &&
                (str_starts_with_nocase(value, STR("multipart/")) ||
                 str_starts_with_nocase(value, STR("text/html"))));
    }
    return mime;
}

static Sniff sniff_markup(Str bytes, Str hint, Str charset)
{
    char folded[SNIFF_NAME_MAX];
    Str root = sniff_root(bytes, folded);
    if (str_equal(root, STR("rss")) || str_equal(root, STR("feed")) || str_equal(root, STR("rdf")))
        return (Sniff){ .kind = SNIFF_FEED };
    if (str_equal(root, STR("svg")))
        return sniff_other(WORD_PAGE_IMAGE);
    Sniff html = { .kind = SNIFF_HTML, .content_type = STR("text/html") };
    Sniff text = { .kind = SNIFF_TEXT, .content_type = STR("text/plain") };
    if (str_equal(charset, STR("utf-16le"))) {
        html.content_type = STR("text/html; charset=utf-16le");
        text.content_type = STR("text/plain; charset=utf-16le");
    } else if (charset.len > 0) {
        html.content_type = STR("text/html; charset=utf-16be");
        text.content_type = STR("text/plain; charset=utf-16be");
    }
    if (str_equal(hint, STR("html")) || TABLE_FIND(READ_MARKS, name, root))
        return html;
    if (str_starts_with(bytes, STR("<?xml")) && root.len > 0)
        return sniff_other(WORD_PAGE_DATA);
    if (hint.len > 0 && !str_equal(hint, STR("text")) && !str_equal(hint, STR("feed")))
        return sniff_other(sniff_word(hint));
    return !str_equal(hint, STR("text")) && sniff_has_marks(bytes, 2) ? html : text;
}

/* Text in units of 16 bits: judged by what is left without its zeros. */
static Sniff sniff_wide_text(Str bytes, Str hint, Str charset)
{
    char narrow[SNIFF_NARROW];
    size_t len = 0;
    for (size_t i = 0; i < bytes.len && len < sizeof narrow; i++)
        if (bytes.data[i] != '\0' && (unsigned char)bytes.data[i] < 0xFE)
            narrow[len++] = bytes.data[i];
    Sniff found = sniff_markup(str_trim((Str){ narrow, len }), hint, charset);
    return found;
}

Sniff sniff_bytes(Str begin, Str name, Str type)
{
    Str bytes = begin.len > LIMIT_SNIFF_BYTES ? str_take(begin, LIMIT_SNIFF_BYTES) : begin;
    if (str_starts_with(bytes, STR("\x1f\x8b\x08")))
        return (Sniff){ .kind = SNIFF_GZIP };
    Word magic = sniff_magic(bytes);
    if (magic)
        return sniff_other(magic);
    Str hint = sniff_hint_of(name, type);
    Str wide = sniff_wide(bytes);
    if (wide.len > 0)
        return sniff_wide_text(bytes, hint, wide);
    if (str_starts_with(bytes, STR("\xef\xbb\xbf")))
        bytes = str_drop(bytes, 3);
    bytes = str_trim(bytes);
    if (bytes.len == 0)
        return (Sniff){ .kind = SNIFF_EMPTY };
    if (str_starts_with(bytes, STR("WARC/")))
        return (Sniff){ .kind = SNIFF_WARC };
    if (sniff_is_json(bytes))
        return (Sniff){ .kind = SNIFF_JSON };
    if (sniff_is_mail(bytes))
        return (Sniff){ .kind = SNIFF_MAIL };
    if (sniff_is_binary(bytes) && !sniff_has_marks(bytes, 2))
        return sniff_other(WORD_PAGE_BINARY);
    return sniff_markup(bytes, hint, (Str){ 0 });
}
