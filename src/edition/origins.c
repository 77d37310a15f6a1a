/*
 * origins.c - independent origins: grouping by publisher, numbers, letters.
 *
 * Two outlets of one publisher are one voice, however different their words.
 * The lineage stage knows texts; owners are joined here, by union-find over
 * origin numbers.  An origin's letter is its rank, so that "A" is the account
 * that most reports go back to.
 *
 * A statement that a report credits to an outlet is that outlet's, not the
 * report's: two reports that have it of one outlet are one origin of it.
 */
#include "edition/parts.h"

#include "base/buf.h"
#include "base/map.h"
#include "text/outlets.h"
#include "text/unicode.h"

#include <assert.h>
#include <stdlib.h>

OriginCount origin_count_open(const Edition *edition, Arena *arena)
{
    const Lineage *lineage = &edition->lineage;
    size_t reports = edition->docs.count, credits = 0;
    for (uint32_t i = 0; i < reports; i++)
        credits += edition_document(edition, i)->report.credits.count;
    OriginCount counter = {
        .edition = edition,
        .seen = ARENA_NEW(arena, uint32_t, lineage->origin_count + credits + 1),
        .reports_seen = ARENA_NEW(arena, uint32_t, reports + 1),
        .by_key = map_open(arena, reports + credits),
        .used = (uint32_t)lineage->origin_count,
    };
    for (uint32_t i = 0; i < reports; i++) {
        const Report *report = &edition_document(edition, i)->report;
        Str key = outlets_key(report->outlets, report->outlet, arena);
        if (key.len == 0)
            continue;
        uint32_t *origin = map_put(&counter.by_key, str_hash(key));
        *origin = *origin == MAP_NONE ? lineage->origin_of[i] : *origin;
    }
    for (size_t i = 0; i < lineage->lost_count; i++)
        if (lineage->lost[i].report_count > 0)
            *map_put(&counter.by_key, str_hash(lineage->lost[i].key)) =
                lineage->origin_of[lineage->lost[i].reports[0]];
    return counter;
}

void origin_count_begin(OriginCount *counter)
{
    counter->round++;
    counter->count = counter->reports = 0;
}

/* Who stands behind what the report says at `at`: the outlet that it credits there, if any. */
static uint32_t origin_count_source(OriginCount *counter, uint32_t report, Span at)
{
    const Credits *credits = &edition_document(counter->edition, report)->report.credits;
    for (size_t i = 0; i < credits->count; i++) {
        const Credit *credit = &credits->items[i];
        if (credit->scope != CREDIT_STATEMENT || credit->key.len == 0 ||
            !span_overlaps(credit->span, at))
            continue;
        uint32_t *origin = map_put(&counter->by_key, str_hash(credit->key));
        *origin = *origin == MAP_NONE ? counter->used++ : *origin;
        return *origin;
    }
    return counter->edition->lineage.origin_of[report];
}

void origin_count_add(OriginCount *counter, uint32_t report, Span at)
{
    if (counter->reports_seen[report] == counter->round)
        return;
    counter->reports_seen[report] = counter->round;
    counter->reports++;
    uint32_t *seen = &counter->seen[origin_count_source(counter, report, at)];
    counter->count += *seen != counter->round;
    *seen = counter->round;
}

static void origin_count_add_reading(OriginCount *counter, const Reading *reading)
{
    const Document *document = edition_document(counter->edition, reading->report);
    origin_count_add(counter, reading->report, edition_sentence(document, reading->sentence));
}

uint32_t origin_count_readings(OriginCount *counter, const Readings *readings)
{
    origin_count_begin(counter);
    for (size_t i = 0; i < readings->count; i++)
        origin_count_add_reading(counter, &readings->items[i]);
    return counter->count;
}

uint32_t origin_count_saying(OriginCount *counter, const Readings *readings, bool in_part)
{
    origin_count_begin(counter);
    for (size_t i = 0; i < readings->count; i++) {
        Stance stance = readings->items[i].stance;
        if (stance == STANCE_SAYS || (in_part && stance == STANCE_LESS_PRECISE))
            origin_count_add_reading(counter, &readings->items[i]);
    }
    return counter->count;
}

/* What is known of an origin while origins are put in order. */
typedef struct OriginRank {
    uint32_t number; /* before */
    uint32_t root;
    uint32_t reports;
    uint32_t first;    /* lowest report number */
    int64_t published; /* the earliest that its reports can be */
} OriginRank;

/* Letters of a label that is no owner's: "co" of "paper.co.uk". */
enum { ORIGIN_SUFFIX_LABEL = 3 };

/* The owner's part of an address: "paper.co.uk" of "https://m.paper.co.uk/a"; empty: none. */
static Str origin_site(Str url)
{
    StrCut cut = str_cut_str(url, STR("://"));
    Str host = cut.found ? str_cut(cut.tail, '/').head : (Str){ 0 };
    size_t last = str_find_last(host, '.');
    size_t before = last == STR_NONE ? STR_NONE : str_find_last(str_take(host, last), '.');
    if (before != STR_NONE && last - before - 1 <= ORIGIN_SUFFIX_LABEL)
        before = str_find_last(str_take(host, before), '.');
    return before == STR_NONE ? host : str_drop(host, before + 1);
}

