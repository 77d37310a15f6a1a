/*
 * wording.c - a point is a clause, but what is printed is a whole sentence.
 *
 * The sentence says more than the clause: "Kim, who came to power in 2011, has
 * made ten trips" shares with another report that he came to power in 2011, and
 * nothing else.  Printed with both reports behind it, it would claim that both
 * speak of ten trips.  So for each sentence that may be printed every reading is
 * asked whether it says all of it: its names, its values and most of its
 * words.  If not, it says a part, and is "less precise"; where it counts the same thing and
 * gives another number, nobody can tell.  Which sentence is
 * printed, a short or a long one, is for the edition to choose.
 */
#include "claim/wording.h"

#include "base/ascii.h"
#include "base/limits.h"

#include <stdlib.h>

/* How much clearer a copy must be to be printed for the report it was taken from. */
#define CLAIM_WORDING_ROOT 0.25

/* Of the weight of a sentence's words that another must hold to say all of it. */
#define CLAIM_WORDING_FULL 0.66

typedef struct ClaimWording {
    uint32_t spoke;
    uint32_t origin;
    double clarity;
    bool is_first; /* the clearest of its origin */
} ClaimWording;

/* How well a sentence stands alone: whole, short, saying the clause in full. */
static double claim_wording_clarity(const ClaimView *view, const ClaimSpoke *spoke)
{
    const ClaimSentence *sentence = &view->sentences.items[spoke->sentence];
    Str text = str_slice(claim_view_text(view, spoke->report), sentence_words(sentence->sentence));
    double clarity = spoke->cover.share;
    if (sentence->sentence->kind == SENTENCE_HEADING)
        clarity -= 0.5;
    if (!str_ends_with(text, STR(".")) && !str_ends_with(text, STR(".\"")))
        clarity -= 0.25;
    if (spoke->cover.is_less_precise)
        clarity -= 0.5;
    uint32_t words = sentence->sentence->token_count;
    if (words > 15)
        clarity -= 0.015 * (words - 15);
    if (words < 7)
        clarity -= 0.1 * (7 - words);
    return clarity;
}

static int claim_compare_by_origin(const void *a, const void *b)
{
    const ClaimWording *x = a, *y = b;
    if (x->origin != y->origin)
        return x->origin < y->origin ? -1 : 1;
    if (x->clarity != y->clarity)
        return x->clarity > y->clarity ? -1 : 1;
    return (x->spoke > y->spoke) - (x->spoke < y->spoke);
}

static int claim_compare_wordings(const void *a, const void *b)
{
    const ClaimWording *x = a, *y = b;
    if (x->is_first != y->is_first)
        return x->is_first ? -1 : 1;
    if (x->clarity != y->clarity)
        return x->clarity > y->clarity ? -1 : 1;
    return (x->spoke > y->spoke) - (x->spoke < y->spoke);
}

/* All spokes, the clearest of each origin first. */
static ClaimWording *claim_wordings_sort(const ClaimView *view, const Lineage *lineage,
                                         const ClaimSpoke *spokes, uint32_t count, Arena *scratch)
{
    ClaimWording *wordings = ARENA_NEW(scratch, ClaimWording, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t report = spokes[i].report;
        bool has_origin = lineage && lineage->origin_of;
        uint32_t origin = has_origin ? lineage->origin_of[report] : report;
        bool is_root = has_origin && lineage->origin_root[origin] == report;
        double clarity = claim_wording_clarity(view, &spokes[i]);
        wordings[i] = (ClaimWording){ .spoke = i, .origin = origin, .clarity = clarity };
        wordings[i].clarity += is_root ? CLAIM_WORDING_ROOT : 0;
    }
    qsort(wordings, count, sizeof *wordings, claim_compare_by_origin);
    for (uint32_t i = 0; i < count; i++)
        wordings[i].is_first = i == 0 || wordings[i].origin != wordings[i - 1].origin;
    qsort(wordings, count, sizeof *wordings, claim_compare_wordings);
    return wordings;
}

/* What each reading says of one wording; the same sentence is asked once. */
static void claim_wording_ask(uint8_t *support, const ClaimView *view, const ClaimSpoke *spokes,
                              const ClaimWording *wordings, uint32_t count, uint32_t asked,
                              Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    uint32_t printed = spokes[wordings[asked].spoke].sentence;
    ClaimUnit whole = claim_unit_of_sentence(view, printed);
    Map known = map_open(scratch, 16);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t sentence = spokes[wordings[i].spoke].sentence;
        uint32_t *stance = map_put(&known, view->sentences.items[sentence].words);
        if (*stance == MAP_NONE) {
            ClaimCover cover = claim_unit_cover(view, &whole, sentence);
            bool says_all = cover.is_said && !cover.is_less_precise &&
                            cover.share >= CLAIM_WORDING_FULL &&
                            claim_unit_is_exact(view, printed, sentence);
            bool is_at_odds = claim_unit_is_at_odds(view, &whole, sentence);
            *stance = sentence == printed || says_all ? STANCE_SAYS
                      : is_at_odds                    ? STANCE_CANNOT_TELL
                                                      : STANCE_LESS_PRECISE;
        }
        support[i] = (uint8_t)*stance;
    }
    arena_release(scratch, mark);
}

