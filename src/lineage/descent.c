#include "lineage/descent.h"

#include "base/vec.h"
#include "lineage/weights.h"

#include <stdlib.h>

/* The side of the child and of its parent. */
typedef struct DescentSides {
    const Witness *child, *parent;
    const PairSide *own, *other;
    unsigned side; /* of the child in the pair */
} DescentSides;

static DescentSides descent_sides(const Choosing *work, uint32_t child, const Choice *choice)
{
    unsigned side = pair_side(choice->pair, child);
    return (DescentSides){ &work->witnesses[child], &work->witnesses[choice->parent],
                           &choice->pair->side[side], &choice->pair->side[1 - side], side };
}

static double descent_ratio(double part, double whole)
{
    return whole > 0 ? part / whole : 0;
}

/* What was done to a page between two versions is never called a copy, unless nothing was. */
static DescentKind descent_version_kind(const DescentSides *s)
{
    bool added = s->own->matched < s->child->total, cut = s->other->matched < s->parent->total;
    if (added)
        return DESCENT_REWRITTEN;
    return cut ? DESCENT_ABRIDGED : DESCENT_COPY;
}

static DescentKind descent_kind(const DescentSides *s)
{
    double share = descent_ratio(s->own->matched, s->child->total);
    double whole = descent_ratio(s->other->matched, s->parent->total);
    double faithful = descent_ratio(s->own->matched, s->own->covered);
    if (share < LINEAGE_KIND_QUOTES && choose_is_quoting(s->own))
        return DESCENT_QUOTES;
    if (faithful < LINEAGE_KIND_FAITHFUL &&
        s->own->covered - s->own->matched > LINEAGE_KIND_CHANGED)
        return DESCENT_REWRITTEN;
    return whole >= LINEAGE_KIND_WHOLE ? DESCENT_COPY : DESCENT_ABRIDGED;
}

static int descent_by_child(const void *x, const void *y)
{
    const Passage *a = x, *b = y;
    if (a->child.begin != b->child.begin)
        return a->child.begin < b->child.begin ? -1 : 1;
    return (a->parent.begin > b->parent.begin) - (a->parent.begin < b->parent.begin);
}

static Span descent_span(const Witness *witness, uint32_t begin, uint32_t end)
{
    return span(witness->spans[begin].begin, witness->spans[end - 1].end);
}

static void descent_add_passages(Descent *out, const DescentSides *s, const Pair *pair,
                                 Arena *arena)
{
    out->passages = ARENA_NEW(arena, Passage, pair->passage_count + 1);
    out->passage_count = pair->passage_count;
    for (size_t i = 0; i < pair->passage_count; i++) {
        const AlignPassage *one = &pair->passages[i];
        Span a = descent_span(s->side == 0 ? s->child : s->parent, one->a_begin, one->a_end);
        Span b = descent_span(s->side == 0 ? s->parent : s->child, one->b_begin, one->b_end);
        out->passages[i] = s->side == 0 ? (Passage){ a, b } : (Passage){ b, a };
    }
    qsort(out->passages, out->passage_count, sizeof *out->passages, descent_by_child);
}

static void descent_add_reason(Descent *out, Reason reason, Arena *arena)
{
    *VEC_PUSH(arena, &out->reasons) = reason;
}

static double descent_count_same(const Pair *pair)
{
    double words = 0;
    for (size_t i = 0; i < pair->passage_count; i++)
        words += pair->passages[i].words;
    return words;
}

/* Days between two dates; minutes and hours where both are known as moments. */
static void descent_add_later(Descent *out, const DescentSides *s, Arena *arena)
{
    Interval child = s->child->doc->report.published_at;
    Interval parent = s->parent->doc->report.published_at;
    enum { HOUR = 3600 };
    int64_t seconds = child.from - parent.from;
    bool moments = child.to - child.from < HOUR && parent.to - parent.from < HOUR;
    int64_t unit = !moments || seconds >= 2 * CALENDAR_DAY ? CALENDAR_DAY
                   : seconds >= 2 * HOUR                   ? HOUR
                                                           : 60;
    int64_t count = seconds / unit;
    if (!moments && count < 1)
        count = 1; /* the next day, though fewer hours later */
    Word word = unit == CALENDAR_DAY ? WORD_LINEAGE_LATER_DAYS
                : unit == HOUR       ? WORD_LINEAGE_LATER_HOURS
                                     : WORD_LINEAGE_LATER_MINUTES;
    if (count == 1)
        word = unit == CALENDAR_DAY ? WORD_LINEAGE_LATER_DAY : WORD_LINEAGE_LATER_MINUTE;
    Reason reason = { .word = word, .a = (double)count };
    descent_add_reason(out, reason, arena);
}

