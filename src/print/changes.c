/*
 * changes.c - shared words, changed words, and sentences of one's own.
 *
 * A passage of a descent goes from its first shared word to its last; between
 * them the child may have left out whole sentences.  The words of both sides
 * are matched again, with the words that lineage left aside.  A sentence with
 * few shared words is its report's own; what else is not matched is a change.
 */
#include "print/changes.h"

#include "match/word_diff.h"
#include "print/place.h"

enum { WEIGHT_WORD = 1, WEIGHT_NAME = 2, WEIGHT_BOTH = 4, WEIGHT_NUMBER = 8 };

typedef struct ChangesMaker {
    Changes out;
    const Analysis *of[2];
    Str texts[2];
    uint32_t *to_parent;      /* for each token of the child */
    uint32_t *sentence_of[2]; /* for each token, + 1; 0: none */
    bool *is_taken[2];        /* of each token: it lies in a passage */
    PlaceTokens *ranges[2];   /* of each passage */
    Arena *arena;
} ChangesMaker;

static bool changes_is_word(const Token *token)
{
    return (token->flags & TOKEN_WORD) != 0 || token->tag == TAG_SYM;
}

static NgramText changes_words(const Analysis *analysis, PlaceTokens range, Arena *arena)
{
    uint64_t *words = ARENA_NEW(arena, uint64_t, range.end - range.begin + 1);
    for (uint32_t i = range.begin; i < range.end; i++)
        words[i - range.begin] = analysis->tokens[i].word;
    return (NgramText){ words, range.end - range.begin };
}

/* Go on to the ends of the sentences at both edges, as far as no other passage lies there. */
static void changes_widen(ChangesMaker *maker, int side, PlaceTokens *range)
{
    const uint32_t *sentences = maker->sentence_of[side];
    bool *is_taken = maker->is_taken[side];
    if (range->begin == range->end)
        return;
    uint32_t first = sentences[range->begin], last = sentences[range->end - 1];
    while (first && range->begin > 0 && sentences[range->begin - 1] == first &&
           !is_taken[range->begin - 1])
        is_taken[--range->begin] = true;
    while (last && range->end < maker->of[side]->token_count && sentences[range->end] == last &&
           !is_taken[range->end])
        is_taken[range->end++] = true;
}

static void changes_find_ranges(ChangesMaker *maker, const Descent *descent)
{
    for (int side = 0; side < 2; side++) {
        const Analysis *analysis = maker->of[side];
        for (uint32_t s = 0; s < analysis->sentence_count; s++)
            for (uint32_t i = 0; i < analysis->sentences[s].token_count; i++)
                maker->sentence_of[side][analysis->sentences[s].first_token + i] = s + 1;
        for (size_t p = 0; descent && p < descent->passage_count; p++) {
            const Passage *passage = &descent->passages[p];
            PlaceTokens range =
                place_tokens(analysis, side == CHANGES_CHILD ? passage->child : passage->parent);
            maker->ranges[side][p] = range;
            for (uint32_t i = range.begin; i < range.end; i++)
                maker->is_taken[side][i] = true;
        }
        for (size_t p = 0; descent && p < descent->passage_count; p++)
            changes_widen(maker, side, &maker->ranges[side][p]);
    }
}

/* Match the words of one passage that no passage before it has taken. */
static void changes_match(ChangesMaker *maker, size_t passage)
{
    PlaceTokens child = maker->ranges[CHANGES_CHILD][passage];
    PlaceTokens parent = maker->ranges[CHANGES_PARENT][passage];
    ArenaMark mark = arena_mark(maker->arena);
    uint32_t *to = word_diff(changes_words(maker->of[CHANGES_CHILD], child, maker->arena),
                             changes_words(maker->of[CHANGES_PARENT], parent, maker->arena),
                             maker->arena, maker->arena);
    for (uint32_t i = child.begin; i < child.end; i++) {
        uint32_t other = to[i - child.begin];
        if (other == ALIGN_NONE || maker->out.fates[CHANGES_CHILD][i] == FATE_SHARED ||
            maker->out.fates[CHANGES_PARENT][parent.begin + other] == FATE_SHARED)
            continue;
        maker->to_parent[i] = parent.begin + other;
        maker->out.fates[CHANGES_CHILD][i] = FATE_SHARED;
        maker->out.fates[CHANGES_PARENT][parent.begin + other] = FATE_SHARED;
    }
    arena_release(maker->arena, mark);
}

