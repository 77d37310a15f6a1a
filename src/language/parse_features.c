#include "language/parse_features.h"

/* Not a relation: of a word without a head. */
enum { PARSE_NO_RELATION = 99, PARSE_FAR = 6, PARSE_VERY_FAR = 10 };

ParseState parse_state_make(const TaggedWord *words, size_t count, Arena *arena)
{
    ParseState state = { .words = words, .count = (int32_t)count };
    int32_t none = state.count + 1;
    state.nodes = ARENA_NEW(arena, ParseNode, count + 2);
    state.stack = ARENA_NEW(arena, int32_t, count + 1);
    for (int32_t i = 0; i <= none; i++)
        state.nodes[i] = (ParseNode){ .head = none,
                                      .left1 = none,
                                      .left2 = none,
                                      .right1 = none,
                                      .right2 = none,
                                      .relation = PARSE_NO_RELATION };
    return state;
}

void parse_attach(ParseState *state, int32_t head, int32_t word, uint8_t relation)
{
    ParseNode *parent = &state->nodes[head];
    state->nodes[word].head = head;
    state->nodes[word].relation = relation;
    if (word < head) {
        parent->left2 = parent->left1;
        parent->left1 = word;
        parent->lefts++;
    } else {
        parent->right2 = parent->right1;
        parent->right1 = word;
        parent->rights++;
    }
}

/* A word as the templates name it: letters, fine tag, coarse tag. */
typedef struct ParseWord {
    int32_t at;
    uint32_t lower, fine, coarse;
    const ParseNode *node;
} ParseWord;

static ParseWord parse_word(const ParseState *state, int32_t at)
{
    const TaggedWord *word = &state->words[at];
    return (ParseWord){ at, word->form->lower, word->fine, word->coarse, &state->nodes[at] };
}

static uint32_t parse_distance(int32_t from, int32_t to)
{
    int32_t far = to > from ? to - from : from - to;
    if (far <= PARSE_FAR)
        return (uint32_t)far;
    return far > PARSE_VERY_FAR ? PARSE_FAR + 2 : PARSE_FAR + 1;
}

static uint32_t parse_fine(const ParseState *state, int32_t at)
{
    return state->words[at].fine;
}

static uint32_t parse_coarse(const ParseState *state, int32_t at)
{
    return state->words[at].coarse;
}

static uint32_t parse_relation(const ParseState *state, int32_t at)
{
    return state->nodes[at].relation;
}

/* What stands on top of the stack and what is next, alone and in pairs. */
static void parse_add_words(Features *out, const ParseWord *s0, const ParseWord *s1,
                            const ParseWord *b0, const ParseWord *b1, const ParseWord *b2)
{
    features_add(out, 1, s0->lower, s0->fine, 0);
    features_add(out, 2, s0->lower, 0, 0);
    features_add(out, 3, s0->fine, 0, 0);
    features_add(out, 4, s1->lower, s1->fine, 0);
    features_add(out, 5, s1->lower, 0, 0);
    features_add(out, 6, s1->fine, 0, 0);
    features_add(out, 7, b0->lower, b0->fine, 0);
    features_add(out, 8, b0->lower, 0, 0);
    features_add(out, 9, b0->fine, 0, 0);
    features_add(out, 10, b1->lower, b1->fine, 0);
    features_add(out, 11, b1->fine, 0, 0);
    features_add(out, 12, b2->lower, b2->fine, 0);
    features_add(out, 13, b2->fine, 0, 0);
    features_add(out, 14, s0->lower, s0->fine * 128 + b0->fine, b0->lower);
    features_add(out, 15, s0->lower, s0->fine, b0->fine);
    features_add(out, 16, b0->lower, b0->fine, s0->fine);
    features_add(out, 17, s0->lower, b0->lower, 0);
    features_add(out, 18, s0->fine, b0->fine, 0);
    features_add(out, 19, s0->lower, s0->fine * 128 + s1->fine, s1->lower);
    features_add(out, 20, s0->lower, s0->fine, s1->fine);
    features_add(out, 21, s1->lower, s1->fine, s0->fine);
    features_add(out, 22, s0->lower, s1->lower, 0);
    features_add(out, 23, s0->fine, s1->fine, 0);
    features_add(out, 24, s1->lower, b0->lower, 0);
    features_add(out, 25, s1->fine, b0->fine, 0);
    features_add(out, 26, s0->coarse, b0->coarse, s1->coarse);
    features_add(out, 27, s0->lower, b0->coarse, 1);
    features_add(out, 28, s1->lower, b0->coarse, s0->coarse);
}

