/*
 * attributions.c - who says what: source, cue and content.
 *
 * Every cue (data/cues.tsv) outside a quotation is tried: its source is found
 * by cue_sources.c, its content is the quotation or statement that ends right
 * before source and cue, else what follows to the end of the sentence.  A
 * quotation cut by its speaker gives two pieces of content, and so does one
 * that goes on in the next sentence, unless that one says whose it is.
 */
#include "language/attributions.h"

#include "base/vec.h"
#include "text/table.h"

#include "cues.inc"

typedef struct AttributionWriter {
    CueFinder cues;
    VEC(Attribution) out;
    size_t quote; /* the first quote that ends after the current piece */
} AttributionWriter;

PieceRange cue_at(const Pieces *pieces, size_t at, uint32_t *kind)
{
    PieceRange best = { at, at };
    if (!pieces_has(pieces, at, PIECE_WORD) || pieces_has(pieces, at, PIECE_POSSESSIVE))
        return best;
    PieceText first = pieces_fold(pieces, at);
    const CueRow *row = TABLE_FIND(CUES, first, PIECE_STR(first));
    const CueRow *end = CUES + sizeof CUES / sizeof CUES[0];
    for (; row && row < end && str_equal(row->first, PIECE_STR(first)); row++) {
        size_t rest = pieces_match(pieces, at + 1, row->rest);
        if ((row->rest.len && !rest) || at + 1 + rest <= best.end)
            continue;
        best.end = at + 1 + rest;
        *kind = (uint32_t)row->kind;
    }
    return best;
}

/* The quote that holds byte `at`, or NULL; calls go forward through the text. */
static const Quote *attribution_quote_at(AttributionWriter *w, uint32_t at)
{
    const Analysis *out = w->cues.work->out;
    while (w->quote < out->quote_count && out->quotes[w->quote].span.end <= at)
        w->quote++;
    bool inside = w->quote < out->quote_count && out->quotes[w->quote].span.begin <= at;
    return inside ? &out->quotes[w->quote] : NULL;
}

static void attribution_add_span(SpanList *list, Span at)
{
    if (list->count < ATTRIBUTION_PIECES && at.end > at.begin)
        list->items[list->count++] = at;
}

static void attribution_add_range(SpanList *list, const Pieces *pieces, PieceRange range)
{
    while (range.first < range.end && !pieces_has(pieces, range.end - 1, PIECE_WORD) &&
           !cue_is_mark(pieces, range.end - 1))
        range.end--;
    while (range.first < range.end && !pieces_has(pieces, range.first, PIECE_WORD) &&
           !cue_is_mark(pieces, range.first))
        range.first++;
    if (range.first < range.end)
        attribution_add_span(list, pieces_span(pieces, range.first, range.end - 1));
}

/* The quote, with its marks, that ends right before `at` in the paragraph; else an empty span. */
static Span attribution_quote_before(const AttributionWriter *w, uint32_t at)
{
    const Analysis *out = w->cues.work->out;
    uint32_t paragraph = out->sentences[w->cues.number].paragraph;
    for (size_t i = w->quote; i-- > 0;) {
        const Quote *quote = &out->quotes[i];
        if (quote->span.end > at)
            continue;
        bool is_near =
            at - quote->span.end < 8 && out->sentences[quote->sentence].paragraph == paragraph;
        return is_near ? quote->span : (Span){ 0, 0 };
    }
    return (Span){ 0, 0 };
}

/*
 * A further piece of a quotation right after piece `end`: ", “at a time…”".  The
 * next sentence of the paragraph may be one, the next paragraph only behind a
 * colon; attributions_settle takes back what has a source of its own.
 */
