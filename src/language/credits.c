/*
 * credits.c - the outlets a report names as its sources.
 *
 * A credit is a cue (data/credit_cues.tsv) with the name of an outlet after or
 * before it: "according to", "as reported by", "told", "first reported".  A
 * name that the table of outlets does not know is believed where the phrase
 * leaves no other reading, or where the main statement of the lead hangs on it
 * and the report speaks of it nowhere else.  Ministries, companies, officials
 * and whoever else speaks for himself is left to attributions.c.
 *
 * The scope is the whole report for lines of their own (credit_lines.c), for
 * whoever was first to report, and for the source of the lead's first
 * sentence; anything else credits one statement.
 */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/vec.h"
#include "language/credit_lines.h"
#include "language/language_parts.h"
#include "language/media_names.h"
#include "text/table.h"

#include "credit_cues.inc"

enum {
    CREDIT_ANYONE = 1,    /* whoever is named is an outlet */
    CREDIT_LEAD = 2,      /* the whole report in the lead */
    CREDIT_TOP = 4,       /* the whole report near the top */
    CREDIT_WHOLE = 8,     /* the whole report everywhere */
    CREDIT_ADJACENT = 16, /* only right after a statement or before a quotation */
};

/* "Near the top": body sentences from the first one. */
enum { CREDIT_TOP_SENTENCES = 5 };

/* A cue that stands in the text, within another one perhaps. */
typedef struct CreditPlace {
    const CreditCue *cue;
    size_t at, after; /* its first piece, and the piece after it */
} CreditPlace;

typedef struct CreditFinder {
    LanguageWork *work;
    Pieces pieces;
    VEC(CreditPlace) cues;
    uint32_t lead;    /* the first sentence of the body */
    uint32_t top_end; /* the sentence after those near the top */
    Str own;          /* key of the report's own outlet, or empty */
    Str own_initials; /* key of its initials: "(MPA) -" in a report of that agency */
    Credits found;
} CreditFinder;

/* The first body sentence; headings and furniture stand before it. */
static void credit_find_lead(CreditFinder *f)
{
    const Analysis *out = f->work->out;
    uint32_t at = 0;
    while (at < out->sentence_count &&
           (out->sentences[at].kind != SENTENCE_BODY ||
            (f->work->report->title_in_text &&
             span_overlaps(out->sentences[at].span, f->work->report->title_span))))
        at++;
    f->lead = at;
    for (uint32_t seen = 0; at < out->sentence_count && seen < CREDIT_TOP_SENTENCES; at++)
        seen += out->sentences[at].kind == SENTENCE_BODY;
    f->top_end = at;
}

/* How often the report has these very words. */
static size_t credit_count_words(Str text, Str words)
{
    size_t count = 0, at = 0;
    while (count < 3 && (at = str_find(text, words, at)) != STR_NONE) {
        count++;
        at += words.len;
    }
    return count;
}

/*
 * Nobody the report tells more about: the name stands here alone, and neither
 * of its ends stands elsewhere (a surname after the full name).
 */
static bool credit_is_named_once(const CreditFinder *f, const MediaName *name)
{
    Str text = f->pieces.text;
    if (credit_count_words(text, str_slice(text, name->span)) > 1)
        return false;
    Str last = pieces_text(&f->pieces, name->last);
    return name->first == name->last || credit_count_words(text, last) == 1;
}

/* ", a professor at" after a name: somebody introduced, not an outlet. */
static bool credit_is_introduced(const CreditFinder *f, const MediaName *name)
{
    size_t next = name->last + 1;
    if (!pieces_is(&f->pieces, next, STR(",")))
        return false;
    return pieces_has(&f->pieces, next + 1, PIECE_WORD) &&
           !pieces_has(&f->pieces, next + 1, PIECE_CAPITAL);
}

