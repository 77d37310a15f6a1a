/*
 * name_kinds.c - what a run of capitals names, and how many names it holds.
 *
 * "US President Donald Trump" is a country, a title and a person; "US Senate"
 * is one body.  From the left: titles are dropped, names of the tables are cut
 * off unless a later word makes one name of the whole run, and what is left is
 * told by its own words (given names, "Ministry", "War"), else by the words
 * around it.
 */
#include "language/names.h"
#include "text/countries.h"
#include "text/name_tables.h"
#include "text/outlets.h"

/* Pieces of the longest name in the tables. */
enum { NAME_LISTED_MAX = 6 };

/* What a guess weighs against others on the same words. */
enum { NAME_SUPPOSED = 1, NAME_HEARD = 4 };

static void name_add(NameFinder *f, FoundName name)
{
    *VEC_PUSH(f->scratch, &f->found) = name;
}

static BodyKind name_piece_body(const NameFinder *f, size_t at)
{
    PieceText word = pieces_fold(f->pieces, at);
    return name_body(PIECE_STR(word));
}

static TitleKind name_piece_title(const NameFinder *f, size_t at)
{
    if (!pieces_has(f->pieces, at, PIECE_WORD))
        return TITLE_NONE;
    PieceText word = pieces_fold(f->pieces, at);
    Str text = PIECE_STR(word);
    if (str_ends_with(text, STR(".")))
        text = str_take(text, text.len - 1);
    return name_title(text);
}

static GivenKind name_piece_given(const NameFinder *f, size_t at)
{
    PieceText word = pieces_fold(f->pieces, at);
    return name_given(PIECE_STR(word));
}

/* Outlets whose name is also a common word: names only in capitals. */
static bool name_is_common_outlet(const NameFinder *f, size_t at)
{
    return pieces_is_any(
        f->pieces, at,
        STR("Time People Metro Stern Focus Tempo Mint Variety Fortune Wired Dawn Punch Vanguard "
            "Slate Salon Deadline Sabah Mirror Independent Guardian Kan Marca Stuff Semana "
            "Standard Trend Petra Saba Beta Insider Sky Grist Scroll Tribune Billboard Globe "
            "Index Bild Welt Blaze Geo Vice Mehr Today Nation Express Telegraph Hill Times Post "
            "Journal Age Citizen National Wire Atlantic Intercept Verge Athletic Sun Star Herald "
            "Hindu Observer Australian Paper Print Blick Platts Walla Detik Kompas Information "
            "Conversation Spectator Register Diplomat Economist Irrawaddy Tennessean Oregonian "
            "Scotsman Insider Krone Corriere Caracol Globo Excelsior Reforma Milenio Marca "
            "Fars Andina Sita"));
}

static bool name_is_outlet(const NameFinder *f, size_t first, size_t last, Outlet *outlet)
{
    Str text = str_slice(f->pieces->text, pieces_span(f->pieces, first, last));
    if (!outlets_find(outlet, f->pieces->outlets, text))
        return false;
    return last > first || pieces_has(f->pieces, first, PIECE_UPPER) ||
           !name_is_common_outlet(f, first);
}

bool names_is_listed(const NameFinder *f, size_t first, size_t last, FoundName *out)
{
    Str text = str_slice(f->pieces->text, pieces_span(f->pieces, first, last));
    Country country = { { 0 }, { 0 }, { 0 } };
    Outlet outlet;
    PieceText word = pieces_fold(f->pieces, first);
    *out = (FoundName){ .first = first, .last = last, .trust = NAME_LISTED };
    if (countries_find(&country, text)) {
        out->kind = NAME_LOCATION;
        out->code = country.code;
    } else if (countries_find_people(&country, text)) {
        out->kind = NAME_GROUP;
        out->code = country.code;
    } else if (countries_find_place(NULL, NULL, text)) {
        out->kind = NAME_LOCATION;
    } else if (first == last && name_is_organisation(PIECE_STR(word))) {
        out->kind = NAME_ORGANIZATION;
    } else if (name_is_outlet(f, first, last, &outlet)) {
        out->kind = NAME_ORGANIZATION;
        out->code = outlet.name;
    } else {
        return false;
    }
    return true;
}

bool names_find_listed(const NameFinder *f, size_t first, size_t last, FoundName *out)
{
    size_t most = first + NAME_LISTED_MAX - 1;
    if (last >= f->pieces->count)
        last = f->pieces->count - 1;
    for (size_t end = (last < most ? last : most) + 1; end-- > first;)
        if (names_is_listed(f, first, end, out))
            return true;
    return false;
}

