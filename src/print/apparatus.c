/*
 * apparatus.c - every report's words laid over the words of its origin.
 *
 * A child's words are matched with its parent's inside the passages of the
 * descent, and the parent's with the origin's, so a copy of a copy is laid over
 * the origin too.  A word that the child has of its parent, but the parent not
 * of the origin, is a variant of the child like any other.
 */
#include "print/apparatus.h"

#include "base/vec.h"
#include "match/word_diff.h"

#include <string.h>

/* A witness must have this part of a sentence's words, one of so many. */
enum { APPARATUS_PART = 2 };

typedef struct ApparatusMaker {
    const Edition *edition;
    const Descent **descents; /* the main one of each report */
    uint32_t *roots;          /* of each report: its origin's report */
    uint32_t **to_root;       /* for each token of a report: the same of its root, or ALIGN_NONE */
    uint32_t **from_root;     /* for each token of the root: the report's */
    Arena *arena;
    Apparatus out;
} ApparatusMaker;

/* Tokens [begin, end) of a report. */
typedef struct ApparatusRange {
    uint32_t begin, end;
} ApparatusRange;

static const Analysis *apparatus_analysis(const ApparatusMaker *maker, uint32_t report)
{
    return &maker->edition->docs.items[report]->analysis;
}

static uint32_t *apparatus_nothing(Arena *arena, size_t count)
{
    uint32_t *places = ARENA_NEW(arena, uint32_t, count + 1);
    memset(places, 0xff, (count + 1) * sizeof *places);
    return places;
}

/* The first token that begins at the byte or after it. */
static uint32_t apparatus_token_at(const Analysis *analysis, uint32_t byte)
{
    uint32_t low = 0, high = (uint32_t)analysis->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (analysis->tokens[middle].span.begin < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static ApparatusRange apparatus_tokens(const Analysis *analysis, Span at)
{
    return (ApparatusRange){ apparatus_token_at(analysis, at.begin),
                             apparatus_token_at(analysis, at.end) };
}

static NgramText apparatus_words(const Analysis *analysis, ApparatusRange range, Arena *arena)
{
    uint64_t *words = ARENA_NEW(arena, uint64_t, range.end - range.begin + 1);
    for (uint32_t i = range.begin; i < range.end; i++)
        words[i - range.begin] = analysis->tokens[i].word;
    return (NgramText){ words, range.end - range.begin };
}

/* Match the words of one passage and carry them on to the root. */
static void apparatus_lay_passage(ApparatusMaker *maker, const Descent *descent,
                                  const Passage *passage)
{
    const Analysis *child = apparatus_analysis(maker, descent->child);
    const Analysis *parent = apparatus_analysis(maker, descent->parent);
    ApparatusRange mine = apparatus_tokens(child, passage->child);
    ApparatusRange theirs = apparatus_tokens(parent, passage->parent);
    const uint32_t *up = maker->to_root[descent->parent];
    uint32_t *to_root = maker->to_root[descent->child];
    uint32_t *from_root = maker->from_root[descent->child];
    ArenaMark mark = arena_mark(maker->arena);
    uint32_t *to =
        word_diff(apparatus_words(child, mine, maker->arena),
                  apparatus_words(parent, theirs, maker->arena), maker->arena, maker->arena);
    for (uint32_t i = mine.begin; i < mine.end; i++) {
        uint32_t place = to[i - mine.begin];
        uint32_t root = place == ALIGN_NONE ? ALIGN_NONE : up[theirs.begin + place];
        if (root == ALIGN_NONE || to_root[i] != ALIGN_NONE || from_root[root] != ALIGN_NONE)
            continue;
        to_root[i] = root;
        from_root[root] = i;
    }
    arena_release(maker->arena, mark);
}

/* Lay a report, whose parent is laid, over its root. */
static void apparatus_lay(ApparatusMaker *maker, uint32_t report)
{
    const Descent *descent = maker->descents[report];
    size_t count = apparatus_analysis(maker, report)->token_count;
    bool is_root = descent->parent == REPORT_NONE;
    uint32_t root = is_root ? report : maker->roots[descent->parent];
    maker->roots[report] = root;
    maker->to_root[report] = apparatus_nothing(maker->arena, count);
    if (is_root) {
        for (uint32_t i = 0; i < count; i++)
            maker->to_root[report][i] = i;
        maker->from_root[report] = maker->to_root[report];
        return;
    }
    maker->from_root[report] =
        apparatus_nothing(maker->arena, apparatus_analysis(maker, root)->token_count);
    for (size_t i = 0; i < descent->passage_count; i++)
        apparatus_lay_passage(maker, descent, &descent->passages[i]);
}

/* Parents before their children; lines may be long, so the way up is kept in a list. */
static void apparatus_lay_all(ApparatusMaker *maker)
{
    size_t count = maker->edition->docs.count;
    uint32_t *line = ARENA_NEW(maker->arena, uint32_t, count + 1);
    for (uint32_t r = 0; r < count; r++) {
        size_t length = 0;
        for (uint32_t at = r; at != REPORT_NONE && !maker->to_root[at];
             at = maker->descents[at]->parent)
            line[length++] = at;
        while (length > 0)
            apparatus_lay(maker, line[--length]);
    }
}

/* A witness of one sentence: where it has the sentence's tokens, in rising order. */
typedef struct ApparatusWitness {
    uint32_t report;
    uint32_t *places;     /* of each token of the sentence, or ALIGN_NONE */
    ApparatusRange range; /* what it has for the sentence */
} ApparatusWitness;

/* The tokens of the sentence that the token stands in. */
static ApparatusRange apparatus_sentence(const Analysis *analysis, uint32_t token)
{
    size_t low = 0, high = analysis->sentence_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->sentences[middle].first_token <= token)
            low = middle;
        else
            high = middle;
    }
    uint32_t begin = analysis->sentences[low].first_token;
    return (ApparatusRange){ begin, begin + analysis->sentences[low].token_count };
}

