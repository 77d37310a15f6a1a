/*
 * point.c - points: a clause, and the sentences of other reports that say it.
 *
 * Clustering sentences would put a long paragraph into one heap with all that
 * touch it.  Instead every clause is tried as the centre of a star: the
 * readings are the sentences that hold its names, its values and most of its
 * words (unit.c), the best one of each report.  Stars are then taken greedily,
 * most origins first; one that adds nothing to a star taken before is dropped.
 */
#include "claim/point.h"

#include "base/limits.h"
#include "claim/slot.h"
#include "claim/unit.h"
#include "claim/wording.h"

#include <stdlib.h>
#include <string.h>

typedef struct ClaimStar {
    uint32_t unit;
    ClaimSpoke *spokes; /* one for each report, in order */
    uint32_t count;
    uint32_t origins;
    uint32_t precise; /* spokes that give all the values */
    double quality;
} ClaimStar;

typedef struct ClaimStars {
    ClaimStar *items;
    size_t count;
    size_t room;
} ClaimStars;

typedef struct ClaimSky {
    const ClaimView *view;
    const Lineage *lineage;
    ClaimUnits units;
    uint32_t *degrees; /* of each sentence: how many sentences are like it */
    double *held;      /* of each sentence: weight of the unit's words in it */
    uint32_t *touched;
    uint32_t *place;      /* of each report: where its spoke is in the star being made, plus 1 */
    uint32_t *seen;       /* origin to the star that last counted it */
    const Claims *claims; /* with the conflicts */
    Map disputed;         /* report and place of a value to its conflict */
    Map answers_at;       /* the same to the answers of the conflict that it gives */
    Map answers_of;       /* conflict and report to the answers that it gives */
    Arena *scratch;
} ClaimSky;

static uint32_t claim_sky_origin(const ClaimSky *sky, uint32_t report)
{
    const Lineage *lineage = sky->lineage;
    return lineage && lineage->origin_of ? lineage->origin_of[report] : report;
}

typedef struct ClaimRank {
    uint32_t degree;
    uint32_t sentence;
} ClaimRank;

static int claim_compare_ranks(const void *a, const void *b)
{
    const ClaimRank *x = a, *y = b;
    if (x->degree != y->degree)
        return x->degree < y->degree ? 1 : -1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* Units of the sentences that are most like others, within the limit. */
/* Equal for clauses of the same words about the same value. */
static uint64_t claim_sky_unit_key(const ClaimView *view, const ClaimUnit *unit)
{
    uint32_t report = view->sentences.items[unit->sentence].report;
    const Token *tokens = claim_view_analysis(view, report)->tokens;
    uint64_t key = unit->is_about_value
                       ? view->slots.items[unit->values[0]].first_token - unit->first_token + 1
                       : 0;
    for (uint32_t i = unit->first_token; i < unit->end_token; i++)
        key = hash_mix(key, tokens[i].word);
    return key;
}

/*
 * Without the units from `first` on that were met before: a thousand reports
 * with one sentence would ask each of them a thousand times what it says.
 */
static void claim_sky_drop_known(ClaimSky *sky, Map *known, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < sky->units.count; i++) {
        uint32_t *seen = map_put(known, claim_sky_unit_key(sky->view, &sky->units.items[i]));
        if (*seen == MAP_NONE)
            sky->units.items[kept++] = sky->units.items[i];
        *seen = 1;
    }
    sky->units.count = kept;
}

static void claim_sky_collect_units(ClaimSky *sky)
{
    const ClaimView *view = sky->view;
    size_t count = view->sentences.count;
    ClaimRank *ranks = ARENA_NEW(sky->scratch, ClaimRank, count + 1);
    for (uint32_t i = 0; i < count; i++)
        ranks[i] = (ClaimRank){ sky->degrees[i], i };
    qsort(ranks, count, sizeof *ranks, claim_compare_ranks);
    Map known = map_open(sky->scratch, count);
    for (size_t i = 0; i < count && sky->units.count < LIMIT_CLAIM_UNITS; i++)
        if (view->sentences.items[ranks[i].sentence].is_reading) {
            size_t first = sky->units.count;
            claim_units_add(&sky->units, view, ranks[i].sentence, sky->scratch);
            claim_sky_drop_known(sky, &known, first);
        }
}

