/*
 * name_labels.c - the labels that the model gives a text, as names.
 *
 * Sentences of the body come first, then headings, whose capitals tell little:
 * what the body named is remembered.  A name that the tables know keeps its
 * code.  Where the model found nothing, what the rules found may stay, damaged
 * writing ("chinese") for one.
 */
#include "language/models.h"
#include "language/name_model.h"
#include "language/names.h"

/* What a label of the model weighs against others on the same words. */
enum { NAME_LABEL_WEIGHT = 4 };

static void name_label_sentence(const NameFinder *f, size_t number, Map *memory,
                                const uint8_t *hints, uint8_t *labels)
{
    const LanguageWork *work = f->work;
    const Sentence *sentence = &work->out->sentences[number];
    NameSentence view = { work->words[number], hints + sentence->first_token, sentence->token_count,
                          memory };
    uint8_t *out = labels + sentence->first_token;
    name_model_label(&work->models->names, &view, out, f->scratch);
    name_remember(memory, work->words[number], out, sentence->token_count);
}

static uint8_t *name_label_all(const NameFinder *f, const uint8_t *hints)
{
    const Analysis *out = f->work->out;
    uint8_t *labels = ARENA_NEW(f->scratch, uint8_t, out->token_count + 1);
    Map memory = map_open(f->scratch, 256);
    for (int headings = 0; headings < 2; headings++)
        for (size_t i = 0; i < out->sentence_count; i++)
            if ((out->sentences[i].kind == SENTENCE_HEADING) == headings)
                name_label_sentence(f, i, &memory, hints, labels);
    return labels;
}

/* The name of tokens [first, end), if it has pieces. */
static bool name_from_tokens(const NameFinder *f, size_t first, size_t end, NameKind kind,
                             FoundName *out)
{
    const Token *tokens = f->work->out->tokens;
    Span at = { tokens[first].span.begin, tokens[end - 1].span.end };
    size_t piece = pieces_find(f->pieces, at.begin + 1);
    piece -= piece > 0;
    size_t last = piece;
    while (last + 1 < f->pieces->count && f->pieces->items[last + 1].span.begin < at.end)
        last++;
    if (piece >= f->pieces->count || !span_overlaps(f->pieces->items[piece].span, at))
        return false;
    *out = (FoundName){ .first = piece, .last = last, .kind = kind, .weight = NAME_LABEL_WEIGHT };
    Span whole = pieces_span(f->pieces, piece, last);
    if (whole.begin != at.begin || whole.end != at.end)
        out->exact = (Span){ whole.begin > at.begin ? whole.begin : at.begin,
                             whole.end < at.end ? whole.end : at.end };
    FoundName listed;
    if (!out->exact.end && names_is_listed(f, piece, last, &listed) && listed.kind == kind)
        *out = listed;
    return true;
}

/*
 * Whether a name of the rules stays beside what the model found: where the
 * model is silent and the tables or the name's own words speak for it, or the
 * tagger takes it for a name too, or no sentence begins there.  The model was
 * learned from sets that leave many names unmarked, and so finds too few.  What
 * nothing but its capital speaks for ("the Constitution") is of no sure kind.
 */
static bool name_stays(const NameFinder *f, FoundName *name, const uint8_t *labels)
{
    const Analysis *out = f->work->out;
    if (f->pieces->items[name->first].sentence == UINT32_MAX)
        return true;
    Span at = names_span(f, name);
    bool proper = false;
    for (size_t t = language_token_at(f->work, at.begin);
         t < out->token_count && out->tokens[t].span.begin < at.end; t++) {
        if (labels[t] != NAME_OUTSIDE)
            return false;
        proper |= out->tokens[t].tag == TAG_PROPN;
    }
    if (proper || name->trust > NAME_GUESSED)
        return true;
    if (name->kind != NAME_LOCATION)
        name->kind = NAME_OTHER;
    return !pieces_has(f->pieces, name->first, PIECE_FIRST);
}

enum { NAME_MORE_WORDS = 3 };

/*
 * The model may stop in the middle: "leader [Kim] Jong Un" where it found "Kim
 * Jong Un" elsewhere.  A person's name is taken on to the longest that the
 * report has in full.
 */
static void name_complete_persons(NameFinder *f)
{
    Map full = map_open(f->scratch, f->found.count);
    for (size_t i = 0; i < f->found.count; i++) {
        const FoundName *name = &f->found.items[i];
        if (name->kind == NAME_PERSON && name->last > name->first)
            *map_put(&full, names_hash(f, name->first, name->last)) = 1;
    }
    for (size_t i = 0; i < f->found.count; i++) {
        FoundName *name = &f->found.items[i];
        size_t end = i + 1 < f->found.count ? f->found.items[i + 1].first : f->pieces->count;
        size_t first = name->last;
        for (size_t last = first + 1; last < end && last <= first + NAME_MORE_WORDS; last++) {
            if (name->kind != NAME_PERSON || name->exact.end ||
                !pieces_has(f->pieces, last, PIECE_CAPITAL))
                break;
            if (map_get(&full, names_hash(f, name->first, last)) != MAP_NONE)
                name->last = last;
        }
    }
}

void names_apply_model(NameFinder *f)
{
    const Analysis *out = f->work->out;
    if (!f->work->words)
        return; /* not tagged: the rules alone */
    uint8_t *hints = ARENA_NEW(f->scratch, uint8_t, out->token_count + 1);
    names_write_hints(f, hints);
    const uint8_t *labels = name_label_all(f, hints);
    FoundNames found = { 0 };
    for (size_t i = 0; i < f->found.count; i++)
        if (name_stays(f, &f->found.items[i], labels))
            *VEC_PUSH(f->scratch, &found) = f->found.items[i];
    for (size_t t = 0; t < out->token_count; t++) {
        if (labels[t] == NAME_OUTSIDE || labels[t] % 2 == 0)
            continue;
        size_t end = t + 1;
        while (end < out->token_count && labels[end] == labels[t] + 1)
            end++;
        FoundName name;
        if (name_from_tokens(f, t, end, (NameKind)((labels[t] - 1) / 2), &name))
            *VEC_PUSH(f->scratch, &found) = name;
        t = end - 1;
    }
    f->found = found;
    names_sort(f);
    name_complete_persons(f);
}
