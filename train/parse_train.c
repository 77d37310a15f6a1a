/*
 * parse_train.c - learns the parser.
 *
 * A dynamic oracle (Goldberg and Nivre 2013) says in any state which moves
 * still lead to the best tree that can be reached, so that the parser also
 * learns from states that its own mistakes lead to.  Trees with crossing arcs
 * are straightened first: a word is lifted to its head's head until nothing
 * crosses (Nivre and Nilsson 2005).
 */
#include "trainer.h"

#include "document/dependencies.h"
#include "learner.h"

#include <stdlib.h>

enum {
    PARSE_ROUNDS = 12,
    PARSE_RARE = 5,
    PARSE_LABEL_RARE = 5,
    PARSE_EXPLORE = 90, /* percent of steps that follow the parser after the first round */
};
static const double PARSE_MOVE_LEAST = 0.02, PARSE_LEAST = 0.015;
static const float PARSE_MARGIN = 5, PARSE_LABEL_MARGIN = 3, PARSE_SOFT = 8;

typedef struct GoldTree {
    const Tree *tree;
    int32_t *heads;
} GoldTree;

static bool gold_crosses(const int32_t *heads, int32_t word)
{
    int32_t low = word < heads[word] ? word : heads[word];
    int32_t high = word < heads[word] ? heads[word] : word;
    for (int32_t i = low + 1; i < high; i++) {
        if (heads[i] < low || heads[i] > high)
            return true;
    }
    return false;
}

/* Lift words whose arc is crossed by arcs out of it. */
static void gold_straighten(int32_t *heads, int32_t count)
{
    for (bool again = true; again;) {
        int32_t shortest = -1;
        again = false;
        for (int32_t i = 0; i < count; i++) {
            if (heads[i] == count || !gold_crosses(heads, i))
                continue;
            if (shortest < 0 || abs(heads[i] - i) < abs(heads[shortest] - shortest))
                shortest = i;
        }
        if (shortest >= 0) {
            heads[shortest] = heads[heads[shortest]];
            again = true;
        }
    }
}

/* What each move would lose: gold arcs that can no longer be made. */
static void gold_costs(const GoldTree *gold, const ParseState *state, int costs[PARSE_MOVES])
{
    const int32_t *heads = gold->heads;
    int32_t next = state->next, count = state->count, depth = state->depth;
    costs[PARSE_SHIFT] = costs[PARSE_LEFT] = costs[PARSE_RIGHT] = 0;
    for (int32_t i = 0; next < count && i < depth; i++) {
        int32_t word = state->stack[i];
        costs[PARSE_SHIFT] += heads[word] == next;
        costs[PARSE_SHIFT] += i + 1 < depth && heads[next] == word;
    }
    if (depth == 0)
        return;
    int32_t top = state->stack[depth - 1];
    int32_t under = depth > 1 ? state->stack[depth - 2] : -1;
    costs[PARSE_LEFT] += heads[top] == under || heads[top] > next;
    costs[PARSE_RIGHT] += heads[top] >= next;
    for (int32_t i = next; i < count; i++) {
        costs[PARSE_LEFT] += heads[i] == top;
        costs[PARSE_RIGHT] += heads[i] == top;
    }
}

typedef struct ParseTeacher {
    Learner moves, labels;
    GoldTree *trees;
    uint32_t *order;
    size_t count;
    uint64_t random;
    Arena arena;
} ParseTeacher;

/* Learn one move; the one that is made then. */
static ParseMove parse_learn_move(ParseTeacher *teacher, const GoldTree *gold,
                                  const ParseState *state, unsigned allowed, int round)
{
    Features features;
    float scores[LINEAR_CLASSES_MAX];
    int costs[PARSE_MOVES];
    gold_costs(gold, state, costs);
    parse_move_features(&features, state);
    learner_score(&teacher->moves, &features, scores);
    learner_step(&teacher->moves);
    int least = 1 << 20;
    for (ParseMove move = PARSE_SHIFT; move < PARSE_MOVES; move++)
        if ((allowed >> move & 1) && costs[move] < least)
            least = costs[move];
    ParseMove good = PARSE_MOVES, bad = PARSE_MOVES;
    for (ParseMove move = PARSE_SHIFT; move < PARSE_MOVES; move++) {
        if (!(allowed >> move & 1))
            continue;
        ParseMove *best = costs[move] == least ? &good : &bad;
        if (*best == PARSE_MOVES || scores[move] > scores[*best])
            *best = move;
    }
    if (bad == PARSE_MOVES)
        return good;
    bool wrong = scores[bad] > scores[good];
    if (scores[good] - scores[bad] <= PARSE_MARGIN) {
        learner_change(&teacher->moves, &features, good, 1);
        learner_change(&teacher->moves, &features, bad, -1);
    }
    bool explores = round > 0 && train_random(&teacher->random) % 100 < PARSE_EXPLORE;
    return wrong && explores ? bad : good;
}

