/*
 * html_token.h - HTML text to tags, text and comments, each with its place.
 *
 * The tokenizer of the WHATWG HTML standard, section 13.2.5.  It is pulled:
 *
 *     HtmlTokenizer html = html_open(input, arena);
 *     HtmlToken token;
 *     while (html_next(&html, &token)) ...
 *
 * Nothing is copied.  A token's texts are slices of the input; where the
 * standard changes characters (references, CR, NUL, case of names), helpers
 * give the changed text, and HtmlPieces tells which bytes it was made from.
 * What the standard's tree construction tells the tokenizer (13.2.6: title,
 * style, script and the like, foreign content) is followed here, from the tags
 * alone.  Parse errors are not reported.
 */
#ifndef STEMMA_EXTRACT_HTML_TOKEN_H
#define STEMMA_EXTRACT_HTML_TOKEN_H

#include "base/arena.h"
#include "base/str.h"
#include "extract/html_names.h"

typedef enum HtmlKind {
    HTML_TEXT = 0,
    HTML_START, /* start tag */
    HTML_END,   /* end tag */
    HTML_COMMENT,
    HTML_DOCTYPE,
} HtmlKind;

/* How a raw slice is to be read (html_pieces). */
typedef enum HtmlRaw {
    HTML_RAW_DATA = 0,  /* references; NUL stays */
    HTML_RAW_RCDATA,    /* references; NUL becomes U+FFFD */
    HTML_RAW_TEXT,      /* no references; NUL becomes U+FFFD */
    HTML_RAW_CDATA,     /* no references; NUL stays */
    HTML_RAW_ATTRIBUTE, /* references as in attributes; NUL becomes U+FFFD */
    HTML_RAW_NAME,      /* no references; NUL becomes U+FFFD; ASCII letters in lower case */
} HtmlRaw;

typedef struct HtmlAttr {
    HtmlAttrId id; /* HTML_ATTR_UNKNOWN: look at name */
    Str name;      /* as written */
    Str value;     /* as written, without quotation marks; html_attr_value() decodes it */
} HtmlAttr;

typedef struct HtmlToken {
    HtmlKind kind;
    HtmlTag tag; /* start and end tags; HTML_TAG_UNKNOWN: look at name */
    bool self_closing;
    bool in_foreign;       /* a tag or text within svg or math */
    HtmlRaw raw;           /* text and comments: how to read `text` */
    Span span;             /* the whole token in the input */
    Str name;              /* of a tag: as in the table, or as written; of a doctype: as written */
    Str text;              /* of text and comments: a slice of the input */
    const HtmlAttr *attrs; /* until the next html_next(); the first of a name counts */
    size_t attr_count;
    Str public_id, system_id; /* of a doctype, as written; data NULL: missing */
    bool force_quirks;
} HtmlToken;

/* Depth of svg and math in one another that is kept apart. */
enum { HTML_FOREIGN_DEPTH = 32 };

typedef enum HtmlState {
    HTML_STATE_DATA = 0,
    HTML_STATE_RCDATA,
    HTML_STATE_RAWTEXT,
    HTML_STATE_SCRIPT,
    HTML_STATE_PLAINTEXT,
    HTML_STATE_CDATA,
} HtmlState;

typedef struct HtmlTokenizer {
    Str input;
    size_t at;
    HtmlState state;
    bool ignores_tree; /* no feedback from tree construction: for the standard's tests */
    Str last_start;    /* name of the last start tag, for "appropriate end tag" */
    HtmlAttr *attrs;   /* room for LIMIT_HTML_ATTRIBUTES */
    uint8_t foreign[HTML_FOREIGN_DEPTH]; /* open svg, math and points back to HTML: HtmlTag */
    uint32_t foreign_depth;
    bool attrs_cut;      /* some tag had more attributes than are kept, */
    size_t attrs_cut_at; /* the first such tag here */
    bool cut_off;        /* the input ends within a tag */
    size_t cut_off_at;   /* that begins here */
} HtmlTokenizer;

/* `input` is UTF-8 without byte order mark and under 4 GB; the arena holds the attributes. */
HtmlTokenizer html_open(Str input, Arena *arena);

/*
 * The next token; false at the end.  Spans are in order and do not overlap;
 * bytes between them ("</>", a tag that never ends) are no part of the page.
 */
bool html_next(HtmlTokenizer *html, HtmlToken *token);

/* An element around svg or math has ended, which only a tree knows: they end with it. */
void html_leave_foreign(HtmlTokenizer *html);

/* The first attribute of this name, or NULL. */
const HtmlAttr *html_attr(const HtmlToken *token, HtmlAttrId id);

/* Its value: borrowed from the input when plain, else in the arena; empty for NULL. */
Str html_attr_value(const HtmlAttr *attr, Arena *arena);

/* The text a raw slice stands for: borrowed when nothing changes, else in the arena. */
Str html_decode(Str text, HtmlRaw raw, Arena *arena);

/* A piece of decoded text and the bytes of the raw slice it was made from. */
typedef struct HtmlPiece {
    Str text;       /* until the next html_piece_next() */
    Span source;    /* in the raw slice */
    bool is_copied; /* text is source, byte for byte, and borrowed from the slice */
} HtmlPiece;

typedef struct HtmlPieces {
    Str text;
    HtmlRaw raw;
    size_t at;
    char made[8]; /* what a reference stands for: at most two characters */
} HtmlPieces;

/*
 * Walk through the decoded text of a raw slice, piece by piece, without
 * memory: runs that are copied, and between them single references, CRs and
 * NULs.  The sources cover the slice in order.
 */
HtmlPieces html_pieces(Str text, HtmlRaw raw);
bool html_piece_next(HtmlPieces *pieces, HtmlPiece *piece);

/* Elements without end tag: br, img, meta ... (section 13.1.2). */
bool html_tag_is_void(HtmlTag tag);

#endif
