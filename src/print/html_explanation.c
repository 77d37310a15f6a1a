/*
 * html_explanation.c - the text of a page with what was kept of it marked.
 *
 * All blocks stand in the order of the page, those of the article with a line
 * beside them, the others pale.  A card behind each gives its score and the
 * reasons; it is shown on hover and focus, without a script.
 */
#include "print/html_parts.h"

#include <math.h>

static void explained_reason(Html *html, const Reason *reason)
{
    HTML(html, "<span>");
    html_word(html, reason->word);
    if (fabs(reason->a) > 0)
        buf_add_format(html->out, " %+.1f", reason->a);
    HTML(html, "</span>");
}

static void explained_place(Html *html, Span page)
{
    if (span_len(page))
        buf_add_format(html->out, " · %u–%u", (unsigned)page.begin, (unsigned)page.end);
}

static void explained_block(Html *html, const ExplainedBlock *block)
{
    HTML(html, "<p class=\"found ");
    buf_add(html->out, block->kept ? STR("kept") : STR("dropped"));
    HTML(html, "\" tabindex=0>");
    html_text(html, block->text);
    buf_add_format(html->out, "<span class=card><span><b>%.2f</b>", block->score);
    explained_place(html, block->page);
    HTML(html, "</span>");
    for (size_t i = 0; i < block->reasons.count; i++)
        explained_reason(html, &block->reasons.items[i]);
    HTML(html, "</span></p>\n");
}

static void explained_fields(Html *html, const Explanation *explanation)
{
    HTML(html, "<table class=fields>\n");
    for (size_t i = 0; i < explanation->fields.count; i++) {
        const ExplainedField *field = &explanation->fields.items[i];
        HTML(html, "<tr><th scope=row>");
        html_word(html, field->field);
        HTML(html, "</th><td>");
        html_text(html, field->value);
        HTML(html, "</td><td class=quiet>");
        html_word(html, field->from);
        explained_place(html, field->page);
        HTML(html, "</td></tr>\n");
    }
    HTML(html, "</table>\n");
}

static void explained_legend(Html *html, const Explanation *explanation)
{
    size_t kept = 0;
    for (size_t i = 0; i < explanation->block_count; i++)
        kept += explanation->blocks[i].kept;
    HTML(html, "<p class=marks><span class=kept>");
    html_word(html, WORD_EXPLAIN_KEPT);
    HTML(html, " ");
    html_number(html, (int64_t)kept);
    HTML(html, "</span><span class=dropped>");
    html_word(html, WORD_EXPLAIN_LEFT_OUT);
    HTML(html, " ");
    html_number(html, (int64_t)(explanation->block_count - kept));
    HTML(html, "</span></p>\n");
}

void print_explanation_html(Buf *out, const Explanation *explanation)
{
    Html *html = &(Html){ .out = out, .scratch = out->arena };
    HTML(html, "<article class=explained>\n<header><h2>");
    html_text(html, explanation->url.len ? explanation->url : explanation->path);
    HTML(html, "</h2>\n");
    if (explanation->left_out != WORD_NONE) {
        HTML(html, "<p class=warn>");
        html_word(html, WORD_EXPLAIN_LEFT_OUT);
        HTML(html, ": ");
        html_word(html, explanation->left_out);
        HTML(html, "</p>\n");
    }
    explained_legend(html, explanation);
    HTML(html, "</header>\n");
    if (explanation->fields.count)
        explained_fields(html, explanation);
    HTML(html, "<div class=body>\n");
    for (size_t i = 0; i < explanation->block_count; i++)
        explained_block(html, &explanation->blocks[i]);
    HTML(html, "</div>\n</article>\n");
}
