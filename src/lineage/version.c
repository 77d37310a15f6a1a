/*
 * version.c - pages by address or title, each page's versions by date.
 *
 * A page that is changed again and again is a chain: each version comes from
 * the one right before it, even where an older one was put back.  Versions of
 * which the order is not known are left to the costs.
 */
#include "lineage/version.h"

#include "base/map.h"
#include "document/lineage.h"
#include "lineage/weights.h"
#include "text/unicode.h"

#include <stdlib.h>

typedef struct VersionEntry {
    const Witness *witness;
    uint32_t page;
    uint32_t report;
    int64_t published, modified;
} VersionEntry;

static Interval version_modified(const Witness *witness)
{
    Interval at = INTERVAL_UNKNOWN;
    (void)calendar_parse_iso(witness->doc->report.modified, &at);
    return at;
}

static bool version_is_known(Interval at)
{
    return at.from != INTERVAL_OPEN_FROM && at.to != INTERVAL_OPEN_TO;
}

bool version_is_before(const Witness *a, const Witness *b)
{
    if (witness_is_before(a, b))
        return true;
    Interval first = a->doc->report.published_at, second = b->doc->report.published_at;
    if (first.from != second.from || first.to != second.to)
        return false;
    Interval x = version_modified(a), y = version_modified(b);
    return version_is_known(x) && version_is_known(y) && x.to <= y.from;
}

/* The address without scheme and fragment: what names the page. */
static Str version_address(Str url)
{
    StrCut scheme = str_cut_str(url, STR("://"));
    return str_cut(scheme.found ? scheme.tail : url, '#').head;
}

/* Equal for versions of one page; 0 for a report that nothing names. */
static uint64_t version_key(const Witness *witness, bool *is_address)
{
    const Report *report = &witness->doc->report;
    Str address = version_address(report->url);
    *is_address = address.len > 0;
    if (*is_address)
        return hash_mix(1, str_hash(address));
    if (report->title.len == 0)
        return 0;
    return hash_mix(str_hash(witness->outlet), unicode_fold_hash(report->title));
}

static int version_by_date(const void *x, const void *y)
{
    const VersionEntry *a = x, *b = y;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->published != b->published)
        return a->published < b->published ? -1 : 1;
    if (a->modified != b->modified)
        return a->modified < b->modified ? -1 : 1;
    return (a->report > b->report) - (a->report < b->report);
}

/* Whether the order of entry `at` among its page's neighbours is known. */
static bool version_is_placed(const VersionEntry *order, size_t count, size_t at)
{
    const VersionEntry *one = &order[at];
    if (at > 0 && one[-1].page == one->page && !version_is_before(one[-1].witness, one->witness))
        return false;
    return at + 1 == count || one[1].page != one->page ||
           version_is_before(one->witness, one[1].witness);
}

Versions version_find_all(const Witness *witnesses, size_t count, Arena *arena, Arena *scratch)
{
    Versions out = { ARENA_NEW(arena, uint32_t, count + 1), ARENA_NEW(arena, uint32_t, count + 1),
                     ARENA_NEW(arena, bool, count + 1) };
    ArenaMark mark = arena_mark(scratch);
    Map pages = map_open(scratch, count * 2);
    VersionEntry *order = ARENA_NEW(scratch, VersionEntry, count + 1);
    for (uint32_t r = 0; r < count; r++) {
        uint64_t key = version_key(&witnesses[r], &out.is_sure[r]);
        uint32_t *page = key == 0 ? NULL : map_put(&pages, key);
        if (page && *page == MAP_NONE)
            *page = r;
        out.page[r] = page ? *page : r;
        out.before[r] = REPORT_NONE;
        order[r] = (VersionEntry){ &witnesses[r], out.page[r], r,
                                   witnesses[r].doc->report.published_at.from,
                                   version_modified(&witnesses[r]).from };
    }
    qsort(order, count, sizeof *order, version_by_date);
    for (size_t i = 1; i < count; i++)
        if (order[i].page == order[i - 1].page && version_is_placed(order, count, i) &&
            version_is_placed(order, count, i - 1))
            out.before[order[i].report] = order[i - 1].report;
    arena_release(scratch, mark);
    return out;
}

static bool version_is_alike(const Pair *pair, const Witness *witnesses)
{
    for (unsigned c = 0; c < 2; c++)
        if (pair->side[c].told >= LINEAGE_PROOF_WORDS &&
            pair->side[c].told >= LINEAGE_PROOF_SHARE * witnesses[pair->report[c]].total)
            return true;
    return false;
}

void version_keep_alike(Versions *versions, const Pairs *pairs, const Witness *witnesses,
                        size_t count)
{
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned c = 0; c < 2; c++) {
            const Pair *pair = &pairs->items[i];
            uint32_t child = pair->report[c], parent = pair->report[1 - c];
            bool is_version = versions->before[child] == parent;
            if (is_version && version_is_alike(pair, witnesses))
                versions->is_sure[child] = true;
        }
    for (size_t r = 0; r < count; r++)
        if (!versions->is_sure[r])
            versions->before[r] = REPORT_NONE;
}
