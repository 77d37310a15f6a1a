/*
 * predicate.c - the same verb of the same ones, denied in one sentence only.
 *
 *     Canada did [not raise] the threat level from low to medium
 *     Hours later the country [raised] its threat level to medium
 *
 * What negate.c finds by the order of the words is found here by the tree,
 * however the sentences are built: the verb, what it hangs together with, and
 * whether "not" hangs on it.  What is left out: what only may be, what is asked or
 * set as a condition, verbs under another verb that is denied, and saying itself.
 */
#include "claim/predicate.h"

#include <math.h>

/* Terms about a verb, and steps up from it. */
enum { CLAIM_PREDICATE_TERMS = 12, CLAIM_PREDICATE_STEPS = 4 };

/* Terms about both verbs: one may stand there by chance. */
enum { CLAIM_PREDICATE_SHARED = 2 };

typedef struct ClaimPredicate {
    uint32_t token; /* of the report */
    uint32_t first; /* where its denial or its helping verb begins */
    uint32_t terms[CLAIM_PREDICATE_TERMS];
    size_t term_count;
    bool is_denied, is_open; /* open: nobody says that it is so, or not */
} ClaimPredicate;

/* Verbs of a sentence that are looked at. */
enum { CLAIM_PREDICATES = 12 };

typedef struct ClaimPredicates {
    ClaimPredicate items[CLAIM_PREDICATES];
    size_t count;
} ClaimPredicates;

static void claim_predicate_add_term(ClaimPredicate *of, uint32_t term)
{
    for (size_t i = 0; i < of->term_count; i++)
        if (of->terms[i] == term)
            return;
    if (term != MAP_NONE && of->term_count < CLAIM_PREDICATE_TERMS)
        of->terms[of->term_count++] = term;
}

static bool claim_predicate_is_argument(uint8_t relation)
{
    switch (relation) {
    case DEP_NSUBJ:
    case DEP_NSUBJ_PASS:
    case DEP_OBJ:
    case DEP_IOBJ:
    case DEP_OBL:
    case DEP_OBL_AGENT:
    case DEP_OBL_UNMARKED:
    case DEP_XCOMP:
    case DEP_COMPOUND_PRT:
        return true;
    default:
        return false;
    }
}

/* The tokens that hang on a verb, and on what hangs on it. */
static void claim_predicate_read(ClaimPredicate *of, const ClaimView *view,
                                 const ClaimDocument *doc, const Sentence *sentence)
{
    const Token *tokens = doc->document->analysis.tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    of->first = of->token;
    for (uint32_t i = sentence->first_token; i < end; i++) {
        const Token *token = &tokens[i];
        uint32_t head = token->head;
        if (head == of->token) {
            bool is_before = i < of->token && of->token - i <= CLAIM_PREDICATE_STEPS;
            bool helps = token->relation == DEP_AUX || token->relation == DEP_AUX_PASS;
            bool denies = (token->flags & TOKEN_NEGATION) && token->relation == DEP_ADVMOD;
            of->is_denied ^= denies && is_before;
            of->is_open |= claim_view_word_is(view, token, CLAIM_WORD_POSSIBLE) ||
                           claim_view_word_is(view, token, CLAIM_WORD_DEGREE);
            if ((helps || denies) && is_before && i < of->first)
                of->first = i;
            if (claim_predicate_is_argument(token->relation))
                claim_predicate_add_term(of, doc->terms[i]);
        } else if (head != TOKEN_ROOT && tokens[head].head == of->token &&
                   claim_predicate_is_argument(tokens[head].relation)) {
            claim_predicate_add_term(of, doc->terms[i]);
            of->is_open |= (token->flags & TOKEN_NEGATION) ||
                           claim_view_word_is(view, token, CLAIM_WORD_DEGREE);
        }
    }
}

/* A verb above it that is denied, asked or only possible leaves open whether it is so. */
static bool claim_predicate_hangs_open(const ClaimView *view, const ClaimDocument *doc,
                                       const Sentence *sentence, uint32_t verb)
{
    const Token *tokens = doc->document->analysis.tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    for (int step = 0; step < CLAIM_PREDICATE_STEPS && tokens[verb].head != TOKEN_ROOT; step++) {
        verb = tokens[verb].head;
        if (doc->sides[verb] == CLAIM_SIDE_DENIAL)
            return true;
        for (uint32_t i = sentence->first_token; i < end; i++)
            if (tokens[i].head == verb &&
                ((tokens[i].flags & TOKEN_NEGATION) ||
                 claim_view_word_is(view, &tokens[i], CLAIM_WORD_POSSIBLE) ||
                 claim_view_word_is(view, &tokens[i], CLAIM_WORD_CONDITION)))
                return true;
    }
    return false;
}

