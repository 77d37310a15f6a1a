/*
 * cue_sources.c - who is said to say something: the noun phrase beside a cue.
 *
 * Without a parse, the phrase is what lies between the cue and the nearest
 * word or sign that cannot stand inside it.  A comma right before the verb
 * closes an apposition or a relative clause ("Hong Lei, who spoke first,
 * said"), so the phrase before it is taken; a verb right behind a quotation
 * or a comma has its source after it ("…, said Lim Eul-chul, a professor").
 */
#include "language/attributions.h"
#include "text/name_tables.h"

enum {
    SOURCE_WORDS_MAX = 16,      /* of a phrase */
    SOURCE_APPOSITION_MAX = 34, /* with what stands between commas */
};

bool cue_is_mark(const Pieces *pieces, size_t at)
{
    return pieces_is_any(pieces, at,
                         STR("\" \xe2\x80\x9c \xe2\x80\x9d \xe2\x80\x9e \xc2\xab \xc2\xbb "
                             "\xe2\x80\x98 \xe2\x80\x99"));
}

static bool source_is_pronoun(const Pieces *p, size_t at)
{
    return pieces_is_any(p, at, STR("he she they it we I who you this"));
}

/* A word that ends the phrase on its left. */
static bool source_is_boundary(const Pieces *p, size_t at)
{
    if (!pieces_has(p, at, PIECE_WORD))
        return !pieces_is_any(p, at, STR("- / & . ( ) '")) || cue_is_mark(p, at);
    return pieces_is_any(p, at,
                         STR("that as but while when because which if although though after "
                             "before since until so or where than what how why whether then "
                             "whose whom also however meanwhile is was were are be been"));
}

/* "has even", "later", "repeatedly": between the source and its verb. */
static bool source_is_helper(const Pieces *p, size_t at)
{
    if (!pieces_has(p, at, PIECE_WORD) || pieces_has(p, at, PIECE_CAPITAL))
        return false;
    Str word = pieces_text(p, at);
    if (word.len > 4 && str_ends_with(word, STR("ly")) && !pieces_is(p, at, STR("family")))
        return true;
    return pieces_is_any(p, at,
                         STR("has have had also later then even would will could did does do not "
                             "further again now still first once since always never just "
                             "himself herself themselves itself may might must should can and "
                             "both all"));
}

/* "X and Y said", but not "he left and officials said". */
static bool source_and_joins(const Pieces *p, size_t at)
{
    bool left = at > 0 && (pieces_has(p, at - 1, PIECE_CAPITAL) ||
                           str_ends_with(pieces_text(p, at - 1), STR("s")));
    return left && !source_is_pronoun(p, at + 1);
}

/* The phrase that ends before piece `end`. */
static PieceRange source_phrase_before(const CueFinder *f, size_t end)
{
    const Pieces *p = f->pieces;
    size_t first = end;
    while (first > f->sentence.first && end - first < SOURCE_WORDS_MAX) {
        size_t at = first - 1;
        if (source_is_boundary(p, at) || (pieces_is(p, at, STR("and")) && !source_and_joins(p, at)))
            break;
        first = at;
        if (source_is_pronoun(p, at))
            break;
    }
    while (first < end && !pieces_has(p, first, PIECE_WORD))
        first++;
    return (PieceRange){ first, end };
}

/* The phrase before the comma at `comma` that closes an apposition. */
static PieceRange source_before_apposition(const CueFinder *f, size_t comma)
{
    const Pieces *p = f->pieces;
    size_t at = comma;
    while (at > f->sentence.first && comma - at < SOURCE_APPOSITION_MAX) {
        if (pieces_is(p, at - 1, STR(",")) || cue_is_mark(p, at - 1) ||
            pieces_is_any(p, at - 1, STR("; :")))
            break;
        at--;
    }
    bool opened = at > f->sentence.first && pieces_is(p, at - 1, STR(","));
    bool opens_sentence = at == f->sentence.first;
    if (opens_sentence || !opened)
        return (PieceRange){ comma, comma };
    PieceRange head = source_phrase_before(f, at - 1);
    return (PieceRange){ head.first, head.first < head.end ? comma : head.first };
}

