/*
 * html_text.c - where a text ends, in each kind of element.
 *
 * HTML standard, sections 13.2.5.1 to 5 and 13.2.5.9 to 31.  Instead of going
 * from state to state by bytes, each state looks for the next thing that could
 * end the text; every byte is passed once, or twice in an escaped script.
 */
#include "extract/html_parts.h"

#include "base/ascii.h"

/* 13.2.5.1 and 13.2.5.6: a "<" that begins markup; any other is text. */
static bool html_opens_markup(Str input, size_t at)
{
    char next = str_at(input, at + 1);
    if (next == '/')
        return at + 2 < input.len;
    return ascii_is_alpha(next) || next == '!' || next == '?';
}

static size_t html_data_end(Str input, size_t at)
{
    while ((at = str_find_byte(input, '<', at)) != STR_NONE) {
        if (html_opens_markup(input, at))
            return at;
        at++;
    }
    return input.len;
}

/* `name` at `at`, and then what ends a tag name. */
static bool html_at_name(Str input, size_t at, Str name)
{
    if (at > input.len || !str_starts_with_nocase(str_drop(input, at), name))
        return false;
    char after = str_at(input, at + name.len);
    return HTML_SPACES.has[(unsigned char)after] || after == '/' || after == '>';
}

/* 13.2.5.10 and the like: "</" and the name of the element that is open. */
static bool html_at_own_end_tag(const HtmlTokenizer *html, size_t at)
{
    return html->last_start.len && str_at(html->input, at + 1) == '/' &&
           html_at_name(html->input, at + 2, html->last_start);
}

static size_t html_rawtext_end(const HtmlTokenizer *html)
{
    size_t at = html->at;
    while ((at = str_find_byte(html->input, '<', at)) != STR_NONE) {
        if (html_at_own_end_tag(html, at))
            return at;
        at++;
    }
    return html->input.len;
}

typedef enum HtmlEscape {
    HTML_ESCAPE_NONE = 0,
    HTML_ESCAPE_COMMENT, /* after "<!--" */
    HTML_ESCAPE_SCRIPT,  /* after "<!--" and "<script" */
} HtmlEscape;

/* One "<" of a script at `at`; the place to go on from. */
static size_t html_script_step(Str input, size_t at, HtmlEscape *escape)
{
    Str script = STR("script");
    if (*escape == HTML_ESCAPE_NONE) {
        if (!str_starts_with(str_drop(input, at), STR("<!--")))
            return at + 1;
        *escape = HTML_ESCAPE_COMMENT;
        return at + 2; /* its dashes may be those of "-->" */
    }
    if (*escape == HTML_ESCAPE_COMMENT && html_at_name(input, at + 1, script)) {
        *escape = HTML_ESCAPE_SCRIPT;
        return at + 1 + script.len;
    }
    if (*escape == HTML_ESCAPE_SCRIPT && str_at(input, at + 1) == '/' &&
        html_at_name(input, at + 2, script)) {
        *escape = HTML_ESCAPE_COMMENT;
        return at + 2 + script.len;
    }
    return at + 1;
}

/* 13.2.5.15 to 31. */
static size_t html_script_end(const HtmlTokenizer *html)
{
    Str input = html->input;
    HtmlEscape escape = HTML_ESCAPE_NONE;
    size_t close = 0; /* the next "-->", kept so that it is looked for once */
    for (size_t at = html->at;;) {
        size_t open = str_find_byte(input, '<', at);
        if (escape != HTML_ESCAPE_NONE) {
            if (close != STR_NONE && close < at)
                close = str_find(input, STR("-->"), at);
            if (close < open) {
                escape = HTML_ESCAPE_NONE;
                at = close + 3;
                continue;
            }
        }
        if (open == STR_NONE)
            return input.len;
        if (escape != HTML_ESCAPE_SCRIPT && html_at_own_end_tag(html, open))
            return open;
        at = html_script_step(input, open, &escape);
    }
}

size_t html_text_end(const HtmlTokenizer *html)
{
    size_t end;
    switch (html->state) {
    case HTML_STATE_DATA:
        return html_data_end(html->input, html->at);
    case HTML_STATE_RCDATA:
    case HTML_STATE_RAWTEXT:
        return html_rawtext_end(html);
    case HTML_STATE_SCRIPT:
        return html_script_end(html);
    case HTML_STATE_CDATA:
        end = str_find(html->input, STR("]]>"), html->at);
        return end == STR_NONE ? html->input.len : end;
    case HTML_STATE_PLAINTEXT:
        break;
    }
    return html->input.len;
}