/*
 * Equal for reports of one publisher; 0 when it is not known.  An outlet that
 * is not in the tables, or whose name many bear, is a publisher of its own on
 * its site: two papers may be called alike, unless their pages name one owner.
 */
static uint64_t origin_publisher(const Report *report, Arena *scratch)
{
    Outlet outlet = { 0 };
    bool is_owner = report->publisher.len > 0;
    Str name = is_owner ? report->publisher : report->outlet;
    if (name.len == 0)
        return 0;
    bool is_common = outlets_is_common(report->outlets, name);
    if (!is_common && (outlets_find(&outlet, report->outlets, name) ||
                       outlets_find_site(&outlet, report->outlets, name)))
        return unicode_fold_hash(outlet.owner.len > 0 ? outlet.owner : outlet.name);
    uint64_t key =
        unicode_fold_hash(is_common ? name : outlets_key(report->outlets, name, scratch));
    return is_owner ? key : hash_mix(key, unicode_fold_hash(origin_site(report->url)));
}

/* Origins whose accounts were printed by one publisher point to the lowest of them. */
static uint32_t *origin_join_publishers(const Edition *edition, Arena *scratch)
{
    const Lineage *lineage = &edition->lineage;
    uint32_t *parents = ARENA_NEW(scratch, uint32_t, lineage->origin_count + 1);
    Map first_of = map_open(scratch, lineage->origin_count);
    for (uint32_t i = 0; i < lineage->origin_count; i++) {
        parents[i] = i;
        uint32_t root = lineage->origin_root[i];
        if (root >= edition->docs.count)
            continue;
        uint64_t publisher = origin_publisher(&edition_document(edition, root)->report, scratch);
        uint32_t *first = publisher ? map_put(&first_of, publisher) : NULL;
        if (first && *first == MAP_NONE)
            *first = i;
        else if (first)
            parents[i] = *first;
    }
    return parents;
}

static int origin_compare(const void *left, const void *right)
{
    const OriginRank *a = left, *b = right;
    if (a->reports != b->reports)
        return a->reports < b->reports ? 1 : -1;
    if (a->published != b->published)
        return a->published < b->published ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static size_t origin_gather(const Edition *edition, uint32_t *parents, OriginRank *ranks)
{
    const Lineage *lineage = &edition->lineage;
    for (uint32_t i = 0; i < lineage->origin_count; i++)
        ranks[i] = (OriginRank){ .number = i, .root = REPORT_NONE, .published = INT64_MAX };

    for (uint32_t i = 0; i < edition->docs.count; i++) {
        uint32_t before = lineage->origin_of[i];
        OriginRank *rank = &ranks[parents[before]];
        if (rank->reports++ == 0)
            rank->first = i;
        int64_t published = edition_document(edition, i)->report.published_at.from;
        if (published == INTERVAL_OPEN_FROM)
            published = INT64_MAX;
        if (published < rank->published)
            rank->published = published;
        if (rank->root == REPORT_NONE)
            rank->root = lineage->origin_root[parents[before]];
    }
    size_t count = 0;
    for (uint32_t i = 0; i < lineage->origin_count; i++)
        if (ranks[i].reports > 0)
            ranks[count++] = ranks[i];
    return count;
}

/* Every report an origin of its own, where no lineage was given. */
static void origin_invent(Lineage *lineage, size_t reports, Arena *arena)
{
    lineage->origin_of = ARENA_NEW(arena, uint32_t, reports);
    lineage->origin_root = ARENA_NEW(arena, uint32_t, reports);
    lineage->origin_count = reports;
    for (uint32_t i = 0; i < reports; i++)
        lineage->origin_of[i] = lineage->origin_root[i] = i;
}

void edition_group_origins(Edition *edition, Arena *arena, Arena *scratch)
{
    Lineage *lineage = &edition->lineage;
    size_t reports = edition->docs.count;
    if (lineage->origin_count == 0)
        origin_invent(lineage, reports, arena);

    ArenaMark mark = arena_mark(scratch);
    uint32_t *parents = origin_join_publishers(edition, scratch);
    OriginRank *ranks = ARENA_NEW(scratch, OriginRank, lineage->origin_count);
    size_t count = origin_gather(edition, parents, ranks);
    qsort(ranks, count, sizeof *ranks, origin_compare);

    uint32_t *number_of = ARENA_NEW(scratch, uint32_t, lineage->origin_count);
    uint32_t *roots = ARENA_NEW(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        number_of[ranks[i].number] = i;
        roots[i] = ranks[i].root < reports ? ranks[i].root : ranks[i].first;
    }
    uint32_t *origin_of = ARENA_NEW(arena, uint32_t, reports);
    for (uint32_t i = 0; i < reports; i++)
        origin_of[i] = number_of[parents[lineage->origin_of[i]]];

    lineage->origin_of = origin_of;
    lineage->origin_root = roots;
    lineage->origin_count = count;
    arena_release(scratch, mark);
}

/* 0 "A" … 25 "Z", 26 "AA", as the columns of a spreadsheet. */
static void origin_add_letter(Buf *out, size_t number)
{
    char letters[16];
    size_t used = sizeof letters;
    for (number++; number > 0; number = (number - 1) / 26)
        letters[--used] = (char)('A' + (number - 1) % 26);
    buf_add(out, str_drop((Str){ letters, sizeof letters }, used));
}

void edition_set_letters(Edition *edition, Arena *arena)
{
    enum { LETTER_BYTES = 32 };
    const Lineage *lineage = &edition->lineage;
    edition->letters = ARENA_NEW(arena, Str, edition->docs.count);
    uint32_t *copies = ARENA_NEW(arena, uint32_t, lineage->origin_count + 1);
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        uint32_t origin = lineage->origin_of[i];
        Buf letter = buf_open(arena, LETTER_BYTES);
        origin_add_letter(&letter, origin);
        if (lineage->origin_root[origin] != i)
            buf_add_number(&letter, ++copies[origin] + 1);
        edition->letters[i] = buf_str(&letter);
    }
}