/* A word that stands between a title's words: "Assistant Foreign Minister". */
static bool name_is_post_word(const NameFinder *f, size_t at)
{
    return pieces_is_any(
        f->pieces, at,
        STR("prime vice deputy assistant foreign defense defence interior finance health "
            "education chief former senior acting first crown executive home economy trade "
            "justice information culture permanent supreme managing press general deputy "
            "external affairs under national security state transport energy labor labour "
            "agriculture environment lord co late then ex-president retired junior associate"));
}

/* The piece after the titles that begin the run, or `first`. */
static size_t name_after_titles(const NameFinder *f, size_t first, size_t last)
{
    size_t after = first;
    for (size_t at = first; at <= last; at++) {
        TitleKind title = name_piece_title(f, at);
        if (title == TITLE_NONE && !name_is_post_word(f, at))
            break;
        if (title != TITLE_NONE)
            after = at + 1;
    }
    return after;
}

/* The body word that decides over pieces [first, last], or BODY_NONE. */
static BodyKind name_run_body(const NameFinder *f, size_t first, size_t last)
{
    size_t tail = last; /* "World War II" */
    while (tail > first && pieces_is_any(f->pieces, tail, STR("I II III IV V VI VII VIII IX X")))
        tail--;
    BodyKind end = name_piece_body(f, tail);
    if (end != BODY_NONE && tail > first)
        return end;
    for (size_t at = first; at <= last; at++) {
        BodyKind body = name_piece_body(f, at);
        if (body == BODY_ANYWHERE || body == BODY_ALONE)
            return body;
        if (body == BODY_EVENT && at > first && at < last &&
            pieces_is(f->pieces, at + 1, STR("of")))
            return body;
        if (body == BODY_PLACE && at == first && last > first &&
            pieces_is_any(f->pieces, at, STR("mount lake cape fort port gulf bay strait")))
            return body;
    }
    return BODY_NONE;
}

static NameKind name_body_kind(BodyKind body)
{
    if (body == BODY_PLACE)
        return NAME_LOCATION;
    return body == BODY_EVENT ? NAME_OTHER : NAME_ORGANIZATION;
}

static bool name_is_hyphenated_given(const NameFinder *f, size_t at)
{
    Str word = pieces_text(f->pieces, at);
    size_t hyphen = str_find_byte(word, '-', 0);
    if (hyphen == STR_NONE || hyphen < 2 || hyphen + 2 > word.len || word.len > 14)
        return false;
    return str_at(word, hyphen + 1) >= 'a' && str_at(word, hyphen + 1) <= 'z';
}

static bool name_is_initial(const NameFinder *f, size_t at)
{
    Str word = pieces_text(f->pieces, at);
    return word.len == 2 && str_at(word, 1) == '.';
}

/* Whether the words of [first, last] are a person's. */
static bool name_is_person(const NameFinder *f, size_t first, size_t last)
{
    size_t words = last - first + 1;
    if (words > 5 || words < 2)
        return false;
    GivenKind given = name_piece_given(f, first);
    if (given == GIVEN_SURE)
        return true;
    PieceText head = pieces_fold(f->pieces, first);
    bool surname_first = name_is_first_surname(PIECE_STR(head));
    if (surname_first && (words == 3 || name_is_hyphenated_given(f, first + 1)))
        return true;
    if (given == GIVEN_COMMON || surname_first)
        return words <= 3;
    for (size_t at = first; at <= last; at++)
        if (name_is_initial(f, at) && at < last)
            return true;
    return pieces_is_any(f->pieces, first + 1, STR("bin ibn van von al der den bint"));
}

static bool name_speaks(const NameFinder *f, size_t after)
{
    if (pieces_is(f->pieces, after, STR(",")))
        after++;
    return pieces_is_any(f->pieces, after,
                         STR("said says told tells who whose whom tweeted wrote writes asked "
                             "replied added adds insisted recalled argued explained testified"));
}

static bool name_is_marked(const Pieces *p, size_t at)
{
    return pieces_is_any(p, at, STR("\" ' \xe2\x80\x9c \xe2\x80\x9d \xe2\x80\x98 \xe2\x80\x99"));
}

