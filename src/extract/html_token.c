/*
 * html_token.c - the next token of a page.   (entry point of the tokenizer)
 *
 * The tokenizer of the HTML standard is a machine of eighty states that moves
 * by one character.  Between two tokens only six of them can be told apart
 * (HtmlState), so a token is read whole by a function that passes over runs of
 * bytes; every such function moves forward or ends the input, which makes the
 * whole linear.  Nothing is allocated but one array of attributes.
 *
 * Left out: the list of parse errors.
 */
#include "extract/html_token.h"

#include "extract/html_parts.h"

#include "base/ascii.h"
#include "base/limits.h"

#include <assert.h>

HtmlTokenizer html_open(Str input, Arena *arena)
{
    assert(input.len < UINT32_MAX);
    return (HtmlTokenizer){
        .input = input,
        .attrs = ARENA_NEW(arena, HtmlAttr, LIMIT_HTML_ATTRIBUTES),
    };
}

static HtmlRaw html_raw_of(HtmlState state)
{
    switch (state) {
    case HTML_STATE_RCDATA:
        return HTML_RAW_RCDATA;
    case HTML_STATE_RAWTEXT:
    case HTML_STATE_SCRIPT:
    case HTML_STATE_PLAINTEXT:
        return HTML_RAW_TEXT;
    case HTML_STATE_CDATA:
        return HTML_RAW_CDATA;
    case HTML_STATE_DATA:
        break;
    }
    return HTML_RAW_DATA;
}

/* The text at the reading place, up to what ends it; false if it is empty. */
static bool html_read_text(HtmlTokenizer *html, HtmlToken *token)
{
    size_t begin = html->at, end = html_text_end(html);
    token->kind = HTML_TEXT;
    token->raw = html_raw_of(html->state);
    token->text = str_between(html->input, begin, end);
    html->at = end;
    if (html->state == HTML_STATE_CDATA && end < html->input.len)
        html->at += sizeof "]]>" - 1;
    html->state = HTML_STATE_DATA;
    token->span = span(begin, html->at);
    return end > begin;
}

/* 13.2.5.6 and 7: the markup at the reading place. */
static bool html_read_markup(HtmlTokenizer *html, HtmlToken *token)
{
    char next = str_at(html->input, html->at + 1);
    if (next == '!')
        return html_read_declaration(html, token);
    if (next == '?')
        return html_read_bogus_comment(html, token, html->at + 1);
    if (next == '/' && !ascii_is_alpha(str_at(html->input, html->at + 2))) {
        if (str_at(html->input, html->at + 2) != '>')
            return html_read_bogus_comment(html, token, html->at + 2);
        html->at += 3; /* "</>" is nothing */
        return false;
    }
    return html_read_tag(html, token);
}

static void html_follow_tag(HtmlTokenizer *html, HtmlToken *token)
{
    if (token->kind == HTML_START)
        html->last_start = token->name;
    if (html->ignores_tree)
        return;
    if (token->kind == HTML_START)
        html_follow_start(html, token);
    else
        html_follow_end(html, token);
}

bool html_next(HtmlTokenizer *html, HtmlToken *token)
{
    while (html->at < html->input.len) {
        *token = (HtmlToken){ .in_foreign = html->foreign_depth && html_is_foreign(html) };
        if (html_read_text(html, token))
            return true;
        if (html->at >= html->input.len || !html_read_markup(html, token))
            continue;
        if (token->kind == HTML_START || token->kind == HTML_END)
            html_follow_tag(html, token);
        return true;
    }
    return false;
}
