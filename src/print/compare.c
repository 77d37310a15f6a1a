/*
 * compare.c - two reports side by side, for a terminal.
 *
 * First how they are related, then the passages they share with the place of
 * each in both, then the sentences that stand in one of them alone.
 */
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

/* The passage's place in report 0 or 1. */
static Span compare_side(const Descent *descent, const Passage *passage, uint32_t report)
{
    return descent->child == report ? passage->child : passage->parent;
}

static void compare_add_passages(Buf *out, const Descent *descent, Documents docs)
{
    if (!descent || !descent->passage_count)
        return;
    buf_add_char(out, '\n');
    compare_add_word(out, WORD_COMPARE_SHARED);
    buf_add_char(out, '\n');
    for (size_t i = 0; i < descent->passage_count; i++) {
        Span a = compare_side(descent, &descent->passages[i], 0);
        Span b = compare_side(descent, &descent->passages[i], 1);
        buf_add_format(out, "  A %u-%u  B %u-%u\n    ", a.begin, a.end, b.begin, b.end);
        print_plain(out, str_slice(docs.items[0]->report.text, a));
        buf_add_char(out, '\n');
    }
}

static bool compare_is_shared(const Descent *descent, uint32_t report, Span sentence)
{
    uint32_t covered = 0;
    for (size_t i = 0; descent && i < descent->passage_count; i++) {
        Span side = compare_side(descent, &descent->passages[i], report);
        uint32_t begin = side.begin > sentence.begin ? side.begin : sentence.begin;
        uint32_t end = side.end < sentence.end ? side.end : sentence.end;
        covered += end > begin ? end - begin : 0;
    }
    return covered * 2 >= span_len(sentence);
}

static void compare_add_own(Buf *out, const Descent *descent, Documents docs, uint32_t report)
{
    const Document *document = docs.items[report];
    buf_add_char(out, '\n');
    compare_add_word(out, WORD_COMPARE_ONLY);
    buf_add_format(out, " %c\n", report ? 'B' : 'A');
    for (size_t i = 0; i < document->analysis.sentence_count; i++) {
        Span sentence = document->analysis.sentences[i].span;
        if (compare_is_shared(descent, report, sentence))
            continue;
        buf_add(out, STR("  - "));
        print_plain(out, str_slice(document->report.text, sentence));
        buf_add_char(out, '\n');
    }
}

void print_compare_text(Buf *out, const Lineage *lineage, Documents docs)
{
    const Descent *descent = compare_find_descent(lineage);
    compare_add_report(out, 'A', &docs.items[0]->report);
    compare_add_report(out, 'B', &docs.items[1]->report);
    buf_add_char(out, '\n');
    compare_add_relation(out, descent);
    compare_add_passages(out, descent, docs);
    compare_add_own(out, descent, docs, 0);
    compare_add_own(out, descent, docs, 1);
}
