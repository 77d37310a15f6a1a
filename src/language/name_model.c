#include "language/name_model.h"

/* Templates of the step to a label are numbered apart from those of a word. */
enum { NAME_STEP_TEMPLATE = 200, NAME_GAP = 2 };

static bool name_is_marked_word(const NameSentence *s, size_t at)
{
    return (s->words[at].form->flags & (WORD_CAPITAL | WORD_UPPER)) != 0 ||
           s->hints[at] != NAME_OUTSIDE;
}

bool name_is_asked(const NameSentence *s, size_t at)
{
    if (name_is_marked_word(s, at))
        return true;
    bool before = false, after = false;
    for (size_t i = 1; i <= NAME_GAP; i++) {
        before |= at >= i && name_is_marked_word(s, at - i);
        after |= at + i < s->count && name_is_marked_word(s, at + i);
    }
    return before && after;
}

static uint32_t name_hint(const NameSentence *s, size_t at)
{
    return at < s->count ? s->hints[at] : NAME_LABELS;
}

static uint32_t name_memory(const NameSentence *s, size_t at)
{
    if (at >= s->count || !(s->words[at].form->flags & WORD_CAPITAL))
        return 0;
    uint32_t label = map_get(s->memory, s->words[at].form->lower);
    return label == MAP_NONE ? 0 : label + 1;
}

/* The words themselves. */
static void name_add_words(Features *out, const TaggedWord *w, bool opens)
{
    const WordForm *a = w->form, *l = w[-1].form, *r = w[1].form;
    features_add(out, 1, 7, 0, 0);
    features_add(out, 2, a->lower, 0, 0);
    features_add(out, 3, a->form, 0, 0);
    features_add(out, 4, l->lower, 0, 0);
    features_add(out, 5, r->lower, 0, 0);
    features_add(out, 6, l->lower, a->lower, 0);
    features_add(out, 7, a->lower, r->lower, 0);
    features_add(out, 8, a->suffix[2], 0, 0);
    features_add(out, 9, a->suffix[3], 0, 0);
    features_add(out, 10, a->prefix[2], 0, 0);
    features_add(out, 11, a->short_shape, opens, 0);
    features_add(out, 12, a->shape, 0, 0);
    features_add(out, 13, l->short_shape, a->short_shape, 0);
    features_add(out, 14, a->short_shape, r->short_shape, 0);
    features_add(out, 15, l->short_shape, a->short_shape, r->short_shape);
    features_add(out, 16, l->lower, a->short_shape, 0);
    features_add(out, 17, r->lower, a->short_shape, 0);
    features_add(out, 18, a->suffix[1], a->short_shape, 0);
    features_add(out, 19, l->suffix[2], a->short_shape, 0);
    features_add(out, 20, r->suffix[2], a->short_shape, 0);
}

/* Tags, tables, rules and what was met before. */
static void name_add_knowledge(Features *out, const NameSentence *s, size_t at)
{
    const TaggedWord *w = s->words + at;
    const WordForm *a = w->form, *l = w[-1].form, *r = w[1].form;
    uint32_t opens = at == 0, hint = name_hint(s, at), memory = name_memory(s, at);
    uint32_t left = at > 0 ? name_hint(s, at - 1) : NAME_LABELS, right = name_hint(s, at + 1);
    features_add(out, 30, w->coarse, w[-1].coarse, w[1].coarse);
    features_add(out, 31, w->fine, a->short_shape, 0);
    features_add(out, 32, a->known, opens, w->coarse);
    features_add(out, 33, l->known, a->known, 0);
    features_add(out, 34, a->known, r->known, 0);
    features_add(out, 35, l->known, a->short_shape, 0);
    features_add(out, 36, r->known, a->short_shape, 0);
    features_add(out, 37, hint, 0, 0);
    features_add(out, 38, hint, left, right);
    features_add(out, 39, hint, a->known, 0);
    features_add(out, 40, hint, a->lower, 0);
    features_add(out, 41, hint, l->lower, 0);
    features_add(out, 42, hint, r->lower, 0);
    features_add(out, 43, hint, w->coarse, a->short_shape);
    features_add(out, 44, memory, hint, 0);
    features_add(out, 45, memory, a->short_shape, name_memory(s, at + 1));
    features_add(out, 46, memory, at > 0 ? name_memory(s, at - 1) : 0, 0);
    features_add(out, 47, w->seen, a->short_shape, opens);
    features_add(out, 48, w->seen, hint, opens);
    features_add(out, 49, w->seen, w->coarse, a->known);
    features_add(out, 50, w[-1].coarse, w->coarse, l->known);
    features_add(out, 51, hint, w->seen, w->fine);
    features_add(out, 52, a->suffix[2], hint, 0);
}