static CreditScope credit_scope(const CreditFinder *f, const CreditCue *cue, uint32_t sentence,
                                size_t names)
{
    if (cue->reach & CREDIT_WHOLE)
        return CREDIT_REPORT;
    if ((cue->reach & CREDIT_TOP) && sentence < f->top_end && names == 1)
        return CREDIT_REPORT;
    bool lead = sentence == f->lead && names == 1;
    return (cue->reach & CREDIT_LEAD) && lead ? CREDIT_REPORT : CREDIT_STATEMENT;
}

static void credit_add(CreditFinder *f, const MediaName *name, CreditScope scope)
{
    Credit credit = { .name = str_slice(f->pieces.text, name->span),
                      .key = outlets_key(f->pieces.outlets, str_slice(f->pieces.text, name->span),
                                         f->work->arena),
                      .span = name->span,
                      .scope = scope };
    if (f->found.count >= LIMIT_CREDITS || !credit.key.len || str_equal(credit.key, f->own) ||
        str_equal(credit.key, f->own_initials))
        return;
    *VEC_PUSH(f->work->arena, &f->found) = credit;
}

/* Whether the cue at `at` ends the first sentence of the lead, or begins it. */
static bool credit_is_lead_frame(const CreditFinder *f, const MediaName *name, size_t at)
{
    if (f->pieces.items[at].sentence != f->lead)
        return false;
    const Sentence *lead = &f->work->out->sentences[f->lead];
    size_t last = name->last + 1;
    bool ends = last >= f->pieces.count || !pieces_has(&f->pieces, last, PIECE_WORD);
    ends &= !pieces_has(&f->pieces, name->last, PIECE_POSSESSIVE); /* "the BBC's Ann Lee" */
    bool begins = at == 0 || f->pieces.items[at].span.begin == lead->span.begin;
    bool after_comma = at > 0 && pieces_is(&f->pieces, at - 1, STR(","));
    return ends && (begins || after_comma);
}

static bool credit_accepts(const CreditFinder *f, const CreditCue *cue, const MediaName *name,
                           size_t at, bool beside_known)
{
    if (name->kind == MEDIA_KNOWN || name->kind == MEDIA_LIKELY)
        return true;
    if (name->kind == MEDIA_NOT)
        return false;
    if (beside_known || (cue->reach & CREDIT_ANYONE))
        return !credit_is_introduced(f, name);
    return (cue->reach & CREDIT_LEAD) && !cue->before && credit_is_lead_frame(f, name, at) &&
           !credit_is_introduced(f, name) && credit_is_named_once(f, name);
}

/* Names after the cue at `at`, whose pieces end before `after`. */
static size_t credit_read_after(CreditFinder *f, const CreditCue *cue, size_t at, size_t after)
{
    MediaList list = media_read_list(&f->pieces, after);
    bool known = false;
    size_t media = 0;
    for (size_t i = 0; i < list.count; i++) {
        known |= list.items[i].kind == MEDIA_KNOWN;
        media += list.items[i].kind != MEDIA_NOT;
    }
    CreditScope scope = credit_scope(f, cue, f->pieces.items[at].sentence, media);
    for (size_t i = 0; i < list.count; i++) {
        const MediaName *name = &list.items[i];
        if (!credit_accepts(f, cue, name, at, known && i > 0 && list.has_and))
            continue;
        bool frame = !(cue->reach & CREDIT_LEAD) || credit_is_lead_frame(f, name, at);
        credit_add(f, name, frame || scope != CREDIT_REPORT ? scope : CREDIT_STATEMENT);
    }
    return list.count ? list.after : after;
}

static bool credit_is_mark(const Pieces *pieces, size_t at)
{
    const Str MARKS = STR("\" \xe2\x80\x9d \xe2\x80\x9c , \xe2\x80\x99 :");
    return pieces_is_any(pieces, at, MARKS);
}

/* A state's agency speaks for the state unless it is said to report. */
static bool credit_speaks_itself(const CreditCue *cue, const MediaName *name)
{
    return name->outlet.is_state && (cue->reach & CREDIT_ADJACENT);
}

