/*
 * origins.c - independent origins: grouping by publisher, numbers, letters.
 *
 * Two outlets of one publisher are one voice, however different their words.
 * The lineage stage knows texts; owners are joined here, by union-find over
 * origin numbers.  An origin's letter is its rank, so that "A" is the account
 * that most reports go back to.
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
    return (OriginCount){ .lineage = lineage,
                          .seen = ARENA_NEW(arena, uint32_t, lineage->origin_count + 1),
                          .reports_seen = ARENA_NEW(arena, uint32_t, edition->docs.count + 1) };
}

void origin_count_begin(OriginCount *counter)
{
    counter->round++;
    counter->count = counter->reports = 0;
}

void origin_count_add(OriginCount *counter, uint32_t report)
{
    uint32_t *seen = &counter->seen[counter->lineage->origin_of[report]];
    counter->count += *seen != counter->round;
    *seen = counter->round;
    counter->reports += counter->reports_seen[report] != counter->round;
    counter->reports_seen[report] = counter->round;
}

uint32_t origin_count_readings(OriginCount *counter, const Readings *readings)
{
    origin_count_begin(counter);
    for (size_t i = 0; i < readings->count; i++)
        origin_count_add(counter, readings->items[i].report);
    return counter->count;
}

uint32_t origin_count_saying(OriginCount *counter, const Readings *readings, bool in_part)
{
    origin_count_begin(counter);
    for (size_t i = 0; i < readings->count; i++) {
        Stance stance = readings->items[i].stance;
        if (stance == STANCE_SAYS || (in_part && stance == STANCE_LESS_PRECISE))
            origin_count_add(counter, readings->items[i].report);
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

/* Equal for reports of one publisher; 0 when it is not known.  An outlet that is not in the
 * tables, or whose name many bear, is a publisher of its own. */
static uint64_t origin_publisher(const Report *report, Arena *scratch)
{
    Outlet outlet = { 0 };
    Str name = report->publisher.len > 0 ? report->publisher : report->outlet;
    if (outlets_is_common(name))
        return unicode_fold_hash(name);
    if (outlets_find(&outlet, name) || outlets_find_site(&outlet, name))
        return unicode_fold_hash(outlet.owner.len > 0 ? outlet.owner : outlet.name);
    return name.len > 0 ? unicode_fold_hash(outlets_key(name, scratch)) : 0;
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
        Answer *answers = ARENA_NEW(arena, Answer, conflict->answer_count);
        for (size_t j = 0; j < conflict->answer_count; j++) {
            answers[j] = conflict->answers[j];
            answers[j].origins = origin_count_readings(&counter, &answers[j].readings);
        }
        conflict->answers = answers;
    }
    claims->points = points;
    claims->conflicts = conflicts;
    arena_release(scratch, mark);
}
