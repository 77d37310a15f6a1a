/*
 * language_parts.h - the parts of the language stage and the order they run in.
 *
 * Each part reads what the parts before it left in work->out and fills its
 * own arrays there.  None fails: where nothing is found the arrays stay empty.
 */
#ifndef STEMMA_LANGUAGE_LANGUAGE_PARTS_H
#define STEMMA_LANGUAGE_LANGUAGE_PARTS_H

#include "base/arena.h"
#include "document/analysis.h"
#include "document/report.h"
#include "language/tag_features.h"
#include "text/stem.h"

/* One report on its way through the parts. */
typedef struct LanguageWork {
    Report *report;
    Analysis *out;
    Str text;       /* report->text */
    Arena *arena;   /* results */
    Arena *scratch; /* given back by each part before it returns, tags apart */
    Stemmer *stemmer;
    const struct LanguageModels *models;
    TaggedWord **words; /* of each sentence, for the models; in scratch */
} LanguageWork;

/* out->tokens but for their tags; TOKEN_IN_QUOTE and TOKEN_IN_NAME are set later. */
void language_find_tokens(LanguageWork *work);
/* out->sentences with their tokens; needs tokens. */
void language_find_sentences(LanguageWork *work);
/* Sentence.dateline_len. */
void language_find_datelines(LanguageWork *work);
/* Token.tag, and work->words, which stay to the end. */
void language_tag_tokens(LanguageWork *work);
/* Token.head and Token.relation. */
void language_parse_sentences(LanguageWork *work);
/* out->quotes without their speakers, and TOKEN_IN_QUOTE. */
void language_find_quotes(LanguageWork *work);
/* out->times. */
void language_find_times(LanguageWork *work);
/* out->quantities; what is an expression of time already is none, durations apart. */
void language_find_quantities(LanguageWork *work);
/* out->names, out->entities and TOKEN_IN_NAME. */
void language_find_names(LanguageWork *work);
/* out->attributions, and the speakers and cues of the quotes. */
void language_find_attributions(LanguageWork *work);
/* report->credits, unless report->credits_given; needs sentences. */
void language_find_credits(LanguageWork *work);
/* The same before anything is found; finds tokens and sentences where a credit may hang on them. */
void language_begin_credits(LanguageWork *work);

/* The words of a token. */
static inline Str language_token_text(const LanguageWork *work, size_t token)
{
    return str_slice(work->text, work->out->tokens[token].span);
}

/* Whether there is such a token and it is `word`, which is in lower case, once folded. */
bool language_token_is(const LanguageWork *work, size_t token, Str word);

enum { LANGUAGE_WORD_ROOM = 64 };

/*
 * The token in folded form (unicode_fold), for look-ups in the tables: written
 * to `room`.  Empty for tokens that are longer than LANGUAGE_WORD_ROOM bytes,
 * which stand in no table, and for a `token` past the last one.
 */
Str language_token_fold(const LanguageWork *work, size_t token, char room[LANGUAGE_WORD_ROOM]);

/* Whether the report says that its language is not English. */
bool language_is_foreign(const LanguageWork *work);
/* The first token that ends after byte `at`, or token_count. */
size_t language_token_at(const LanguageWork *work, size_t at);

/*
 * The sentence that holds byte `at`, else the last one before it, else 0.
 * With no sentences at all, 0.
 */
uint32_t language_sentence_at(const LanguageWork *work, size_t at);

#endif
