#include "language/parser.h"

#include "document/analysis.h"

unsigned parse_allowed(const ParseState *state)
{
    unsigned allowed = 0;
    bool at_root = state->next == state->count;
    if (!at_root)
        allowed |= 1u << PARSE_SHIFT;
    if (state->depth == 1 || (state->depth > 1 && !at_root))
        allowed |= 1u << PARSE_LEFT;
    if (state->depth > 1)
        allowed |= 1u << PARSE_RIGHT;
    return allowed;
}

ParseArc parse_arc(const ParseState *state, ParseMove move)
{
    int32_t word = state->stack[state->depth - 1];
    return (ParseArc){ move == PARSE_LEFT ? state->next : state->stack[state->depth - 2], word };
}

int32_t parse_move(ParseState *state, ParseMove move, uint8_t relation)
{
    if (move == PARSE_SHIFT) {
        state->stack[state->depth++] = state->next++;
        return -1;
    }
    ParseArc arc = parse_arc(state, move);
    state->depth--;
    parse_attach(state, arc.head, arc.word, relation);
    return arc.word;
}

static ParseMove parse_best_move(const Parser *parser, const ParseState *state, unsigned allowed)
{
    if ((allowed & (allowed - 1)) == 0)
        return (ParseMove)__builtin_ctz(allowed);
    Features features;
    int32_t scores[LINEAR_CLASSES_MAX] = { 0 };
    parse_move_features(&features, state);
    linear_add(&parser->moves, &features, scores);
    ParseMove best = PARSE_MOVES;
    for (ParseMove move = PARSE_SHIFT; move < PARSE_MOVES; move++)
        if ((allowed >> move & 1) && (best == PARSE_MOVES || scores[move] > scores[best]))
            best = move;
    return best;
}

static uint8_t parse_best_label(const Parser *parser, const ParseState *state, ParseArc arc)
{
    if (arc.head == state->count)
        return DEP_ROOT;
    Features features;
    int32_t scores[LINEAR_CLASSES_MAX] = { 0 };
    parse_label_features(&features, state, arc.head, arc.word);
    linear_add(&parser->labels, &features, scores);
    scores[DEP_ROOT] = INT32_MIN;
    return (uint8_t)linear_best(scores, parser->labels.classes);
}

const ParseNode *parser_parse(const Parser *parser, const TaggedWord *words, size_t count,
                              Arena *arena)
{
    ParseState state = parse_state_make(words, count, arena);
    for (unsigned allowed; (allowed = parse_allowed(&state)) != 0;) {
        ParseMove move = parse_best_move(parser, &state, allowed);
        uint8_t label = 0;
        if (move != PARSE_SHIFT)
            label = parse_best_label(parser, &state, parse_arc(&state, move));
        parse_move(&state, move, label);
    }
    return state.nodes;
}
