/*
 * block_text.c - the text of blocks: white space folded, every byte with its
 * place in the page.
 *
 * Text is written word by word.  A word that is the same bytes in the page
 * extends the entry of the map before it when both lie equally far apart, over
 * a single space too, so that a paragraph of plain text is one entry.  Words
 * that were changed (references, other charsets) have entries of their own,
 * which never reach over white space.  Where the page is UTF-8, words with
 * single spaces between them are written at once, as if they were one.
 *
 * No-break and other odd spaces become spaces and stay out of the map; soft
 * hyphens, zero-width spaces and byte order marks are dropped, since they would
 * hide words from every later comparison.
 */
#include "extract/block_text.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"

BlockWriter block_writer_open(const Decoded *page, Arena *arena)
{
    return (BlockWriter){ .page = page,
                          .is_direct = decode_is_direct(page),
                          .text = buf_open(arena, LIMIT_TEXT_BYTES),
                          .arena = arena };
}

void block_writer_begin(BlockWriter *writer)
{
    writer->space = BLOCK_SPACE_NONE;
    writer->begin = writer->text.len;
}

void block_writer_add_line(BlockWriter *writer)
{
    if (writer->text.len > writer->begin)
        writer->space = BLOCK_SPACE_LINE;
}

static void block_writer_map(BlockWriter *writer, size_t begin, size_t end, Span page)
{
    TextMap *last = writer->map.count ? &writer->map.items[writer->map.count - 1] : NULL;
    bool same = span_len(page) == end - begin;
    if (last && last->text_begin >= writer->begin && last->page_end <= page.begin) {
        bool last_same = last->text_end - last->text_begin == last->page_end - last->page_begin;
        bool joined = last->text_end == begin && last->page_end == page.begin;
        bool over_space = writer->space == BLOCK_SPACE_PLAIN && last->text_end + 1 == begin &&
                          last->page_end + 1 == page.begin;
        if ((same && last_same && (joined || over_space)) || (!same && !last_same && joined)) {
            last->text_end = (uint32_t)end;
            last->page_end = page.end;
            return;
        }
    }
    if (last && last->page_end > page.begin)
        return; /* a map that went backwards would be worse than a gap */
    *VEC_PUSH(writer->arena, &writer->map) =
        (TextMap){ (uint32_t)begin, (uint32_t)end, page.begin, page.end };
}

/* `word` without white space, made from the decoded bytes `source`. */
static void block_writer_word(BlockWriter *writer, Str word, Span source)
{
    if (writer->text.len + word.len + 1 > LIMIT_TEXT_BYTES)
        return;
    if (writer->space != BLOCK_SPACE_NONE) {
        if (writer->text.len > writer->begin)
            buf_add_char(&writer->text, writer->space == BLOCK_SPACE_LINE ? '\n' : ' ');
        else
            writer->space = BLOCK_SPACE_NONE;
    }
    size_t begin = writer->text.len;
    buf_add(&writer->text, word);
    block_writer_map(writer, begin, writer->text.len, decode_page_span(writer->page, source));
    writer->space = BLOCK_SPACE_NONE;
}

static void block_writer_space(BlockWriter *writer, BlockSpace kind)
{
    if (writer->space == BLOCK_SPACE_LINE)
        return;
    writer->space =
        writer->space == BLOCK_SPACE_NONE || kind == BLOCK_SPACE_LINE ? kind : BLOCK_SPACE_OTHER;
}

typedef enum BlockOdd {
    BLOCK_ODD_NO = 0,
    BLOCK_ODD_SPACE,
    BLOCK_ODD_DROP,
} BlockOdd;

/* Characters beyond ASCII that are white space, or nothing at all. */
static BlockOdd block_odd_class(uint32_t c)
{
    switch (c) {
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0x2028:
    case 0x2029:
    case 0x85:
        return BLOCK_ODD_SPACE;
    case 0xAD:
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
        return BLOCK_ODD_DROP;
    default:
        return c >= 0x2000 && c <= 0x200A ? BLOCK_ODD_SPACE : BLOCK_ODD_NO;
    }
}

/* The length of the odd character at `at`, or 0. */
static uint32_t block_odd_at(Str text, size_t at, BlockOdd *odd)
{
    *odd = BLOCK_ODD_NO;
    unsigned char lead = (unsigned char)text.data[at];
    if (lead != 0xC2 && lead != 0xE1 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF)
        return 0;
    Utf8Char read = utf8_read_at(text, at);
    *odd = block_odd_class(read.codepoint);
    return *odd == BLOCK_ODD_NO ? 0 : read.len;
}

