/*
 * tag.c - the parts of speech and the dependencies of a text, by the models.
 *
 * The letters of each distinct word are read once for the whole text.
 */
#include "language/language_parts.h"
#include "language/models.h"

typedef struct TagForms {
    Map numbers; /* from the bytes of a word to its form */
    VEC(WordForm) items;
    uint32_t *of_token;
} TagForms;

static void tag_read_forms(const LanguageWork *work, TagForms *forms)
{
    size_t count = work->out->token_count;
    forms->numbers = map_open(work->scratch, count / 2 + 16);
    forms->of_token = ARENA_NEW(work->scratch, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        Str word = language_token_text(work, i);
        uint32_t *number = map_put(&forms->numbers, str_hash(word));
        if (*number == MAP_NONE) {
            *number = (uint32_t)forms->items.count;
            WordForm *form = VEC_PUSH(work->scratch, &forms->items);
            word_form_read(form, word);
            tagger_guess(&work->models->tagger, form);
        }
        forms->of_token[i] = *number;
    }
}

void language_tag_tokens(LanguageWork *work)
{
    Analysis *out = work->out;
    TagForms forms = { .of_token = NULL };
    tag_read_forms(work, &forms);
    SeenWords seen = seen_words_open(forms.items.count + 16, work->scratch);
    work->words = ARENA_NEW(work->scratch, TaggedWord *, out->sentence_count + 1);
    for (size_t i = 0; i < out->sentence_count; i++) {
        const Sentence *sentence = &out->sentences[i];
        TaggedWord *words = tagged_words_make(sentence->token_count, work->scratch);
        for (uint32_t t = 0; t < sentence->token_count; t++)
            words[t].form = &forms.items.items[forms.of_token[sentence->first_token + t]];
        seen_words_add(&seen, words, sentence->token_count);
        work->words[i] = words;
    }
    for (size_t i = 0; i < out->sentence_count; i++) {
        const Sentence *sentence = &out->sentences[i];
        seen_words_mark(&seen, work->words[i], sentence->token_count);
        tagger_tag(&work->models->tagger, work->words[i], sentence->token_count);
        for (uint32_t t = 0; t < sentence->token_count; t++)
            out->tokens[sentence->first_token + t].tag = work->words[i][t].coarse;
    }
}

void language_parse_sentences(LanguageWork *work)
{
    Analysis *out = work->out;
    for (size_t i = 0; i < out->sentence_count; i++) {
        const Sentence *sentence = &out->sentences[i];
        ArenaMark mark = arena_mark(work->scratch);
        const ParseNode *nodes = parser_parse(&work->models->parser, work->words[i],
                                              sentence->token_count, work->scratch);
        for (uint32_t t = 0; t < sentence->token_count; t++) {
            Token *token = &out->tokens[sentence->first_token + t];
            uint32_t head = (uint32_t)nodes[t].head;
            token->relation = nodes[t].relation;
            token->head =
                head == sentence->token_count ? TOKEN_ROOT : sentence->first_token + head;
        }
        arena_release(work->scratch, mark);
    }
}