/* The source of an inverted verb: up to the next quotation or the end. */
static PieceRange source_after(const CueFinder *f, size_t first, size_t most)
{
    const Pieces *p = f->pieces;
    size_t end = first;
    while (end < f->sentence.end && end - first < most) {
        bool stop = cue_is_mark(p, end) || pieces_is_any(p, end, STR("; : ! ? ("));
        stop |= pieces_is_any(p, end,
                              STR("that as when after while during adding saying on in who but "
                                  "before citing because referring")) &&
                !(pieces_is(p, end, STR("in")) && pieces_has(p, end + 1, PIECE_CAPITAL) &&
                  end > first + 1);
        if (pieces_is(p, end, STR(",")) &&
            (cue_is_mark(p, end + 1) || first == f->sentence.first + 2))
            stop = true; /* "According to X, …" */
        if (pieces_is(p, end, STR(",")) &&
            !pieces_is_any(p, end + 1, STR("a an the head chief director who its his her")) &&
            !pieces_has(p, end + 1, PIECE_CAPITAL)) {
            PieceText word = { .len = 0 };
            if (end + 1 < p->count)
                word = pieces_fold(p, end + 1);
            stop |= name_title(PIECE_STR(word)) == TITLE_NONE;
        }
        if (stop)
            break;
        end++;
    }
    while (end > first && !pieces_has(p, end - 1, PIECE_WORD))
        end--;
    return (PieceRange){ first, end };
}

/* The head of a phrase: its last word before the first preposition. */
static size_t source_head(const Pieces *p, PieceRange source)
{
    for (size_t at = source.first + 1; at < source.end; at++)
        if (pieces_is_any(p, at,
                          STR("of at from with for in by among alongside between to on like "
                              "about over against under , (")))
            return at - 1;
    return source.end - 1;
}

/* A name, a pronoun, or a noun for somebody who can speak. */
bool cue_can_speak(const Pieces *p, PieceRange source)
{
    size_t head = source_head(p, source);
    if (source_is_pronoun(p, head))
        return true;
    if (pieces_has(p, head, PIECE_CAPITAL) && !pieces_has(p, head, PIECE_POSSESSIVE) &&
        (!pieces_has(p, head, PIECE_FIRST) || source.end - source.first == 1))
        return true;
    PieceText word = pieces_fold(p, head);
    return name_title(PIECE_STR(word)) != TITLE_NONE || name_body(PIECE_STR(word)) != BODY_NONE ||
           pieces_is_any(p, head,
                         STR("source sources authorities police report reports study survey poll "
                             "polls data supporters witnesses residents people many some others "
                             "media statement companies investigators doctors observers voters "
                             "americans document documents figures records man woman parents "
                             "family friends neighbors neighbours police one who everyone nobody "
                             "group groups team teams campaign filing lawsuit complaint "
                             "regulators opponents rivals insiders employees workers students "
                             "farmers fans players aides allies delegates republicans democrats"));
}

/* Is a piece part of an expression of time? */
static bool source_is_time(const CueFinder *f, size_t at)
{
    const Analysis *out = f->work->out;
    Span piece = f->pieces->items[at].span;
    size_t low = 0, high = out->time_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->times[middle].span.end <= piece.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < out->time_count && out->times[low].span.begin < piece.end;
}

/* Does the tree give the cue a subject on its left? */
static bool source_is_on_left(const CueFinder *f, const FoundCue *found)
{
    const Analysis *out = f->work->out;
    size_t cue = language_token_at(f->work, f->pieces->items[found->cue.first].span.begin);
    const Sentence *sentence = &out->sentences[f->number];
    for (size_t i = sentence->first_token; f->work->words && i < cue; i++)
        if (out->tokens[i].head == cue && out->tokens[i].relation == DEP_NSUBJ &&
            !(out->tokens[i].flags & TOKEN_IN_QUOTE))
            return true;
    return false;
}