/* Learn the relation of an arc that is right; the relation that it is given. */
static uint8_t parse_learn_label(ParseTeacher *teacher, const GoldTree *gold,
                                 const ParseState *state, ParseArc arc)
{
    if (arc.head == state->count)
        return DEP_ROOT;
    Features features;
    uint8_t right = gold->tree->words[arc.word].label;
    parse_label_features(&features, state, arc.head, arc.word);
    if (gold->heads[arc.word] != arc.head) {
        float scores[LINEAR_CLASSES_MAX];
        learner_score(&teacher->labels, &features, scores);
        return (uint8_t)learner_best(&teacher->labels, scores);
    }
    uint32_t best = learner_teach(&teacher->labels, &features, right, PARSE_LABEL_MARGIN);
    return train_random(&teacher->random) % 2 ? right : (uint8_t)best;
}

static void parse_learn_tree(ParseTeacher *teacher, const GoldTree *gold, int round)
{
    ArenaMark mark = arena_mark(&teacher->arena);
    ParseState state = parse_state_make(gold->tree->tagged, gold->tree->count, &teacher->arena);
    for (unsigned allowed; (allowed = parse_allowed(&state)) != 0;) {
        ParseMove move = (ParseMove)__builtin_ctz(allowed);
        if (allowed & (allowed - 1))
            move = parse_learn_move(teacher, gold, &state, allowed, round);
        uint8_t label = 0;
        if (move != PARSE_SHIFT)
            label = parse_learn_label(teacher, gold, &state, parse_arc(&state, move));
        parse_move(&state, move, label);
    }
    arena_release(&teacher->arena, mark);
}

static bool parse_teacher_open(ParseTeacher *teacher, const Trainer *trainer)
{
    const Treebank *bank = trainer->bank;
    *teacher = (ParseTeacher){ .random = 4101842887655102017ull };
    if (!arena_open(&teacher->arena, (size_t)8 << 30) ||
        !learner_open(&teacher->moves, PARSE_MOVES, PARSE_SOFT) ||
        !learner_open(&teacher->labels, DEP_COUNT, PARSE_SOFT))
        return false;
    teacher->trees = ARENA_NEW(&teacher->arena, GoldTree, bank->count);
    teacher->order = ARENA_NEW(&teacher->arena, uint32_t, bank->count);
    for (size_t i = 0; i < bank->count; i++) {
        const Tree *tree = &bank->items[i];
        if (!tree->has_tree)
            continue;
        GoldTree *gold = &teacher->trees[teacher->count];
        gold->tree = tree;
        gold->heads = ARENA_NEW(&teacher->arena, int32_t, tree->count);
        for (uint32_t w = 0; w < tree->count; w++) {
            gold->heads[w] = (int32_t)tree->words[w].head;
            tree->words[w].label = (uint8_t)dependency_from_name(tree->words[w].relation);
        }
        gold_straighten(gold->heads, (int32_t)tree->count);
        teacher->order[teacher->count] = (uint32_t)teacher->count;
        teacher->count++;
    }
    return true;
}

bool train_parser(Trainer *trainer)
{
    ParseTeacher teacher;
    if (!parse_teacher_open(&teacher, trainer))
        return false;
    for (int round = 0; round < PARSE_ROUNDS; round++) {
        train_shuffle(teacher.order, teacher.count, &teacher.random);
        for (size_t i = 0; i < teacher.count; i++)
            parse_learn_tree(&teacher, &teacher.trees[teacher.order[i]], round);
    }
    trainer->move_bytes =
        learner_write(&teacher.moves, PARSE_RARE, PARSE_MOVE_LEAST, trainer->arena);
    trainer->label_bytes =
        learner_write(&teacher.labels, PARSE_LABEL_RARE, PARSE_LEAST, trainer->arena);
    learner_close(&teacher.moves);
    learner_close(&teacher.labels);
    arena_close(&teacher.arena);
    return linear_open(&trainer->parser.moves, trainer->move_bytes, NULL) == STATUS_OK &&
           linear_open(&trainer->parser.labels, trainer->label_bytes, NULL) == STATUS_OK;
}

static bool parse_same_relation(Str gold, uint8_t found)
{
    return str_equal(str_cut(gold, ':').head,
                     str_cut(dependency_name((Dependency)found), ':').head);
}

ParseScore train_parse_score(const Trainer *trainer, const Treebank *bank)
{
    size_t heads = 0, labels = 0, all = 0;
    for (size_t i = 0; i < bank->count; i++) {
        const Tree *tree = &bank->items[i];
        if (!tree->has_tree)
            continue;
        ArenaMark mark = arena_mark(trainer->arena);
        const ParseNode *nodes =
            parser_parse(&trainer->parser, tree->tagged, tree->count, trainer->arena);
        for (uint32_t w = 0; w < tree->count; w++) {
            bool head = nodes[w].head == (int32_t)tree->words[w].head;
            heads += head;
            labels += head && parse_same_relation(tree->words[w].relation, nodes[w].relation);
        }
        all += tree->count;
        arena_release(trainer->arena, mark);
    }
    double total = all ? (double)all : 1;
    return (ParseScore){ (double)heads / total, (double)labels / total };
}
