/*
 * role.c - who does it, to whom, and of what land.
 *
 * "Norbeck beat Sandvoll" and "Sandvoll beat Norbeck" have the same words.  What
 * parts them is the tree: the subject of a verb, its object, what hangs on it by
 * a preposition.  A passive is undone, and each name of a list, what a relative
 * pronoun stands for and the subject that a second verb shares get their part:
 *
 *     Falk, who [sued] Lind, was [fined] by the court
 *     Falk: does sue, is fined     Lind: is sued     court: does fine
 *
 * Lands are watched under nouns too: "the North Korean leader".  What is done by
 * both alike (meet, marry) can be told from either side.  The trees err, so
 * only what is turned round counts here, never what is missing.  Left out:
 * what a noun alone tells ("the defeat of Norbeck").
 */
#include "claim/role.h"

#include "base/limits.h"
#include "claim/slot.h"

enum { CLAIM_PART_DOES = 1, CLAIM_PART_HAS_DONE, CLAIM_PART_OWNS };

/* Steps up a tree: "A, B, C and D", "wants to try to sue". */
enum { CLAIM_ROLE_STEPS = 8 };

/* The tree of one sentence; tokens are counted from its first. */
typedef struct ClaimTree {
    const ClaimDocument *doc;
    const Token *tokens;
    uint32_t first, count;
    uint32_t subjects[LIMIT_CLAIM_SENTENCE_TOKENS]; /* of each verb, MAP_NONE: none */
    bool has_object[LIMIT_CLAIM_SENTENCE_TOKENS];
    bool is_passive[LIMIT_CLAIM_SENTENCE_TOKENS];
    uint64_t cases[LIMIT_CLAIM_SENTENCE_TOKENS]; /* the part by each noun's preposition, 0: none */
} ClaimTree;

/* The head of a token, counted from the first of the sentence; MAP_NONE for the root. */
static uint32_t claim_tree_head(const ClaimTree *tree, uint32_t token)
{
    uint32_t head = tree->tokens[token].head;
    return head == TOKEN_ROOT || head < tree->first || head - tree->first >= tree->count
               ? MAP_NONE
               : head - tree->first;
}

static void claim_tree_open(ClaimTree *tree, const ClaimView *view, const ClaimSentence *sentence)
{
    tree->doc = &view->documents[sentence->report];
    tree->first = sentence->sentence->first_token;
    tree->tokens = tree->doc->document->analysis.tokens + tree->first;
    tree->count = sentence->sentence->token_count;
    for (uint32_t i = 0; i < tree->count; i++) {
        tree->subjects[i] = MAP_NONE;
        tree->has_object[i] = tree->is_passive[i] = false;
        tree->cases[i] = 0;
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        uint32_t head = claim_tree_head(tree, i);
        Dependency relation = tree->tokens[i].relation;
        if (head == MAP_NONE)
            continue;
        if (relation == DEP_NSUBJ || relation == DEP_NSUBJ_PASS)
            tree->subjects[head] = i;
        tree->has_object[head] |= relation == DEP_OBJ;
        tree->is_passive[head] |=
            relation == DEP_NSUBJ_PASS || relation == DEP_AUX_PASS || relation == DEP_OBL_AGENT;
        if (relation == DEP_CASE && tree->cases[head] == 0)
            tree->cases[head] = claim_view_word_is(view, &tree->tokens[i], CLAIM_WORD_OWNS)
                                    ? CLAIM_PART_OWNS
                                    : tree->tokens[i].word;
    }
}

/* What a relative pronoun stands for; another word stands for itself. */
static uint32_t claim_tree_meant(const ClaimTree *tree, uint32_t token)
{
    uint32_t verb = claim_tree_head(tree, token);
    if (tree->tokens[token].tag != TAG_PRON || verb == MAP_NONE ||
        tree->tokens[verb].relation != DEP_ACL_RELCL)
        return token;
    return claim_tree_head(tree, verb);
}

/* The verb whose subject a verb shares: "came and sued", "wants to sue"; MAP_NONE for none. */
static uint32_t claim_tree_leader(const ClaimTree *tree, uint32_t verb)
{
    uint32_t head = claim_tree_head(tree, verb);
    Dependency relation = tree->tokens[verb].relation;
    bool shares = relation == DEP_CONJ ||
                  (relation == DEP_XCOMP && head != MAP_NONE && !tree->has_object[head]);
    return shares ? head : MAP_NONE;
}

/*
 * "Norbeck beat Sandvoll": a word between two names is a verb, whatever the
 * tree makes of names that it never saw.
 */
