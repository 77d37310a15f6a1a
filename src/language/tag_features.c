#include "language/tag_features.h"

TaggedWord *tagged_words_make(size_t count, Arena *arena)
{
    TaggedWord *all = ARENA_NEW(arena, TaggedWord, count + 2 * (size_t)SENTENCE_PAD);
    TaggedWord begin = { &WORD_BEGIN, FINE_BEGIN, FINE_BEGIN, 0 };
    all[0] = all[1] = begin;
    all[count + SENTENCE_PAD] = (TaggedWord){ &WORD_END, FINE_END, FINE_END, 0 };
    all[count + SENTENCE_PAD + 1] = (TaggedWord){ &WORD_NONE_FORM, FINE_NONE, FINE_NONE, 0 };
    return all + SENTENCE_PAD;
}

SeenWords seen_words_open(size_t expected, Arena *arena)
{
    return (SeenWords){ map_open(arena, expected), map_open(arena, expected / 4) };
}

static bool seen_is_title(const TaggedWord *words, size_t count)
{
    size_t small = 0, capital = 0;
    for (size_t i = 0; i < count; i++) {
        if (!(words[i].form->flags & WORD_LETTER))
            continue;
        capital += (words[i].form->flags & WORD_CAPITAL) != 0;
        small += !(words[i].form->flags & WORD_CAPITAL);
    }
    return capital > 1 && capital > 2 * small;
}

void seen_words_add(SeenWords *seen, const TaggedWord *words, size_t count)
{
    if (seen_is_title(words, count))
        return;
    for (size_t i = 0; i < count; i++) {
        const WordForm *form = words[i].form;
        if (!(form->flags & WORD_LETTER))
            continue;
        if (!(form->flags & WORD_CAPITAL))
            *map_put(&seen->lower, form->lower) = 1;
        else if (i > 0 && (words[i - 1].form->flags & WORD_LETTER))
            *map_put(&seen->capital, form->lower) = 1;
    }
}

void seen_words_mark(const SeenWords *seen, TaggedWord *words, size_t count)
{
    uint8_t title = seen_is_title(words, count) ? SEEN_TITLE : 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t lower = words[i].form->lower;
        words[i].seen = title;
        if (!(words[i].form->flags & WORD_CAPITAL))
            continue;
        words[i].seen |= map_get(&seen->lower, lower) != MAP_NONE ? SEEN_LOWER : 0;
        words[i].seen |= map_get(&seen->capital, lower) != MAP_NONE ? SEEN_CAPITAL : 0;
    }
}

void tag_guess_features(Features *out, const WordForm *form)
{
    out->count = 0;
    features_add(out, 1, 0, 0, 0);
    features_add(out, 2, form->lower, 0, 0);
    features_add(out, 3, form->form, 0, 0);
    for (uint32_t i = 0; i < WORD_SUFFIXES; i++)
        features_add(out, 4, form->suffix[i], i, 0);
    for (uint32_t i = 0; i < WORD_PREFIXES; i++)
        features_add(out, 5, form->prefix[i], i, 0);
    features_add(out, 6, form->shape, 0, 0);
    features_add(out, 7, form->short_shape, 0, 0);
    features_add(out, 8, form->short_shape, form->suffix[1], 0);
    features_add(out, 9, form->short_shape, form->suffix[2], 0);
    features_add(out, 10, form->flags, 0, 0);
    features_add(out, 11, form->known, form->flags & WORD_CAPITAL, 0);
}

/* The word's own letters. */
static void tag_add_word(Features *out, const WordForm *a, uint32_t opens)
{
    features_add(out, 1, 7, 0, 0);
    features_add(out, 2, a->lower, 0, 0);
    features_add(out, 3, a->form, 0, 0);
    features_add(out, 4, a->suffix[1], 0, 0);
    features_add(out, 5, a->suffix[2], 0, 0);
    features_add(out, 6, a->suffix[3], 0, 0);
    features_add(out, 7, a->prefix[0], 0, 0);
    features_add(out, 8, a->prefix[2], 0, 0);
    features_add(out, 9, a->short_shape, opens, 0);
    features_add(out, 10, a->shape, 0, 0);
    features_add(out, 11, a->guess, a->second, 0);
    features_add(out, 12, a->short_shape, a->suffix[2], 0);
}

void tag_features(Features *out, const TaggedWord *words, size_t at)
{
    const TaggedWord *w = words + at;
    const WordForm *a = w->form, *l = w[-1].form, *r = w[1].form;
    const WordForm *ll = at > 0 ? w[-2].form : &WORD_BEGIN;
    const WordForm *rr = r == &WORD_END ? &WORD_END : w[2].form;
    uint32_t p1 = w[-1].fine, p2 = at > 0 ? w[-2].fine : FINE_BEGIN;
    out->count = 0;
    tag_add_word(out, a, at == 0);
    features_add(out, 13, p1, 0, 0);
    features_add(out, 14, p1, p2, 0);
    features_add(out, 15, p1, a->lower, 0);
    features_add(out, 16, l->lower, 0, 0);
    features_add(out, 17, r->lower, 0, 0);
    features_add(out, 18, l->lower, a->lower, 0);
    features_add(out, 19, a->lower, r->lower, 0);
    features_add(out, 20, ll->lower, 0, 0);
    features_add(out, 21, rr->lower, 0, 0);
    features_add(out, 22, r->suffix[2], 0, 0);
    features_add(out, 23, l->suffix[2], 0, 0);
    features_add(out, 24, r->short_shape, a->short_shape, 0);
    features_add(out, 25, a->suffix[2], p1, 0);
    features_add(out, 26, r->guess, p1, a->guess);
    features_add(out, 27, p1, r->lower, 0);
    features_add(out, 28, a->flags, p1, 0);
    features_add(out, 29, r->guess, r->second, a->guess);
    features_add(out, 30, a->lower, r->guess, 0);
    features_add(out, 31, r->guess, rr->guess, a->guess);
    features_add(out, 32, p1, p2, a->guess);
    features_add(out, 33, l->lower, a->guess, a->second);
    features_add(out, 34, p1, p2, a->lower);
    features_add(out, 35, p1, a->lower, r->guess);
    features_add(out, 36, l->short_shape, a->short_shape, r->short_shape);
    features_add(out, 37, l->lower, r->lower, 0);
    features_add(out, 38, a->known, a->flags, at == 0);
    features_add(out, 39, w->seen, a->flags, at == 0);
    features_add(out, 40, w->seen, a->known, r->flags);
    features_add(out, 41, w->seen, a->guess, l->flags);
}
