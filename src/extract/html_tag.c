/*
 * html_tag.c - start and end tags with their attributes.
 *
 * HTML standard, sections 13.2.5.6 to 8 and 13.2.5.32 to 40.  Most bytes of a
 * page are attributes, so values are passed over with memchr() and nothing in
 * them is looked at until somebody asks.
 */
#include "extract/html_names.h"
#include "extract/html_parts.h"

#include "base/limits.h"

const ByteSet HTML_SPACES = {
    .has = { ['\t'] = true, ['\n'] = true, ['\f'] = true, ['\r'] = true, [' '] = true },
};

/* 13.2.5.8 and 13.2.5.33: what ends a tag name, what ends an attribute name. */
static const ByteSet HTML_TAG_NAME_END = {
    .has = { ['\t'] = true,
             ['\n'] = true,
             ['\f'] = true,
             ['\r'] = true,
             [' '] = true,
             ['/'] = true,
             ['>'] = true },
};
static const ByteSet HTML_ATTR_NAME_END = {
    .has = { ['\t'] = true,
             ['\n'] = true,
             ['\f'] = true,
             ['\r'] = true,
             [' '] = true,
             ['/'] = true,
             ['>'] = true,
             ['='] = true },
};
static const ByteSet HTML_UNQUOTED_END = {
    .has = { ['\t'] = true,
             ['\n'] = true,
             ['\f'] = true,
             ['\r'] = true,
             [' '] = true,
             ['>'] = true },
};

/* 13.2.5.35 to 38, after "=": the value, or STR_NONE in place of its end. */
static size_t html_read_value(Str input, size_t at, Str *value)
{
    at = str_find_not_in(input, &HTML_SPACES, at);
    char quote = str_at(input, at);
    if (quote != '"' && quote != '\'') {
        size_t end = str_find_in(input, &HTML_UNQUOTED_END, at);
        *value = str_between(input, at, end);
        return end;
    }
    size_t end = str_find_byte(input, quote, at + 1);
    if (end == STR_NONE)
        return STR_NONE;
    *value = str_between(input, at + 1, end);
    return end + 1;
}

/* 13.2.5.33 and 34: one attribute at `at`; the place after it, or STR_NONE. */
static size_t html_read_attr(Str input, size_t at, HtmlAttr *attr)
{
    /* An "=" at the beginning is part of the name. */
    size_t name_end = str_find_in(input, &HTML_ATTR_NAME_END, at + 1);
    Str name = str_between(input, at, name_end);
    *attr = (HtmlAttr){ html_attr_find(name), name, str_between(input, name_end, name_end) };
    size_t next = str_find_not_in(input, &HTML_SPACES, name_end);
    if (str_at(input, next) != '=')
        return next;
    return html_read_value(input, next + 1, &attr->value);
}

/* 13.2.5.32 and 39, 40: all attributes; the place of the ">", or STR_NONE. */
static size_t html_read_attrs(HtmlTokenizer *html, HtmlToken *token, size_t at)
{
    Str input = html->input;
    HtmlAttr dropped;
    token->attrs = html->attrs;
    for (;;) {
        at = str_find_not_in(input, &HTML_SPACES, at);
        if (at >= input.len)
            return STR_NONE;
        char c = str_at(input, at);
        if (c == '>')
            return at;
        if (c == '/') {
            at++;
            token->self_closing = str_at(input, at) == '>';
            continue;
        }
        bool is_kept = token->attr_count < LIMIT_HTML_ATTRIBUTES;
        if (!is_kept && !html->attrs_cut) {
            html->attrs_cut = true;
            html->attrs_cut_at = html->at;
        }
        at = html_read_attr(input, at, is_kept ? &html->attrs[token->attr_count++] : &dropped);
        if (at == STR_NONE)
            return STR_NONE;
    }
}

bool html_read_tag(HtmlTokenizer *html, HtmlToken *token)
{
    Str input = html->input;
    size_t begin = html->at;
    bool is_end = str_at(input, begin + 1) == '/';
    size_t name_at = begin + (is_end ? 2 : 1);
    size_t name_end = str_find_in(input, &HTML_TAG_NAME_END, name_at);
    size_t end = html_read_attrs(html, token, name_end);
    if (end == STR_NONE) { /* eof-in-tag: the tag is dropped */
        html->cut_off = true;
        html->cut_off_at = begin;
        html->at = input.len;
        return false;
    }

    token->kind = is_end ? HTML_END : HTML_START;
    token->name = str_between(input, name_at, name_end);
    token->tag = html_tag_find(token->name);
    if (token->tag != HTML_TAG_UNKNOWN)
        token->name = html_tag_name(token->tag);
    html->at = end + 1;
    token->span = span(begin, html->at);
    return true;
}

const HtmlAttr *html_attr(const HtmlToken *token, HtmlAttrId id)
{
    for (size_t i = 0; i < token->attr_count; i++)
        if (token->attrs[i].id == id)
            return &token->attrs[i];
    return NULL;
}

Str html_attr_value(const HtmlAttr *attr, Arena *arena)
{
    return attr ? html_decode(attr->value, HTML_RAW_ATTRIBUTE, arena) : (Str){ 0 };
}
