/*
 * credit_lines.c - credits that stand in lines of their own or before a
 * paragraph.
 *
 *     Source: Reuters                  a label, then outlets or a headline
 *     LONDON, May 3 (Reuters) - …      a dateline
 *     By ANN LEE Associated Press      a byline
 *     © 2018 The Associated Press      a notice, of agencies only
 *     … he said. (PTI)                 a signature under the text
 *
 * A label is believed near the top and the bottom only: in the middle of a
 * page "Source:" stands under a chart.
 */
#include "language/credit_lines.h"

#include "base/ascii.h"
#include "base/vec.h"
#include "language/media_names.h"
#include "text/countries.h"
#include "text/table.h"

#include "credit_labels.inc"

enum {
    CREDIT_TOP_LINES = 8, /* of the text, where labels and bylines stand */
    CREDIT_BOTTOM_LINES = 8,
    CREDIT_DATELINE_MAX = 16,  /* pieces before the bracket */
    CREDIT_BYLINE_MAX = 14,    /* pieces of a byline */
    CREDIT_HEADLINE_MAX = 300, /* bytes of a headline that is named as source */
};

typedef struct CreditLine {
    size_t first, end; /* pieces */
    size_t number;     /* of the line, from 0 */
    size_t from_end;   /* lines after it */
} CreditLine;

static Str credit_line_text(const Pieces *pieces, const CreditLine *line)
{
    return str_slice(pieces->text, pieces_span(pieces, line->first, line->end - 1));
}

/* A line in the lower half of the text begins something else that stands on
 * the page; it speaks for the report only where it ends it. */
static void credit_line_add(Credits *out, const Pieces *pieces, const CreditLine *line, Span at,
                            Arena *arena)
{
    bool is_end = line->from_end < CREDIT_BOTTOM_LINES || line->number < CREDIT_TOP_LINES;
    bool is_whole = is_end || at.begin < pieces->text.len / 2;
    *VEC_PUSH(arena, out) = (Credit){ .name = str_slice(pieces->text, at),
                                      .span = at,
                                      .scope = is_whole ? CREDIT_REPORT : CREDIT_STATEMENT };
}

static bool credit_is_dash(const Pieces *pieces, size_t at)
{
    return pieces_is(pieces, at, STR("-")) || pieces_is(pieces, at, STR("\xe2\x80\x93")) ||
           pieces_is(pieces, at, STR("\xe2\x80\x94")) || pieces_is(pieces, at, STR("\xe2\x80\x95"));
}

/* A bracket that opens (closes) the agency of a dateline. */
static bool credit_opens(const Pieces *pieces, size_t at)
{
    return pieces_is(pieces, at, STR("(")) || pieces_is(pieces, at, STR("/"));
}

static bool credit_closes(const Pieces *pieces, size_t at)
{
    return pieces_is(pieces, at, STR(")")) || pieces_is(pieces, at, STR("/"));
}

/* Both brackets, or both strokes: "(AP Photo/Ann Lee)" is no agency in brackets. */
static bool credit_is_enclosed(const Pieces *pieces, size_t before, size_t after)
{
    if (!credit_opens(pieces, before) || !credit_closes(pieces, after))
        return false;
    return pieces_is(pieces, before, STR("/")) == pieces_is(pieces, after, STR("/"));
}

/* Capitals, figures, commas and dots: a place and a date. */
static bool credit_is_dateline_piece(const Pieces *pieces, size_t at)
{
    const Str SMALL = STR(", . : - on of de el al am pm");
    if (pieces_has(pieces, at, PIECE_CAPITAL) || pieces_has(pieces, at, PIECE_DIGIT))
        return true;
    return pieces_is_any(pieces, at, SMALL);
}

/* "CITY, Date (AGENCY) -" at the beginning of a line. */
static bool credit_find_dateline(Credits *out, const Pieces *pieces, const CreditLine *line,
                                 Arena *arena)
{
    size_t at = line->first;
    StrCut label = str_cut(credit_line_text(pieces, line), ':');
    if (label.found && label.head.len < 40 && credit_opens(pieces, line->first) == false) {
        /* "Share this article: LONDON (AP) -" */
        size_t after = pieces_find(pieces, pieces->items[line->first].span.begin +
                                               (uint32_t)label.head.len + 1);
        if (pieces_has(pieces, line->first + 1, PIECE_WORD) &&
            !pieces_has(pieces, line->first + 1, PIECE_CAPITAL) && after < line->end)
            at = after;
    }
    size_t limit = at + CREDIT_DATELINE_MAX;
    while (at < line->end && at < limit && !credit_opens(pieces, at)) {
        if (!credit_is_dateline_piece(pieces, at))
            return false;
        at++;
    }
    if (at >= line->end || !credit_opens(pieces, at) || !pieces_has(pieces, at + 1, PIECE_WORD))
        return false;
    MediaList list = media_read_list(pieces, at + 1);
    if (!list.count || list.after + 1 >= line->end || !credit_is_enclosed(pieces, at, list.after))
        return false;
    if (at == line->first && list.items[0].kind == MEDIA_UNKNOWN)
        return false; /* "(LONDON) -", "(APPLAUSE)" */
    size_t next = list.after + 1;
    bool is_slash = pieces_is(pieces, at, STR("/")); /* "MOSCOW, July 3. /TASS/." */
    if (!credit_is_dash(pieces, next) && !(is_slash && list.items[0].kind == MEDIA_KNOWN) &&
        !(list.items[0].outlet.is_agency && at == line->first))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].kind != MEDIA_NOT)
            credit_line_add(out, pieces, line, list.items[i].span, arena);
    return true;
}

