/*
 * html_parts.h - the parts of the tokenizer that html_token.c puts together.
 *
 * Each reads one kind of markup at html->at, fills the token and moves on.
 * False: there is no token, because the markup is dropped or never ends.
 */
#ifndef STEMMA_EXTRACT_HTML_PARTS_H
#define STEMMA_EXTRACT_HTML_PARTS_H

#include "extract/html_token.h"

/* Tab, line feed, form feed, carriage return, space. */
extern const ByteSet HTML_SPACES;

/* A start or end tag; at its "<".  (html_tag.c) */
bool html_read_tag(HtmlTokenizer *html, HtmlToken *token);

/* A comment, doctype, CDATA section or what is taken for a comment.  (html_markup.c) */
bool html_read_declaration(HtmlTokenizer *html, HtmlToken *token);
bool html_read_bogus_comment(HtmlTokenizer *html, HtmlToken *token, size_t text_from);

/* The place where the text that begins at html->at ends, by html->state.  (html_text.c) */
size_t html_text_end(const HtmlTokenizer *html);

/* Follow what tree construction does with a tag.  (html_tree.c) */
bool html_is_foreign(const HtmlTokenizer *html);
void html_follow_start(HtmlTokenizer *html, HtmlToken *token);
void html_follow_end(HtmlTokenizer *html, HtmlToken *token);

#endif
