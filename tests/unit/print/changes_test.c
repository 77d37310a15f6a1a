#include "print/changes.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "text/unicode.h"

#include "test.h"

static Arena arena;

/* Words of letters and digits, other bytes alone; each sentence ends with a full stop. */
static Document document_of(Str text)
{
    Document document = { .report.text = text };
    Analysis *analysis = &document.analysis;
    analysis->tokens = ARENA_NEW(&arena, Token, text.len + 1);
    analysis->sentences = ARENA_NEW(&arena, Sentence, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && ascii_is_alnum(str_at(text, at)))
            at++;
        at += at == begin;
        Str words = unicode_fold_str(str_slice(text, span(begin, at)), &arena);
        if (str_equal(words, STR(" ")))
            continue;
        bool is_word = ascii_is_alnum(str_at(words, 0));
        bool has_digit = str_at(words, 0) <= '9' && is_word;
        uint32_t number = (uint32_t)analysis->token_count++;
        analysis->tokens[number] = (Token){
            .span = span(begin, at),
            .word = str_hash(words),
            .flags = (uint16_t)((is_word ? TOKEN_WORD : 0) | (has_digit ? TOKEN_DIGITS : 0)),
            .tag = is_word ? TAG_NOUN : TAG_PUNCT,
        };
        size_t done = analysis->sentence_count;
        Sentence *sentence = done ? &analysis->sentences[done - 1] : NULL;
        if (!sentence || str_at(text, sentence->span.end - 1) == '.') {
            sentence = &analysis->sentences[analysis->sentence_count++];
            *sentence = (Sentence){ .span = span(begin, at), .first_token = number };
        }
        sentence->span.end = (uint32_t)at;
        sentence->token_count++;
    }
    return document;
}

#define PARENT \
    STR("The old bridge, built in 1962, fell at noon. Two of the hurt are in danger. " \
        "The mayor, Odo Lind, said that he would look into it on Monday.")
#define CHILD \
    STR("The old bridge, built in 1964, fell at noon. " \
        "The mayor said that he would look into it on Monday. Read more here now.")

static Changes changes_of(Document *child, Document *parent)
{
    static Passage passage;
    static Descent descent;
    *child = document_of(CHILD);
    *parent = document_of(PARENT);
    passage = (Passage){ span(0, str_find(CHILD, STR(" Monday"), 0)),
                         span(0, str_find(PARENT, STR(" Monday"), 0)) };
    descent = (Descent){ .kind = DESCENT_COPY, .passages = &passage, .passage_count = 1 };
    return changes_find(&descent, child, parent, &arena);
}

TEST(changed_words_are_found_in_both)
{
    Document child, parent;
    Changes found = changes_of(&child, &parent);
    CHECK(found.change_count == 2);
    CHECK_STR(str_slice(PARENT, found.changes[0].at[CHANGES_PARENT]), STR("1962"));
    CHECK_STR(str_slice(CHILD, found.changes[0].at[CHANGES_CHILD]), STR("1964"));
    CHECK_STR(str_slice(PARENT, found.changes[1].at[CHANGES_PARENT]), STR("Odo Lind"));
    CHECK(span_len(found.changes[1].at[CHANGES_CHILD]) == 0);
    const WordPair *one;
    CHECK(changes_pick(&found, &one, 1) == 1 && one == &found.changes[0]);
}

TEST(shared_runs_hold_words_of_both)
{
    Document child, parent;
    Changes found = changes_of(&child, &parent);
    CHECK(found.run_count == 4);
    for (size_t i = 0; i < found.run_count; i++)
        CHECK_STR(str_slice(CHILD, found.runs[i].at[CHANGES_CHILD]),
                  str_slice(PARENT, found.runs[i].at[CHANGES_PARENT]));
    CHECK_STR(str_slice(CHILD, found.runs[0].at[CHANGES_CHILD]), STR("The old bridge, built in"));
    CHECK_STR(str_slice(CHILD, found.runs[2].at[CHANGES_CHILD]), STR("The mayor"));
}

TEST(a_sentence_that_was_cut_is_the_parents_own)
{
    Document child, parent;
    Changes found = changes_of(&child, &parent);
    CHECK(!found.is_own[CHANGES_PARENT][0] && found.is_own[CHANGES_PARENT][1] &&
          !found.is_own[CHANGES_PARENT][2]);
    CHECK(changes_count_own(&found, &parent, CHANGES_PARENT) == 1);
    CHECK(changes_count_own(&found, &child, CHANGES_CHILD) == 1);
}

TEST(without_a_descent_all_is_its_reports_own)
{
    Document child = document_of(CHILD), parent = document_of(PARENT);
    Changes found = changes_find(NULL, &child, &parent, &arena);
    CHECK(found.run_count + found.change_count == 0);
    CHECK(changes_count_own(&found, &child, CHANGES_CHILD) == child.analysis.sentence_count);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 26))
        return 99;
    RUN(changed_words_are_found_in_both);
    RUN(shared_runs_hold_words_of_both);
    RUN(a_sentence_that_was_cut_is_the_parents_own);
    RUN(without_a_descent_all_is_its_reports_own);
    arena_close(&arena);
    return test_report();
}