/* What data/credit_labels.tsv says of a label. */
enum { CREDIT_LABEL_COLON = 1, CREDIT_LABEL_HEADLINE = 2 };

/* The piece after the label that begins the line, and after its colon; 0 for none. */
static size_t credit_after_label(const Pieces *pieces, const CreditLine *line, bool *headline)
{
    size_t at = line->first;
    while (at < line->end && !pieces_has(pieces, at, PIECE_WORD))
        at++; /* "(Source: …", "• Source: …" */
    PieceText first = at < line->end ? pieces_fold(pieces, at) : (PieceText){ .len = 0 };
    const CreditLabel *row = TABLE_FIND(CREDIT_LABELS, first, PIECE_STR(first));
    const CreditLabel *end = CREDIT_LABELS + sizeof CREDIT_LABELS / sizeof CREDIT_LABELS[0];
    for (; row && row < end && str_equal(row->first, PIECE_STR(first)); row++) {
        size_t rest = pieces_match(pieces, at + 1, row->rest);
        if (row->rest.len && !rest)
            continue;
        size_t after = at + 1 + rest;
        bool has_colon = pieces_is(pieces, after, STR(":"));
        *headline = has_colon && (row->form & CREDIT_LABEL_HEADLINE);
        if (has_colon)
            return after + 1;
        if (!(row->form & CREDIT_LABEL_COLON) && after < line->end)
            return after;
    }
    return 0;
}

/* Whether all of the line from `at` is outlets' names in a list. */
static bool credit_is_list(const Pieces *pieces, const MediaList *list, const CreditLine *line)
{
    size_t after = list->after;
    while (after < line->end && !pieces_has(pieces, after, PIECE_WORD))
        after++;
    bool known = false;
    for (size_t i = 0; i < list->count; i++)
        known |= list->items[i].kind >= MEDIA_LIKELY;
    return after >= line->end && known;
}

static bool credit_find_label(Credits *out, const Pieces *pieces, const CreditLine *line,
                              Arena *arena)
{
    bool may_be_headline = false;
    size_t at = credit_after_label(pieces, line, &may_be_headline);
    if (!at || at >= line->end)
        return false;
    MediaList list = media_read_list(pieces, at);
    if (list.count && credit_is_list(pieces, &list, line)) {
        for (size_t i = 0; i < list.count; i++)
            if (list.items[i].kind != MEDIA_NOT)
                credit_line_add(out, pieces, line, list.items[i].span, arena);
        return true;
    }
    size_t last = line->end - 1; /* the headline, without a closing bracket or mark */
    while (last > at && (credit_closes(pieces, last) || pieces_is(pieces, last, STR("."))))
        last--;
    Span headline = pieces_span(pieces, at, last);
    if (!may_be_headline || span_len(headline) > CREDIT_HEADLINE_MAX ||
        !pieces_has(pieces, at, PIECE_WORD))
        return false;
    credit_line_add(out, pieces, line, headline, arena);
    return true;
}

static bool credit_is_photo_word(const Pieces *pieces, size_t at)
{
    const Str WORDS =
        STR("photo photos image images getty file video credit photographer graphic / "
            "picture");
    return pieces_is_any(pieces, at, WORDS);
}

static bool credit_has_photo_word(const Pieces *pieces, size_t first, size_t end)
{
    for (size_t at = first; at < end; at++)
        if (pieces_has(pieces, at, PIECE_WORD) && credit_is_photo_word(pieces, at))
            return true;
    return false;
}

/* "Petra" of "By Petra Quill" is no agency; that of "By Reuters Staff" is one, and "AFP". */
static bool credit_is_given_name(const Pieces *pieces, Span name, const CreditLine *line)
{
    Str word = str_slice(pieces->text, name);
    size_t after = pieces_find(pieces, name.end);
    bool is_mixed = word.len > 1 && ascii_is_lower(str_at(word, 1));
    if (!is_mixed || str_find_byte(word, ' ', 0) != STR_NONE || after >= line->end)
        return false;
    Country country;
    bool is_capital = false;
    if (countries_find_place(&country, &is_capital,
                             str_slice(pieces->text, pieces->items[after].span)))
        return false; /* "Reuters London" */
    return pieces_has(pieces, after, PIECE_CAPITAL) && pieces_has(pieces, after, PIECE_WORD) &&
           !pieces_is_any(pieces, after,
                          STR("staff news reporter reporters correspondent correspondents agency "
                              "agencies bureau writer writers desk team service wire newswire"));
}