static void descent_add_direction(Descent *out, const DescentSides *s, const Choice *choice,
                                  bool named, Arena *arena)
{
    if (witness_is_before(s->parent, s->child))
        descent_add_later(out, s, arena);
    if (version_is_before(s->parent, s->child)) {
        out->direction = DIRECTION_CERTAIN;
        return;
    }
    if (choice->is_compiled)
        descent_add_reason(out, (Reason){ .word = WORD_LINEAGE_COMPILED }, arena);
    double lean = LINEAGE_COST_EARLIER * witness_lean(s->parent, s->child);
    bool leans = choice->margin - lean < LINEAGE_MARGIN_LIKELY;
    bool told_so = named || choice->is_compiled || choose_is_quoting(s->own);
    out->direction =
        told_so || choice->margin >= LINEAGE_MARGIN_LIKELY ? DIRECTION_LIKELY : DIRECTION_UNKNOWN;
    if (out->direction == DIRECTION_UNKNOWN)
        descent_add_reason(out, (Reason){ .word = WORD_LINEAGE_UNKNOWN_DIRECTION }, arena);
    else if (!told_so)
        descent_add_reason(
            out,
            (Reason){ .word = leans ? WORD_LINEAGE_PROBABLY_LATER : WORD_LINEAGE_LESS_TO_EXPLAIN },
            arena);
}

/* Speech that both quote is only taken where a credit stands beside it (quoted.h). */
static Word descent_quoting_word(const PairSide *own, const SourceCredit *credit)
{
    return credit && own->spoken >= LINEAGE_PROOF_TAKEN ? WORD_LINEAGE_QUOTES_WITH_CREDIT
                                                        : WORD_LINEAGE_QUOTES_ITS_WORDS;
}

static void descent_tell_parent(Descent *out, const Choosing *work, const Choice *choice,
                                Arena *arena)
{
    DescentSides s = descent_sides(work, out->child, choice);
    const Pair *pair = choice->pair;
    const SourceCredit *credit =
        source_for_parent(work->sources, work->witnesses, out->child, choice->parent);
    bool is_version = work->versions->before[out->child] == choice->parent;
    out->kind = is_version ? descent_version_kind(&s) : descent_kind(&s);
    out->share = descent_ratio(s.own->matched, s.child->total);
    out->score = out->share < 1 ? 1 - (1 - out->share) * (1 - out->share) : 1;
    descent_add_passages(out, &s, pair, arena);
    descent_add_reason(out,
                       (Reason){ .word = WORD_LINEAGE_SHARES,
                                 .a = descent_count_same(pair),
                                 .b = (double)s.child->count,
                                 .c = (double)pair->passage_count },
                       arena);
    if (pair->follows)
        descent_add_reason(out,
                           (Reason){ .word = WORD_LINEAGE_FOLLOWS,
                                     .a = (double)pair->ordered,
                                     .b = (double)pair->details },
                           arena);
    if (is_version)
        descent_add_reason(out, (Reason){ .word = WORD_LINEAGE_VERSION }, arena);
    if (choose_is_quoting(s.own))
        descent_add_reason(out, (Reason){ .word = descent_quoting_word(s.own, credit) }, arena);
    if (credit)
        descent_add_reason(out, (Reason){ .word = WORD_LINEAGE_CREDITS, .s = credit->credit->name },
                           arena);
    descent_add_direction(out, &s, choice, credit != NULL, arena);
}

static void descent_tell_credit(Descent *out, const Choosing *work, const Choice *choice,
                                Arena *arena)
{
    const SourceCredit *credit =
        choice->lost != REPORT_NONE
            ? source_for_lost(work->sources, out->child, choice->lost)
            : source_for_parent(work->sources, work->witnesses, out->child, choice->parent);
    out->kind = DESCENT_CREDITS;
    out->direction = credit ? DIRECTION_CERTAIN : DIRECTION_LIKELY;
    out->score = credit ? 0.9 : 0.6;
    Str name = credit ? credit->credit->name : work->sources->lost[choice->lost].name;
    Word word = credit ? WORD_LINEAGE_CREDITS : WORD_LINEAGE_SHARES_WITH_OTHERS;
    descent_add_reason(out, (Reason){ .word = word, .s = name }, arena);
}

void descent_tell(Descent *out, const Choosing *work, uint32_t child, const Choice *choice,
                  Arena *arena)
{
    *out = (Descent){ .child = child, .parent = choice->parent, .lost = choice->lost };
    if (choice->pair) {
        descent_tell_parent(out, work, choice, arena);
    } else if (choice->parent != REPORT_NONE || choice->lost != REPORT_NONE) {
        descent_tell_credit(out, work, choice, arena);
    } else {
        out->kind = DESCENT_INDEPENDENT;
        out->score = 1;
        descent_add_reason(out, (Reason){ .word = WORD_LINEAGE_NO_PARENT }, arena);
    }
}
