/*
 * negate.c - differences of polarity between two sentences.
 *
 * The words of the two sentences are aligned in order (longest common
 * subsequence, by stem or group); between two matched words stands a gap on
 * each side, perhaps empty:
 *
 *     She  [did not]  receive  the award
 *     She  [       ]  received the award
 *
 * A gap with a negation on one side only, and next to no other content on
 * either side, is a denial; so is a gap of one word against its opposite.
 * What is left out: denials in other words ("no evidence that ...").
 */
#include "claim/negate.h"

#include "base/limits.h"
#include "claim/predicate.h"

typedef struct ClaimWords {
    uint32_t tokens[LIMIT_CLAIM_SENTENCE_TOKENS];
    uint64_t keys[LIMIT_CLAIM_SENTENCE_TOKENS];
    size_t count;
} ClaimWords;

/* The words of a sentence with what they are matched by.  Negations never match. */
static void claim_negate_words(ClaimWords *words, const ClaimView *view, uint32_t index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    const ClaimDocument *doc = &view->documents[sentence->report];
    const Token *tokens = doc->document->analysis.tokens;
    for (uint32_t i = 0; i < sentence->sentence->token_count; i++) {
        uint32_t at = sentence->sentence->first_token + i;
        if (!(tokens[at].flags & TOKEN_WORD))
            continue;
        words->tokens[words->count] = at;
        words->keys[words->count++] = doc->terms[at] != MAP_NONE
                                          ? hash_mix(doc->terms[at], (uint64_t)(2 + doc->sides[at]))
                                          : hash_mix(tokens[at].stem, 9);
    }
}

typedef struct ClaimLattice {
    uint16_t *cells; /* (rows + 1) x (columns + 1): longest common subsequence of the tails */
    size_t columns;
} ClaimLattice;

static uint16_t *claim_cell(const ClaimLattice *lattice, size_t row, size_t column)
{
    return &lattice->cells[row * (lattice->columns + 1) + column];
}

static ClaimLattice claim_negate_fill(const ClaimWords *a, const ClaimWords *b, Arena *scratch)
{
    ClaimLattice lattice = { ARENA_NEW(scratch, uint16_t, (a->count + 1) * (b->count + 1)),
                             b->count };
    for (size_t i = a->count; i-- > 0;)
        for (size_t k = b->count; k-- > 0;) {
            uint16_t down = *claim_cell(&lattice, i + 1, k);
            uint16_t right = *claim_cell(&lattice, i, k + 1);
            uint16_t best = down > right ? down : right;
            if (a->keys[i] == b->keys[k])
                best = (uint16_t)(*claim_cell(&lattice, i + 1, k + 1) + 1);
            *claim_cell(&lattice, i, k) = best;
        }
    return lattice;
}

/* One side of a gap: [first, end) of the words. */
typedef struct ClaimGap {
    const ClaimWords *words;
    const ClaimDocument *doc;
    size_t first, end;
    size_t content; /* words that are neither stop words nor negations */
    size_t negations;
    uint32_t term; /* of the last content word */
    int8_t side;
} ClaimGap;

static bool claim_negate_is_word(const ClaimDocument *doc, uint32_t token, Str word)
{
    Str text = str_slice(doc->document->report.text, doc->document->analysis.tokens[token].span);
    return str_equal_nocase(text, word);
}

static ClaimGap claim_negate_gap(const ClaimWords *words, const ClaimDocument *doc, size_t first,
                                 size_t end)
{
    ClaimGap gap = { words, doc, first, end, .term = MAP_NONE };
    for (size_t i = first; i < end; i++) {
        uint32_t token = words->tokens[i];
        uint16_t flags = doc->document->analysis.tokens[token].flags;
        /* "or" under a negation and "nor" say the same. */
        bool is_nor = (flags & TOKEN_NEGATION) && claim_negate_is_word(doc, token, STR("nor"));
        /* "Has yet to sail" has not sailed. */
        bool is_yet = i + 1 < words->count && claim_negate_is_word(doc, token, STR("yet")) &&
                      claim_negate_is_word(doc, words->tokens[i + 1], STR("to"));
        if (((flags & TOKEN_NEGATION) && !is_nor) || is_yet)
            gap.negations++;
        if (doc->terms[token] == MAP_NONE)
            continue;
        gap.content++;
        gap.term = doc->terms[token];
        gap.side = doc->sides[token];
    }
    return gap;
}