/* Find the sentences that share less than half of their words. */
static void changes_judge_sentences(ChangesMaker *maker, int side)
{
    const Analysis *analysis = maker->of[side];
    for (uint32_t s = 0; s < analysis->sentence_count; s++) {
        const Sentence *sentence = &analysis->sentences[s];
        size_t words = 0, shared = 0;
        for (uint32_t i = sentence->first_token; i < sentence->first_token + sentence->token_count;
             i++) {
            bool is_word = changes_is_word(&analysis->tokens[i]);
            words += is_word;
            shared += is_word && maker->out.fates[side][i] == FATE_SHARED;
        }
        maker->out.is_own[side][s] = shared * 2 < words || words == 0;
    }
}

static bool changes_is_own(const ChangesMaker *maker, int side, uint32_t token)
{
    uint32_t sentence = maker->sentence_of[side][token];
    return sentence == 0 || maker->out.is_own[side][sentence - 1];
}

static bool changes_closes(const ChangesMaker *maker, int side, uint32_t token)
{
    Str words = str_slice(maker->texts[side], maker->of[side]->tokens[token].span);
    return str_equal(words, STR(")")) || str_equal(words, STR("”"));
}

/*
 * The next piece of a gap that lies in sentences that both have, without
 * punctuation at its ends; empty at the end of the gap.
 */
static PlaceTokens changes_next_piece(const ChangesMaker *maker, int side, PlaceTokens *gap)
{
    const Token *tokens = maker->of[side]->tokens;
    while (gap->begin < gap->end &&
           (changes_is_own(maker, side, gap->begin) || !changes_is_word(&tokens[gap->begin])))
        gap->begin++;
    PlaceTokens piece = { gap->begin, gap->begin };
    while (gap->begin < gap->end && !changes_is_own(maker, side, gap->begin)) {
        gap->begin++;
        if (changes_is_word(&tokens[gap->begin - 1]) || changes_closes(maker, side, gap->begin - 1))
            piece.end = gap->begin;
    }
    return piece;
}

/* The bytes of a range; empty, behind the token before it, if it has none. */
static Span changes_span(const ChangesMaker *maker, int side, PlaceTokens range)
{
    const Token *tokens = maker->of[side]->tokens;
    if (range.begin == range.end) {
        uint32_t at = range.begin > 0 ? tokens[range.begin - 1].span.end : 0;
        return span(at, at);
    }
    return span(tokens[range.begin].span.begin, tokens[range.end - 1].span.end);
}

static unsigned changes_weigh(const ChangesMaker *maker, int side, PlaceTokens range)
{
    unsigned weight = 0;
    for (uint32_t i = range.begin; i < range.end; i++) {
        unsigned flags = maker->of[side]->tokens[i].flags;
        weight |= flags & TOKEN_DIGITS ? WEIGHT_NUMBER : flags & TOKEN_IN_NAME ? WEIGHT_NAME : 0;
        weight |= flags & TOKEN_STOP ? 0 : WEIGHT_WORD;
    }
    return weight;
}

static void changes_mark(ChangesMaker *maker, int side, PlaceTokens range)
{
    for (uint32_t i = range.begin; i < range.end; i++)
        maker->out.fates[side][i] = FATE_CHANGED;
}

/* Whether what stands at a range, or around it where it is empty, is a sentence that both have. */
static bool changes_has_place(const ChangesMaker *maker, int side, PlaceTokens range)
{
    return range.begin < range.end ||
           (range.begin > 0 && !changes_is_own(maker, side, range.begin - 1)) ||
           (range.begin < maker->of[side]->token_count &&
            !changes_is_own(maker, side, range.begin));
}

