#include "lineage/lineage.h"

#include "lineage/attested.h"
#include "lineage/compiled.h"
#include "lineage/descent.h"
#include "lineage/quoted.h"

#include <string.h>

/* The origin of each report: its root, or the lost source at the end of its line. */
static void lineage_number_origins(Lineage *out, const Choice *chosen, size_t count, Arena *arena)
{
    out->origin_of = ARENA_NEW(arena, uint32_t, count + 1);
    out->origin_root = ARENA_NEW(arena, uint32_t, count + 1);
    uint32_t *of_lost = ARENA_NEW(arena, uint32_t, out->lost_count + 1);
    for (size_t i = 0; i < out->lost_count; i++)
        of_lost[i] = REPORT_NONE;
    for (uint32_t r = 0; r < count; r++) {
        if (chosen[r].parent != REPORT_NONE)
            continue;
        uint32_t lost = chosen[r].lost;
        if (lost != REPORT_NONE && of_lost[lost] != REPORT_NONE) {
            out->origin_of[r] = of_lost[lost];
            continue;
        }
        out->origin_of[r] = (uint32_t)out->origin_count;
        out->origin_root[out->origin_count] = r;
        if (lost != REPORT_NONE)
            of_lost[lost] = (uint32_t)out->origin_count;
        out->origin_count++;
    }
    for (uint32_t r = 0; r < count; r++) {
        uint32_t root = r;
        while (chosen[root].parent != REPORT_NONE)
            root = chosen[root].parent;
        out->origin_of[r] = out->origin_of[root];
    }
}

/* Keep the lost sources that some report comes from, with those reports. */
static void lineage_fill_lost(Lineage *out, const Sources *sources, Choice *chosen, size_t count,
                              Arena *arena)
{
    out->lost = ARENA_NEW(arena, LostOrigin, sources->lost_count + 1);
    uint32_t *number = ARENA_NEW(arena, uint32_t, sources->lost_count + 1);
    for (uint32_t r = 0; r < count; r++)
        if (chosen[r].lost != REPORT_NONE)
            number[chosen[r].lost]++;
    for (size_t i = 0; i < sources->lost_count; i++) {
        if (number[i] == 0)
            continue;
        LostOrigin *lost = &out->lost[out->lost_count];
        *lost = sources->lost[i];
        lost->reports = ARENA_NEW(arena, uint32_t, number[i]);
        number[i] = (uint32_t)out->lost_count++;
    }
    for (uint32_t r = 0; r < count; r++) {
        if (chosen[r].lost == REPORT_NONE)
            continue;
        LostOrigin *lost = &out->lost[number[chosen[r].lost]];
        chosen[r].lost = (uint32_t)(lost - out->lost);
        lost->reports[lost->report_count++] = r;
    }
}

static void lineage_add_descents(Lineage *out, const Choosing *work, const Choice *chosen,
                                 Arena *arena, Arena *scratch)
{
    out->descents = ARENA_NEW(arena, Descent, work->count * 2 + 1);
    for (uint32_t r = 0; r < work->count; r++)
        descent_tell(&out->descents[out->descent_count++], work, r, &chosen[r], arena);
    for (uint32_t r = 0; r < work->count; r++) {
        Choice second = choose_second(work, chosen, r, scratch);
        if (second.parent != REPORT_NONE)
            descent_tell(&out->descents[out->descent_count++], work, r, &second, arena);
    }
}

/* What the stage worked with is far larger than what it found: `from` lives
 * in another arena than the work, and is copied when the work is given up. */
static void *lineage_copy_array(const void *items, size_t size, size_t count, Arena *arena)
{
    char *copy = arena_push(arena, size, count + 1);
    if (count > 0)
        memcpy(copy, items, size * count);
    return copy;
}

#define LINEAGE_COPY(arena, items, count)                                                          \
    lineage_copy_array((items), sizeof *(items), (count), (arena))

static void lineage_copy(Lineage *out, const Lineage *from, size_t count, Arena *arena)
{
    *out = *from;
    out->descents = LINEAGE_COPY(arena, from->descents, from->descent_count);
    for (size_t i = 0; i < out->descent_count; i++) {
        Descent *one = &out->descents[i];
        one->passages = LINEAGE_COPY(arena, one->passages, one->passage_count);
        one->reasons.items = LINEAGE_COPY(arena, one->reasons.items, one->reasons.count);
        one->reasons.room = one->reasons.count + 1;
    }
    out->lost = LINEAGE_COPY(arena, from->lost, from->lost_count);
    for (size_t i = 0; i < out->lost_count; i++)
        out->lost[i].reports =
            LINEAGE_COPY(arena, from->lost[i].reports, from->lost[i].report_count);
    out->origin_of = LINEAGE_COPY(arena, from->origin_of, count);
    out->origin_root = LINEAGE_COPY(arena, from->origin_root, from->origin_count);
}

void lineage_build(Lineage *out, Documents docs, Arena *arena, Arena *scratch)
{
    Lineage found = { 0 };
    ArenaMark work_mark = arena_mark(arena);
    Pairs pairs = { 0 };
    const Witness *witnesses = witness_read_all(docs, arena, scratch);
    PairFinder finder = pair_open(witnesses, docs.count, arena, scratch);
    Versions versions = version_find_all(witnesses, docs.count, arena, scratch);
    pair_find_all(&pairs, &finder, versions.before, arena, scratch);
    version_keep_alike(&versions, &pairs, witnesses, docs.count);
    attested_find_all(&pairs, witnesses, docs.count, scratch);
    Sources sources = source_find_all(witnesses, docs.count, arena, scratch);
    quoted_find_taken(&pairs, &sources, witnesses, docs.count, scratch);
    Choosing work = { .witnesses = witnesses,
                      .count = docs.count,
                      .pairs = &pairs,
                      .sources = &sources,
                      .versions = &versions };
    for (size_t r = 0; r < docs.count; r++)
        work.mean += witnesses[r].total / (double)docs.count;
    work.by_report = choose_sort_pairs(&pairs, docs.count, arena);
    work.support = choose_find_support(&work, arena);
    Map compiled = compiled_find_all(&work, arena, scratch);
    work.compiled = &compiled;
    Choice *chosen = choose_parents(&work, arena, scratch);

    ArenaMark mark = arena_mark(scratch);
    lineage_fill_lost(&found, &sources, chosen, docs.count, scratch);
    lineage_add_descents(&found, &work, chosen, scratch, arena);
    lineage_number_origins(&found, chosen, docs.count, scratch);
    arena_release(arena, work_mark);
    lineage_copy(out, &found, docs.count, arena);
    arena_release(scratch, mark);
}
