/*
 * language.c - the order of the parts of the language stage, and what they share.
 *
 * Each part is a pass over the tokens that leaves spans behind; a later part
 * reads what the earlier ones found and never takes it back.
 */
#include "language/language.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "language/language_parts.h"
#include "language/models.h"
#include "text/unicode.h"

bool language_token_is(const LanguageWork *work, size_t token, Str word)
{
    if (token >= work->out->token_count)
        return false;
    Str text = language_token_text(work, token);
    /* Most comparisons end at the first letter. */
    if ((unsigned char)str_at(text, 0) < 0x80 && ascii_lower(str_at(text, 0)) != str_at(word, 0))
        return false;
    return unicode_equal_fold(text, word);
}

Str language_token_fold(const LanguageWork *work, size_t token, char room[LANGUAGE_WORD_ROOM])
{
    size_t len = 0;
    if (token >= work->out->token_count)
        return (Str){ room, 0 };
    Str text = language_token_text(work, token);
    for (size_t at = 0; at < text.len;) {
        Utf8Char read = utf8_read_at(text, at);
        if (len + 4 > LANGUAGE_WORD_ROOM)
            return (Str){ room, 0 };
        len += utf8_encode(unicode_fold(read.codepoint), room + len);
        at += read.len;
    }
    return (Str){ room, len };
}

bool language_is_foreign(const LanguageWork *work)
{
    Str lang = work->report->lang;
    return lang.len >= 2 && !str_equal_nocase(str_take(lang, 2), STR("en"));
}

size_t language_token_at(const LanguageWork *work, size_t at)
{
    size_t low = 0, high = work->out->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->out->tokens[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t language_sentence_at(const LanguageWork *work, size_t at)
{
    size_t low = 0, high = work->out->sentence_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->out->sentences[middle].span.begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? (uint32_t)(low - 1) : 0;
}

Status language_check(Error *error)
{
    return models_check(models_linked(), error);
}

/* Descents need quotations and credits, and nothing that stands on tags. */
static void language_analyse_words(LanguageWork *work, LanguageDepth depth)
{
    if (depth == LANGUAGE_TREES) {
        language_tag_tokens(work);
        language_parse_sentences(work);
    }
    language_find_quotes(work);
    if (depth == LANGUAGE_TREES) {
        language_find_times(work);
        language_find_quantities(work);
        language_find_names(work);
        language_find_attributions(work);
    }
    language_find_credits(work);
}

/* The sentences without their tokens, which take ten times the memory: all that was
 * pushed since `begin` is given back. */
static void language_keep_sentences(LanguageWork *work, ArenaMark begin)
{
    size_t count = work->out->sentence_count;
    Sentence *found = ARENA_NEW(work->scratch, Sentence, count);
    for (size_t i = 0; i < count; i++) {
        found[i] = work->out->sentences[i];
        found[i].first_token = found[i].token_count = 0;
    }
    arena_release(work->arena, begin);
    *work->out =
        (Analysis){ .sentences = ARENA_NEW(work->arena, Sentence, count), .sentence_count = count };
    for (size_t i = 0; i < count; i++)
        work->out->sentences[i] = found[i];
}

void language_analyse(Analysis *out, Report *report, Stemmer *stemmer, LanguageDepth depth,
                      Arena *arena, Arena *scratch)
{
    *out = (Analysis){ 0 };
    LanguageModels models; /* read anew for each report, and of use only for trees */
    if (depth == LANGUAGE_TREES && models_open(&models, models_linked(), NULL) != STATUS_OK)
        return; /* language_check() said why, before anything was read */
    ArenaMark mark = arena_mark(scratch);
    ArenaMark begin = arena_mark(arena);
    LanguageWork work = { report, out, report->text, arena, scratch, stemmer, NULL, NULL };
    if (depth == LANGUAGE_TREES)
        work.models = &models;
    language_find_tokens(&work);
    language_find_sentences(&work);
    language_find_datelines(&work);
    if (depth == LANGUAGE_SENTENCES)
        language_keep_sentences(&work, begin);
    else
        language_analyse_words(&work, depth);
    if (language_is_foreign(&work) && report->text.len > 0)
        note_add(arena, &report->notes, WORD_NOTE_OTHER_LANGUAGE, 0);
    arena_release(scratch, mark);
}

void language_find_credits_alone(Report *report, Stemmer *stemmer, Arena *arena, Arena *scratch)
{
    Analysis analysis = { 0 };
    LanguageWork work = { report, &analysis, report->text, arena, scratch, stemmer, NULL, NULL };
    language_begin_credits(&work);
}