/* Whether the verb stands right behind a quotation or a statement's comma. */
static bool source_is_inverted(const CueFinder *f, const FoundCue *found)
{
    const Pieces *p = f->pieces;
    size_t at = found->cue.first;
    if (!(found->kind & CUE_SAYS) || (found->kind & CUE_PARTICIPLE))
        return false;
    bool behind = at > f->sentence.first ? pieces_is(p, at - 1, STR(",")) || cue_is_mark(p, at - 1)
                                         : at > 0 && cue_is_mark(p, at - 1);
    size_t next = found->cue.end;
    bool marked = at > 0 && (cue_is_mark(p, at - 1) || (at > 1 && cue_is_mark(p, at - 2)));
    if (!marked && !pieces_has(p, next, PIECE_CAPITAL) &&
        !pieces_is_any(p, at, STR("said says stated added reported wrote noted explained argued")))
        return false;
    if (!behind || next >= f->sentence.end || !pieces_has(p, next, PIECE_WORD))
        return false;
    if (source_is_time(f, next) || source_is_on_left(f, found))
        return false; /* "Ann Lee, who spoke first, said Tuesday" */
    PieceText word = pieces_fold(p, next);
    return pieces_has(p, next, PIECE_CAPITAL) || name_title(PIECE_STR(word)) != TITLE_NONE ||
           pieces_is_any(p, next, STR("the a an one he she another its his her their former"));
}

static bool source_goes_on(const Pieces *p, size_t after)
{
    return pieces_is(p, after, STR("that")) || cue_is_mark(p, after) ||
           (pieces_is_any(p, after, STR(", :")) && cue_is_mark(p, after + 1));
}

/* Without "and" before it, or "on Thursday" behind. */
static PieceRange source_trim(const CueFinder *f, PieceRange source)
{
    const Pieces *p = f->pieces;
    size_t end = source.end;
    while (end > source.first && source_is_time(f, end - 1))
        end--;
    if (end < source.end && end > source.first && pieces_is_any(p, end - 1, STR("on in")))
        end--;
    source.end = end;
    while (source.first < source.end &&
           (pieces_is_any(p, source.first, STR("and but also still yet meanwhile")) ||
            !pieces_has(p, source.first, PIECE_WORD)))
        source.first++;
    return source;
}

bool cue_find_source(const CueFinder *f, FoundCue *found)
{
    const Pieces *p = f->pieces;
    if (found->kind & CUE_SOURCE_AFTER) {
        found->source = source_after(f, found->cue.end, SOURCE_WORDS_MAX);
        return found->source.end > found->source.first;
    }
    if (source_is_inverted(f, found)) {
        found->inverted = true;
        found->source = source_after(f, found->cue.end, SOURCE_APPOSITION_MAX);
        return found->source.end > found->source.first;
    }
    size_t end = found->cue.first;
    if (end > f->sentence.first && pieces_is(p, end - 1, STR("to"))) {
        if (end < f->sentence.first + 2 ||
            !pieces_is_any(p, end - 2,
                           STR("continues continued continue refused declined went "
                               "appeared seemed sought")))
            return false; /* an infinitive: nobody has said it */
        end -= 2;
    }
    while (end > f->sentence.first && source_is_helper(p, end - 1))
        end--;
    found->cue.first = end;
    if (end > f->sentence.first && pieces_is(p, end - 1, STR(",")) &&
        !(found->kind & CUE_PARTICIPLE))
        found->source = source_before_apposition(f, end - 1);
    else
        found->source = source_phrase_before(f, end);
    found->source = source_trim(f, found->source);
    bool empty = found->source.first >= found->source.end;
    if (empty && (found->kind & CUE_PARTICIPLE) && f->before.cue.end) {
        found->source = f->before.source;
        return true;
    }
    if (empty || (found->kind & CUE_PARTICIPLE))
        return false;
    size_t last = found->source.end - 1;
    if (pieces_has(p, last, PIECE_POSSESSIVE) ||
        pieces_is_any(p, last, STR("the a an this that these his her its their our my no any")))
        return false; /* the cue is a noun: "North Korea's state …", "the report" */
    if (pieces_is_any(p, found->source.first, STR("of with by from for into because")))
        return false; /* "because of floods with cars reported “floating”" */
    bool speaks = cue_can_speak(p, found->source);
    if (found->kind & CUE_WEAK)
        return speaks;
    return speaks || source_goes_on(p, found->cue.end) || (found->kind & CUE_SAYS);
}