void name_word_features(Features *out, const NameSentence *s, size_t at)
{
    const TaggedWord *w = s->words + at;
    const WordForm *ll = at > 0 ? w[-2].form : &WORD_BEGIN;
    const WordForm *rr = w[1].form == &WORD_END ? &WORD_END : w[2].form;
    out->count = 0;
    name_add_words(out, w, at == 0);
    name_add_knowledge(out, s, at);
    features_add(out, 60, ll->lower, 0, 0);
    features_add(out, 61, rr->lower, 0, 0);
    features_add(out, 62, ll->lower, w[-1].form->lower, w->form->flags & WORD_CAPITAL);
    features_add(out, 63, w[1].form->lower, rr->lower, w->form->flags & WORD_CAPITAL);
}

void name_step_features(Features *out, uint32_t before)
{
    out->count = 0;
    features_add(out, NAME_STEP_TEMPLATE, before, 0, 0);
}

bool name_may_follow(uint32_t before, uint32_t label)
{
    bool goes_on = label != NAME_OUTSIDE && label % 2 == 0;
    return !goes_on || before == label || before + 1 == label;
}

void name_remember(Map *memory, const TaggedWord *words, const uint8_t *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (labels[i] != NAME_OUTSIDE && (words[i].form->flags & WORD_CAPITAL))
            *map_put(memory, words[i].form->lower) = labels[i];
}

Status name_model_open(NameModel *out, Str bytes, Error *error)
{
    NameModel model = { .steps = { { { 0 } } } };
    TRY(linear_open(&model.words, bytes, error));
    if (model.words.classes != NAME_LABELS)
        return fail(error, STATUS_FORMAT, 0, "the model of names has other classes");
    for (uint32_t before = 0; before < NAME_LABELS; before++) {
        Features features;
        name_step_features(&features, before);
        linear_add(&model.words, &features, model.steps.from[before]);
    }
    *out = model;
    return STATUS_OK;
}

void name_best_labels(const int32_t *scores, const NameSteps *steps,
                      const uint16_t *allowed, size_t count, uint8_t *labels, Arena *scratch)
{
    static const int32_t NEVER = INT32_MIN / 2;
    ArenaMark mark = arena_mark(scratch);
    uint8_t *from = ARENA_NEW(scratch, uint8_t, (count + 1) * NAME_LABELS);
    int32_t best[NAME_LABELS], next[NAME_LABELS];
    for (uint32_t label = 0; label < NAME_LABELS; label++)
        best[label] = label == NAME_OUTSIDE ? 0 : NEVER;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t label = 0; label < NAME_LABELS; label++) {
            next[label] = NEVER;
            if (!(allowed[i] >> label & 1))
                continue;
            for (uint32_t before = 0; before < NAME_LABELS; before++) {
                int32_t score = best[before] + steps->from[before][label];
                if (best[before] > NEVER && name_may_follow(before, label) && score > next[label]) {
                    next[label] = score;
                    from[i * NAME_LABELS + label] = (uint8_t)before;
                }
            }
            if (next[label] > NEVER)
                next[label] += scores[i * NAME_LABELS + label];
        }
        for (uint32_t label = 0; label < NAME_LABELS; label++)
            best[label] = next[label];
    }
    uint32_t last = linear_best(best, NAME_LABELS);
    for (size_t i = count; i-- > 0;) {
        labels[i] = (uint8_t)last;
        last = from[i * NAME_LABELS + last];
    }
    arena_release(scratch, mark);
}

void name_model_label(const NameModel *model, const NameSentence *s, uint8_t *labels,
                      Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    int32_t *scores = ARENA_NEW(scratch, int32_t, (s->count + 1) * NAME_LABELS);
    uint16_t *allowed = ARENA_NEW(scratch, uint16_t, s->count + 1);
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        allowed[i] = 1 << NAME_OUTSIDE;
        labels[i] = NAME_OUTSIDE;
        if (!name_is_asked(s, i))
            continue;
        Features features;
        name_word_features(&features, s, i);
        linear_add(&model->words, &features, scores + i * NAME_LABELS);
        allowed[i] = NAME_ANY_LABEL;
        any = true;
    }
    if (any)
        name_best_labels(scores, &model->steps, allowed, s->count, labels, scratch);
    arena_release(scratch, mark);
}