/* List what differs between two matches. */
static void changes_take_gap(ChangesMaker *maker, PlaceTokens child, PlaceTokens parent,
                             size_t passage)
{
    for (;;) {
        uint32_t from = child.begin, parent_from = parent.begin;
        PlaceTokens mine = changes_next_piece(maker, CHANGES_CHILD, &child);
        PlaceTokens theirs = changes_next_piece(maker, CHANGES_PARENT, &parent);
        bool is_both = mine.begin < mine.end && theirs.begin < theirs.end;
        if (mine.begin == mine.end && theirs.begin == theirs.end)
            return;
        if (mine.begin == mine.end)
            mine = (PlaceTokens){ from, from };
        if (theirs.begin == theirs.end)
            theirs = (PlaceTokens){ parent_from, parent_from };
        if (!changes_has_place(maker, CHANGES_CHILD, mine) ||
            !changes_has_place(maker, CHANGES_PARENT, theirs))
            continue;
        changes_mark(maker, CHANGES_CHILD, mine);
        changes_mark(maker, CHANGES_PARENT, theirs);
        maker->out.changes[maker->out.change_count++] = (WordPair){
            .at = { changes_span(maker, CHANGES_CHILD, mine),
                    changes_span(maker, CHANGES_PARENT, theirs) },
            .passage = passage,
            .weight = changes_weigh(maker, CHANGES_CHILD, mine) |
                      changes_weigh(maker, CHANGES_PARENT, theirs) | (is_both ? WEIGHT_BOTH : 0),
        };
    }
}

static bool changes_has_word(const ChangesMaker *maker, int side, PlaceTokens range)
{
    for (uint32_t i = range.begin; i < range.end; i++)
        if (changes_is_word(&maker->of[side]->tokens[i]))
            return true;
    return false;
}

/* Whether words of either side lie between two matches. */
static bool changes_is_parted(const ChangesMaker *maker, PlaceTokens child, PlaceTokens parent)
{
    return changes_has_word(maker, CHANGES_CHILD, child) ||
           changes_has_word(maker, CHANGES_PARENT, parent);
}

/* Whether a token is bound to the words before it. */
static bool changes_ends_words(const ChangesMaker *maker, int side, uint32_t token)
{
    Str words = str_slice(maker->texts[side], maker->of[side]->tokens[token].span);
    return words.len == 1 && str_find_byte(STR(".,;:!?)"), str_at(words, 0), 0) != STR_NONE;
}

static void changes_add_run(ChangesMaker *maker, PlaceTokens child, PlaceTokens parent,
                            size_t passage)
{
    while (child.begin < child.end && changes_ends_words(maker, CHANGES_CHILD, child.begin))
        child.begin++;
    while (parent.begin < parent.end && changes_ends_words(maker, CHANGES_PARENT, parent.begin))
        parent.begin++;
    if (changes_has_word(maker, CHANGES_CHILD, child))
        maker->out.runs[maker->out.run_count++] =
            (WordPair){ .at = { changes_span(maker, CHANGES_CHILD, child),
                                changes_span(maker, CHANGES_PARENT, parent) },
                        .passage = passage };
}

/* Runs and changes of one passage; punctuation alone neither parts a run nor is one. */
static void changes_take_passage(ChangesMaker *maker, size_t passage)
{
    PlaceTokens child = maker->ranges[CHANGES_CHILD][passage];
    PlaceTokens parent = maker->ranges[CHANGES_PARENT][passage];
    PlaceTokens run = { child.begin, child.begin }, parent_run = { parent.begin, parent.begin };
    for (uint32_t i = child.begin; i < child.end; i++) {
        uint32_t to = maker->to_parent[i];
        if (to == ALIGN_NONE || to < parent_run.end || to >= parent.end)
            continue;
        PlaceTokens gap = { run.end, i }, parent_gap = { parent_run.end, to };
        if (changes_is_parted(maker, gap, parent_gap)) {
            changes_add_run(maker, run, parent_run, passage);
            changes_take_gap(maker, gap, parent_gap, passage);
            run.begin = i;
            parent_run.begin = to;
        } else if (run.begin == run.end) {
            run.begin = i;
            parent_run.begin = to;
        }
        run.end = i + 1;
        parent_run.end = to + 1;
    }
    changes_add_run(maker, run, parent_run, passage);
    changes_take_gap(maker, (PlaceTokens){ run.end, child.end },
                     (PlaceTokens){ parent_run.end, parent.end }, passage);
}