/* Three and four tags. */
static void parse_add_tags(Features *out, const ParseWord *s0, const ParseWord *s1,
                           const ParseWord *b0, const ParseWord *b1, const ParseWord *b2,
                           uint32_t s2)
{
    features_add(out, 29, s0->fine, b0->fine, b1->fine);
    features_add(out, 30, s1->fine, s0->fine, b0->fine);
    features_add(out, 31, s2, s1->fine, s0->fine);
    features_add(out, 32, b0->fine, b1->fine, b2->fine);
    features_add(out, 33, s0->fine, s1->fine, b0->fine * 128 + b1->fine);
    features_add(out, 34, s0->coarse, s1->coarse, b0->coarse * 128 + b1->coarse);
    features_add(out, 35, s0->coarse, b0->coarse, b1->coarse * 128 + b2->coarse);
    features_add(out, 36, s0->lower, b0->fine, b1->fine);
    features_add(out, 37, s1->lower, s0->fine, b0->fine);
    features_add(out, 38, s1->fine, s0->lower, b0->fine);
    features_add(out, 39, s1->fine, s0->fine, b0->lower);
    features_add(out, 40, s0->lower, b0->lower, b1->fine);
    features_add(out, 41, s0->fine, b0->lower, b1->fine);
    features_add(out, 42, s0->fine, b0->fine, b1->lower);
    features_add(out, 43, s2, s0->fine, b0->fine);
    features_add(out, 83, s0->coarse, b0->coarse, b1->coarse);
    features_add(out, 84, b0->coarse, b1->coarse, b2->coarse);
    features_add(out, 85, s1->coarse, s0->coarse, b0->lower);
    features_add(out, 86, s1->lower, s0->coarse, b0->coarse);
    features_add(out, 87, s1->coarse, s0->lower, b0->coarse);
    features_add(out, 88, s0->lower, b0->lower, s1->coarse);
    features_add(out, 89, s0->lower, s1->lower, b0->coarse);
}