/* Whether the name before the cue may be credited for what stands around it. */
static bool credit_fits_before(const CreditFinder *f, const CreditCue *cue, const MediaName *name,
                               size_t after)
{
    if (name->kind == MEDIA_NOT || credit_speaks_itself(cue, name))
        return false;
    if (name->kind == MEDIA_UNKNOWN && !(cue->reach & CREDIT_ANYONE))
        return false;
    bool ends = !pieces_has(&f->pieces, after, PIECE_WORD);
    bool marked = name->first > 0 && credit_is_mark(&f->pieces, name->first - 1);
    bool quotes = credit_is_mark(&f->pieces, after);
    return !(cue->reach & CREDIT_ADJACENT) || (marked && ends) || quotes;
}

static void credit_read_before(CreditFinder *f, const CreditCue *cue, size_t at, size_t after)
{
    MediaName name = media_read_before(&f->pieces, at);
    if (!credit_fits_before(f, cue, &name, after) ||
        f->pieces.items[name.first].sentence != f->pieces.items[at].sentence)
        return;
    CreditScope scope = credit_scope(f, cue, f->pieces.items[at].sentence, 1);
    credit_add(f, &name, scope);
}

/* Whether any cue may begin with this word, by its first letters: most may not. */
static bool credit_may_begin(Str word)
{
    char letters[3];
    size_t len = word.len < sizeof letters ? word.len : sizeof letters;
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)word.data[i] >= 0x80)
            return true; /* folded it may be another */
        letters[i] = ascii_lower(word.data[i]);
    }
    return TABLE_MAY_OPEN(CREDIT_CUES, ((Str){ letters, len }));
}

/* The longest cue that begins at piece `at`, or NULL; `after` is the piece after it. */
static const CreditCue *credit_cue_at(const Pieces *pieces, size_t at, size_t *after)
{
    if (!pieces_has(pieces, at, PIECE_WORD) || pieces_has(pieces, at, PIECE_UPPER) ||
        !credit_may_begin(pieces_text(pieces, at)))
        return NULL;
    PieceText first = pieces_fold(pieces, at);
    const CreditCue *row = TABLE_FIND(CREDIT_CUES, first, PIECE_STR(first));
    const CreditCue *end = CREDIT_CUES + sizeof CREDIT_CUES / sizeof CREDIT_CUES[0];
    const CreditCue *best = NULL;
    size_t best_len = 0;
    for (; row && row < end && str_equal(row->first, PIECE_STR(first)); row++) {
        size_t rest = pieces_match(pieces, at + 1, row->rest);
        if ((row->rest.len && !rest) || (best && rest < best_len))
            continue;
        best = row;
        best_len = rest;
    }
    *after = at + 1 + best_len;
    return best;
}

static void credit_find_cues(CreditFinder *f)
{
    CreditPlace place = { 0 };
    for (; place.at < f->pieces.count; place.at++) {
        place.cue = credit_cue_at(&f->pieces, place.at, &place.after);
        if (place.cue)
            *VEC_PUSH(f->work->scratch, &f->cues) = place;
    }
}

static void credit_find_phrases(CreditFinder *f)
{
    size_t next = 0; /* behind what was read last */
    for (size_t i = 0; i < f->cues.count; i++) {
        CreditPlace place = f->cues.items[i];
        if (place.at < next || f->pieces.items[place.at].sentence == UINT32_MAX)
            continue;
        next = place.after;
        if (place.cue->before)
            credit_read_before(f, place.cue, place.at, place.after);
        else
            next = credit_read_after(f, place.cue, place.at, place.after);
    }
}

static int credit_order(const Credit *a, const Credit *b)
{
    if (a->span.begin != b->span.begin)
        return a->span.begin < b->span.begin ? -1 : 1;
    return (int)a->scope - (int)b->scope;
}

