/*
 * html_pieces.c - raw slices of a page to the text they stand for.
 *
 * A text is mostly runs of bytes that stay as they are.  Between them stand
 * references, line ends to normalize (section 13.2.3.5) and NULs.  The walk
 * goes from one byte that may change to the next and gives runs back whole.
 */
#include "extract/html_entity.h"
#include "extract/html_token.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

static const ByteSet *html_changing_bytes(HtmlRaw raw)
{
    static const ByteSet cr = { .has = { ['\r'] = true } };
    static const ByteSet cr_nul = { .has = { ['\r'] = true, ['\0'] = true } };
    static const ByteSet cr_reference = { .has = { ['\r'] = true, ['&'] = true } };
    static const ByteSet all = { .has = { ['\r'] = true, ['\0'] = true, ['&'] = true } };
    static const ByteSet name = {
        .has = { ['\0'] = true, ['A'] = true, ['B'] = true, ['C'] = true, ['D'] = true,
                 ['E'] = true,  ['F'] = true, ['G'] = true, ['H'] = true, ['I'] = true,
                 ['J'] = true,  ['K'] = true, ['L'] = true, ['M'] = true, ['N'] = true,
                 ['O'] = true,  ['P'] = true, ['Q'] = true, ['R'] = true, ['S'] = true,
                 ['T'] = true,  ['U'] = true, ['V'] = true, ['W'] = true, ['X'] = true,
                 ['Y'] = true,  ['Z'] = true },
    };
    switch (raw) {
    case HTML_RAW_DATA:
        return &cr_reference;
    case HTML_RAW_RCDATA:
    case HTML_RAW_ATTRIBUTE:
        return &all;
    case HTML_RAW_TEXT:
        return &cr_nul;
    case HTML_RAW_CDATA:
        return &cr;
    case HTML_RAW_NAME:
        break;
    }
    return &name;
}

HtmlPieces html_pieces(Str text, HtmlRaw raw)
{
    return (HtmlPieces){ .text = text, .raw = raw };
}

static void html_piece_make(HtmlPieces *pieces, HtmlPiece *piece, HtmlReference made)
{
    size_t len = utf8_encode(made.first, pieces->made);
    if (made.second)
        len += utf8_encode(made.second, &pieces->made[len]);
    piece->text = (Str){ pieces->made, len };
    piece->source = span(pieces->at, pieces->at + made.len);
    piece->is_copied = false;
    pieces->at += made.len;
}

/* What the byte at the walk's place changes to; len 0 if it stays. */
static HtmlReference html_change_at(const HtmlPieces *pieces)
{
    char c = str_at(pieces->text, pieces->at);
    if (c == '&')
        return html_reference_read(pieces->text, pieces->at, pieces->raw == HTML_RAW_ATTRIBUTE);
    if (c == '\r')
        return (HtmlReference){ '\n', 0, str_at(pieces->text, pieces->at + 1) == '\n' ? 2 : 1 };
    if (c == '\0')
        return (HtmlReference){ UTF8_REPLACEMENT, 0, 1 };
    return (HtmlReference){ (unsigned char)ascii_lower(c), 0, 1 };
}

bool html_piece_next(HtmlPieces *pieces, HtmlPiece *piece)
{
    if (pieces->at >= pieces->text.len)
        return false;

    const ByteSet *changing = html_changing_bytes(pieces->raw);
    size_t begin = pieces->at;
    if (changing->has[(unsigned char)str_at(pieces->text, begin)]) {
        HtmlReference change = html_change_at(pieces);
        if (change.len) {
            html_piece_make(pieces, piece, change);
            return true;
        }
        pieces->at++; /* an "&" that is just that */
    }
    pieces->at = str_find_in(pieces->text, changing, pieces->at);
    piece->text = str_between(pieces->text, begin, pieces->at);
    piece->source = span(begin, pieces->at);
    piece->is_copied = true;
    return true;
}

Str html_decode(Str text, HtmlRaw raw, Arena *arena)
{
    if (str_find_in(text, html_changing_bytes(raw), 0) == text.len)
        return text;

    Buf buf = buf_open(arena, 3 * text.len); /* a NUL becomes three bytes */
    HtmlPieces pieces = html_pieces(text, raw);
    for (HtmlPiece piece; html_piece_next(&pieces, &piece);)
        buf_add(&buf, piece.text);
    return buf_str(&buf);
}