/* Stretch what a witness has to the ends of its own sentences, up to what it has
 * of another sentence. */
static void apparatus_stretch(const ApparatusMaker *maker, ApparatusWitness *witness)
{
    const Analysis *analysis = apparatus_analysis(maker, witness->report);
    const uint32_t *to_root = maker->to_root[witness->report];
    ApparatusRange *range = &witness->range;
    ApparatusRange first = apparatus_sentence(analysis, range->begin);
    ApparatusRange last = apparatus_sentence(analysis, range->end - 1);
    while (range->begin > first.begin && to_root[range->begin - 1] == ALIGN_NONE)
        range->begin--;
    while (range->end < last.end && to_root[range->end] == ALIGN_NONE)
        range->end++;
}

/* Whether the report has enough of the sentence, and where. */
static bool apparatus_take_witness(const ApparatusMaker *maker, ApparatusWitness *out,
                                   uint32_t report, ApparatusRange sentence)
{
    const uint32_t *from = maker->from_root[report];
    uint32_t length = sentence.end - sentence.begin, found = 0, last = ALIGN_NONE;
    *out = (ApparatusWitness){ .report = report };
    out->places = apparatus_nothing(maker->arena, length);
    for (uint32_t k = 0; k < length; k++) {
        uint32_t place = from[sentence.begin + k];
        if (place == ALIGN_NONE || (found > 0 && (place <= last || place - last > length)))
            continue;
        out->range.begin = found == 0 ? place : out->range.begin;
        out->range.end = place + 1;
        out->places[k] = last = place;
        found++;
    }
    if (found * APPARATUS_PART < length)
        return false;
    apparatus_stretch(maker, out);
    return true;
}

static Span apparatus_span(const Analysis *analysis, uint32_t begin, uint32_t end)
{
    if (begin < end)
        return span(analysis->tokens[begin].span.begin, analysis->tokens[end - 1].span.end);
    uint32_t at = begin > 0 ? analysis->tokens[begin - 1].span.end : 0;
    return span(at, at);
}

