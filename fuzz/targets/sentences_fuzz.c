/* Any bytes: tokens stand inside the text, in order, none over another; every
 * sentence is made of whole tokens, in order, and none belongs to two. */
#include "fuzz.h"
#include "language_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Arena arena;
    if (!arena.base)
        language_require(arena_open(&arena, (size_t)1 << 30));
    ArenaMark mark = arena_mark(&arena);
    Str text = { (const char *)data, size };
    Analysis analysis = language_check_analyse(text, STR(""), &arena);
    uint32_t at = 0;
    for (size_t i = 0; i < analysis.token_count; i++) {
        Span token = analysis.tokens[i].span;
        language_require(token.begin >= at && token.begin < token.end && token.end <= size);
        at = token.end;
    }
    size_t next = 0;
    uint32_t paragraph = 0;
    for (size_t i = 0; i < analysis.sentence_count; i++) {
        const Sentence *sentence = &analysis.sentences[i];
        size_t end = (size_t)sentence->first_token + sentence->token_count;
        language_require(sentence->first_token >= next && sentence->token_count > 0 &&
                         end <= analysis.token_count && sentence->paragraph >= paragraph);
        language_require(sentence->span.begin ==
                             analysis.tokens[sentence->first_token].span.begin &&
                         sentence->span.end == analysis.tokens[end - 1].span.end);
        next = end;
        paragraph = sentence->paragraph;
    }
    arena_release(&arena, mark);
    return 0;
}
