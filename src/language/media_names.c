/*
 * media_names.c - runs of capitals that may be the name of an outlet.
 *
 * A run is read as far as capitals and the small words inside names reach
 * ("The Times of India", "Corriere di Ponente"), then cut back from its end
 * and its beginning until the table knows it, so that "Russian broadcaster RT
 * on Monday" gives RT.
 */
#include "language/media_names.h"

#include "base/ascii.h"
#include "text/countries.h"
#include "text/name_tables.h"

/* Pieces of one name; the longest in the table has six. */
enum { MEDIA_RUN_MAX = 8 };

/* Small words before a name that do not belong to it. */
static bool media_is_descriptor(const Pieces *pieces, size_t at)
{
    const Str WORDS =
        STR("the a an news agency newspaper website broadcaster outlet magazine "
            "channel network state media local daily weekly tabloid site portal "
            "state-run state-owned station television radio both sister publication "
            "public service wire official business paper online journalists reporters "
            "from with at outlets agencies newspapers private independent");
    if (!pieces_has(pieces, at, PIECE_WORD) || pieces_has(pieces, at, PIECE_CAPITAL))
        return false;
    return pieces_is_any(pieces, at, WORDS);
}

static bool media_is_connector(const Pieces *pieces, size_t at)
{
    const Str WORDS = STR("of de del della dello di da do dos du la le el al and y & / der für");
    return pieces_is_any(pieces, at, WORDS);
}

static bool media_is_name_word(const Pieces *pieces, size_t at)
{
    if (!pieces_has(pieces, at, PIECE_WORD) || pieces_has(pieces, at, PIECE_LINE_START))
        return false;
    if (pieces_has(pieces, at, PIECE_CAPITAL))
        return true;
    Str word = pieces_text(pieces, at); /* "9News", "dpa" */
    Outlet outlet;
    bool mixed = pieces_has(pieces, at, PIECE_DIGIT) && ascii_is_upper(str_at(word, word.len - 1));
    return mixed || (str_equal(word, STR("dpa")) && outlets_find(&outlet, NULL, word));
}

/* The last piece of the run that begins at `at`, which is a name word. */
static size_t media_run_end(const Pieces *pieces, size_t at)
{
    size_t last = at;
    while (last + 1 < pieces->count && last - at + 1 < MEDIA_RUN_MAX) {
        if (pieces_has(pieces, last, PIECE_POSSESSIVE))
            break;
        size_t next = last + 1;
        if (pieces_is(pieces, next, STR("!")) || pieces_is(pieces, next, STR("+"))) {
            last = next;
            continue;
        }
        if (media_is_connector(pieces, next) && media_is_name_word(pieces, next + 1)) {
            last = next + 1;
            continue;
        }
        if (!media_is_name_word(pieces, next))
            break;
        last = next;
    }
    return last;
}

static MediaKind media_kind_of(const Pieces *pieces, Str s, Outlet *outlet)
{
    if (outlets_find(outlet, pieces->outlets, s))
        return MEDIA_KNOWN;
    return outlets_looks_like_one(s) ? MEDIA_LIKELY : MEDIA_UNKNOWN;
}

/* "Press Agency", "Broadcasting Corporation": bodies whose trade is news. */
static bool media_is_news_body(const Pieces *pieces, size_t first, size_t at)
{
    const Str TRADES = STR("press news wire newswire broadcasting telegraph telegraphic media");
    return at > first && pieces_is_any(pieces, at - 1, TRADES);
}

/* A body, a country, somebody with a title: whoever it is, no outlet. */
static bool media_is_other(const Pieces *pieces, size_t first, size_t last)
{
    if (countries_find(NULL, str_slice(pieces->text, pieces_span(pieces, first, last))))
        return true;
    for (size_t i = first; i <= last; i++) {
        PieceText word = pieces_fold(pieces, i);
        BodyKind body =
            media_is_news_body(pieces, first, i) ? BODY_NONE : name_body(PIECE_STR(word));
        if (body == BODY_ANYWHERE || body == BODY_ALONE ||
            (body != BODY_NONE && i == last && first != last))
            return true;
        if (i == first && name_title(PIECE_STR(word)) != TITLE_NONE && first != last)
            return true;
        if (i == first && first == last && name_is_capital_word(PIECE_STR(word)))
            return true;
    }
    return false;
}

static bool media_is_person(const Pieces *pieces, size_t first, size_t last)
{
    PieceText word = pieces_fold(pieces, first);
    return first != last && name_given(PIECE_STR(word)) == GIVEN_SURE;
}

static MediaName media_name(const Pieces *pieces, size_t first, size_t last)
{
    MediaName name = { .span = pieces_span(pieces, first, last), .first = first, .last = last };
    Str text = str_slice(pieces->text, name.span);
    name.kind = media_kind_of(pieces, text, &name.outlet);
    return name;
}

/* Without days and months at its end: "Reuters Monday". */
static size_t media_trim_end(const Pieces *pieces, size_t first, size_t last)
{
    while (last > first) {
        PieceText word = pieces_fold(pieces, last);
        if (!name_is_capital_word(PIECE_STR(word)) && pieces_has(pieces, last, PIECE_WORD))
            break;
        last--;
    }
    return last;
}

