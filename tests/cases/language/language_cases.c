/*
 * language_cases.c - a text and the dump of its analysis that is expected.
 *
 *     language_cases FOLDER NAME...      FOLDER/NAME.txt against FOLDER/NAME.dump
 *
 * The text's first line is the date of publication, perhaps empty.
 */
#include "../../unit/language/language_dump.h"
#include "test.h"

static Str case_read(const char *folder, const char *name, const char *end)
{
    Buf path = buf_open(&dump_arena, 4096), text = buf_open(&dump_arena, 1 << 20);
    buf_add_format(&path, "%s/%s%s", folder, name, end);
    buf_add_char(&path, 0);
    FILE *file = fopen(path.data, "rb");
    if (!file)
        return STR("");
    for (int c; (c = fgetc(file)) != EOF;)
        buf_add_char(&text, (char)c);
    fclose(file);
    return buf_str(&text);
}

static void case_add_bounds(Buf *out, const Quantity *quantity)
{
    buf_add_format(out, "%s%s%g, %g%s", quantity->approximate ? "~" : "",
                   quantity->low_open ? "(" : "[", quantity->low, quantity->high,
                   quantity->high_open ? ")" : "]");
}

static void case_add_spans(Buf *out, Str text, const SpanList *list, const char *between)
{
    for (size_t i = 0; i < list->count; i++) {
        buf_add_format(out, "%s", i ? " + " : between);
        buf_add(out, str_slice(text, list->items[i]));
    }
}

static void case_add_speech(Buf *out, Str text, const Analysis *analysis)
{
    for (size_t i = 0; i < analysis->quote_count; i++) {
        const Quote *quote = &analysis->quotes[i];
        buf_add(out, STR("quote "));
        buf_add(out, str_slice(text, quote->span));
        buf_add(out, STR(" < "));
        buf_add(out, str_slice(text, quote->speaker));
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < analysis->attribution_count; i++) {
        const Attribution *made = &analysis->attributions[i];
        buf_add(out, made->is_denial ? STR("denies") : STR("says"));
        case_add_spans(out, text, &made->source, " ");
        case_add_spans(out, text, &made->cue, " / ");
        case_add_spans(out, text, &made->content, " / ");
        buf_add_char(out, '\n');
    }
}

static Str case_dump(Str text, Str published)
{
    Analysis analysis = dump_analyse(text, published);
    Buf out = buf_open(&dump_arena, 1 << 20);
    for (size_t i = 0; i < analysis.sentence_count; i++) {
        const Sentence *sentence = &analysis.sentences[i];
        buf_add_format(&out, "%c %u ", "BHIF"[sentence->kind], sentence -> paragraph);
        buf_add(&out, str_slice(text, sentence->span));
        buf_add_char(&out, '\n');
    }
    for (size_t i = 0; i < analysis.time_count; i++) {
        const TimeExpr *expr = &analysis.times[i];
        buf_add(&out, STR("time "));
        buf_add(&out, str_slice(text, expr->span));
        buf_add(&out, STR(" = "));
        buf_add(&out, expr->value);
        if (!interval_is_unknown(expr->at)) {
            buf_add_char(&out, ' ');
            buf_add(&out, calendar_format(expr->at.from, &dump_arena));
            buf_add(&out, STR(".."));
            buf_add(&out, calendar_format(expr->at.to, &dump_arena));
        }
        buf_add_char(&out, '\n');
    }
    for (size_t i = 0; i < analysis.quantity_count; i++) {
        const Quantity *quantity = &analysis.quantities[i];
        buf_add(&out, STR("quantity "));
        buf_add(&out, str_slice(text, quantity->span));
        buf_add(&out, STR(" = "));
        case_add_bounds(&out, quantity);
        buf_add_char(&out, ' ');
        buf_add(&out, quantity->unit);
        buf_add_char(&out, ' ');
        buf_add(&out, quantity->of);
        buf_add_char(&out, '\n');
    }
    case_add_speech(&out, text, &analysis);
    return buf_str(&out);
}

int main(int argc, char **argv)
{
    if (argc < 3 || !dump_open())
        return 99;
    for (int i = 2; i < argc; i++) {
        StrCut input = str_cut(case_read(argv[1], argv[i], ".txt"), '\n');
        Str got = case_dump(input.tail, input.head);
        bool same = str_equal(got, case_read(argv[1], argv[i], ".dump"));
        test_failures += !same;
        printf("%s %d - %s\n", same ? "ok" : "not ok", ++test_count, argv[i]);
        if (!same)
            printf(STR_FMT, STR_ARG(got));
    }
    dump_close();
    return test_report();
}