/* The first witness that has the same reading, letter by letter. */
static uint32_t apparatus_first_same(const Edition *edition, const ApparatusPassage *passage,
                                     const ApparatusUnit *unit, uint32_t witness)
{
    Str own = str_slice(edition->docs.items[passage->witnesses[witness]]->report.text,
                        unit->readings[witness]);
    for (uint32_t w = 0; w < witness; w++)
        if (str_equal(own, str_slice(edition->docs.items[passage->witnesses[w]]->report.text,
                                     unit->readings[w])))
            return w;
    return witness;
}

static void apparatus_compare(const ApparatusMaker *maker, const ApparatusPassage *passage,
                              ApparatusUnit *unit)
{
    unit->first_same = ARENA_NEW(maker->arena, uint32_t, passage->witness_count);
    unit->is_variant = false;
    for (uint32_t w = 0; w < passage->witness_count; w++) {
        unit->first_same[w] = apparatus_first_same(maker->edition, passage, unit, w);
        unit->is_variant |= unit->first_same[w] != 0;
    }
}

/* Add the unit from each witness's token `from` up to `to`; `from` moves on. */
static void apparatus_add_unit(const ApparatusMaker *maker, ApparatusPassage *passage,
                               const ApparatusWitness *witnesses, uint32_t *from,
                               const uint32_t *to)
{
    ApparatusUnit *unit = &passage->units[passage->unit_count];
    bool is_empty = true;
    unit->readings = ARENA_NEW(maker->arena, Span, passage->witness_count);
    for (size_t w = 0; w < passage->witness_count; w++) {
        unit->readings[w] =
            apparatus_span(apparatus_analysis(maker, witnesses[w].report), from[w], to[w]);
        is_empty = is_empty && from[w] == to[w];
        from[w] = to[w];
    }
    if (is_empty)
        return;
    apparatus_compare(maker, passage, unit);
    passage->unit_count++;
}

/* Whether all witnesses have the sentence's token `k`; `follows`: right after the one before. */
static bool apparatus_all_have(const ApparatusWitness *witnesses, size_t count, uint32_t k,
                               bool follows)
{
    for (size_t w = 0; w < count; w++) {
        uint32_t place = witnesses[w].places[k];
        if (place == ALIGN_NONE || (follows && witnesses[w].places[k - 1] + 1 != place))
            return false;
    }
    return true;
}

/* Cut a passage where all its witnesses agree. */
static void apparatus_cut(const ApparatusMaker *maker, ApparatusPassage *passage,
                          const ApparatusWitness *witnesses, uint32_t length)
{
    size_t count = passage->witness_count;
    uint32_t *from = ARENA_NEW(maker->arena, uint32_t, count);
    uint32_t *to = ARENA_NEW(maker->arena, uint32_t, count);
    passage->units = ARENA_NEW(maker->arena, ApparatusUnit, (size_t)length * 2 + 2);
    for (size_t w = 0; w < count; w++)
        from[w] = witnesses[w].range.begin;
    for (uint32_t k = 0; k < length;) {
        if (!apparatus_all_have(witnesses, count, k, false)) {
            k++;
            continue;
        }
        for (size_t w = 0; w < count; w++)
            to[w] = witnesses[w].places[k];
        apparatus_add_unit(maker, passage, witnesses, from, to);
        for (k++; k < length && apparatus_all_have(witnesses, count, k, true); k++)
            continue;
        for (size_t w = 0; w < count; w++)
            to[w] = witnesses[w].places[k - 1] + 1;
        apparatus_add_unit(maker, passage, witnesses, from, to);
    }
    for (size_t w = 0; w < count; w++)
        to[w] = witnesses[w].range.end;
    apparatus_add_unit(maker, passage, witnesses, from, to);
}

/* The white space of a witness between two units. */
static Str apparatus_space(const ApparatusMaker *maker, const ApparatusPassage *passage,
                           size_t unit, size_t witness)
{
    const Report *report = &maker->edition->docs.items[passage->witnesses[witness]]->report;
    return str_slice(report->text, span(passage->units[unit].readings[witness].end,
                                        passage->units[unit + 1].readings[witness].begin));
}

