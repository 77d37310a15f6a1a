#include "document/words.h"

#include <assert.h>
#include <math.h>

#include "words_table.inc"

Str words_text(Word word)
{
    assert((unsigned)word < WORD_COUNT);
    return WORD_TEXTS[word];
}

void words_add_number(Buf *out, double number)
{
    if (number == floor(number) && fabs(number) < 1e15)
        buf_add_number(out, (int64_t)number);
    else
        buf_add_format(out, "%.2f", number);
}

void words_add_reason(Buf *out, const Reason *reason)
{
    Str rest = words_text(reason->word);
    for (;;) {
        StrCut cut = str_cut(rest, '{');
        buf_add(out, cut.head);
        if (!cut.found || cut.tail.len < 2)
            return;
        switch (cut.tail.data[0]) {
        case 'a':
            words_add_number(out, reason->a);
            break;
        case 'b':
            words_add_number(out, reason->b);
            break;
        case 'c':
            words_add_number(out, reason->c);
            break;
        default:
            buf_add(out, reason->s);
        }
        rest = str_drop(cut.tail, 2);
    }
}