/* The words of a gap; an empty one takes the matched word after it. */
static Span claim_negate_span(const ClaimGap *gap, uint32_t *first, uint32_t *end)
{
    size_t last = gap->end;
    bool lacks_verb = gap->content == 0;
    if ((last == gap->first || lacks_verb) && last < gap->words->count)
        last++;
    if (last == gap->first)
        return (Span){ 0 };
    const Token *tokens = gap->doc->document->analysis.tokens;
    *first = gap->words->tokens[gap->first];
    *end = gap->words->tokens[last - 1] + 1;
    return (Span){ tokens[*first].span.begin, tokens[*end - 1].span.end };
}

/*
 * Negations that deny no statement: "not only", "nothing" done besides, "no ships or no boats",
 * and a sentence more between two that both deny: "We don't [like him. We don't] want him".
 */
static bool claim_negate_is_idle(const ClaimGap *gap)
{
    const ClaimDocument *doc = gap->doc;
    const Token *tokens = doc->document->analysis.tokens;
    const ClaimWords *words = gap->words;
    for (size_t i = gap->first; i < gap->end; i++) {
        bool is_only =
            i + 1 < words->count && claim_negate_is_word(doc, words->tokens[i + 1], STR("only"));
        if ((tokens[words->tokens[i]].flags & TOKEN_NEGATION) && is_only)
            return true;
        if (tokens[words->tokens[i]].tag == TAG_CCONJ && i > gap->first)
            return true;
    }
    for (size_t i = gap->first > 2 ? gap->first - 2 : 0; gap->negations > 0 && i < gap->first; i++)
        if (tokens[words->tokens[i]].flags & TOKEN_NEGATION)
            return true;
    return gap->negations > 0 && gap->first > 0 &&
           tokens[words->tokens[gap->first - 1]].tag == TAG_CCONJ &&
           claim_negate_gap(words, doc, 0, gap->first).negations > 0;
}

/* Longest gap that is still one changed verb: "has not already recovered". */
#define CLAIM_NEGATE_GAP 5

static bool claim_negate_is_denial(const ClaimGap *a, const ClaimGap *b, bool *is_opposite)
{
    if (a->end - a->first > CLAIM_NEGATE_GAP || b->end - b->first > CLAIM_NEGATE_GAP)
        return false;
    *is_opposite = false;
    if (claim_negate_is_idle(a) || claim_negate_is_idle(b))
        return false;
    if ((a->negations == 0) != (b->negations == 0)) {
        bool same_verb = a->content == 1 && b->content == 1 && a->term == b->term;
        return a->content + b->content == 0 || same_verb;
    }
    *is_opposite = a->negations == 0 && a->content == 1 && b->content == 1 && a->term == b->term &&
                   a->side * b->side < 0;
    return *is_opposite;
}

static void claim_negate_add(ClaimDenials *out, const ClaimGap *a, const ClaimGap *b,
                             const size_t matches[2], double matched, bool is_opposite)
{
    ClaimDenial denial = { .matched = matched, .is_opposite = is_opposite };
    denial.a = claim_negate_span(a, &denial.a_first, &denial.a_end);
    denial.b = claim_negate_span(b, &denial.b_first, &denial.b_end);
    if (span_len(denial.a) == 0 || span_len(denial.b) == 0)
        return;
    bool a_is_negative = is_opposite ? a->side < 0 : a->negations > 0;
    denial.a_side = a_is_negative ? -1 : 1;
    denial.before = (double)(matches[0] < 3 ? matches[0] : 3) / 3;
    denial.after = (double)(matches[1] < 3 ? matches[1] : 3) / 3;
    if (out->count < CLAIM_DENIALS)
        out->items[out->count++] = denial;
}

/* Of the weight of what is denied that the other sentence must say, in at least so many words. */
#define CLAIM_NEGATE_SAID  0.75
#define CLAIM_NEGATE_WORDS 3

