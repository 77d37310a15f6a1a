/*
 * compare.c - two reports side by side, for a terminal.
 *
 * First how they are related, then the words they share, passage by passage with
 * its place in both, then the words that were changed in them, then the
 * sentences that stand in one of them alone.
 */
#include "print/changes.h"
#include "print/print.h"

static void compare_add_word(Buf *out, Word word)
{
    buf_add(out, words_text(word));
}

static void compare_add_report(Buf *out, char letter, const Report *report)
{
    buf_add_char(out, letter);
    buf_add(out, STR("  "));
    print_plain(out, report->title.len ? report->title : report->id);
    buf_add_char(out, '\n');
    const Str FACTS[] = { report->outlet, report->published, report->url, report->path };
    for (size_t i = 0; i < sizeof FACTS / sizeof FACTS[0]; i++) {
        if (!FACTS[i].len)
            continue;
        buf_add(out, STR("   "));
        print_plain(out, FACTS[i]);
        buf_add_char(out, '\n');
    }
}

/* The descent of one of the two from the other, or NULL. */
static const Descent *compare_find_descent(const Lineage *lineage)
{
    for (size_t i = 0; i < lineage->descent_count; i++)
        if (lineage->descents[i].parent != REPORT_NONE)
            return &lineage->descents[i];
    return NULL;
}

static void compare_add_relation(Buf *out, const Descent *descent)
{
    static const Word KINDS[] = {
        [DESCENT_INDEPENDENT] = WORD_COMPARE_UNRELATED, [DESCENT_COPY] = WORD_COMPARE_COPY,
        [DESCENT_ABRIDGED] = WORD_COMPARE_ABRIDGED,     [DESCENT_REWRITTEN] = WORD_COMPARE_REWRITTEN,
        [DESCENT_QUOTES] = WORD_COMPARE_QUOTES,         [DESCENT_CREDITS] = WORD_COMPARE_CREDITS,
    };
    if (!descent) {
        compare_add_word(out, WORD_COMPARE_UNRELATED);
        buf_add_char(out, '\n');
        return;
    }
    buf_add_format(out, "%c ", descent->child ? 'B' : 'A');
    compare_add_word(out, KINDS[descent->kind]);
    buf_add_format(out, " %c", descent->child ? 'A' : 'B');
    if (descent->direction == DIRECTION_UNKNOWN) {
        buf_add(out, STR("; "));
        compare_add_word(out, WORD_COMPARE_DIRECTION_UNKNOWN);
    }
    buf_add_char(out, '\n');
    for (size_t i = 0; i < descent->reasons.count; i++) {
        buf_add(out, STR("  - "));
        words_add_reason(out, &descent->reasons.items[i]);
        buf_add_char(out, '\n');
    }
}

typedef struct Comparison {
    Buf *out;
    Documents docs;
    Changes changes;
    int side_of[2]; /* of A and B: CHANGES_CHILD or CHANGES_PARENT */
} Comparison;

static void compare_head(Comparison *comparison, Word head)
{
    buf_add_char(comparison->out, '\n');
    compare_add_word(comparison->out, head);
}

static Str compare_words(const Comparison *comparison, const WordPair *pair, uint32_t report)
{
    return str_slice(comparison->docs.items[report]->report.text,
                     pair->at[comparison->side_of[report]]);
}

static void compare_add_place(Comparison *comparison, Span a, Span b)
{
    buf_add_format(comparison->out, "  A %u-%u  B %u-%u\n    ", a.begin, a.end, b.begin, b.end);
}

/* The words that both have, passage by passage; a sign stands where one has others. */
static void compare_add_shared(Comparison *comparison)
{
    const Changes *changes = &comparison->changes;
    int a = comparison->side_of[0], b = comparison->side_of[1];
    for (size_t i = 0; i < changes->run_count;) {
        const WordPair *first = &changes->runs[i];
        size_t end = i;
        while (end < changes->run_count && changes->runs[end].passage == first->passage)
            end++;
        const WordPair *last = &changes->runs[end - 1];
        if (i == 0) {
            compare_head(comparison, WORD_COMPARE_SHARED);
            buf_add_char(comparison->out, '\n');
        }
        compare_add_place(comparison, span(first->at[a].begin, last->at[a].end),
                          span(first->at[b].begin, last->at[b].end));
        for (size_t k = i; k < end; k++) {
            if (k > i)
                buf_add(comparison->out, STR(" […] "));
            print_plain(comparison->out, compare_words(comparison, &changes->runs[k], 0));
        }
        buf_add_char(comparison->out, '\n');
        i = end;
    }
}

/* A's words, an arrow, B's words; a sign for none stands where one has nothing. */
static void compare_add_changes(Comparison *comparison)
{
    const Changes *changes = &comparison->changes;
    for (size_t i = 0; i < changes->change_count; i++) {
        const WordPair *change = &changes->changes[i];
        if (i == 0) {
            compare_head(comparison, WORD_COMPARE_CHANGED);
            buf_add_char(comparison->out, '\n');
        }
        compare_add_place(comparison, change->at[comparison->side_of[0]],
                          change->at[comparison->side_of[1]]);
        for (uint32_t report = 0; report < 2; report++) {
            Str words = compare_words(comparison, change, report);
            buf_add(comparison->out, report ? STR(" → ") : STR(""));
            print_plain(comparison->out, words.len ? words : STR("∅"));
        }
        buf_add_char(comparison->out, '\n');
    }
}

static void compare_add_own(Comparison *comparison, uint32_t report)
{
    const Document *document = comparison->docs.items[report];
    const bool *is_own = comparison->changes.is_own[comparison->side_of[report]];
    bool any = false;
    for (size_t i = 0; i < document->analysis.sentence_count; i++) {
        if (!is_own[i])
            continue;
        if (!any) {
            compare_head(comparison, WORD_COMPARE_ONLY);
            buf_add_format(comparison->out, " %c\n", report ? 'B' : 'A');
        }
        any = true;
        buf_add(comparison->out, STR("  - "));
        print_plain(comparison->out,
                    str_slice(document->report.text, document->analysis.sentences[i].span));
        buf_add_char(comparison->out, '\n');
    }
}

void print_compare_text(Buf *out, const Lineage *lineage, Documents docs, Arena *arena)
{
    const Descent *descent = compare_find_descent(lineage);
    uint32_t child = descent ? descent->child : 1;
    Comparison comparison = {
        .out = out,
        .docs = docs,
        .changes = changes_find(descent, docs.items[child], docs.items[1 - child], arena),
        .side_of = { child == 0 ? CHANGES_CHILD : CHANGES_PARENT,
                     child == 1 ? CHANGES_CHILD : CHANGES_PARENT },
    };
    compare_add_report(out, 'A', &docs.items[0]->report);
    compare_add_report(out, 'B', &docs.items[1]->report);
    buf_add_char(out, '\n');
    compare_add_relation(out, descent);
    compare_add_shared(&comparison);
    compare_add_changes(&comparison);
    compare_add_own(&comparison, 0);
    compare_add_own(&comparison, 1);
}