static void attribution_add_second_half(const AttributionWriter *w, SpanList *list, size_t end)
{
    const Pieces *p = w->cues.pieces;
    const Analysis *out = w->cues.work->out;
    size_t at = end;
    while (at < p->count && !pieces_has(p, at, PIECE_WORD) && at < end + 3)
        at++;
    if (at >= p->count || at == end || p->items[at].sentence == UINT32_MAX)
        return;
    uint32_t begin = p->items[at].span.begin;
    bool is_next =
        out->sentences[p->items[at].sentence].paragraph != out->sentences[w->cues.number].paragraph;
    if (is_next && !pieces_is(p, w->cues.sentence.end - 1, STR(":")))
        return;
    for (size_t i = w->quote; i < out->quote_count && out->quotes[i].span.begin <= begin; i++)
        if (out->quotes[i].span.begin == begin)
            attribution_add_span(list, out->quotes[i].span);
}

/* Past "Reuters" or "reporters on Monday" after "told". */
static size_t attribution_after_recipient(const Pieces *p, size_t at, size_t end)
{
    size_t limit = at + 8 < end ? at + 8 : end;
    for (size_t i = at; i < limit; i++)
        if (pieces_is(p, i, STR("that")) || cue_is_mark(p, i) || pieces_is_any(p, i, STR(": ,")))
            return i;
    while (at < limit && (pieces_has(p, at, PIECE_CAPITAL) ||
                          pieces_is_any(p, at,
                                        STR("the reporters journalists him her them us "
                                            "me a an news conference on in"))))
        at++;
    return at;
}

/* Words and signs behind a cue that are no content: "Tuesday." */
enum { ATTRIBUTION_DAY = 2 };

/*
 * "“We ran.” Police said the ship …": a new sentence that goes on has content of
 * its own; "Ann Lee said in a letter." has not.
 */
static bool attribution_is_new(const AttributionWriter *w, const FoundCue *found, size_t end,
                               Span quote)
{
    const LanguageWork *work = w->cues.work;
    const Pieces *p = w->cues.pieces;
    PieceRange sentence = w->cues.sentence;
    if (quote.end > work->out->sentences[w->cues.number].span.begin)
        return false;
    if (found->kind & CUE_RECIPIENT)
        end = attribution_after_recipient(p, end, sentence.end);
    if (end + ATTRIBUTION_DAY >= sentence.end)
        return false;
    size_t token = language_token_at(work, p->items[end].span.begin);
    uint8_t tag = work->out->tokens[token].tag;
    return tag != TAG_ADP && tag != TAG_SCONJ;
}

/* Content on the left: the quotation or the statement before source and cue, `end` behind both. */
static bool attribution_content_left(const AttributionWriter *w, const FoundCue *found,
                                     size_t group, size_t end, SpanList *content)
{
    const Pieces *p = w->cues.pieces;
    PieceRange sentence = w->cues.sentence;
    Span quote = attribution_quote_before(w, p->items[group].span.begin);
    if (quote.end > quote.begin && !attribution_is_new(w, found, end, quote)) {
        attribution_add_span(content, quote);
        return true;
    }
    bool comma = group > sentence.first && pieces_is(p, group - 1, STR(","));
    if (!comma && !(found->kind & CUE_SOURCE_AFTER))
        return false;
    if (group < sentence.first + 3)
        return false;
    attribution_add_range(content, p, (PieceRange){ sentence.first, group });
    return content->count > 0;
}

static void attribution_find_content(AttributionWriter *w, const FoundCue *found, SpanList *content)
{
    const Pieces *p = w->cues.pieces;
    PieceRange sentence = w->cues.sentence;
    bool after = (found->kind & CUE_SOURCE_AFTER) || found->inverted;
    size_t group =
        after || found->source.first > found->cue.first ? found->cue.first : found->source.first;
    size_t end = after ? found->source.end : found->cue.end;
    bool goes_on = pieces_is(p, end, STR("that")) || pieces_is(p, end, STR(":"));
    if (!goes_on && !(found->kind & CUE_PARTICIPLE) &&
        attribution_content_left(w, found, group, end, content)) {
        attribution_add_second_half(w, content, end);
        return;
    }
    if (found->kind & CUE_RECIPIENT)
        end = attribution_after_recipient(p, end, sentence.end);
    attribution_add_range(content, p, (PieceRange){ end, sentence.end });
    if (!content->count && goes_on)
        attribution_add_second_half(w, content, end);
}