static bool claim_negate_is_denier(const ClaimWords *words, const ClaimDocument *doc)
{
    for (size_t i = 0; i < words->count; i++)
        if (doc->sides[words->tokens[i]] == CLAIM_SIDE_DENIAL)
            return true;
    return false;
}

/* What is denied ends where the quotation of the denial does: "We deny it," said the agent. */
static size_t claim_negate_end(const ClaimWords *denied, const ClaimDocument *doc, size_t first)
{
    const Token *tokens = doc->document->analysis.tokens;
    uint16_t quoted = tokens[denied->tokens[first]].flags & TOKEN_IN_QUOTE;
    size_t end = first + 1;
    while (end < denied->count && (!quoted || (tokens[denied->tokens[end]].flags & TOKEN_IN_QUOTE)))
        end++;
    return end;
}

/* What words of `said` match the terms of `denied`: their range in `said`. */
static double claim_negate_match(const ClaimView *view, const ClaimGap *denied,
                                 const ClaimWords *said, const ClaimDocument *other,
                                 size_t range[2])
{
    double weight = 0, held = 0;
    size_t words = 0;
    range[0] = said->count;
    range[1] = 0;
    for (size_t i = denied->first; i < denied->end; i++) {
        uint32_t term = denied->doc->terms[denied->words->tokens[i]];
        if (term == MAP_NONE)
            continue;
        weight += view->weights[term];
        for (size_t k = 0; k < said->count; k++)
            if (other->terms[said->tokens[k]] == term) {
                held += view->weights[term];
                words++;
                range[0] = k < range[0] ? k : range[0];
                range[1] = k + 1 > range[1] ? k + 1 : range[1];
                break;
            }
    }
    return words >= CLAIM_NEGATE_WORDS && weight > 0 ? held / weight : 0;
}

/* "The company denied that the terminal had failed" against "The terminal had failed". */
static void claim_negate_dispute(ClaimDenials *out, const ClaimView *view, const ClaimWords *words,
                                 const ClaimDocument *const docs[2], int denier)
{
    const ClaimWords *denied = &words[denier], *said = &words[1 - denier];
    const ClaimDocument *doc = docs[denier], *other = docs[1 - denier];
    size_t negations = claim_negate_gap(said, other, 0, said->count).negations;
    if (claim_negate_is_denier(said, other))
        return;
    for (size_t i = 0; i + 1 < denied->count; i++) {
        size_t range[2];
        if (doc->sides[denied->tokens[i]] != CLAIM_SIDE_DENIAL)
            continue;
        /* "The request was denied" disputes nothing. */
        if (i > 0 && doc->document->analysis.tokens[denied->tokens[i - 1]].tag == TAG_AUX)
            return;
        size_t end = claim_negate_end(denied, doc, i);
        ClaimGap content = claim_negate_gap(denied, doc, i + 1, end);
        if (content.negations != negations)
            return;
        double share = claim_negate_match(view, &content, said, other, range);
        if (share < CLAIM_NEGATE_SAID || out->count == CLAIM_DENIALS)
            return;
        ClaimGap here = { denied, doc, i, end, 1, 0, 0, 0 };
        ClaimGap there = { said, other, range[0], range[1], 1, 0, 0, 0 };
        const ClaimGap *sides[2] = { denier == 0 ? &here : &there, denier == 0 ? &there : &here };
        ClaimDenial denial = { .matched = share,
                               .is_disputed = true,
                               .a_side = denier == 0 ? -1 : 1 };
        denial.a = claim_negate_span(sides[0], &denial.a_first, &denial.a_end);
        denial.b = claim_negate_span(sides[1], &denial.b_first, &denial.b_end);
        out->items[out->count++] = denial;
        return;
    }
}

/* Whether it happened is asked, or it was only wanted: that denies nothing. */
static void claim_negate_drop_asked(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (!claim_predicate_is_asked(view, pair->a, out->items[i].a_end - 1) &&
            !claim_predicate_is_asked(view, pair->b, out->items[i].b_end - 1))
            out->items[kept++] = out->items[i];
    out->count = kept;
}