static bool claim_role_is_between(const ClaimTree *tree, uint32_t token)
{
    enum { NEEDED = TOKEN_WORD | TOKEN_CAPITAL };
    return token > 0 && token + 1 < tree->count &&
           (tree->tokens[token].flags & NEEDED) == TOKEN_WORD &&
           (tree->tokens[token - 1].flags & NEEDED) == NEEDED &&
           (tree->tokens[token + 1].flags & NEEDED) == NEEDED;
}

typedef struct ClaimRoleWriter {
    ClaimView *view;
    const ClaimSentence *sentence;
    ClaimTree tree;
    Arena *arena;
} ClaimRoleWriter;

/* The name that a token is part of, also behind titles, or MAP_NONE. */
static uint32_t claim_role_slot(const ClaimRoleWriter *writer, uint32_t token)
{
    uint32_t end = writer->tree.first + writer->tree.count;
    token += writer->tree.first;
    while (token + 1 < end && writer->tree.doc->sides[token] == CLAIM_SIDE_TITLE)
        token++;
    for (uint32_t i = 0; i < writer->sentence->slot_count; i++) {
        const ClaimSlot *slot = &writer->view->slots.items[writer->sentence->first_slot + i];
        if (slot->kind == CLAIM_SLOT_NAME && slot->first_token <= token && token < slot->end_token)
            return writer->sentence->first_slot + i;
    }
    return MAP_NONE;
}

static bool claim_role_is_land(const ClaimView *view, const ClaimRole *role)
{
    return role->slot != MAP_NONE && (view->slots.items[role->slot].is_place ||
                                      view->slots.items[role->slot].name->kind == NAME_GROUP);
}

static void claim_role_add(ClaimRoleWriter *writer, uint32_t act, uint64_t part, uint32_t token)
{
    const ClaimTree *tree = &writer->tree;
    uint32_t term = tree->doc->terms[tree->first + act];
    int8_t side = tree->doc->sides[tree->first + act];
    token = claim_tree_meant(tree, token);
    if (term == MAP_NONE || token == MAP_NONE || token == act)
        return;
    ClaimRole role = { .act = hash_mix(term, (uint64_t)(side + 8)),
                       .part = part,
                       .act_token = tree->first + act,
                       .term = tree->doc->terms[tree->first + token],
                       .slot = claim_role_slot(writer, token) };
    role.is_mutual = claim_view_word_is(writer->view, &tree->tokens[act], CLAIM_WORD_MUTUAL);
    if (role.slot != MAP_NONE)
        role.term = tree->doc->terms[writer->view->slots.items[role.slot].first_token];
    bool is_verb = tree->tokens[act].tag == TAG_VERB || claim_role_is_between(tree, act);
    if ((role.term != MAP_NONE || role.slot != MAP_NONE) &&
        (is_verb || claim_role_is_land(writer->view, &role)))
        *VEC_PUSH(writer->arena, &writer->view->roles) = role;
}

/* The part of a noun under its head; 0 for none. */
static uint64_t claim_role_part(const ClaimTree *tree, uint32_t token, uint32_t head)
{
    Dependency relation = tree->tokens[token].relation;
    if (relation == DEP_NSUBJ)
        return tree->is_passive[head] ? CLAIM_PART_HAS_DONE : CLAIM_PART_DOES;
    if (relation == DEP_NSUBJ_PASS || relation == DEP_OBJ)
        return CLAIM_PART_HAS_DONE;
    if (relation == DEP_OBL_AGENT)
        return CLAIM_PART_DOES;
    if (relation == DEP_NMOD_POSS || relation == DEP_AMOD || relation == DEP_COMPOUND)
        return CLAIM_PART_OWNS;
    return relation == DEP_NMOD || relation == DEP_OBL ? tree->cases[token] : 0;
}

/* A verb without a subject of its own has that of the verb it is joined to. */
static void claim_role_share_subject(ClaimRoleWriter *writer, uint32_t verb)
{
    const ClaimTree *tree = &writer->tree;
    uint32_t leader = verb;
    if (tree->tokens[verb].tag != TAG_VERB)
        return;
    for (int step = 0; step < CLAIM_ROLE_STEPS && tree->subjects[leader] == MAP_NONE; step++) {
        leader = claim_tree_leader(tree, leader);
        if (leader == MAP_NONE)
            return;
    }
    if (leader == verb || tree->subjects[leader] == MAP_NONE)
        return;
    bool is_passive = tree->is_passive[verb];
    claim_role_add(writer, verb, is_passive ? CLAIM_PART_HAS_DONE : CLAIM_PART_DOES,
                   tree->subjects[leader]);
}