/* The best name within the run: the longest that is known, else all of it. */
static MediaName media_best_in_run(const Pieces *pieces, size_t first, size_t last)
{
    for (size_t begin = first; begin <= last; begin++) {
        bool is_cut = begin > first;
        if (!pieces_has(pieces, begin, PIECE_CAPITAL) && is_cut)
            continue;
        for (size_t end = last + 1; end-- > begin;) {
            MediaName name = media_name(pieces, begin, end);
            /* one common word inside a longer run ("Time", "Nation") says nothing */
            bool strong = begin != end || pieces_has(pieces, begin, PIECE_UPPER) || first == last;
            if (name.kind == MEDIA_KNOWN && (strong || (!is_cut && name.outlet.is_agency)))
                return name;
        }
    }
    last = media_trim_end(pieces, first, last);
    MediaName name = media_name(pieces, first, last);
    if (name.kind != MEDIA_KNOWN && media_is_other(pieces, first, last))
        name.kind = MEDIA_NOT;
    if (name.kind == MEDIA_UNKNOWN && media_is_person(pieces, first, last))
        name.kind = MEDIA_NOT;
    return name;
}

/* Past "Russia's", "the", "British broadcaster" to where the name begins. */
static size_t media_skip_to_name(const Pieces *pieces, size_t at)
{
    for (size_t steps = 0; steps < MEDIA_RUN_MAX && at < pieces->count; steps++) {
        if (media_is_descriptor(pieces, at)) {
            at++;
            continue;
        }
        if (!media_is_name_word(pieces, at))
            return at;
        size_t last = media_run_end(pieces, at);
        bool described = media_is_descriptor(pieces, last + 1) &&
                         !pieces_is(pieces, last + 1, STR("at")) &&
                         !pieces_is(pieces, last + 1, STR("from"));
        bool owned = pieces_has(pieces, last, PIECE_POSSESSIVE);
        if (!described && !owned)
            return at;
        MediaName name = media_best_in_run(pieces, at, last);
        size_t next = last + 1;
        while (media_is_descriptor(pieces, next))
            next++;
        if (name.kind == MEDIA_KNOWN || !media_is_name_word(pieces, next))
            return at;
        at = next;
    }
    return at;
}

/* Whether the run at `at` as a whole, with its "and", is one known name. */
static size_t media_cut_at_and(const Pieces *pieces, size_t first, size_t last)
{
    if (media_name(pieces, first, last).kind == MEDIA_KNOWN)
        return last;
    for (size_t i = first + 1; i < last; i++)
        if (pieces_is(pieces, i, STR("and")) || pieces_is(pieces, i, STR("/")))
            return i - 1;
    return last;
}

static size_t media_after_separator(const Pieces *pieces, size_t at)
{
    bool comma = pieces_is(pieces, at, STR(",")) || pieces_is(pieces, at, STR("/")) ||
                 pieces_is(pieces, at, STR(";"));
    size_t next = at + comma;
    if (pieces_is(pieces, next, STR("as")) && pieces_match(pieces, next, STR("as well as")))
        return next + 3;
    bool word = pieces_is(pieces, next, STR("and")) || pieces_is(pieces, next, STR("or")) ||
                pieces_is(pieces, next, STR("&"));
    return comma || word ? next + word : at;
}

MediaList media_read_list(const Pieces *pieces, size_t at)
{
    MediaList list = { .count = 0, .after = at };
    while (list.count < MEDIA_LIST_MAX) {
        size_t first = media_skip_to_name(pieces, at);
        if (!media_is_name_word(pieces, first))
            break;
        size_t last = media_cut_at_and(pieces, first, media_run_end(pieces, first));
        list.items[list.count++] = media_best_in_run(pieces, first, last);
        list.after = last + 1;
        while (media_is_descriptor(pieces, list.after) &&
               !pieces_is(pieces, list.after, STR("from")) &&
               !pieces_is(pieces, list.after, STR("the")) &&
               !pieces_is(pieces, list.after, STR("a")))
            list.after++;
        at = media_after_separator(pieces, list.after);
        if (at == list.after)
            break;
        bool is_comma = at == list.after + 1 && !pieces_has(pieces, list.after, PIECE_WORD);
        list.has_and |= !is_comma && media_is_name_word(pieces, media_skip_to_name(pieces, at));
    }
    return list;
}

MediaName media_read_before(const Pieces *pieces, size_t at)
{
    MediaName none = { .kind = MEDIA_NOT };
    size_t last = at;
    while (last > 0 &&
           (media_is_descriptor(pieces, last - 1) || pieces_is(pieces, last - 1, STR(","))) &&
           at - last < 3)
        last--;
    if (last == 0 || !pieces_has(pieces, last - 1, PIECE_WORD) ||
        (!pieces_has(pieces, last - 1, PIECE_CAPITAL) && !media_is_name_word(pieces, last - 1)))
        return none;
    last--;
    size_t first = last;
    while (first > 0 && last - first + 1 < MEDIA_RUN_MAX &&
           !pieces_has(pieces, first, PIECE_LINE_START)) {
        size_t before = first - 1;
        if (pieces_has(pieces, before, PIECE_POSSESSIVE))
            break;
        if (pieces_has(pieces, before, PIECE_CAPITAL))
            first = before;
        else if (media_is_connector(pieces, before) && before > 0 &&
                 pieces_has(pieces, before - 1, PIECE_CAPITAL))
            first = before - 1;
        else
            break;
    }
    return media_best_in_run(pieces, first, last);
}