/* An agency in a line of names alone: "By ANN LEE, Associated Press | Monday". */
static bool credit_find_byline(Credits *out, const Pieces *pieces, const CreditLine *line,
                               Arena *arena)
{
    size_t words = line->end - line->first;
    if (words > CREDIT_BYLINE_MAX)
        return false;
    bool has_by = pieces_is(pieces, line->first, STR("by"));
    MediaName found = { .kind = MEDIA_NOT };
    for (size_t at = line->first + has_by; at < line->end; at++) {
        if (credit_is_photo_word(pieces, at))
            return false;
        bool lower = pieces_has(pieces, at, PIECE_WORD) && !pieces_has(pieces, at, PIECE_CAPITAL) &&
                     !pieces_has(pieces, at, PIECE_DIGIT);
        if (lower && !has_by && !pieces_is(pieces, at, STR("and")) &&
            !pieces_is(pieces, at, STR("of")) && !pieces_is(pieces, at, STR("dpa")) &&
            !pieces_is(pieces, at, STR("a.m")) && !pieces_is(pieces, at, STR("p.m")))
            return false;
    }
    for (size_t at = line->first + has_by; at < line->end && found.kind != MEDIA_KNOWN; at++) {
        if (!pieces_has(pieces, at, PIECE_CAPITAL) && !pieces_is(pieces, at, STR("dpa")))
            continue;
        MediaList list = media_read_list(pieces, at);
        for (size_t i = 0; i < list.count && found.kind != MEDIA_KNOWN; i++)
            if (list.items[i].kind == MEDIA_KNOWN &&
                !credit_is_given_name(pieces, list.items[i].span, line) &&
                (list.items[i].outlet.is_agency || (has_by && at == line->first + 1)))
                found = list.items[i];
        at = list.count && list.after > at ? list.after - 1 : at;
    }
    if (found.kind != MEDIA_KNOWN)
        return false;
    credit_line_add(out, pieces, line, found.span, arena);
    return true;
}

/* "© 2018 The Associated Press. All rights reserved.", of agencies only. */
static bool credit_find_notice(Credits *out, const Pieces *pieces, const CreditLine *line,
                               Arena *arena)
{
    size_t at = line->first;
    bool marked = false;
    for (; at < line->end && at < line->first + 6; at++) {
        bool sign =
            pieces_is(pieces, at, STR("\xc2\xa9")) || pieces_is(pieces, at, STR("copyright"));
        marked |= sign;
        if (marked && !sign && pieces_has(pieces, at, PIECE_CAPITAL))
            break;
    }
    if (!marked || at >= line->end)
        return false;
    MediaList list = media_read_list(pieces, at);
    if (!list.count || list.items[0].kind != MEDIA_KNOWN || !list.items[0].outlet.is_agency ||
        credit_has_photo_word(pieces, line->first, at))
        return false;
    credit_line_add(out, pieces, line, list.items[0].span, arena);
    return true;
}

/* "(PTI)" or "— AFP" as the last thing in a line. */
static bool credit_find_signature(Credits *out, const Pieces *pieces, const CreditLine *line,
                                  Arena *arena)
{
    size_t end = line->end;
    while (end > line->first && !pieces_has(pieces, end - 1, PIECE_WORD))
        end--;
    size_t first = end;
    while (first > line->first && end - first < 5 && pieces_has(pieces, first - 1, PIECE_WORD))
        first--;
    for (; first < end; first++) {
        size_t before = first > line->first ? first - 1 : first;
        bool bracket = credit_is_enclosed(pieces, before, end);
        bool dash =
            credit_is_dash(pieces, before) && pieces_has(pieces, before, PIECE_SPACE_BEFORE);
        if (before == first || (!bracket && !dash))
            continue;
        MediaList list = media_read_list(pieces, first);
        if (list.count != 1 || list.after != end || list.items[0].kind != MEDIA_KNOWN ||
            !list.items[0].outlet.is_agency)
            return false;
        credit_line_add(out, pieces, line, list.items[0].span, arena);
        return true;
    }
    return false;
}

static size_t credit_count_lines(const Pieces *pieces)
{
    size_t lines = 0;
    for (size_t i = 0; i < pieces->count; i++)
        lines += pieces_has(pieces, i, PIECE_LINE_START);
    return lines;
}

void credit_lines_find(Credits *out, const Pieces *pieces, Arena *arena)
{
    size_t lines = credit_count_lines(pieces);
    CreditLine line = { 0, 0, 0, 0 };
    for (; line.first < pieces->count; line.first = line.end, line.number++) {
        line.end = line.first + 1;
        while (line.end < pieces->count && !pieces_has(pieces, line.end, PIECE_LINE_START))
            line.end++;
        line.from_end = lines > line.number + 1 ? lines - line.number - 1 : 0;
        bool top = line.number < CREDIT_TOP_LINES, bottom = line.from_end < CREDIT_BOTTOM_LINES;
        if (credit_find_dateline(out, pieces, &line, arena) || !(top || bottom))
            continue;
        if (credit_find_label(out, pieces, &line, arena) ||
            credit_find_notice(out, pieces, &line, arena) ||
            credit_find_byline(out, pieces, &line, arena))
            continue;
        if (bottom)
            credit_find_signature(out, pieces, &line, arena);
    }
}