/* Children that the words have already. */
static void parse_add_children(Features *out, const ParseState *state, const ParseWord *s0,
                               const ParseWord *s1, const ParseWord *b0, const ParseWord *b1)
{
    int32_t sl = s0->node->left1, sr = s0->node->right1, tr = s1->node->right1;
    int32_t tl = s1->node->left1, bl = b0->node->left1;
    uint32_t sl_rel = parse_relation(state, sl), sr_rel = parse_relation(state, sr);
    uint32_t bl_rel = parse_relation(state, bl), tr_rel = parse_relation(state, tr);
    uint32_t tl_rel = parse_relation(state, tl);
    features_add(out, 44, s0->fine, parse_fine(state, sl), b0->fine);
    features_add(out, 45, s0->fine, parse_fine(state, sr), b0->fine);
    features_add(out, 46, s0->fine, b0->fine, parse_fine(state, bl));
    features_add(out, 47, s1->fine, s0->fine, parse_fine(state, sr));
    features_add(out, 48, s1->fine, s0->fine, parse_fine(state, sl));
    features_add(out, 49, s1->fine, parse_fine(state, tr), s0->fine);
    features_add(out, 50, s1->fine, parse_fine(state, tl), s0->fine);
    features_add(out, 51, state->words[sl].form->lower, s0->coarse, b0->coarse);
    features_add(out, 52, state->words[sr].form->lower, s0->coarse, b0->coarse);
    features_add(out, 53, state->words[bl].form->lower, b0->coarse, s0->coarse);
    features_add(out, 54, sl_rel, s0->fine, 0);
    features_add(out, 55, sr_rel, s0->fine, b0->coarse);
    features_add(out, 56, sl_rel, sr_rel, s0->lower);
    features_add(out, 57, bl_rel, b0->fine, s0->coarse);
    features_add(out, 58, bl_rel, parse_relation(state, b0->node->left2), b0->fine);
    features_add(out, 59, sr_rel, parse_relation(state, s0->node->right2), s0->fine);
    features_add(out, 60, sl_rel, parse_relation(state, s0->node->left2), s0->fine);
    features_add(out, 61, tr_rel, s1->fine, s0->fine);
    features_add(out, 62, tl_rel, s1->fine, s0->fine);
    features_add(out, 63, tr_rel, s1->lower, s0->coarse);
    features_add(out, 64, s0->lower, sr_rel, b0->coarse);
    features_add(out, 65, s1->fine, s0->fine, b0->fine * 128 + parse_fine(state, sr));
    features_add(out, 66, sl_rel, s0->lower, b0->coarse);
    features_add(out, 67, sr_rel * 128 + sl_rel, s0->fine, b0->fine * 128 + b1->coarse);
    features_add(out, 68, tr_rel * 128 + tl_rel, s1->coarse, s0->coarse * 128 + b0->coarse);
}

/* Their coarse tags. */
static void parse_add_coarse(Features *out, const ParseState *state, const ParseWord *s0,
                             const ParseWord *s1, const ParseWord *b0)
{
    int32_t sl = s0->node->left1, sr = s0->node->right1;
    features_add(out, 90, s0->coarse, parse_coarse(state, sl), b0->coarse);
    features_add(out, 91, s0->coarse, parse_coarse(state, sr), b0->coarse);
    features_add(out, 92, s0->coarse, b0->coarse, parse_coarse(state, b0->node->left1));
    features_add(out, 93, s1->coarse, s0->coarse, parse_coarse(state, sr));
    features_add(out, 94, s1->coarse, s0->coarse, parse_coarse(state, sl));
    features_add(out, 95, s1->coarse, parse_coarse(state, s1->node->right1), s0->coarse);
    features_add(out, 96, s1->coarse, parse_coarse(state, s1->node->left1), s0->coarse);
}

/* How far apart the words are, and how many children they have. */
static void parse_add_numbers(Features *out, const ParseState *state, const ParseWord *s0,
                              const ParseWord *s1, const ParseWord *b0, const ParseWord *b1)
{
    int32_t none = state->count + 1;
    uint32_t far = s0->at == none ? 0 : parse_distance(s0->at, b0->at);
    uint32_t apart = s1->at == none ? 0 : parse_distance(s1->at, s0->at);
    uint32_t edge = (uint32_t)(s0->at == none) | (uint32_t)(s1->at == none) << 1 |
                    (uint32_t)(b0->at == state->count) << 2;
    features_add(out, 69, edge, 0, 0);
    features_add(out, 70, s0->lower, far, 0);
    features_add(out, 71, s0->fine, far, b0->fine);
    features_add(out, 72, b0->lower, far, 0);
    features_add(out, 73, s0->fine, s1->fine, apart);
    features_add(out, 74, s0->lower, s0->node->lefts, 0);
    features_add(out, 75, s0->lower, s0->node->rights, 1);
    features_add(out, 76, s0->fine, s0->node->lefts, s0->node->rights);
    features_add(out, 77, b0->lower, b0->node->lefts, 0);
    features_add(out, 78, b0->fine, b0->node->lefts, b1->fine);
    features_add(out, 79, s1->lower, s1->node->rights, 0);
    features_add(out, 80, s1->fine, s1->node->rights, s0->fine);
    features_add(out, 81, s1->coarse * 128 + s0->coarse, b0->coarse, apart * 16 + far);
    features_add(out, 82, s1->lower, apart, s0->coarse);
}

