/*
 * speakers.c - who speaks the quotations.
 *
 * A quotation that is content of an attribution has its source as speaker;
 * one that is not, the subject of the verb it hangs on (speaker_trees.c).
 * One without any has the name that signs it behind a dash, else the speaker of
 * the quotation before it in the same paragraph, or of the paragraph before when
 * it is all of its own.  The speaker is narrowed to the name in the source; a pronoun stays
 * as it is, and leads to the one person whom the sentences before name.
 */
#include "language/attributions.h"
#include "text/stop_words.h"
#include "text/unicode.h"

/* Words from which what stands in marks is speech, not a phrase. */
enum { SPEAKER_SPEECH_WORDS = 4 };

/* Words and signs of a signature: "Ann Lee, mayor of Karlow". */
enum { SPEAKER_SIGNATURE = 10 };

/* Words from which a phrase in marks is laid into the mouth of whom the tree tells. */
enum { SPEAKER_TREE_WORDS = 3 };

/* Bytes between a quotation and what tells its speaker; of a mark with a space. */
enum { SPEAKER_REACH = 400, SPEAKER_MARK = 4 };

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

/* Whether a source names nobody: "he", "who". */
static bool speaker_is_pronoun(const CueFinder *f, const Attribution *by)
{
    size_t token = language_token_at(f->work, by->source.items[0].begin);
    const Token *tokens = f->work->out->tokens;
    return token < f->work->out->token_count && tokens[token].tag == TAG_PRON &&
           tokens[token].span.end >= by->source.items[0].end;
}

/*
 * The attribution with the narrowest content that holds the quote, or NULL; one
 * by "he" only where no wider one of its sentence says who that is.
 */
static const Attribution *speaker_attribution(const CueFinder *f, size_t from, const Quote *quote)
{
    const Analysis *out = f->work->out;
    const Attribution *best = NULL;
    bool is_named = false;
    uint32_t narrowest = UINT32_MAX;
    for (size_t i = from; i < out->attribution_count; i++) {
        const Attribution *by = &out->attributions[i];
        if (by->cue.count && by->cue.items[0].begin > quote->span.end + SPEAKER_REACH)
            break;
        if (!by->source.count || !by->cue.count)
            continue;
        uint32_t len = speaker_content_len(by, quote->span);
        bool names = len < UINT32_MAX && !speaker_is_pronoun(f, by);
        bool is_beside = best && by->sentence == best->sentence && names != is_named;
        if (is_beside ? names : len < narrowest) {
            narrowest = len;
            best = by;
            is_named = names;
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

/* Is a quotation all of its paragraph, marks apart? */
static bool speaker_is_paragraph(const CueFinder *f, const Quote *quote)
{
    Str text = f->pieces->text;
    size_t begin = str_find_last(str_take(text, quote->span.begin), '\n');
    size_t end = str_find_byte(text, '\n', quote->span.end);
    begin = begin == STR_NONE ? 0 : begin + 1;
    end = end == STR_NONE ? text.len : end;
    return quote->span.begin - begin <= SPEAKER_MARK && end - quote->span.end <= SPEAKER_MARK;
}

/* The speaker goes on: in his paragraph, or in the next if it is all speech. */
static void speaker_carry_on(const CueFinder *f, Quote *quote, const Quote *before)
{
    const Analysis *out = f->work->out;
    if (!before || !before->speaker.end || !before->is_speech)
        return;
    uint32_t here = out->sentences[quote->sentence].paragraph;
    uint32_t there = out->sentences[before->sentence].paragraph;
    bool goes_on = here == there || (here == there + 1 && speaker_is_paragraph(f, quote));
    if (!goes_on || quote->span.begin - before->span.end > SPEAKER_REACH)
        return;
    quote->speaker = before->speaker;
    quote->entity = before->entity;
}

/* "“…” ― Ann Lee": a name behind a dash, to the end of the paragraph. */
static bool speaker_signed(const CueFinder *f, Attribution *out, const Quote *quote)
{
    const Pieces *p = f->pieces;
    size_t at = pieces_find(p, quote->span.end);
    while (at < p->count && cue_is_mark(p, at))
        at++;
    if (at >= p->count || p->items[at].span.begin - quote->span.end > SPEAKER_MARK ||
        !pieces_is_any(p, at, STR("- -- \xe2\x80\x93 \xe2\x80\x94 \xe2\x80\x95")))
        return false;
    size_t first = ++at, end = first;
    size_t reach = quote->span.end + SPEAKER_REACH;
    size_t stop = str_find_byte(str_take(p->text, reach < p->text.len ? reach : p->text.len), '\n',
                                quote->span.end);
    while (end < p->count && end - first <= SPEAKER_SIGNATURE && p->items[end].span.begin < stop)
        end++;
    if (end == first || end - first > SPEAKER_SIGNATURE || !pieces_has(p, first, PIECE_CAPITAL))
        return false;
    Span name = pieces_span(p, first, end - 1);
    uint32_t found = speaker_name_in(f->work->out, name);
    if (found == UINT32_MAX || f->work->out->names[found].span.begin != name.begin)
        return false;
    *out = (Attribution){ .sentence = quote->sentence };
    out->source.items[out->source.count++] = name;
    return true;
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
        const Attribution *by = speaker_attribution(f, from, quote);
        bool is_title = !by && speaker_is_title(f, quote->span);
        quote->is_speech = (words >= SPEAKER_SPEECH_WORDS && !is_title) ||
                           (speaker_is_whole(by, quote) && speaker_ends_like_speech(f, quote));
        if (!quote->is_speech)
            quote->span = speaker_without_comma(f, quote->span);
        Attribution by_tree, signature;
        if (by)
            speaker_set(f, quote, by);
        else if (words >= SPEAKER_TREE_WORDS && !is_title &&
                 speaker_by_tree(f->work, quote, &by_tree) &&
                 speaker_can_speak(f, by_tree.source.items[0]))
            speaker_set(f, quote, &by_tree);
        else if (quote->is_speech && speaker_signed(f, &signature, quote))
            speaker_set(f, quote, &signature);
        else if (quote->is_speech && out->sentence_count)
            speaker_carry_on(f, quote, i ? &out->quotes[i - 1] : NULL);
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