Changes changes_find(const Descent *descent, const Document *child, const Document *parent,
                     Arena *arena)
{
    ChangesMaker maker = { .of = { &child->analysis, &parent->analysis },
                           .texts = { child->report.text, parent->report.text },
                           .arena = arena };
    size_t passages = descent ? descent->passage_count : 0;
    for (int side = 0; side < 2; side++) {
        maker.out.fates[side] = ARENA_NEW(arena, uint8_t, maker.of[side]->token_count + 1);
        maker.out.is_own[side] = ARENA_NEW(arena, bool, maker.of[side]->sentence_count + 1);
    }
    size_t most = child->analysis.token_count + parent->analysis.token_count;
    maker.out.runs = ARENA_NEW(arena, WordPair, passages ? child->analysis.token_count + 1 : 1);
    maker.out.changes = ARENA_NEW(arena, WordPair, passages ? most + 1 : 1);
    ArenaMark mark = arena_mark(arena);
    maker.to_parent = ARENA_NEW(arena, uint32_t, child->analysis.token_count + 1);
    for (size_t i = 0; i < child->analysis.token_count; i++)
        maker.to_parent[i] = ALIGN_NONE;
    for (int side = 0; side < 2; side++) {
        maker.sentence_of[side] = ARENA_NEW(arena, uint32_t, maker.of[side]->token_count + 1);
        maker.is_taken[side] = ARENA_NEW(arena, bool, maker.of[side]->token_count + 1);
        maker.ranges[side] = ARENA_NEW(arena, PlaceTokens, passages + 1);
    }
    changes_find_ranges(&maker, descent);
    for (size_t i = 0; i < passages; i++)
        changes_match(&maker, i);
    changes_judge_sentences(&maker, CHANGES_CHILD);
    changes_judge_sentences(&maker, CHANGES_PARENT);
    for (size_t i = 0; i < passages; i++)
        changes_take_passage(&maker, i);
    arena_release(arena, mark);
    return maker.out;
}

bool changes_are_told(const Descent *descent)
{
    static const double CHANGES_SHARE = .75; /* of a rewriting; below that all is changed */
    return descent->kind == DESCENT_COPY || descent->kind == DESCENT_ABRIDGED ||
           (descent->kind == DESCENT_REWRITTEN && descent->share >= CHANGES_SHARE);
}

size_t changes_count_own(const Changes *changes, const Document *document, int side)
{
    size_t count = 0;
    for (size_t i = 0; i < document->analysis.sentence_count; i++) {
        SentenceKind kind = document->analysis.sentences[i].kind;
        count += changes->is_own[side][i] && (kind == SENTENCE_BODY || kind == SENTENCE_LIST_ITEM);
    }
    return count;
}

size_t changes_pick(const Changes *changes, const WordPair **out, size_t room)
{
    size_t count = 0;
    for (unsigned weight = WEIGHT_NUMBER * 2; weight-- > 0 && count < room;)
        for (size_t i = 0; i < changes->change_count && count < room; i++)
            if (changes->changes[i].weight == weight)
                out[count++] = &changes->changes[i];
    /* Few: by insertion. */
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && out[k] < out[k - 1]; k--) {
            const WordPair *later = out[k];
            out[k] = out[k - 1];
            out[k - 1] = later;
        }
    return count;
}