/* Sentences that hold a word of the unit; sky->held gets the weight. */
static size_t claim_sky_touch(ClaimSky *sky, const ClaimUnit *unit)
{
    const ClaimView *view = sky->view;
    size_t count = 0;
    for (uint32_t t = 0; t < unit->term_count; t++) {
        uint32_t term = unit->terms[t];
        uint32_t at = view->posting_at[term], end = view->posting_at[term + 1];
        for (; at < end; at++) {
            uint32_t sentence = view->postings[at];
            if (sky->held[sentence] == 0)
                sky->touched[count++] = sentence;
            sky->held[sentence] += view->weights[term];
        }
    }
    return count;
}

static bool claim_spoke_is_better(const ClaimView *view, const ClaimSpoke *a, const ClaimSpoke *b)
{
    if (a->cover.is_less_precise != b->cover.is_less_precise)
        return b->cover.is_less_precise;
    const ClaimSentence *first = &view->sentences.items[a->sentence];
    const ClaimSentence *second = &view->sentences.items[b->sentence];
    bool first_is_heading = first->sentence->kind == SENTENCE_HEADING;
    bool second_is_heading = second->sentence->kind == SENTENCE_HEADING;
    if (first_is_heading != second_is_heading)
        return second_is_heading;
    if (a->cover.share != b->cover.share)
        return a->cover.share > b->cover.share;
    if (first->term_count != second->term_count)
        return first->term_count < second->term_count;
    return a->sentence < b->sentence;
}

static int claim_compare_spokes(const void *a, const void *b)
{
    const ClaimSpoke *x = a, *y = b;
    return (x->report > y->report) - (x->report < y->report);
}

static uint64_t claim_sky_place(uint32_t report, uint32_t begin)
{
    return (uint64_t)report << 32 | begin;
}

static uint64_t claim_sky_answerer(uint32_t conflict, uint32_t report)
{
    return hash_mix(conflict, report);
}

/* Is a value disputed, and does `report` answer otherwise? */
static bool claim_sky_answers_otherwise(const ClaimSky *sky, const ClaimSlot *slot, uint32_t report)
{
    uint64_t place = claim_sky_place(slot->report, slot->span.begin);
    uint32_t number = map_get(&sky->disputed, place);
    if (number == MAP_NONE)
        return false;
    uint32_t answers = map_get(&sky->answers_of, claim_sky_answerer(number, report));
    return answers != MAP_NONE && (answers & map_get(&sky->answers_at, place)) == 0;
}

/* Where values are disputed, a report that answers otherwise means another thing. */
static bool claim_sky_disputes(const ClaimSky *sky, const ClaimUnit *unit, uint32_t index)
{
    const ClaimView *view = sky->view;
    const ClaimSentence *sentence = &view->sentences.items[index];
    uint32_t own = view->sentences.items[unit->sentence].report;
    for (uint32_t i = 0; i < unit->value_count; i++)
        if (claim_sky_answers_otherwise(sky, &view->slots.items[unit->values[i]], sentence->report))
            return true;
    for (uint32_t i = 0; unit->value_count > 0 && i < sentence->slot_count; i++)
        if (claim_sky_answers_otherwise(sky, &view->slots.items[sentence->first_slot + i], own))
            return true;
    return false;
}