/* By place.  Nearly sorted: two sorted runs, both short. */
static void credit_sort(Credits *credits)
{
    for (size_t i = 1; i < credits->count; i++) {
        Credit moved = credits->items[i];
        size_t at = i;
        for (; at > 0 && credit_order(&moved, &credits->items[at - 1]) < 0; at--)
            credits->items[at] = credits->items[at - 1];
        credits->items[at] = moved;
    }
}

/* One credit for a place, one of the whole report for an outlet. */
static void credit_keep_distinct(Credits *credits)
{
    size_t kept = 0;
    for (size_t i = 0; i < credits->count; i++) {
        const Credit *credit = &credits->items[i];
        bool doubled = kept && span_overlaps(credits->items[kept - 1].span, credit->span);
        for (size_t k = 0; k < kept && credit->scope == CREDIT_REPORT; k++)
            doubled |= credits->items[k].scope == CREDIT_REPORT &&
                       str_equal(credits->items[k].key, credit->key);
        if (!doubled)
            credits->items[kept++] = *credit;
    }
    credits->count = kept;
}

static void credit_find_own(CreditFinder *f)
{
    const Report *report = f->work->report;
    Outlet outlet;
    Str own = report->outlet;
    if (!own.len && outlets_find_site(&outlet, report->outlets, report->url))
        own = outlet.name;
    f->own = outlets_key(report->outlets, own, f->work->arena);
    f->own_initials = outlets_initials_key(report->outlets, own, f->work->arena);
}

static void credit_find_all(CreditFinder *f)
{
    LanguageWork *work = f->work;
    credit_find_lead(f);
    credit_find_own(f);
    Credits lines = { 0 };
    credit_lines_find(&lines, &f->pieces, work->scratch);
    for (size_t i = 0; i < lines.count; i++) {
        MediaName name = { .span = lines.items[i].span };
        credit_add(f, &name, lines.items[i].scope);
    }
    credit_find_phrases(f);
    credit_sort(&f->found);
    credit_keep_distinct(&f->found);
    work->report->credits = f->found;
}

void language_find_credits(LanguageWork *work)
{
    if (work->report->credits_given)
        return;
    ArenaMark mark = arena_mark(work->scratch);
    CreditFinder f = { .work = work,
                       .pieces = pieces_make(work->text, work->report->outlets, work->out,
                                             work->scratch) };
    credit_find_cues(&f);
    credit_find_all(&f);
    arena_release(work->scratch, mark);
}

/* Whether a name that comes after the cue may be believed, whatever the sentences. */
static bool credit_fits_after(const CreditCue *cue, const MediaList *list)
{
    bool any = false, known = false;
    for (size_t i = 0; i < list->count; i++) {
        any |= list->items[i].kind != MEDIA_NOT;
        known |= list->items[i].kind >= MEDIA_LIKELY;
    }
    return known || (any && (cue->reach & (CREDIT_ANYONE | CREDIT_LEAD)));
}

/* Whether any cue has a name beside it; what then becomes of it hangs on the sentences. */
static bool credit_has_names(const CreditFinder *f)
{
    for (size_t i = 0; i < f->cues.count; i++) {
        const CreditPlace *place = &f->cues.items[i];
        if (place->cue->before) {
            MediaName name = media_read_before(&f->pieces, place->at);
            if (credit_fits_before(f, place->cue, &name, place->after))
                return true;
        } else {
            MediaList list = media_read_list(&f->pieces, place->after);
            if (credit_fits_after(place->cue, &list))
                return true;
        }
    }
    return false;
}

void language_begin_credits(LanguageWork *work)
{
    if (work->report->credits_given)
        return;
    ArenaMark mark = arena_mark(work->scratch);
    CreditFinder f = { .work = work,
                       .pieces = pieces_cut(work->text, work->report->outlets, work->scratch) };
    credit_find_cues(&f);
    if (credit_has_names(&f)) {
        language_find_tokens(work);
        language_find_sentences(work);
    }
    pieces_place(&f.pieces, work->out);
    credit_find_all(&f);
    arena_release(work->scratch, mark);
}
