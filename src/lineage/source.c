/*
 * source.c - credits matched with the outlets and titles of the collection.
 *
 * Credits meet under their key (text/outlets.h).  A credit for an outlet that
 * is in the collection is evidence for that report, not for a lost source,
 * unless the report is known to have been published later.
 */
#include "lineage/source.h"

#include "base/map.h"
#include "base/vec.h"
#include "text/outlets.h"

typedef struct SourceNames {
    Intern keys;       /* outlets and titles of the collection */
    uint32_t *reports; /* the earliest report under each */
} SourceNames;

static bool source_is_earlier(const Witness *all, uint32_t a, uint32_t b)
{
    int64_t x = all[a].doc->report.published_at.from, y = all[b].doc->report.published_at.from;
    return x != y ? x < y : a < b;
}

static void source_add_name(SourceNames *names, const Witness *all, Str key, uint32_t report)
{
    if (key.len == 0)
        return;
    uint32_t number = intern_add(&names->keys, key);
    uint32_t *found = &names->reports[number];
    if (*found == REPORT_NONE || source_is_earlier(all, report, *found))
        *found = report;
}

static SourceNames source_collect_names(const Witness *all, size_t count, Arena *scratch)
{
    SourceNames names = { .keys = intern_open(scratch, count * 3) };
    names.reports = ARENA_NEW(scratch, uint32_t, count * 3 + 1);
    for (size_t i = 0; i < count * 3; i++)
        names.reports[i] = REPORT_NONE;
    for (uint32_t r = 0; r < count; r++) {
        source_add_name(&names, all, all[r].outlet, r);
        const Report *report = &all[r].doc->report;
        source_add_name(&names, all, outlets_initials_key(report->outlets, report->outlet, scratch),
                        r);
        source_add_name(&names, all, outlets_key(report->outlets, report->title, scratch), r);
    }
    return names;
}

static uint32_t source_find_inside(const SourceNames *names, const Witness *all, uint32_t report,
                                   Str key)
{
    uint32_t number = intern_find(&names->keys, key);
    if (number == MAP_NONE)
        return REPORT_NONE;
    uint32_t found = names->reports[number];
    if (found == report || witness_is_before(&all[report], &all[found]))
        return REPORT_NONE;
    return found;
}

/* Whether an outlet that the report names is an agency. */
static bool source_is_agency(const Report *report, Str name)
{
    Outlet outlet;
    return outlets_find(&outlet, report->outlets, name) && outlet.is_agency;
}

typedef VEC(SourceCredit) SourceCredits;

static void source_collect(Sources *out, SourceCredits *credits, const SourceNames *names,
                           const Witness *all, size_t count, Arena *arena)
{
    out->first = ARENA_NEW(arena, uint32_t, count + 1);
    out->is_own = ARENA_NEW(arena, bool, count + 1);
    for (uint32_t r = 0; r < count; r++) {
        out->is_own[r] = source_is_agency(&all[r].doc->report, all[r].doc->report.outlet);
        const Credits *given = &all[r].doc->report.credits;
        for (size_t i = 0; i < given->count; i++) {
            const Credit *credit = &given->items[i];
            if (credit->key.len == 0)
                continue;
            if (str_equal(credit->key, all[r].outlet)) {
                out->is_own[r] = out->is_own[r] || credit->scope == CREDIT_REPORT;
                continue;
            }
            *VEC_PUSH(arena, credits) = (SourceCredit){
                credit,
                r,
                source_find_inside(names, all, r, credit->key),
                REPORT_NONE,
            };
        }
        out->first[r + 1] = (uint32_t)credits->count;
    }
    out->credits = credits->items;
    out->credit_count = credits->count;
}

/* Number the lost sources in the order of meeting, then point statements to them. */
static void source_find_lost(Sources *out, const Witness *all, Arena *arena, Arena *scratch)
{
    Intern keys = intern_open(scratch, out->credit_count);
    out->lost = ARENA_NEW(arena, LostOrigin, out->credit_count + 1);
    out->is_agency = ARENA_NEW(arena, bool, out->credit_count + 1);
    for (size_t i = 0; i < out->credit_count; i++) {
        SourceCredit *one = &out->credits[i];
        if (one->credit->scope != CREDIT_REPORT || one->inside != REPORT_NONE)
            continue;
        one->lost = intern_add(&keys, one->credit->key);
        if (one->lost < out->lost_count)
            continue;
        out->is_agency[one->lost] =
            source_is_agency(&all[one->report].doc->report, one->credit->name);
        out->lost[out->lost_count++] = (LostOrigin){
            .name = one->credit->name,
            .report = one->report,
            .span = one->credit->span,
            .key = one->credit->key,
        };
    }
    for (size_t i = 0; i < out->credit_count; i++) {
        SourceCredit *one = &out->credits[i];
        if (one->credit->scope != CREDIT_STATEMENT || one->inside != REPORT_NONE)
            continue;
        uint32_t number = intern_find(&keys, one->credit->key);
        one->lost = number == MAP_NONE ? REPORT_NONE : number;
    }
}

Sources source_find_all(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch)
{
    Sources out = { 0 };
    SourceCredits credits = { 0 };
    ArenaMark mark = arena_mark(scratch);
    SourceNames names = source_collect_names(witnesses, count, scratch);
    source_collect(&out, &credits, &names, witnesses, count, arena);
    source_find_lost(&out, witnesses, arena, scratch);
    arena_release(scratch, mark);
    return out;
}

bool source_is_for(const SourceCredit *credit, const Witness *parent, uint32_t number)
{
    return credit->inside == number || str_equal(credit->credit->key, parent->outlet);
}

const SourceCredit *source_for_parent(const Sources *sources, const Witness *witnesses,
                                      uint32_t report, uint32_t parent)
{
    const SourceCredit *found = NULL;
    for (uint32_t i = sources->first[report]; i < sources->first[report + 1]; i++) {
        const SourceCredit *one = &sources->credits[i];
        if (source_is_for(one, &witnesses[parent], parent) &&
            (!found || one->credit->scope == CREDIT_REPORT))
            found = one;
    }
    return found;
}

const SourceCredit *source_for_lost(const Sources *sources, uint32_t report, uint32_t lost)
{
    const SourceCredit *found = NULL;
    for (uint32_t i = sources->first[report]; i < sources->first[report + 1]; i++) {
        const SourceCredit *one = &sources->credits[i];
        if (one->lost == lost && (!found || (found->credit->scope == CREDIT_STATEMENT &&
                                             one->credit->scope == CREDIT_REPORT)))
            found = one;
    }
    return found;
}

bool source_has_key(const Sources *sources, uint32_t report, Str key)
{
    for (uint32_t i = sources->first[report]; i < sources->first[report + 1]; i++)
        if (str_equal(sources->credits[i].credit->key, key))
            return true;
    return false;
}

const SourceCredit *source_of_whole(const Sources *sources, uint32_t report)
{
    for (uint32_t i = sources->first[report]; i < sources->first[report + 1]; i++)
        if (sources->credits[i].credit->scope == CREDIT_REPORT)
            return &sources->credits[i];
    return NULL;
}