bool claim_predicate_is_asked(const ClaimView *view, uint32_t sentence, uint32_t token)
{
    const ClaimSentence *in = &view->sentences.items[sentence];
    const Token *tokens = claim_view_analysis(view, in->report)->tokens;
    uint32_t end = in->sentence->first_token + in->sentence->token_count;
    for (uint32_t i = in->sentence->first_token; i < end; i++)
        if (tokens[i].head == token && claim_view_word_is(view, &tokens[i], CLAIM_WORD_CONDITION))
            return true;
    return false;
}

static void claim_predicates_find(ClaimPredicates *out, const ClaimView *view, uint32_t index)
{
    const ClaimSentence *in = &view->sentences.items[index];
    const ClaimDocument *doc = &view->documents[in->report];
    const Token *tokens = doc->document->analysis.tokens;
    uint32_t end = in->sentence->first_token + in->sentence->token_count;
    out->count = 0;
    for (uint32_t i = in->sentence->first_token; i < end && out->count < CLAIM_PREDICATES; i++) {
        if (tokens[i].tag != TAG_VERB || doc->terms[i] == MAP_NONE ||
            doc->sayings[i] == CLAIM_SAYING_CUE)
            continue;
        ClaimPredicate *predicate = &out->items[out->count];
        *predicate = (ClaimPredicate){ .token = i };
        claim_predicate_read(predicate, view, doc, in->sentence);
        if (!predicate->is_open && predicate->term_count > 0 &&
            !claim_predicate_is_asked(view, index, i) &&
            !claim_predicate_hangs_open(view, doc, in->sentence, i))
            out->count++;
    }
}

/* The shared weight of what is about two verbs, as a share of the lighter. */
static double claim_predicate_overlap(const ClaimView *view, const ClaimPredicate *a,
                                      const ClaimPredicate *b)
{
    double left = 0, right = 0, shared = 0;
    size_t count = 0;
    for (size_t i = 0; i < a->term_count; i++) {
        left += view->weights[a->terms[i]];
        for (size_t k = 0; k < b->term_count; k++)
            if (a->terms[i] == b->terms[k]) {
                shared += view->weights[a->terms[i]];
                count++;
            }
    }
    for (size_t k = 0; k < b->term_count; k++)
        right += view->weights[b->terms[k]];
    double lighter = fmin(left, right);
    return count >= CLAIM_PREDICATE_SHARED && lighter > 0 ? shared / lighter : 0;
}

static void claim_predicate_add(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair,
                                const ClaimPredicate *a, const ClaimPredicate *b, double overlap)
{
    const Token *left = claim_view_analysis(view, view->sentences.items[pair->a].report)->tokens;
    const Token *right = claim_view_analysis(view, view->sentences.items[pair->b].report)->tokens;
    if (out->count == CLAIM_DENIALS)
        return;
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].a_first <= a->token && a->token < out->items[i].a_end)
            return;
    out->items[out->count++] = (ClaimDenial){
        .a = span(left[a->first].span.begin, left[a->token].span.end),
        .b = span(right[b->first].span.begin, right[b->token].span.end),
        .a_first = a->first,
        .a_end = a->token + 1,
        .b_first = b->first,
        .b_end = b->token + 1,
        .a_side = a->is_denied ? -1 : 1,
        .matched = overlap,
        .is_predicate = true,
    };
}

void claim_predicate_compare(ClaimDenials *out, const ClaimView *view, const ClaimPair *pair)
{
    ClaimPredicates first, second;
    claim_predicates_find(&first, view, pair->a);
    claim_predicates_find(&second, view, pair->b);
    const ClaimDocument *left = &view->documents[view->sentences.items[pair->a].report];
    const ClaimDocument *right = &view->documents[view->sentences.items[pair->b].report];
    for (size_t i = 0; i < first.count; i++)
        for (size_t k = 0; k < second.count; k++) {
            const ClaimPredicate *a = &first.items[i], *b = &second.items[k];
            if (a->is_denied == b->is_denied || left->terms[a->token] != right->terms[b->token] ||
                left->sides[a->token] != right->sides[b->token])
                continue;
            double overlap = claim_predicate_overlap(view, a, b);
            if (overlap > 0)
                claim_predicate_add(out, view, pair, a, b, overlap);
        }
}
