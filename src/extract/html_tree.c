/*
 * html_tree.c - what tree construction tells the tokenizer, from tags alone.
 *
 * HTML standard, section 13.2.6: some elements hold raw text, and within svg
 * and math other rules hold until an integration point (13.2.6, "HTML
 * integration point") or an HTML tag breaks out (13.2.6.5).  There is no tree
 * here, only a short stack of what decides: svg, math, and points.
 *
 * Left out: foster parenting, template contents and selects, where a tree
 * would ignore a tag that is followed here.
 */
#include "extract/html_parts.h"

#include "base/ascii.h"

static HtmlTag html_foreign_top(const HtmlTokenizer *html)
{
    return html->foreign_depth ? (HtmlTag)html->foreign[html->foreign_depth - 1] : HTML_TAG_UNKNOWN;
}

bool html_is_foreign(const HtmlTokenizer *html)
{
    HtmlTag top = html_foreign_top(html);
    return top == HTML_TAG_SVG || top == HTML_TAG_MATH;
}

static void html_foreign_push(HtmlTokenizer *html, HtmlTag tag)
{
    if (html->foreign_depth < HTML_FOREIGN_DEPTH)
        html->foreign[html->foreign_depth++] = (uint8_t)tag;
}

/* Close up to and with the innermost `tag`, if there is one. */
static void html_foreign_pop(HtmlTokenizer *html, HtmlTag tag)
{
    for (uint32_t depth = html->foreign_depth; depth > 0; depth--)
        if (html->foreign[depth - 1] == tag) {
            html->foreign_depth = depth - 1;
            return;
        }
}

/* Leave svg and math up to the innermost point where HTML is allowed. */
static void html_foreign_break(HtmlTokenizer *html, HtmlToken *token)
{
    while (html_is_foreign(html))
        html->foreign_depth--;
    token->in_foreign = false;
}

static bool html_is_point(HtmlTag tag, HtmlTag inside)
{
    switch ((unsigned)tag) {
    case HTML_TAG_FOREIGNOBJECT:
    case HTML_TAG_DESC:
    case HTML_TAG_TITLE:
        return inside == HTML_TAG_SVG;
    case HTML_TAG_MI:
    case HTML_TAG_MO:
    case HTML_TAG_MN:
    case HTML_TAG_MS:
    case HTML_TAG_MTEXT:
    case HTML_TAG_ANNOTATION_XML:
        return inside == HTML_TAG_MATH;
    default:
        return false;
    }
}

/* 13.2.6.5: "A start tag whose tag name is one of". */
static bool html_breaks_out(const HtmlToken *token)
{
    switch ((unsigned)token->tag) {
    case HTML_TAG_B:
    case HTML_TAG_BIG:
    case HTML_TAG_BLOCKQUOTE:
    case HTML_TAG_BODY:
    case HTML_TAG_BR:
    case HTML_TAG_CENTER:
    case HTML_TAG_CODE:
    case HTML_TAG_DD:
    case HTML_TAG_DIV:
    case HTML_TAG_DL:
    case HTML_TAG_DT:
    case HTML_TAG_EM:
    case HTML_TAG_EMBED:
    case HTML_TAG_H1:
    case HTML_TAG_H2:
    case HTML_TAG_H3:
    case HTML_TAG_H4:
    case HTML_TAG_H5:
    case HTML_TAG_H6:
    case HTML_TAG_HEAD:
    case HTML_TAG_HR:
    case HTML_TAG_I:
    case HTML_TAG_IMG:
    case HTML_TAG_LI:
    case HTML_TAG_LISTING:
    case HTML_TAG_MENU:
    case HTML_TAG_META:
    case HTML_TAG_NOBR:
    case HTML_TAG_OL:
    case HTML_TAG_P:
    case HTML_TAG_PRE:
    case HTML_TAG_RUBY:
    case HTML_TAG_S:
    case HTML_TAG_SMALL:
    case HTML_TAG_SPAN:
    case HTML_TAG_STRONG:
    case HTML_TAG_STRIKE:
    case HTML_TAG_SUB:
    case HTML_TAG_SUP:
    case HTML_TAG_TABLE:
    case HTML_TAG_TT:
    case HTML_TAG_U:
    case HTML_TAG_UL:
    case HTML_TAG_VAR:
        return true;
    case HTML_TAG_FONT:
        return html_attr(token, HTML_ATTR_COLOR) || html_attr(token, HTML_ATTR_FACE) ||
               html_attr(token, HTML_ATTR_SIZE);
    default:
        return false;
    }
}

/* 13.2.6.2 and 13.2.6.4: the text of this element is of another kind. */
static HtmlState html_state_inside(HtmlTag tag)
{
    switch ((unsigned)tag) {
    case HTML_TAG_TITLE:
    case HTML_TAG_TEXTAREA:
        return HTML_STATE_RCDATA;
    case HTML_TAG_STYLE:
    case HTML_TAG_XMP:
    case HTML_TAG_IFRAME:
    case HTML_TAG_NOEMBED:
    case HTML_TAG_NOFRAMES:
        return HTML_STATE_RAWTEXT;
    case HTML_TAG_SCRIPT:
        return HTML_STATE_SCRIPT;
    case HTML_TAG_PLAINTEXT:
        return HTML_STATE_PLAINTEXT;
    default:
        return HTML_STATE_DATA;
    }
}

void html_follow_start(HtmlTokenizer *html, HtmlToken *token)
{
    if (html_is_foreign(html)) {
        if (!html_breaks_out(token)) {
            if (html_is_point(token->tag, html_foreign_top(html)) && !token->self_closing)
                html_foreign_push(html, token->tag);
            return;
        }
        html_foreign_break(html, token);
    }
    if ((token->tag == HTML_TAG_SVG || token->tag == HTML_TAG_MATH) && !token->self_closing)
        html_foreign_push(html, token->tag);
    html->state = html_state_inside(token->tag);
}

void html_follow_end(HtmlTokenizer *html, HtmlToken *token)
{
    if (html->foreign_depth == 0)
        return;
    if (token->tag == HTML_TAG_P || token->tag == HTML_TAG_BR)
        html_foreign_break(html, token);
    else if (token->tag == HTML_TAG_BODY || token->tag == HTML_TAG_HTML)
        html->foreign_depth = 0;
    else
        html_foreign_pop(html, token->tag);
}

void html_leave_foreign(HtmlTokenizer *html)
{
    html->foreign_depth = 0;
}

bool html_tag_is_void(HtmlTag tag)
{
    switch ((unsigned)tag) {
    case HTML_TAG_AREA:
    case HTML_TAG_BASE:
    case HTML_TAG_BASEFONT:
    case HTML_TAG_BGSOUND:
    case HTML_TAG_BR:
    case HTML_TAG_COL:
    case HTML_TAG_EMBED:
    case HTML_TAG_FRAME:
    case HTML_TAG_HR:
    case HTML_TAG_IMG:
    case HTML_TAG_INPUT:
    case HTML_TAG_KEYGEN:
    case HTML_TAG_LINK:
    case HTML_TAG_META:
    case HTML_TAG_PARAM:
    case HTML_TAG_SOURCE:
    case HTML_TAG_TRACK:
    case HTML_TAG_WBR:
        return true;
    default:
        return false;
    }
}
