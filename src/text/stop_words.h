/* stop_words.h - English words that say nothing about a subject (data/stop_words.tsv). */
#ifndef STEMMA_TEXT_STOP_WORDS_H
#define STEMMA_TEXT_STOP_WORDS_H

#include "base/str.h"

/* `folded` as by unicode_fold_str(). */
bool stop_words_has(Str folded);

#endif