/* By the words around a name that says nothing itself. */
static NameKind name_guess(const NameFinder *f, size_t first, size_t last, uint32_t *weight)
{
    const Pieces *p = f->pieces;
    *weight = NAME_HEARD;
    bool the = first > 0 && pieces_is(p, first - 1, STR("the"));
    if (first > 0 && last + 1 < p->count && name_is_marked(p, first - 1) &&
        name_is_marked(p, last + 1))
        return NAME_OTHER;
    if (first > 0 && !the && name_piece_title(f, first - 1) != TITLE_NONE)
        return NAME_PERSON;
    if (first == last && pieces_has(p, first, PIECE_UPPER))
        return NAME_ORGANIZATION;
    if (!the && name_speaks(f, last + 1))
        return NAME_PERSON;
    bool placed = first > 0 && pieces_is_any(p, first - 1, STR("in near at from outside across"));
    if (placed && last - first < 2)
        return NAME_LOCATION;
    *weight = NAME_SUPPOSED;
    if (the || str_ends_with(pieces_text(p, last), STR("s")))
        return last > first ? NAME_ORGANIZATION : NAME_OTHER;
    if (first > 0 && pieces_is(p, first - 1, STR("of")))
        return NAME_LOCATION;
    return last - first < 3 ? NAME_PERSON : NAME_ORGANIZATION;
}

/* The rest of a run, of which no table knows the beginning. */
static void name_add_plain(NameFinder *f, size_t first, size_t last, bool titled)
{
    FoundName name = { .first = first, .last = last, .trust = NAME_BUILT };
    BodyKind alone = name_piece_body(f, first);
    if (first == last && alone != BODY_NONE && alone != BODY_ALONE && !titled)
        return; /* "Party", "Office": short for a name, but none */
    if (first == last && span_len(f->pieces->items[first].span) == 1)
        return;
    if (first == last && pieces_is_any(f->pieces, first, STR("North South East Middle Central")))
        return;
    BodyKind body = titled ? BODY_NONE : name_run_body(f, first, last);
    if (body != BODY_NONE) {
        name.kind = name_body_kind(body);
    } else if (name_is_person(f, first, last) || titled) {
        name.kind = NAME_PERSON;
    } else {
        name.trust = NAME_GUESSED;
        name.kind = name_guess(f, first, last, &name.weight);
        if (name_piece_given(f, first) == GIVEN_SURE && first == last) {
            name.kind = NAME_PERSON;
            name.weight = NAME_HEARD;
        }
    }
    name_add(f, name);
}

/* A listed name and what follows it are one name: "US Senate", "Korean War". */
static bool name_is_one(const NameFinder *f, const FoundName *listed, size_t last)
{
    size_t rest = listed->last + 1;
    if (pieces_has(f->pieces, listed->last, PIECE_POSSESSIVE) || listed->kind == NAME_ORGANIZATION)
        return false;
    if (name_after_titles(f, rest, last) > rest && name_run_body(f, rest, last) == BODY_NONE)
        return false;
    if (name_is_person(f, rest, last) || name_piece_given(f, rest) == GIVEN_SURE)
        return false;
    if (name_run_body(f, rest, last) != BODY_NONE || name_piece_body(f, last) != BODY_NONE)
        return true;
    FoundName next;
    return listed->kind == NAME_LOCATION && !names_find_listed(f, rest, last, &next);
}

/* Past the small words that a cut left at the beginning of a run. */
static size_t name_skip_small(const NameFinder *f, size_t first, size_t last)
{
    while (first <= last &&
           (!pieces_has(f->pieces, first, PIECE_WORD) ||
            (!pieces_has(f->pieces, first, PIECE_CAPITAL) &&
             pieces_is_any(f->pieces, first,
                           STR("of for and the de del della di da do dos du van von der den bin "
                               "ibn al el la le y e")))))
        first++;
    return first;
}

void names_add_run(NameFinder *f, size_t first, size_t last)
{
    bool titled = false;
    while ((first = name_skip_small(f, first, last)) <= last) {
        FoundName listed;
        size_t after = name_after_titles(f, first, last);
        bool is_body = name_run_body(f, first, last) != BODY_NONE;
        if (after > first && !(is_body && after <= last && !name_is_person(f, after, last))) {
            titled = true;
            first = after;
            continue;
        }
        if (!names_find_listed(f, first, last, &listed) || (titled && listed.last < last)) {
            name_add_plain(f, first, last, titled);
            return;
        }
        if (listed.last < last && name_is_one(f, &listed, last)) {
            FoundName whole = { .first = first, .last = last, .trust = NAME_BUILT };
            BodyKind body = name_run_body(f, first, last);
            whole.kind = body == BODY_NONE ? NAME_ORGANIZATION : name_body_kind(body);
            name_add(f, whole);
            return;
        }
        name_add(f, listed);
        titled = false;
        first = listed.last + 1;
    }
}
