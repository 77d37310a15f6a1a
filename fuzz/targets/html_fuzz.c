/* Any bytes in front of an unreadable page: tokens are in order and inside, the
 * bytes between them are none of text, pieces cover what they are made from. */
#include "extract/html_token.h"
#include "fence.h"
#include "fuzz.h"

#include <stdlib.h>

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_pieces(Str text, HtmlRaw raw, Arena *arena)
{
    HtmlPieces pieces = html_pieces(text, raw);
    uint32_t at = 0;
    size_t len = 0;
    Str whole = html_decode(text, raw, arena);
    for (HtmlPiece piece; html_piece_next(&pieces, &piece);) {
        require(piece.source.begin == at && piece.source.end > at && piece.source.end <= text.len);
        require(!piece.is_copied || str_equal(piece.text, str_slice(text, piece.source)));
        require(str_equal(piece.text, str_take(str_drop(whole, len), piece.text.len)));
        at = piece.source.end;
        len += piece.text.len;
    }
    require(at == text.len && len == whole.len);
}

static void check_token(const HtmlTokenizer *html, const HtmlToken *token, Arena *arena)
{
    require(token->span.end <= html->input.len && token->span.begin < token->span.end);
    if (token->kind == HTML_TEXT || token->kind == HTML_COMMENT) {
        require(span_contains(token->span, str_span_in(html->input, token->text)));
        check_pieces(token->text, token->raw, arena);
    }
    for (size_t i = 0; i < token->attr_count; i++) {
        require(span_contains(token->span, str_span_in(html->input, token->attrs[i].value)));
        check_pieces(token->attrs[i].value, HTML_RAW_ATTRIBUTE, arena);
        check_pieces(token->attrs[i].name, HTML_RAW_NAME, arena);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        require(arena_open(&arena, (size_t)1 << 30));

    ArenaMark mark = arena_mark(&arena);
    Fence fence = fence_copy((Str){ (const char *)data, size });
    HtmlTokenizer html = html_open(fence.text, &arena);
    uint32_t at = 0;
    for (HtmlToken token; html_next(&html, &token);) {
        require(token.span.begin >= at);
        /* Left out: "</>", the marks of CDATA sections, a tag at the end that never closes. */
        require(token.span.begin == at || str_at(fence.text, at) == '<' ||
                str_at(fence.text, at) == ']');
        check_token(&html, &token, &arena);
        at = token.span.end;
    }
    require(at == size || str_at(fence.text, at) == '<' || str_at(fence.text, at) == ']');
    require(html.at == size);
    fence_free(&fence);
    arena_release(&arena, mark);
    return 0;
}