/* Where the values of shown conflicts stand, and who gives which answer: a bit for each. */
static void claim_sky_note_conflicts(ClaimSky *sky)
{
    sky->disputed = map_open(sky->scratch, 16);
    sky->answers_of = map_open(sky->scratch, 16);
    sky->answers_at = map_open(sky->scratch, 16);
    for (uint32_t i = 0; i < sky->claims->conflict_count; i++) {
        const Conflict *conflict = &sky->claims->conflicts[i];
        for (size_t k = 0; conflict->is_shown && k < conflict->answer_count; k++)
            for (size_t m = 0; m < conflict->answers[k].readings.count; m++) {
                const Reading *reading = &conflict->answers[k].readings.items[m];
                uint64_t place = claim_sky_place(reading->report, reading->span.begin);
                uint32_t *number = map_put(&sky->disputed, place);
                uint32_t *at = map_put(&sky->answers_at, place);
                uint32_t *of = map_put(&sky->answers_of, claim_sky_answerer(i, reading->report));
                *at = (*number == i ? *at : 0) | 1u << k;
                *of = (*of == MAP_NONE ? 0 : *of) | 1u << k;
                *number = i;
            }
    }
}

/* The best sentence of each report that says the unit. */
static void claim_sky_make_star(ClaimSky *sky, ClaimStars *stars, uint32_t number)
{
    const ClaimView *view = sky->view;
    const ClaimUnit *unit = &sky->units.items[number];
    ArenaMark mark = arena_mark(sky->scratch);
    size_t touched = claim_sky_touch(sky, unit);
    VEC(ClaimSpoke) spokes = { 0 };
    for (size_t i = 0; i < touched; i++) {
        uint32_t sentence = sky->touched[i];
        bool is_near = sky->held[sentence] * 2 >= unit->weight;
        sky->held[sentence] = 0;
        if (!is_near || !view->sentences.items[sentence].is_reading)
            continue;
        ClaimCover cover = claim_unit_cover(view, unit, sentence);
        if (!cover.is_said || claim_sky_disputes(sky, unit, sentence))
            continue;
        ClaimSpoke spoke = { view->sentences.items[sentence].report, sentence, cover };
        uint32_t *place = &sky->place[spoke.report];
        if (*place == 0) {
            *VEC_PUSH(sky->scratch, &spokes) = spoke;
            *place = (uint32_t)spokes.count;
        } else if (claim_spoke_is_better(view, &spoke, &spokes.items[*place - 1])) {
            spokes.items[*place - 1] = spoke;
        }
    }
    for (size_t i = 0; i < spokes.count; i++)
        sky->place[spokes.items[i].report] = 0;
    if (spokes.count < 2) {
        arena_release(sky->scratch, mark);
        return;
    }
    qsort(spokes.items, spokes.count, sizeof *spokes.items, claim_compare_spokes);
    ClaimStar star = { number, spokes.items, (uint32_t)spokes.count, 0, 0, 0 };
    for (uint32_t i = 0; i < star.count; i++) {
        uint32_t origin = claim_sky_origin(sky, star.spokes[i].report);
        star.precise += !star.spokes[i].cover.is_less_precise;
        star.origins += sky->seen[origin] != number + 1;
        sky->seen[origin] = number + 1;
        star.quality += star.spokes[i].cover.share / star.count;
    }
    /* Between two centres with the same readings, the one that says more. */
    star.quality *= unit->weight + 3.0 * (unit->name_count + unit->value_count);
    *VEC_PUSH(sky->scratch, stars) = star;
}

static int claim_compare_stars(const void *a, const void *b)
{
    const ClaimStar *x = a, *y = b;
    if (x->precise != y->precise)
        return x->precise < y->precise ? 1 : -1;
    if (x->origins != y->origins)
        return x->origins < y->origins ? 1 : -1;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    if (x->quality != y->quality)
        return x->quality < y->quality ? 1 : -1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

/* Are all reports (all sentences) of `a` among those of `b`? */
static bool claim_star_is_among(const ClaimStar *a, const ClaimStar *b, bool by_sentence)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < a->count; i++) {
        while (k < b->count && b->spokes[k].report < a->spokes[i].report)
            k++;
        if (k == b->count || b->spokes[k].report != a->spokes[i].report)
            return false;
        if (by_sentence && b->spokes[k].sentence != a->spokes[i].sentence)
            return false;
    }
    return true;
}

