/*
 * html_markup.c - comments, doctypes, CDATA sections.
 *
 * HTML standard, sections 13.2.5.41 to 71.  The states of a comment come down
 * to four facts: ">" and "->" right at its beginning end it; so do the first
 * "-->" and "--!>"; at the end of the input, dashes that could have begun such
 * an end are not part of it; everything else is.
 */
#include "extract/html_parts.h"

#include "base/ascii.h"
#include "base/scan.h"

static void html_comment_token(HtmlTokenizer *html, HtmlToken *token, size_t text_from,
                               size_t text_end, size_t end)
{
    token->kind = HTML_COMMENT;
    token->raw = HTML_RAW_TEXT;
    token->text = str_between(html->input, text_from, text_end);
    token->span = span(html->at, end);
    html->at = end;
}

bool html_read_bogus_comment(HtmlTokenizer *html, HtmlToken *token, size_t text_from)
{
    size_t close = str_find_byte(html->input, '>', text_from);
    if (close == STR_NONE)
        html_comment_token(html, token, text_from, html->input.len, html->input.len);
    else
        html_comment_token(html, token, text_from, close, close + 1);
    return true;
}

/* 13.2.5.50 to 52 at the end of the input: an end that was begun is dropped. */
static size_t html_comment_cut_end(Str input, size_t from)
{
    Str text = str_between(input, from, input.len);
    if (str_ends_with(text, STR("--!")))
        return input.len - 3;
    if (str_ends_with(text, STR("--")))
        return input.len - 2;
    return str_ends_with(text, STR("-")) ? input.len - 1 : input.len;
}

static void html_read_comment(HtmlTokenizer *html, HtmlToken *token)
{
    Str input = html->input;
    size_t from = html->at + 4;
    for (size_t abrupt = 0; abrupt < 2; abrupt++) { /* "<!-->" and "<!--->", 13.2.5.43 and 44 */
        if (str_at(input, from + abrupt) == '>') {
            html_comment_token(html, token, from, from, from + abrupt + 1);
            return;
        }
        if (str_at(input, from) != '-')
            break;
    }
    for (size_t at = from; (at = str_find(input, STR("--"), at)) != STR_NONE; at++) {
        size_t after = at + 2;
        if (str_at(input, after) == '!')
            after++;
        if (str_at(input, after) == '>') {
            html_comment_token(html, token, from, at, after + 1);
            return;
        }
    }
    html_comment_token(html, token, from, html_comment_cut_end(input, from), input.len);
    html->cut_off = true;
    html->cut_off_at = token->span.begin;
}

static bool html_scan_spaces(Scan *scan)
{
    size_t from = scan->at;
    scan->at = str_find_not_in(scan->text, &HTML_SPACES, from);
    return scan->at > from;
}

/* 13.2.5.58 to 66: a quoted identifier.  False: it is not closed by its quote. */
static bool html_scan_identifier(Scan *scan, Str *identifier)
{
    static const ByteSet double_end = { .has = { ['"'] = true, ['>'] = true } };
    static const ByteSet single_end = { .has = { ['\''] = true, ['>'] = true } };
    char quote = scan_next(scan);
    size_t from = scan->at;
    scan->at = str_find_in(scan->text, quote == '"' ? &double_end : &single_end, from);
    *identifier = str_between(scan->text, from, scan->at);
    return scan_char(scan, quote);
}

static bool html_at_quote(const Scan *scan)
{
    return scan_peek(scan) == '"' || scan_peek(scan) == '\'';
}

/* 13.2.5.56 to 67: what follows the name.  False: force quirks. */
static bool html_scan_identifiers(Scan *scan, HtmlToken *token)
{
    html_scan_spaces(scan);
    if (scan_peek(scan) == '>')
        return true;
    bool is_public = scan_word_nocase(scan, STR("public"));
    if (!is_public && !scan_word_nocase(scan, STR("system")))
        return false;
    html_scan_spaces(scan);
    if (is_public) {
        if (!html_at_quote(scan) || !html_scan_identifier(scan, &token->public_id))
            return false;
        html_scan_spaces(scan);
        if (scan_peek(scan) == '>')
            return true;
    }
    if (!html_at_quote(scan) || !html_scan_identifier(scan, &token->system_id))
        return false;
    html_scan_spaces(scan);
    return !scan_done(scan); /* what else stands there is passed over, 13.2.5.67 */
}

/* 13.2.5.53 to 68. */
static void html_read_doctype(HtmlTokenizer *html, HtmlToken *token)
{
    static const ByteSet name_end = {
        .has = { ['\t'] = true,
                 ['\n'] = true,
                 ['\f'] = true,
                 ['\r'] = true,
                 [' '] = true,
                 ['>'] = true },
    };
    Scan scan = { html->input, html->at + sizeof "<!doctype" - 1 };
    html_scan_spaces(&scan);
    size_t name_at = scan.at;
    scan.at = str_find_in(scan.text, &name_end, name_at);
    token->kind = HTML_DOCTYPE;
    token->raw = HTML_RAW_NAME;
    if (scan.at > name_at)
        token->name = str_between(scan.text, name_at, scan.at);
    token->force_quirks = !token->name.data || !html_scan_identifiers(&scan, token);
    scan_until(&scan, '>');
    scan_skip(&scan, 1);
    token->span = span(html->at, scan.at);
    html->at = scan.at;
}

bool html_read_declaration(HtmlTokenizer *html, HtmlToken *token)
{
    Str rest = str_drop(html->input, html->at + 2);
    if (str_starts_with(rest, STR("--"))) {
        html_read_comment(html, token);
        return true;
    }
    if (str_starts_with_nocase(rest, STR("doctype"))) {
        html_read_doctype(html, token);
        return true;
    }
    /* 13.2.5.42: CDATA sections exist in foreign content only. */
    if (str_starts_with(rest, STR("[CDATA[")) && html_is_foreign(html)) {
        html->at += sizeof "<![CDATA[" - 1;
        html->state = HTML_STATE_CDATA;
        return false;
    }
    return html_read_bogus_comment(html, token, html->at + 2);
}
