/*
 * quotes.c - what stands between quotation marks.
 *
 * Marks with a direction pair by kind, outermost first; a straight mark opens
 * after a space and closes after a letter or sign.  Only the outermost pair
 * counts.  A paragraph that ends inside a quotation is speech to its end when
 * the next paragraph opens with the same mark, as newspapers do; otherwise the
 * mark is a slip and is passed over, so that one lost mark spoils one
 * paragraph at most.  Apostrophes: a single mark opens only where no letter is
 * before it, and must close in its paragraph with no letter after it.
 */
#include "base/utf8.h"
#include "base/vec.h"
#include "language/language_parts.h"
#include "text/unicode.h"

typedef enum QuoteMark {
    QUOTE_MARK_NONE = 0,
    QUOTE_MARK_DOUBLE,   /* “ ” „ */
    QUOTE_MARK_STRAIGHT, /* " */
    QUOTE_MARK_ANGLE,    /* « » */
    QUOTE_MARK_SINGLE,   /* ‘ ’ ' */
} QuoteMark;

typedef struct QuoteSign {
    QuoteMark mark;
    bool opens, closes; /* by its place, perhaps both */
    size_t at, end;
} QuoteSign;

typedef struct QuoteReader {
    LanguageWork *work;
    Str text;
    QuoteSign open; /* the outermost open mark, or QUOTE_MARK_NONE */
    size_t depth;   /* of angle or double marks inside their own kind */
    VEC(Quote) out;
} QuoteReader;

static bool quote_is_inside_word(uint32_t c)
{
    return unicode_is_letter(c) || unicode_is_digit(c);
}

/* The mark at `at`, judged by its neighbours. */
static QuoteSign quote_sign_at(Str text, size_t at, Utf8Char read)
{
    QuoteSign sign = { QUOTE_MARK_NONE, false, false, at, at + read.len };
    Utf8Char before = utf8_read_before(text, at), after = utf8_read_at(text, sign.end);
    bool space_before = !before.len || unicode_is_space(before.codepoint) ||
                        before.codepoint == '(' || before.codepoint == '[' ||
                        before.codepoint == 0x2014 || before.codepoint == 0x2013 ||
                        before.codepoint == ':' || before.codepoint == '/';
    bool space_after = !after.len || unicode_is_space(after.codepoint);
    switch (read.codepoint) {
    case 0x201C:
    case 0x201E:
        sign.mark = QUOTE_MARK_DOUBLE;
        sign.opens = true;
        sign.closes = read.codepoint == 0x201C && !space_before; /* „…“ */
        break;
    case 0x201D:
        sign.mark = QUOTE_MARK_DOUBLE;
        sign.closes = true;
        sign.opens = space_before && !space_after; /* ”…” */
        break;
    case 0xAB:
    case 0xBB:
        sign.mark = QUOTE_MARK_ANGLE;
        sign.opens = read.codepoint == 0xAB || (space_before && !space_after); /* »…« */
        sign.closes = read.codepoint == 0xBB || !space_before;
        break;
    case '"':
        sign.mark = QUOTE_MARK_STRAIGHT;
        sign.opens = space_before && !space_after;
        sign.closes = !sign.opens;
        break;
    case 0x2018:
    case 0x2019:
    case '\'':
        sign.mark = QUOTE_MARK_SINGLE;
        sign.opens = read.codepoint != 0x2019 && space_before && !space_after &&
                     !unicode_is_digit(after.codepoint);
        sign.closes =
            read.codepoint != 0x2018 && !space_before && !quote_is_inside_word(after.codepoint);
        break;
    default:
        break;
    }
    return sign;
}

static void quote_add(QuoteReader *r, size_t begin, size_t end)
{
    Str inside = str_trim(str_slice(r->text, span(begin, end)));
    if (!inside.len)
        return;
    Span at = str_span_in(r->text, inside);
    *VEC_PUSH(r->work->arena, &r->out) = (Quote){
        .span = at, .entity = UINT32_MAX, .sentence = language_sentence_at(r->work, at.begin)
    };
}

/* A paragraph ended: speech goes on if the next one opens with the same mark. */
static void quote_end_paragraph(QuoteReader *r, size_t at)
{
    if (r->open.mark == QUOTE_MARK_NONE)
        return;
    size_t next = at;
    Utf8Char read = utf8_read_at(r->text, next);
    while (read.len && unicode_is_space(read.codepoint)) {
        next += read.len;
        read = utf8_read_at(r->text, next);
    }
    QuoteSign sign = quote_sign_at(r->text, next, read);
    if (read.len && sign.mark == r->open.mark && sign.opens && r->open.mark != QUOTE_MARK_SINGLE)
        quote_add(r, r->open.end, at);
    r->open = (QuoteSign){ .mark = QUOTE_MARK_NONE };
    r->depth = 0;
}

static void quote_take_sign(QuoteReader *r, const QuoteSign *sign)
{
    if (r->open.mark == QUOTE_MARK_NONE) {
        if (sign->opens)
            r->open = *sign;
        return;
    }
    if (sign->mark != r->open.mark) {
        /* a single mark that was an apostrophe gives way to a real quotation */
        if (r->open.mark == QUOTE_MARK_SINGLE && sign->opens && sign->mark != QUOTE_MARK_SINGLE &&
            sign->at > r->open.end + 80)
            r->open = *sign;
        return;
    }
    if (sign->closes && r->depth == 0) {
        quote_add(r, r->open.end, sign->at);
        r->open = (QuoteSign){ .mark = QUOTE_MARK_NONE };
    } else if (sign->closes) {
        r->depth--;
    } else if (sign->opens && r->open.mark == QUOTE_MARK_ANGLE) {
        r->depth++;
    } else if (sign->opens) {
        r->open = *sign; /* the first one was never closed */
    }
}

static void quote_mark_tokens(const LanguageWork *work)
{
    const Analysis *out = work->out;
    size_t token = 0;
    for (size_t i = 0; i < out->quote_count; i++) {
        Span at = out->quotes[i].span;
        while (token < out->token_count && out->tokens[token].span.end <= at.begin)
            token++;
        for (; token < out->token_count && out->tokens[token].span.begin < at.end; token++)
            out->tokens[token].flags |= TOKEN_IN_QUOTE;
    }
}

void language_find_quotes(LanguageWork *work)
{
    /* Line ends, the marks of ASCII, and what the others begin with. */
    static const ByteSet OPENINGS = {
        .has = { ['\n'] = true, ['"'] = true, ['\''] = true, [0xC2] = true, [0xE2] = true }
    };
    QuoteReader r = { .work = work, .text = work->text };
    for (size_t at = 0; (at = str_find_in(r.text, &OPENINGS, at)) < r.text.len;) {
        Utf8Char read = utf8_read_at(r.text, at);
        if (read.codepoint == '\n') {
            quote_end_paragraph(&r, at);
        } else {
            QuoteSign sign = quote_sign_at(r.text, at, read);
            if (sign.mark != QUOTE_MARK_NONE)
                quote_take_sign(&r, &sign);
        }
        at += read.len;
    }
    quote_end_paragraph(&r, r.text.len);
    work->out->quotes = r.out.items;
    work->out->quote_count = r.out.count;
    quote_mark_tokens(work);
}