void claim_roles_add(ClaimView *view, uint32_t index, Arena *arena)
{
    ClaimSentence *sentence = &view->sentences.items[index];
    sentence->first_role = (uint32_t)view->roles.count;
    ClaimRoleWriter writer = { .view = view, .sentence = sentence, .arena = arena };
    claim_tree_open(&writer.tree, view, sentence);
    const ClaimTree *tree = &writer.tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (claim_role_is_between(tree, i)) {
            claim_role_add(&writer, i, CLAIM_PART_DOES, i - 1);
            claim_role_add(&writer, i, CLAIM_PART_HAS_DONE, i + 1);
        }
        uint32_t first = i;
        for (int step = 0; step < CLAIM_ROLE_STEPS && tree->tokens[first].relation == DEP_CONJ &&
                           claim_tree_head(tree, first) != MAP_NONE;
             step++)
            first = claim_tree_head(tree, first);
        uint32_t head = claim_tree_head(tree, first);
        uint64_t part = head != MAP_NONE ? claim_role_part(tree, first, head) : 0;
        if (part != 0)
            claim_role_add(&writer, head, part, i);
        claim_role_share_subject(&writer, i);
    }
    sentence->role_count = (uint32_t)view->roles.count - sentence->first_role;
}

static bool claim_roles_are_one(const ClaimView *view, const ClaimRole *a, const ClaimRole *b)
{
    if (a->slot == MAP_NONE || b->slot == MAP_NONE)
        return a->term != MAP_NONE && a->term == b->term;
    if (claim_role_is_land(view, a) && claim_role_is_land(view, b))
        return a->term == b->term;
    ClaimRelation relation =
        claim_slot_compare(view, &view->slots.items[a->slot], &view->slots.items[b->slot]);
    return relation == CLAIM_SAME || relation == CLAIM_COMPATIBLE;
}

/* Does the one of `role` play a part of the same act in a sentence? */
static bool claim_role_is_played(const ClaimView *view, uint32_t sentence, const ClaimRole *role,
                                 uint64_t part)
{
    const ClaimSentence *in = &view->sentences.items[sentence];
    for (uint32_t i = 0; i < in->role_count; i++) {
        const ClaimRole *other = &view->roles.items[in->first_role + i];
        if (other->act == role->act && other->part == part &&
            claim_roles_are_one(view, role, other))
            return true;
    }
    return false;
}

/* Does somebody play part `b` of the act in the one sentence, and part `a` in the other? */
static bool claim_role_is_returned(const ClaimView *view, const ClaimRole *a, uint32_t sentence,
                                   const ClaimRole *b, uint32_t other)
{
    const ClaimSentence *in = &view->sentences.items[sentence];
    for (uint32_t i = 0; i < in->role_count; i++) {
        const ClaimRole *role = &view->roles.items[in->first_role + i];
        if (role->act == a->act && role->part == b->part &&
            claim_role_is_played(view, other, role, a->part))
            return true;
    }
    return false;
}

/* One plays part `a` in the one sentence and part `b` in the other, and neither in both. */
static bool claim_role_is_turned(const ClaimView *view, const ClaimRole *a, uint32_t sentence,
                                 const ClaimRole *b, uint32_t other)
{
    if (a->part == b->part || a->is_mutual || !claim_roles_are_one(view, a, b) ||
        claim_role_is_played(view, other, a, a->part) ||
        claim_role_is_played(view, sentence, b, b->part))
        return false;
    bool is_core = a->part <= CLAIM_PART_HAS_DONE && b->part <= CLAIM_PART_HAS_DONE;
    return is_core || claim_role_is_returned(view, a, sentence, b, other);
}

/* Two lands in one place of a claim, and neither is named in the other sentence. */
static bool claim_role_is_other_land(const ClaimView *view, const ClaimRole *a, uint32_t sentence,
                                     const ClaimRole *b, uint32_t other)
{
    if (a->part != b->part || !claim_role_is_land(view, a) || !claim_role_is_land(view, b) ||
        !claim_slot_are_two_countries(view, &view->slots.items[a->slot],
                                      &view->slots.items[b->slot]))
        return false;
    return !claim_view_has_term(&view->sentences.items[other], a->term) &&
           !claim_view_has_term(&view->sentences.items[sentence], b->term);
}

bool claim_roles_are_turned(const ClaimView *view, const ClaimUnit *unit, uint32_t sentence)
{
    const ClaimSentence *own = &view->sentences.items[unit->sentence];
    const ClaimSentence *other = &view->sentences.items[sentence];
    for (uint32_t i = 0; i < own->role_count; i++) {
        const ClaimRole *a = &view->roles.items[own->first_role + i];
        if (a->act_token < unit->first_token || a->act_token >= unit->end_token)
            continue;
        for (uint32_t k = 0; k < other->role_count; k++) {
            const ClaimRole *b = &view->roles.items[other->first_role + k];
            if (a->act == b->act &&
                (claim_role_is_other_land(view, a, unit->sentence, b, sentence) ||
                 claim_role_is_turned(view, a, unit->sentence, b, sentence)))
                return true;
        }
    }
    return false;
}