/* Control characters never reach a report: they are not text. */
static bool block_is_control(char c)
{
    return ((unsigned char)c < 0x20 && !ascii_is_space(c)) || c == 0x7F;
}

/* What may end a word: white space, control characters, the first bytes of odd characters. */
static const ByteSet BLOCK_WORD_ENDS = {
    .has = { [0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true, [0x04] = true,
             [0x05] = true, [0x06] = true, [0x07] = true, [0x08] = true, ['\t'] = true,
             ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true, [0x0E] = true,
             [0x0F] = true, [0x10] = true, [0x11] = true, [0x12] = true, [0x13] = true,
             [0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true, [0x18] = true,
             [0x19] = true, [0x1A] = true, [0x1B] = true, [0x1C] = true, [0x1D] = true,
             [0x1E] = true, [0x1F] = true, [' '] = true,  [0x7F] = true, [0xC2] = true,
             [0xE1] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true },
};

/*
 * Behind eight bytes at `at` that no word ends in when single spaces do not end
 * one, or at a space that is the last of them; `at` if there is anything else.
 */
static size_t block_pass_eight(Str text, size_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t bytes = str_eight(text, at), rest = bytes ^ ones * ' ', low = rest & ~highs;
    uint64_t spaces = ~((low + ~highs) | rest) & highs;
    uint64_t others = bytes | (bytes - ones * ' ') | (bytes + ones); /* not ASCII, below " ", 7F */
    if ((others & highs) || (spaces & spaces >> 8) || (spaces & 0x80))
        return at;
    return spaces >> 63 ? at + 7 : at + 8;
}

/* The end of the word at `at`, or of all words that follow it after single spaces. */
static size_t block_words_end(Str text, size_t at, bool over_spaces)
{
    for (;;) {
        BlockOdd odd;
        for (size_t before = text.len; over_spaces && before != at && text.len - at >= 8;) {
            before = at;
            at = block_pass_eight(text, at);
        }
        at = str_find_in(text, &BLOCK_WORD_ENDS, at);
        if (at == text.len)
            return at;
        char c = text.data[at];
        if (c == ' ' && over_spaces && at + 1 < text.len &&
            !BLOCK_WORD_ENDS.has[(unsigned char)text.data[at + 1]])
            at++;
        else if (ascii_is_space(c) || block_is_control(c) || block_odd_at(text, at, &odd))
            return at;
        else
            at++;
    }
}

/* One piece; `source` is the place of its first byte in the decoded page. */
static void block_writer_piece(BlockWriter *writer, Str text, Span source, bool is_copied)
{
    bool over_spaces =
        is_copied && writer->is_direct && writer->text.len + text.len + 1 <= LIMIT_TEXT_BYTES;
    for (size_t at = 0; at < text.len;) {
        BlockOdd odd;
        uint32_t odd_len;
        char c = text.data[at];
        if (ascii_is_space(c)) {
            bool line = c == '\n' && writer->keep_lines;
            block_writer_space(writer, line        ? BLOCK_SPACE_LINE
                                       : is_copied ? BLOCK_SPACE_PLAIN
                                                   : BLOCK_SPACE_OTHER);
            at++;
        } else if (block_is_control(c)) {
            at++;
        } else if ((odd_len = block_odd_at(text, at, &odd)) > 0) {
            if (odd == BLOCK_ODD_SPACE)
                block_writer_space(writer, BLOCK_SPACE_OTHER);
            at += odd_len;
        } else {
            size_t begin = at;
            at = block_words_end(text, at + 1, over_spaces);
            Span place = is_copied ? span(source.begin + begin, source.begin + at) : source;
            block_writer_word(writer, str_slice(text, span(begin, at)), place);
        }
    }
}

size_t block_writer_add(BlockWriter *writer, Str raw, size_t at, HtmlRaw mode)
{
    size_t before = writer->text.len;
    HtmlPieces pieces = html_pieces(raw, mode);
    HtmlPiece piece;
    while (html_piece_next(&pieces, &piece))
        block_writer_piece(writer, piece.text, span(at + piece.source.begin, at + piece.source.end),
                           piece.is_copied);
    return writer->text.len - before;
}