/* A span without half words at its ends: not "old woman" of "46-year-old woman". */
static Span claim_wording_whole_words(Str text, Span sentence, Span at)
{
    while (at.begin > sentence.begin && !ascii_is_space(str_at(text, at.begin - 1)) &&
           str_at(text, at.begin - 1) != '(')
        at.begin--;
    while (at.end + 1 < sentence.end &&
           (ascii_is_alnum(str_at(text, at.end)) ||
            (str_at(text, at.end) == '-' && ascii_is_alnum(str_at(text, at.end + 1)))))
        at.end++;
    return at;
}

/* Tokens [first, end) of a report. */
typedef struct ClaimRun {
    uint32_t first, end;
} ClaimRun;

/* The words that say a clause, with the whole of the names at their ends. */
static ClaimRun claim_wording_run(const ClaimView *view, const ClaimSpoke *spoke)
{
    const ClaimSentence *sentence = &view->sentences.items[spoke->sentence];
    ClaimRun run = { spoke->cover.first_token, spoke->cover.end_token };
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind != CLAIM_SLOT_NAME || slot->end_token <= run.first ||
            slot->first_token >= run.end)
            continue;
        run.first = slot->first_token < run.first ? slot->first_token : run.first;
        run.end = slot->end_token > run.end ? slot->end_token : run.end;
    }
    return run;
}

static bool claim_wording_is_shared(const ClaimView *view, uint32_t report, uint32_t token,
                                    const ClaimSentence *other)
{
    uint32_t term = view->documents[report].terms[token];
    for (uint32_t i = 0; term != MAP_NONE && i < other->term_count; i++)
        if (other->terms[i] == term)
            return true;
    return false;
}

/*
 * Without the names that another sentence, which says only a part, does not have: "insured for 4
 * million crowns" of "insured for 4 million crowns, director Helena Brask said".  The longer
 * piece beside such a name stays, up to a word that both have, unless it is too short to say
 * anything.
 */
static ClaimRun claim_wording_without(const ClaimView *view, const ClaimSpoke *spoke, ClaimRun run,
                                      uint32_t other)
{
    enum { LEAST = 3 };
    const ClaimSentence *sentence = &view->sentences.items[spoke->sentence];
    const ClaimSentence *theirs = &view->sentences.items[other];
    for (uint32_t i = 0; i < sentence->slot_count; i++) {
        const ClaimSlot *slot = &view->slots.items[sentence->first_slot + i];
        if (slot->kind != CLAIM_SLOT_NAME || slot->end_token <= run.first ||
            slot->first_token >= run.end || claim_unit_holds(view, slot, other))
            continue;
        ClaimRun left = { run.first, slot->first_token }, right = { slot->end_token, run.end };
        while (left.end > left.first &&
               !claim_wording_is_shared(view, spoke->report, left.end - 1, theirs))
            left.end--;
        while (right.end > right.first &&
               !claim_wording_is_shared(view, spoke->report, right.first, theirs))
            right.first++;
        ClaimRun most = left.end - left.first > right.end - right.first ? left : right;
        if (most.end - most.first >= LEAST)
            run = most;
    }
    return run;
}

static Reading claim_wording_reading(const ClaimView *view, const ClaimSpoke *spoke, Stance stance,
                                     ClaimRun agreed)
{
    const ClaimSentence *sentence = &view->sentences.items[spoke->sentence];
    const Token *tokens = claim_view_analysis(view, spoke->report)->tokens;
    Span words = span(tokens[agreed.first].span.begin, tokens[agreed.end - 1].span.end);
    return (Reading){
        .report = spoke->report,
        .span = sentence_words(sentence->sentence),
        .sentence = sentence->number,
        .stance = stance,
        .agreed = claim_wording_whole_words(claim_view_text(view, spoke->report),
                                            sentence_words(sentence->sentence), words),
        .opens = spoke->cover.opens,
    };
}

void claim_wording_find(Point *point, const ClaimView *view, const Lineage *lineage,
                        const ClaimSpoke *spokes, uint32_t count, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    ClaimWording *wordings = claim_wordings_sort(view, lineage, spokes, count, scratch);
    point->wordings = count < LIMIT_CLAIM_WORDINGS ? count : LIMIT_CLAIM_WORDINGS;
    point->supported = count;
    point->support = ARENA_NEW(arena, uint8_t, (size_t)point->wordings * count + 1);
    for (uint32_t i = 0; i < point->wordings; i++)
        claim_wording_ask(point->support + (size_t)i * count, view, spokes, wordings, count, i,
                          scratch);
    for (uint32_t i = 0; i < count; i++) {
        const ClaimSpoke *spoke = &spokes[wordings[i].spoke];
        ClaimRun agreed = claim_wording_run(view, spoke);
        const uint8_t *support = point->support + (size_t)i * count;
        for (uint32_t k = 0; i < point->wordings && k < count; k++)
            if (support[k] == STANCE_LESS_PRECISE)
                agreed =
                    claim_wording_without(view, spoke, agreed, spokes[wordings[k].spoke].sentence);
        *VEC_PUSH(arena, &point->readings) =
            claim_wording_reading(view, spoke, (Stance)point->support[i], agreed);
    }
    arena_release(scratch, mark);
}