static void attribution_add(AttributionWriter *w, const FoundCue *found)
{
    const Pieces *p = w->cues.pieces;
    Attribution made = { .sentence = w->cues.number, .is_denial = (found->kind & CUE_DENIES) != 0 };
    attribution_find_content(w, found, &made.content);
    if (!made.content.count)
        return;
    attribution_add_range(&made.source, p, found->source);
    attribution_add_range(&made.cue, p, found->cue);
    *VEC_PUSH(w->cues.work->arena, &w->out) = made;
}

static void attribution_read_sentence(AttributionWriter *w)
{
    const Pieces *p = w->cues.pieces;
    w->cues.before = (FoundCue){ .kind = 0 };
    for (size_t at = w->cues.sentence.first; at < w->cues.sentence.end; at++) {
        FoundCue found = { .kind = 0 };
        const Quote *quote = attribution_quote_at(w, p->items[at].span.begin);
        if (quote)
            continue;
        found.cue = cue_at(p, at, &found.kind);
        if (found.cue.end == at || !cue_find_source(&w->cues, &found))
            continue;
        attribution_add(w, &found);
        w->cues.before = found;
        size_t end =
            found.inverted || (found.kind & CUE_SOURCE_AFTER) ? found.source.end : found.cue.end;
        at = end > at ? end - 1 : at;
    }
}

/* Whether one of the attributions from `first` to `end` that are of its sentence holds a span. */
static bool attribution_is_taken(const Attribution *first, const Attribution *end, Span at,
                                 uint32_t sentence)
{
    for (const Attribution *by = first; by < end && by->sentence <= sentence; by++)
        for (size_t i = 0; by->sentence == sentence && i < by->content.count; i++)
            if (span_overlaps(by->content.items[i], at))
                return true;
    return false;
}

/* A quotation behind a full stop is the next sentence's own if that says whose it is. */
static void attributions_settle(const AttributionWriter *w)
{
    if (w->out.count == 0)
        return;
    const Attribution *end = w->out.items + w->out.count;
    for (size_t i = 0; i < w->out.count; i++) {
        Attribution *by = &w->out.items[i];
        Span last = by->content.items[by->content.count - 1];
        uint32_t sentence = language_sentence_at(w->cues.work, last.begin);
        if (by->content.count > 1 && sentence > by->sentence &&
            attribution_is_taken(by + 1, end, last, sentence))
            by->content.count--;
    }
}

void language_find_attributions(LanguageWork *work)
{
    ArenaMark mark = arena_mark(work->scratch);
    Pieces pieces = pieces_make(work->text, work->report->outlets, work->out, work->scratch);
    AttributionWriter w = { .cues = { .work = work, .pieces = &pieces, .scratch = work->scratch } };
    for (size_t at = 0, end; at < pieces.count; at = end) {
        end = at + 1;
        while (end < pieces.count && pieces.items[end].sentence == pieces.items[at].sentence)
            end++;
        uint32_t number = pieces.items[at].sentence;
        if (number == UINT32_MAX || work->out->sentences[number].kind == SENTENCE_FURNITURE)
            continue;
        const Sentence *sentence = &work->out->sentences[number];
        while (at < end && pieces.items[at].span.begin < sentence_words(sentence).begin)
            at++;
        w.cues.sentence = (PieceRange){ at, end };
        w.cues.number = number;
        attribution_read_sentence(&w);
    }
    attributions_settle(&w);
    work->out->attributions = w.out.items;
    work->out->attribution_count = w.out.count;
    speakers_find(&w.cues);
    arena_release(work->scratch, mark);
}