void parse_move_features(Features *out, const ParseState *state)
{
    int32_t none = state->count + 1, depth = state->depth;
    ParseWord s0 = parse_word(state, depth > 0 ? state->stack[depth - 1] : none);
    ParseWord s1 = parse_word(state, depth > 1 ? state->stack[depth - 2] : none);
    ParseWord b0 = parse_word(state, state->next);
    ParseWord b1 = parse_word(state, state->next < none ? state->next + 1 : none);
    ParseWord b2 = parse_word(state, b1.at < none ? b1.at + 1 : none);
    uint32_t s2 = parse_fine(state, depth > 2 ? state->stack[depth - 3] : none);
    out->count = 0;
    parse_add_words(out, &s0, &s1, &b0, &b1, &b2);
    parse_add_tags(out, &s0, &s1, &b0, &b1, &b2, s2);
    parse_add_children(out, state, &s0, &s1, &b0, &b1);
    parse_add_coarse(out, state, &s0, &s1, &b0);
    parse_add_numbers(out, state, &s0, &s1, &b0, &b1);
}

void parse_label_features(Features *out, const ParseState *state, int32_t head, int32_t word)
{
    ParseWord h = parse_word(state, head), m = parse_word(state, word);
    uint32_t right = head < word, far = parse_distance(head, word), pair = h.fine * 128 + m.fine;
    uint32_t coarse = h.coarse * 128 + m.coarse;
    int32_t child = m.node->left1, last = m.node->right1;
    uint32_t child_lower = state->words[child].form->lower;
    uint32_t before = word > 0 ? parse_fine(state, word - 1) : FINE_BEGIN;
    uint32_t head_before = head > 0 ? parse_fine(state, head - 1) : FINE_BEGIN;
    uint32_t after = parse_fine(state, word + 1);
    if (head == state->count)
        far = PARSE_FAR + 3;
    out->count = 0;
    features_add(out, 1, pair, right, 0);
    features_add(out, 2, pair, right, far);
    features_add(out, 3, h.lower, m.fine, right);
    features_add(out, 4, h.fine, m.lower, right);
    features_add(out, 5, h.lower, m.lower, right);
    features_add(out, 6, m.lower, m.fine, 0);
    features_add(out, 7, m.lower, far * 2 + right, 0);
    features_add(out, 8, pair, before, right);
    features_add(out, 9, pair, after, right);
    features_add(out, 10, m.fine, child_lower, h.fine);
    features_add(out, 11, m.fine, parse_relation(state, child), h.fine);
    features_add(out, 12, m.fine, parse_relation(state, last), h.fine);
    features_add(out, 13, parse_relation(state, child), parse_relation(state, last), coarse);
    features_add(out, 14, parse_relation(state, h.node->left1), pair, right);
    features_add(out, 15, parse_relation(state, h.node->right1), pair, right);
    features_add(out, 16, right ? h.node->rights : h.node->lefts, pair, right);
    features_add(out, 17, state->words[word].form->suffix[2], h.fine, right);
    features_add(out, 18, state->words[head].form->suffix[2], m.fine, right);
    features_add(out, 19, child_lower, m.lower, right);
    features_add(out, 20, child_lower, h.lower, m.coarse);
    features_add(out, 21, coarse, state->words[word].form->short_shape, right);
    features_add(out, 22, word > 0 ? state->words[word - 1].form->lower : 0, m.coarse,
                 h.coarse * 2 + right);
    features_add(out, 23, head_before, pair, right);
    features_add(out, 24, parse_relation(state, h.node->left1), h.lower, right * 128 + m.coarse);
    features_add(out, 25, parse_relation(state, h.node->right1), h.lower, right * 128 + m.coarse);
    features_add(out, 26, coarse, right, far);
    features_add(out, 27, h.lower, m.coarse, child_lower);
    features_add(out, 28, state->words[word].form->known, coarse, right);
    features_add(out, 29, m.node->lefts, m.node->rights, coarse);
}
