/*
 * speaker_trees.c - the speaker of a quotation by the tree of its sentence.
 *
 * Most words that introduce speech are in no list ("vowed to punish “…”",
 * "branded it “…”").  So where no attribution holds a quotation, its words
 * lead up the tree to the first word outside that has a subject outside; what
 * is quoted is laid into that one's mouth.  Where the quotation is the top of
 * the tree itself, the clause beside it is asked ("“…,” he joked").
 */
#include "language/attributions.h"

#include "base/limits.h"

/* Steps up a tree: more lead into another clause's business. */
enum { SPEAKER_CLIMB = 8 };

typedef struct SpeakerTree {
    const Token *tokens;
    uint32_t begin, end;  /* tokens of the sentence */
    uint32_t first, last; /* those of the quotation */
} SpeakerTree;

static bool speaker_is_inside(const SpeakerTree *tree, uint32_t token)
{
    return token >= tree->first && token < tree->last;
}

/* The word of the quotation that hangs on a word outside, or on none. */
static uint32_t speaker_top(const SpeakerTree *tree)
{
    for (uint32_t t = tree->first; t < tree->last; t++) {
        uint32_t head = tree->tokens[t].head;
        bool out = head == TOKEN_ROOT || !speaker_is_inside(tree, head);
        if (out && tree->tokens[t].relation != DEP_PUNCT)
            return t;
    }
    return TOKEN_ROOT;
}

/* A child of `head` outside all quotations, with one of two relations. */
static uint32_t speaker_child(const SpeakerTree *tree, uint32_t head, Dependency a, Dependency b)
{
    for (uint32_t t = tree->begin; t < tree->end; t++) {
        const Token *token = &tree->tokens[t];
        bool fits = token->relation == a || token->relation == b;
        if (fits && token->head == head && !(token->flags & TOKEN_IN_QUOTE))
            return t;
    }
    return TOKEN_ROOT;
}

/* Who does what `verb` says, or TOKEN_ROOT. */
static uint32_t speaker_subject(const SpeakerTree *tree, uint32_t verb)
{
    uint32_t agent = speaker_child(tree, verb, DEP_OBL_AGENT, DEP_OBL_AGENT);
    if (agent != TOKEN_ROOT)
        return agent;
    return speaker_child(tree, verb, DEP_NSUBJ, DEP_NSUBJ);
}

/* From the first word before `head` that belongs to it to the last part of its name. */
static Span speaker_phrase(const SpeakerTree *tree, uint32_t head)
{
    uint32_t first = head, last = head;
    for (uint32_t t = head; t-- > tree->begin;) {
        const Token *token = &tree->tokens[t];
        bool belongs = token->head <= head && token->head > t && token->relation != DEP_PUNCT &&
                       token->relation != DEP_CASE && token->relation != DEP_MARK;
        if (!belongs)
            break;
        first = t;
    }
    for (uint32_t t = head + 1; t < tree->end; t++) {
        if (tree->tokens[t].relation != DEP_FLAT || tree->tokens[t].head != head)
            break;
        last = t;
    }
    return span(tree->tokens[first].span.begin, tree->tokens[last].span.end);
}

/* "Cruz said he was not going to “…”": the verb that says who "he" is, else the same. */
static uint32_t speaker_verb_of_name(const SpeakerTree *tree, uint32_t verb)
{
    uint32_t at = verb;
    for (int step = 0; step < SPEAKER_CLIMB; step++) {
        uint32_t subject = speaker_subject(tree, at);
        if (subject != TOKEN_ROOT && tree->tokens[subject].tag != TAG_PRON)
            return at;
        Dependency relation = tree->tokens[at].relation;
        bool is_told = relation == DEP_CCOMP || relation == DEP_XCOMP || relation == DEP_CONJ;
        if (!is_told || tree->tokens[at].head == TOKEN_ROOT)
            break;
        at = tree->tokens[at].head;
    }
    return verb;
}

/* The verb that governs the quotation and has a subject, or TOKEN_ROOT. */
static uint32_t speaker_verb(const SpeakerTree *tree)
{
    uint32_t top = speaker_top(tree);
    if (top == TOKEN_ROOT)
        return TOKEN_ROOT;
    uint32_t at = tree->tokens[top].head;
    for (int step = 0; step < SPEAKER_CLIMB && at != TOKEN_ROOT; step++) {
        if (!(tree->tokens[at].flags & TOKEN_IN_QUOTE) && speaker_subject(tree, at) != TOKEN_ROOT)
            return speaker_verb_of_name(tree, at);
        at = tree->tokens[at].head;
    }
    uint32_t beside = speaker_child(tree, top, DEP_PARATAXIS, DEP_CCOMP);
    if (beside != TOKEN_ROOT && speaker_subject(tree, beside) != TOKEN_ROOT)
        return beside;
    return TOKEN_ROOT;
}

bool speaker_by_tree(const LanguageWork *work, const Quote *quote, Attribution *out)
{
    const Analysis *found = work->out;
    if (!found->sentence_count || !work->words)
        return false;
    const Sentence *sentence = &found->sentences[quote->sentence];
    if (sentence->token_count > LIMIT_PARSE_TOKENS)
        return false; /* it has no tree, and each of its quotations would go through all of it */
    SpeakerTree tree = { .tokens = found->tokens,
                         .begin = sentence->first_token,
                         .end = sentence->first_token + sentence->token_count };
    tree.first = (uint32_t)language_token_at(work, quote->span.begin);
    tree.last = tree.first;
    while (tree.begin < tree.end &&
           found->tokens[tree.begin].span.begin < sentence_words(sentence).begin)
        tree.begin++;
    while (tree.last < tree.end && found->tokens[tree.last].span.begin < quote->span.end)
        tree.last++;
    if (tree.first < tree.begin || tree.first >= tree.last)
        return false;
    uint32_t verb = speaker_verb(&tree);
    if (verb == TOKEN_ROOT)
        return false;
    *out = (Attribution){ .sentence = quote->sentence };
    out->source.items[out->source.count++] = speaker_phrase(&tree, speaker_subject(&tree, verb));
    out->cue.items[out->cue.count++] = found->tokens[verb].span;
    return true;
}