/* Does `unit` hold a value that `other` does not? */
static bool claim_unit_adds_value(const ClaimView *view, const ClaimUnit *unit,
                                  const ClaimUnit *other)
{
    for (uint32_t i = 0; i < unit->value_count; i++) {
        bool is_held = false;
        for (uint32_t k = 0; k < other->value_count && !is_held; k++)
            is_held = claim_slot_compare(view, &view->slots.items[unit->values[i]],
                                         &view->slots.items[other->values[k]]) == CLAIM_SAME;
        if (!is_held)
            return true;
    }
    return false;
}

/* How much more, by weight, the wording must say to make a point of its own. */
#define CLAIM_STAR_MORE 2.5

/* Is a star worth a place beside one that was taken before? */
static bool claim_star_adds(const ClaimSky *sky, const ClaimStar *star, const ClaimStar *taken)
{
    if (!claim_star_is_among(star, taken, false))
        return true;
    const ClaimUnit *unit = &sky->units.items[star->unit];
    const ClaimUnit *other = &sky->units.items[taken->unit];
    /* What only one report gives is not what they share. */
    bool is_shared = star->precise > 1;
    bool adds_value = is_shared && claim_unit_adds_value(sky->view, unit, other);
    if (claim_star_is_among(star, taken, true))
        return false;
    if (claim_unit_is_within(sky->view, unit, other, is_shared))
        return false;
    if (adds_value || (is_shared && unit->name_count > other->name_count))
        return true;
    if (unit->value_count > 0 && is_shared && unit->name_count <= other->name_count)
        return false;
    return unit->weight > CLAIM_STAR_MORE * other->weight ||
           !claim_unit_is_within(sky->view, other, unit, true);
}

/* Between 0 and 1: said early, and like much else in the story. */
static double claim_star_centrality(const ClaimSky *sky, const ClaimStar *star)
{
    double sum = 0;
    for (uint32_t i = 0; i < star->count; i++) {
        const ClaimSentence *sentence = &sky->view->sentences.items[star->spokes[i].sentence];
        double degree = sky->degrees[star->spokes[i].sentence];
        sum += 0.5 / (1 + 0.25 * sentence->number) + 0.5 * degree / (degree + 4);
    }
    return sum / star->count;
}

static void claim_point_fill(Point *point, const ClaimSky *sky, const ClaimStar *star, Arena *arena)
{
    claim_wording_find(point, sky->view, sky->lineage, star->spokes, star->count, arena,
                       sky->scratch);
    for (uint32_t i = 0; i < star->count; i++)
        point->score += star->spokes[i].cover.share / star->count;
    point->reports = star->count;
    point->origins = star->origins;
    point->centrality = claim_star_centrality(sky, star);
}

static int claim_compare_points(const void *a, const void *b)
{
    const Point *x = a, *y = b;
    if (x->origins != y->origins)
        return x->origins < y->origins ? 1 : -1;
    if (x->centrality != y->centrality)
        return x->centrality < y->centrality ? 1 : -1;
    const Reading *first = &x->readings.items[0], *second = &y->readings.items[0];
    if (first->report != second->report)
        return first->report < second->report ? -1 : 1;
    return (first->span.begin > second->span.begin) - (first->span.begin < second->span.begin);
}

static size_t claim_stars_choose(const ClaimSky *sky, ClaimStars *stars)
{
    size_t taken = 0;
    if (stars->count > 0)
        qsort(stars->items, stars->count, sizeof *stars->items, claim_compare_stars);
    for (size_t i = 0; i < stars->count && taken < LIMIT_CLAIM_POINTS; i++) {
        bool adds = true;
        for (size_t k = 0; k < taken && adds; k++)
            adds = claim_star_adds(sky, &stars->items[i], &stars->items[k]);
        if (adds)
            stars->items[taken++] = stars->items[i];
    }
    return taken;
}

