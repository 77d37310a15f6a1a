/*
 * speakers.c - who speaks the quotations.
 *
 * A quotation that is content of an attribution has its source as speaker;
 * one that is not, the subject of the verb it hangs on (speaker_trees.c).
 * One without any has the speaker of the quotation before it in the same
 * paragraph, or of the paragraph before when the quotation there was never
 * closed.  The speaker is narrowed to the name in the source; a pronoun stays
 * as it is, and leads to the one person whom the sentences before name.
 */
#include "language/attributions.h"
#include "text/stop_words.h"
#include "text/unicode.h"

/* Words from which what stands in marks is speech, not a phrase. */
enum { SPEAKER_SPEECH_WORDS = 4 };

/* Words from which a phrase in marks is laid into the mouth of whom the tree tells. */
enum { SPEAKER_TREE_WORDS = 3 };

/* Bytes between a quotation and what tells its speaker. */
enum { SPEAKER_REACH = 400 };

static size_t speaker_count_words(const Pieces *p, Span at)
{
    size_t words = 0;
    for (size_t i = pieces_find(p, at.begin); i < p->count && p->items[i].span.begin < at.end; i++)
        words += pieces_has(p, i, PIECE_WORD);
    return words;
}

/* The first name of a person in `at`, else of a body, else UINT32_MAX. */
static uint32_t speaker_name_in(const Analysis *out, Span at)
{
    size_t low = 0, high = out->name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->names[middle].span.end <= at.begin)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t body = UINT32_MAX;
    for (; low < out->name_count && out->names[low].span.begin < at.end; low++) {
        if (out->names[low].kind == NAME_PERSON)
            return (uint32_t)low;
        if (out->names[low].kind == NAME_ORGANIZATION && body == UINT32_MAX)
            body = (uint32_t)low;
    }
    return body;
}

/* The one person named in the two sentences before, or UINT32_MAX. */
static uint32_t speaker_antecedent(const Analysis *out, uint32_t sentence, uint32_t before)
{
    uint32_t entity = UINT32_MAX;
    for (size_t i = out->name_count; i-- > 0;) {
        const Name *name = &out->names[i];
        if (name->span.begin >= before)
            continue;
        if (name->sentence + 2 < sentence)
            break;
        if (name->kind != NAME_PERSON)
            continue;
        if (entity != UINT32_MAX && entity != name->entity)
            return UINT32_MAX;
        entity = name->entity;
    }
    return entity;
}

static void speaker_set(const CueFinder *f, Quote *quote, const Attribution *by)
{
    const Analysis *out = f->work->out;
    Span source = by->source.items[0];
    quote->speaker = source;
    quote->cue = by->cue.count ? by->cue.items[0] : (Span){ 0, 0 };
    uint32_t name = speaker_name_in(out, source);
    if (name != UINT32_MAX && out->names[name].kind == NAME_PERSON) {
        quote->speaker = out->names[name].span;
        quote->entity = out->names[name].entity;
    } else if (name != UINT32_MAX) {
        quote->entity = out->names[name].entity;
    } else if (unicode_equal_fold(str_slice(f->pieces->text, source), STR("he")) ||
               unicode_equal_fold(str_slice(f->pieces->text, source), STR("she"))) {
        quote->entity = speaker_antecedent(out, by->sentence, source.begin);
    }
}

/* Bytes of the piece of content that holds the quote, or UINT32_MAX. */
static uint32_t speaker_content_len(const Attribution *by, Span quote)
{
    for (size_t i = 0; i < by->content.count; i++)
        if (span_overlaps(by->content.items[i], quote))
            return span_len(by->content.items[i]);
    return UINT32_MAX;
}

/* The attribution with the narrowest content that holds the quote, or NULL. */
static const Attribution *speaker_attribution(const Analysis *out, size_t from, const Quote *quote)
{
    const Attribution *best = NULL;
    uint32_t narrowest = UINT32_MAX;
    for (size_t i = from; i < out->attribution_count; i++) {
        const Attribution *by = &out->attributions[i];
        if (by->cue.count && by->cue.items[0].begin > quote->span.end + SPEAKER_REACH)
            break;
        if (!by->source.count || !by->cue.count)
            continue;
        uint32_t len = speaker_content_len(by, quote->span);
        if (len < narrowest) {
            narrowest = len;
            best = by;
        }
    }
    return best;
}