/* How many words match without a gap right before (i, k) or right after. */
static size_t claim_negate_run(const ClaimWords *a, const ClaimWords *b, size_t i, size_t k,
                               bool forward)
{
    size_t run = 0;
    if (forward)
        while (i + run < a->count && k + run < b->count && a->keys[i + run] == b->keys[k + run])
            run++;
    else
        while (run < i && run < k && a->keys[i - run - 1] == b->keys[k - run - 1])
            run++;
    return run;
}

/* Do the words that match right after a gap tell anything?  "Is [not] to" win is no "is to" lose.
 */
static bool claim_negate_goes_on(const ClaimGap *gap, size_t run)
{
    for (size_t i = gap->end; i < gap->end + run; i++)
        if (gap->doc->terms[gap->words->tokens[i]] != MAP_NONE)
            return true;
    return gap->content > 0 || gap->end + run == gap->words->count;
}

static bool claim_negate_is_question(const ClaimView *view, uint32_t index)
{
    const ClaimSentence *sentence = &view->sentences.items[index];
    Str text = str_slice(claim_view_text(view, sentence->report), sentence->sentence->span);
    return str_ends_with(text, STR("?")) || str_ends_with(text, STR("?\""));
}

/* "I don't think he is" denies no more than "I think he isn't": only an odd difference counts. */
static bool claim_negate_differs(const ClaimWords *words, const ClaimDocument *a,
                                 const ClaimDocument *b)
{
    size_t negations = claim_negate_gap(&words[0], a, 0, words[0].count).negations +
                       claim_negate_gap(&words[1], b, 0, words[1].count).negations;
    return negations % 2 == 1;
}

void claim_negate_compare(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair,
                          Arena *scratch)
{
    if (claim_negate_is_question(view, pair->a) || claim_negate_is_question(view, pair->b))
        return;
    ArenaMark mark = arena_mark(scratch);
    ClaimWords *words = ARENA_NEW(scratch, ClaimWords, 2);
    claim_negate_words(&words[0], view, pair->a);
    claim_negate_words(&words[1], view, pair->b);
    const ClaimWords *a = &words[0], *b = &words[1];
    const ClaimDocument *doc_a = &view->documents[view->sentences.items[pair->a].report];
    const ClaimDocument *doc_b = &view->documents[view->sentences.items[pair->b].report];
    bool differs = claim_negate_differs(words, doc_a, doc_b);
    ClaimLattice lattice = claim_negate_fill(a, b, scratch);
    size_t shorter = a->count < b->count ? a->count : b->count;
    double matched = shorter ? *claim_cell(&lattice, 0, 0) / (double)shorter : 0;
    size_t i = 0, k = 0, gap_i = 0, gap_k = 0;
    for (;;) {
        bool is_end = i >= a->count || k >= b->count;
        if (is_end || a->keys[i] == b->keys[k]) {
            size_t end_i = is_end ? a->count : i, end_k = is_end ? b->count : k;
            ClaimGap left = claim_negate_gap(a, doc_a, gap_i, end_i);
            ClaimGap right = claim_negate_gap(b, doc_b, gap_k, end_k);
            size_t runs[2] = { claim_negate_run(a, b, gap_i, gap_k, false),
                               claim_negate_run(a, b, end_i, end_k, true) };
            bool is_opposite = false;
            if (claim_negate_is_denial(&left, &right, &is_opposite) &&
                claim_negate_goes_on(&left, runs[1]) && (is_opposite || differs))
                claim_negate_add(out, &left, &right, runs, matched, is_opposite);
            if (is_end)
                break;
            gap_i = ++i;
            gap_k = ++k;
        } else if (*claim_cell(&lattice, i + 1, k) >= *claim_cell(&lattice, i, k + 1)) {
            i++;
        } else {
            k++;
        }
    }
    claim_negate_drop_asked(out, view, pair);
    const ClaimDocument *const docs[2] = { doc_a, doc_b };
    claim_negate_dispute(out, view, words, docs, 0);
    claim_negate_dispute(out, view, words, docs, 1);
    if (differs)
        claim_predicate_compare(out, view, pair);
    arena_release(scratch, mark);
}