void claim_point_build(Claims *out, const ClaimView *view, const ClaimPairs *pairs,
                       const Lineage *lineage, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    size_t count = view->sentences.count;
    ClaimSky sky = { .view = view, .lineage = lineage, .claims = out, .scratch = scratch };
    claim_sky_note_conflicts(&sky);
    sky.degrees = ARENA_NEW(scratch, uint32_t, count + 1);
    sky.held = ARENA_NEW(scratch, double, count + 1);
    sky.touched = ARENA_NEW(scratch, uint32_t, count + 1);
    sky.place = ARENA_NEW(scratch, uint32_t, view->document_count + 1);
    sky.seen = ARENA_NEW(scratch, uint32_t, view->document_count + 1);
    for (size_t i = 0; i < pairs->count; i++) {
        sky.degrees[pairs->items[i].a]++;
        sky.degrees[pairs->items[i].b]++;
    }
    claim_sky_collect_units(&sky);
    ClaimStars stars = { 0 };
    for (uint32_t i = 0; i < sky.units.count; i++)
        claim_sky_make_star(&sky, &stars, i);
    size_t taken = claim_stars_choose(&sky, &stars);
    out->points = ARENA_NEW(arena, Point, taken + 1);
    out->point_count = taken;
    for (size_t i = 0; i < taken; i++)
        claim_point_fill(&out->points[i], &sky, &stars.items[i], arena);
    qsort(out->points, taken, sizeof *out->points, claim_compare_points);
    arena_release(scratch, mark);
}

/* The point in which most readings of the leading answer stand. */
static uint32_t claim_point_of(const Claims *claims, const Answer *answer)
{
    uint32_t best = REPORT_NONE;
    size_t most = 0;
    for (uint32_t i = 0; i < claims->point_count; i++) {
        size_t held = 0;
        const Readings *readings = &claims->points[i].readings;
        for (size_t k = 0; k < readings->count; k++)
            for (size_t m = 0; m < answer->readings.count; m++)
                held += readings->items[k].report == answer->readings.items[m].report &&
                        span_contains(readings->items[k].span, answer->readings.items[m].span);
        if (held > most) {
            best = i;
            most = held;
        }
    }
    return best;
}

static void claim_point_contradict(Point *point, const ClaimView *view, const Reading *reading,
                                   Arena *arena)
{
    for (size_t i = 0; i < point->readings.count; i++) {
        if (point->readings.items[i].report != reading->report)
            continue;
        if (point->readings.items[i].sentence == reading->sentence)
            point->readings.items[i].stance = STANCE_CONTRADICTS;
        return;
    }
    const Analysis *analysis = claim_view_analysis(view, reading->report);
    *VEC_PUSH(arena, &point->readings) =
        (Reading){ .report = reading->report,
                   .span = sentence_words(&analysis->sentences[reading->sentence]),
                   .sentence = reading->sentence,
                   .stance = STANCE_CONTRADICTS };
}

void claim_point_link(Claims *claims, const ClaimView *view, Arena *arena)
{
    for (size_t i = 0; i < claims->conflict_count; i++) {
        Conflict *conflict = &claims->conflicts[i];
        if (!conflict->is_shown)
            continue;
        conflict->point = claim_point_of(claims, &conflict->answers[0]);
        if (conflict->point == REPORT_NONE)
            continue;
        Point *point = &claims->points[conflict->point];
        for (size_t k = 1; k < conflict->answer_count; k++)
            for (size_t m = 0; m < conflict->answers[k].readings.count; m++)
                claim_point_contradict(point, view, &conflict->answers[k].readings.items[m], arena);
    }
}
