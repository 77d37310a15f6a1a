#include "text/stop_words.h"

#include "text/table.h"

#include "stop_words.inc"

bool stop_words_has(Str folded)
{
    return TABLE_FIND(STOP_WORDS, word, folded) != NULL;
}