/* An answer with its number before sorting, which makes the sort stable. */
typedef struct RankedAnswer {
    Answer answer;
    uint32_t before;
} RankedAnswer;

static int ranked_answer_compare(const void *left, const void *right)
{
    const RankedAnswer *a = left, *b = right;
    if (a->answer.origins != b->answer.origins)
        return a->answer.origins < b->answer.origins ? 1 : -1;
    return (a->before > b->before) - (a->before < b->before);
}

/* The answers with their origins counted anew, most of them first. */
static Answer *origin_rank_answers(const Conflict *conflict, OriginCount *counter, Arena *arena,
                                   Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    size_t count = conflict->answer_count;
    RankedAnswer *ranked = ARENA_NEW(scratch, RankedAnswer, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ranked[i] = (RankedAnswer){ conflict->answers[i], i };
        ranked[i].answer.origins = origin_count_readings(counter, &ranked[i].answer.readings);
    }
    qsort(ranked, count, sizeof *ranked, ranked_answer_compare);
    Answer *answers = ARENA_NEW(arena, Answer, count);
    for (size_t i = 0; i < count; i++)
        answers[i] = ranked[i].answer;
    arena_release(scratch, mark);
    return answers;
}

static int point_compare(const void *left, const void *right)
{
    const Point *a = left, *b = right;
    if (a->in_full != b->in_full)
        return a->in_full < b->in_full ? 1 : -1;
    if (a->origins != b->origins)
        return a->origins < b->origins ? 1 : -1;
    if (a->centrality != b->centrality)
        return a->centrality < b->centrality ? 1 : -1;
    if (a->reports != b->reports)
        return a->reports < b->reports ? 1 : -1;
    return 0;
}

/* A point with its number before sorting, which makes the sort stable. */
typedef struct RankedPoint {
    Point point;
    uint32_t before;
} RankedPoint;

static int ranked_point_compare(const void *left, const void *right)
{
    const RankedPoint *a = left, *b = right;
    int order = point_compare(&a->point, &b->point);
    return order ? order : (a->before > b->before) - (a->before < b->before);
}

void edition_rank_points(Edition *edition, Arena *arena, Arena *scratch)
{
    Claims *claims = &edition->claims;
    ArenaMark mark = arena_mark(scratch);
    OriginCount counter = origin_count_open(edition, scratch);
    RankedPoint *ranked = ARENA_NEW(scratch, RankedPoint, claims->point_count);
    for (uint32_t i = 0; i < claims->point_count; i++) {
        ranked[i] = (RankedPoint){ claims->points[i], i };
        Point *point = &ranked[i].point;
        point->in_full = origin_count_saying(&counter, &point->readings, false);
        point->origins = origin_count_saying(&counter, &point->readings, true);
        point->reports = counter.reports;
    }
    qsort(ranked, claims->point_count, sizeof *ranked, ranked_point_compare);

    Point *points = ARENA_NEW(arena, Point, claims->point_count);
    uint32_t *now = ARENA_NEW(scratch, uint32_t, claims->point_count);
    for (uint32_t i = 0; i < claims->point_count; i++) {
        points[i] = ranked[i].point;
        now[ranked[i].before] = i;
    }
    Conflict *conflicts = ARENA_NEW(arena, Conflict, claims->conflict_count);
    for (size_t i = 0; i < claims->conflict_count; i++) {
        Conflict *conflict = &conflicts[i];
        *conflict = claims->conflicts[i];
        if (conflict->point < claims->point_count)
            conflict->point = now[conflict->point];
        conflict->answers = origin_rank_answers(conflict, &counter, arena, scratch);
    }
    claims->points = points;
    claims->conflicts = conflicts;
    arena_release(scratch, mark);
}