/* Whether the quotation is all that is attributed, not a word of it. */
static bool speaker_is_whole(const Attribution *by, const Quote *quote)
{
    return by && speaker_content_len(by, quote->span) <= span_len(quote->span) + 8;
}

/* Speech for sure: it ends like a sentence or a statement inside its marks. */
static bool speaker_ends_like_speech(const CueFinder *f, const Quote *quote)
{
    Str words = str_slice(f->pieces->text, quote->span);
    return str_ends_with(words, STR(",")) || str_ends_with(words, STR("!")) ||
           str_ends_with(words, STR("?")) || str_ends_with(words, STR("."));
}

/* A phrase without the comma that stands inside its marks by custom. */
static Span speaker_without_comma(const CueFinder *f, Span at)
{
    Str words = str_slice(f->pieces->text, at);
    if (words.len > 1 && (str_ends_with(words, STR(",")) || str_ends_with(words, STR("."))))
        at.end--;
    return at;
}

/* "Clifford the Big Red Dog": all words that tell anything are capitals; a work, not speech. */
static bool speaker_is_title(const CueFinder *f, Span at)
{
    const Pieces *p = f->pieces;
    size_t capitals = 0;
    for (size_t i = pieces_find(p, at.begin); i < p->count && p->items[i].span.begin < at.end;
         i++) {
        if (pieces_has(p, i, PIECE_CAPITAL))
            capitals++;
        else if (pieces_has(p, i, PIECE_WORD) && !pieces_has(p, i, PIECE_DIGIT) &&
                 !stop_words_has(pieces_text(p, i)))
            return false;
    }
    return capitals > 1;
}

static void speaker_carry_on(const Analysis *out, Quote *quote, const Quote *before)
{
    if (!before || !before->speaker.end || !before->is_speech)
        return;
    uint32_t here = out->sentences[quote->sentence].paragraph;
    uint32_t there = out->sentences[before->sentence].paragraph;
    bool same = here == there;
    if (!same || quote->span.begin - before->span.end > SPEAKER_REACH)
        return;
    quote->speaker = before->speaker;
    quote->entity = before->entity;
}

static bool speaker_can_speak(const CueFinder *f, Span phrase)
{
    size_t first = pieces_find(f->pieces, phrase.begin);
    size_t end = pieces_find(f->pieces, phrase.end);
    return first < end && cue_can_speak(f->pieces, (PieceRange){ first, end });
}

void speakers_find(CueFinder *f)
{
    const Analysis *out = f->work->out;
    size_t from = 0;
    for (size_t i = 0; i < out->quote_count; i++) {
        Quote *quote = &out->quotes[i];
        size_t words = speaker_count_words(f->pieces, quote->span);
        while (from < out->attribution_count &&
               out->attributions[from].sentence + 3 < quote->sentence)
            from++;
        const Attribution *by = speaker_attribution(out, from, quote);
        bool is_title = speaker_is_title(f, quote->span);
        quote->is_speech = (words >= SPEAKER_SPEECH_WORDS && !is_title) ||
                           (speaker_is_whole(by, quote) && speaker_ends_like_speech(f, quote));
        if (!quote->is_speech)
            quote->span = speaker_without_comma(f, quote->span);
        Attribution by_tree;
        if (by)
            speaker_set(f, quote, by);
        else if (words >= SPEAKER_TREE_WORDS && !is_title && speaker_by_tree(f->work, quote, &by_tree) &&
                 speaker_can_speak(f, by_tree.source.items[0]))
            speaker_set(f, quote, &by_tree);
        else if (quote->is_speech && out->sentence_count)
            speaker_carry_on(out, quote, i ? &out->quotes[i - 1] : NULL);
    }
    /* a quotation before its paragraph's only attribution: “A. B,” and then “C,” he said */
    for (size_t i = out->quote_count; i-- > 1;) {
        const Quote *later = &out->quotes[i];
        Quote *quote = &out->quotes[i - 1];
        bool same = out->sentence_count && out->sentences[quote->sentence].paragraph ==
                                               out->sentences[later->sentence].paragraph;
        if (same && quote->is_speech && later->is_speech && !quote->speaker.end &&
            later->speaker.end) {
            quote->speaker = later->speaker;
            quote->entity = later->entity;
        }
    }
}