static bool apparatus_spaces_differ(const ApparatusMaker *maker, const ApparatusPassage *passage,
                                    size_t unit)
{
    Str base = apparatus_space(maker, passage, unit, 0);
    for (size_t w = 1; w < passage->witness_count; w++)
        if (!str_equal(base, apparatus_space(maker, passage, unit, w)))
            return true;
    return false;
}

/* White space between two units that is not the same in all belongs to what differs. */
static void apparatus_add_spaces(const ApparatusMaker *maker, ApparatusPassage *passage)
{
    for (size_t w = 0; w < passage->witness_count && passage->unit_count > 1; w++) {
        Span *first = &passage->units[0].readings[w];
        if (span_len(*first) == 0)
            first->begin = first->end = passage->units[1].readings[w].begin;
    }
    for (size_t i = 0; i + 1 < passage->unit_count; i++) {
        ApparatusUnit *unit = &passage->units[i], *next = unit + 1;
        if (!apparatus_spaces_differ(maker, passage, i))
            continue;
        for (size_t w = 0; w < passage->witness_count; w++) {
            Span *before = &unit->readings[w], *after = &next->readings[w];
            if (unit->is_variant)
                before->end = after->begin;
            else
                after->begin = before->end;
        }
        apparatus_compare(maker, passage, unit->is_variant ? unit : next);
    }
}

static void apparatus_add_sentence(ApparatusMaker *maker, uint32_t root, const uint32_t *children,
                                   size_t child_count, ApparatusRange sentence)
{
    ArenaMark mark = arena_mark(maker->arena);
    ApparatusWitness *witnesses = ARENA_NEW(maker->arena, ApparatusWitness, child_count + 1);
    size_t count = 0;
    (void)apparatus_take_witness(maker, &witnesses[count++], root, sentence);
    for (size_t i = 0; i < child_count; i++)
        count += apparatus_take_witness(maker, &witnesses[count], children[i], sentence);
    if (count == 1) {
        arena_release(maker->arena, mark);
        return;
    }
    ApparatusPassage passage = { .witness_count = count };
    passage.witnesses = ARENA_NEW(maker->arena, uint32_t, count);
    for (size_t w = 0; w < count; w++)
        passage.witnesses[w] = witnesses[w].report;
    apparatus_cut(maker, &passage, witnesses, sentence.end - sentence.begin);
    apparatus_add_spaces(maker, &passage);
    *VEC_PUSH(maker->arena, &maker->out) = passage;
}

static void apparatus_add_root(ApparatusMaker *maker, uint32_t root)
{
    size_t reports = maker->edition->docs.count, count = 0;
    uint32_t *children = ARENA_NEW(maker->arena, uint32_t, reports);
    for (uint32_t r = 0; r < reports; r++)
        if (r != root && maker->roots[r] == root)
            children[count++] = r;
    const Analysis *analysis = apparatus_analysis(maker, root);
    for (size_t s = 0; s < analysis->sentence_count && count > 0; s++) {
        const Sentence *sentence = &analysis->sentences[s];
        ApparatusRange range = { sentence->first_token,
                                 sentence->first_token + sentence->token_count };
        if (sentence->kind != SENTENCE_FURNITURE && range.begin < range.end)
            apparatus_add_sentence(maker, root, children, count, range);
    }
}

Apparatus apparatus_find(const Edition *edition, Arena *arena)
{
    size_t count = edition->docs.count;
    ApparatusMaker maker = { .edition = edition, .arena = arena };
    maker.descents = ARENA_NEW(arena, const Descent *, count + 1);
    maker.roots = ARENA_NEW(arena, uint32_t, count + 1);
    maker.to_root = ARENA_NEW(arena, uint32_t *, count + 1);
    maker.from_root = ARENA_NEW(arena, uint32_t *, count + 1);
    for (size_t i = edition->lineage.descent_count; i-- > 0;)
        maker.descents[edition->lineage.descents[i].child] = &edition->lineage.descents[i];
    apparatus_lay_all(&maker);
    for (uint32_t r = 0; r < count; r++)
        if (maker.roots[r] == r)
            apparatus_add_root(&maker, r);
    return maker.out;
}
