/*
 * relations.c - who did what to whom, where a report says it plainly.
 *
 * No parse is at hand, so only the plainest clauses are read: a name, at most
 * a few helping words, a verb of a small list, and right after it a name or a
 * short noun phrase.
 *
 *     Kim Jong Un is set to  attend  a military parade  in Beijing
 *     [actor]      [helpers] [verb]   [recipient]
 *
 * What is denied, merely possible, inside quotation marks, or in a heading is
 * left out: few and right is better than many.
 */
#include "edition/parts.h"

#include "base/vec.h"
#include "text/table.h"
#include "text/unicode.h"

#include "relation_helpers.inc"
#include "relation_openings.inc"
#include "relation_verbs.inc"

#include <stdlib.h>

enum {
    RELATION_HELPERS_MOST = 6, /* words between the actor and the verb */
    RELATION_NOUNS_MOST = 4,   /* words of a recipient that is no name */
    RELATION_ACTORS_MOST = 4,  /* "A, B, C and D attended" */
    RELATION_TITLES_MOST = 4,  /* words before the actor: "the outgoing mayor" */
    RELATIONS_MOST = 24,       /* of a story */
};

/* Row numbers are the column "class" of data/relation_verbs.tsv. */
static const Word RELATION_WORDS[] = {
    WORD_RELATION_MEETS,    WORD_RELATION_ATTENDS,  WORD_RELATION_JOINS,
    WORD_RELATION_HOSTS,    WORD_RELATION_INVITES,  WORD_RELATION_VISITS,
    WORD_RELATION_SIGNS,    WORD_RELATION_SUPPORTS, WORD_RELATION_ATTACKS,
    WORD_RELATION_KILLS,    WORD_RELATION_ACCUSES,  WORD_RELATION_CRITICISES,
    WORD_RELATION_ARRESTS,  WORD_RELATION_SUES,     WORD_RELATION_BUYS,
    WORD_RELATION_APPOINTS, WORD_RELATION_DEFEATS,  WORD_RELATION_SANCTIONS,
    WORD_RELATION_REJECTS,  WORD_RELATION_ORDERS,   WORD_RELATION_PRAISES,
    WORD_RELATION_LEADS,    WORD_RELATION_REPLACES, WORD_RELATION_WARNS,
    WORD_RELATION_THANKS,   WORD_RELATION_RESCUES,  WORD_RELATION_CLOSES,
    WORD_RELATION_APPROVES, WORD_RELATION_OPENS,    WORD_RELATION_ANNOUNCES,
};

typedef struct RelationItem {
    Relation relation;
    uint32_t before;
} RelationItem;

typedef struct RelationFinder {
    const Edition *edition;
    struct {
        RelationItem *items;
        size_t count;
        size_t room;
    } found;
    Map by_key;
    Arena *arena;
    Arena *scratch;
} RelationFinder;

/* One sentence, and where its names are. */
typedef struct RelationClause {
    const Document *document;
    uint32_t report;
    uint32_t sentence;
    uint32_t first, end; /* tokens */
    const Name *names;
    size_t name_count;
} RelationClause;

static Str relation_fold_token(const RelationClause *clause, uint32_t token, Arena *scratch)
{
    const Token *at = &clause->document->analysis.tokens[token];
    return unicode_fold_str(str_slice(clause->document->report.text, at->span), scratch);
}

/* The name that `token` is part of, or NULL. */
static const Name *relation_name_at(const RelationClause *clause, uint32_t token)
{
    Span at = clause->document->analysis.tokens[token].span;
    for (size_t i = 0; i < clause->name_count; i++)
        if (span_contains(clause->names[i].span, at))
            return &clause->names[i];
    return NULL;
}

static bool relation_can_act(const Name *name)
{
    return name->kind == NAME_PERSON || name->kind == NAME_ORGANIZATION ||
           name->kind == NAME_LOCATION || name->kind == NAME_GROUP;
}

/* The token before the first one of `name`. */
static uint32_t relation_token_before(const RelationClause *clause, const Name *name,
                                      uint32_t token)
{
    while (token > clause->first &&
           clause->document->analysis.tokens[token].span.begin >= name->span.begin)
        token--;
    return token;
}

/* How the verb at a token stands to its actor. */
typedef struct RelationLink {
    const Name *actors[RELATION_ACTORS_MOST];
    size_t count;
    bool is_planned;
    bool has_be; /* a form of "be": passive or progressive */
    bool has_to;
    uint32_t helpers;
} RelationLink;

/* The names joined by commas and "and" that end at `last`. */
static void relation_add_actors(RelationLink *link, const RelationClause *clause, const Name *last,
                                uint32_t token, Arena *scratch)
{
    link->actors[link->count++] = last;
    bool joined = false;
    while (link->count < RELATION_ACTORS_MOST) {
        uint32_t before = relation_token_before(clause, link->actors[link->count - 1], token);
        if (before <= clause->first)
            return;
        Str word = relation_fold_token(clause, before, scratch);
        bool is_and = str_equal(word, STR("and"));
        if (!is_and && !(joined && str_equal(word, STR(","))))
            return;
        joined = true;
        token = before - 1;
        if (is_and && token > clause->first &&
            str_equal(relation_fold_token(clause, token, scratch), STR(",")))
            token--;
        const Name *name = relation_name_at(clause, token);
        if (!name || !relation_can_act(name))
            return;
        link->actors[link->count++] = name;
    }
}

/*
 * Whether what stands before a name lets it be the subject: the sentence, a
 * comma or a joining word, with at most an article, adjectives and titles
 * between.  "A spokesman for Macron", "the wife of Putin", "Kerrigan told Orme".
 */
static bool relation_opens_clause(const RelationClause *clause, const Name *name, uint32_t token,
                                  Arena *scratch)
{
    const Token *tokens = clause->document->analysis.tokens;
    token = relation_token_before(clause, name, token);
    for (int i = 0; i <= RELATION_TITLES_MOST; i++, token--) {
        if (tokens[token].span.begin >= name->span.begin)
            return true; /* the name opens the sentence */
        if (TABLE_FIND(RELATION_OPENINGS, word, relation_fold_token(clause, token, scratch)))
            return true;
        Tag tag = tokens[token].tag;
        bool is_title = tag == TAG_X || tag == TAG_ADJ || tag == TAG_NOUN ||
                        tag == TAG_PROPN || tag == TAG_DET;
        if (!is_title || (tokens[token].flags & (TOKEN_DIGITS | TOKEN_IN_QUOTE)))
            return false;
        if (token == clause->first)
            return true;
    }
    return false;
}

/* Walk back from the verb over helping words to the actor. */
static RelationLink relation_find_actor(const RelationClause *clause, uint32_t verb, Arena *scratch)
{
    RelationLink link = { 0 };
    for (uint32_t back = 1; back <= RELATION_HELPERS_MOST && verb >= clause->first + back; back++) {
        uint32_t token = verb - back;
        const Name *name = relation_name_at(clause, token);
        if (name) {
            /* "Putin's visit": what follows a genitive is not done by the name. */
            if (relation_can_act(name))
                relation_add_actors(&link, clause, name, token, scratch);
            return link;
        }
        const RelationHelper *helper =
            TABLE_FIND(RELATION_HELPERS, word, relation_fold_token(clause, token, scratch));
        bool negated = clause->document->analysis.tokens[token].flags & TOKEN_NEGATION;
        if (!helper || negated)
            return (RelationLink){ 0 };
        link.is_planned |= str_equal(helper->role, STR("plan"));
        link.has_be |= str_equal(helper->role, STR("be")) && back == 1;
        link.has_to |= str_equal(helper->word, STR("to"));
        link.helpers += helper->role.len > 0;
    }
    return (RelationLink){ 0 };
}

/* What follows the verb. */
typedef struct RelationObject {
    Span span;
    uint64_t key; /* equal for the same thing; 0: none */
    bool is_name;
} RelationObject;

static uint64_t relation_entity_key(const RelationClause *clause, const Name *name)
{
    const Analysis *analysis = &clause->document->analysis;
    if (name->entity < analysis->entity_count && analysis->entities[name->entity].key)
        return analysis->entities[name->entity].key;
    return unicode_fold_hash(str_slice(clause->document->report.text, name->span));
}

static bool relation_is_article(Str word)
{
    return str_equal(word, STR("a")) || str_equal(word, STR("an")) || str_equal(word, STR("the"));
}

/* Whether the phrase before a token goes on in it: "a short-term plan", "the mayor's office". */
static bool relation_is_cut(const RelationClause *clause, uint32_t token)
{
    const Token *tokens = clause->document->analysis.tokens;
    if (token >= clause->end || tokens[token].span.begin > tokens[token - 1].span.end)
        return false;
    Str mark = str_slice(clause->document->report.text, tokens[token].span);
    return (tokens[token].flags & TOKEN_WORD) || str_equal(mark, STR("-")) ||
           str_equal(mark, STR("–")) || str_equal(mark, STR("/")) ||
           str_equal(mark, STR("'")) || str_equal(mark, STR("’"));
}

/* A number or a date is nobody to whom a thing is done. */
static bool relation_is_measure(const RelationClause *clause, Span at)
{
    const Analysis *analysis = &clause->document->analysis;
    for (size_t i = 0; i < analysis->time_count; i++)
        if (span_overlaps(analysis->times[i].span, at))
            return true;
    for (size_t i = 0; i < analysis->quantity_count; i++)
        if (span_overlaps(analysis->quantities[i].span, at))
            return true;
    return false;
}

/*
 * "a military parade in Beijing" gives "military parade": content words up to
 * the first stop word or mark.  A name among them ends or begins the phrase
 * only where it is the whole of it.
 */
static RelationObject relation_find_object(const RelationClause *clause, uint32_t token,
                                           Arena *scratch)
{
    const Analysis *analysis = &clause->document->analysis;
    bool has_article =
        token < clause->end && relation_is_article(relation_fold_token(clause, token, scratch));
    token += has_article;
    if (token >= clause->end)
        return (RelationObject){ 0 };
    const Name *name = relation_name_at(clause, token);
    uint32_t after = token;
    while (name && after < clause->end && relation_name_at(clause, after) == name)
        after++;
    bool name_alone =
        name && (after == clause->end || !(analysis->tokens[after].flags & TOKEN_WORD) ||
                 (analysis->tokens[after].flags & TOKEN_STOP));
    if (name_alone && !relation_is_cut(clause, after) &&
        !str_starts_with(relation_fold_token(clause, after - 1, scratch), STR("'")))
        return (RelationObject){ name->span, relation_entity_key(clause, name), true };

    RelationObject object = { 0 };
    for (uint32_t i = 0; i < RELATION_NOUNS_MOST && token < clause->end; i++, token++) {
        const Token *at = &analysis->tokens[token];
        bool is_verb = at->tag == TAG_VERB || at->tag == TAG_AUX;
        if (!(at->flags & TOKEN_WORD) || (at->flags & (TOKEN_STOP | TOKEN_IN_QUOTE)) || is_verb)
            break;
        if (object.key == 0)
            object.span.begin = at->span.begin;
        object.span.end = at->span.end;
        object.key = hash_mix(3, at->stem);
    }
    /* One more content word: the phrase was cut in the middle, as by a hyphen. */
    if (token < clause->end && (analysis->tokens[token].flags & TOKEN_WORD) &&
        !(analysis->tokens[token].flags & TOKEN_STOP) && analysis->tokens[token].tag != TAG_VERB)
        return (RelationObject){ 0 };
    if (object.key == 0 || relation_is_cut(clause, token))
        return (RelationObject){ 0 };
    const Token *head = &analysis->tokens[token - 1];
    bool is_plural = head->tag == TAG_NOUN &&
                     str_ends_with(relation_fold_token(clause, token - 1, scratch), STR("s"));
    if (!has_article && !is_plural)
        return (RelationObject){ 0 };
    return head->tag == TAG_NOUN || head->tag == TAG_PROPN ? object : (RelationObject){ 0 };
}

static Str relation_entity_text(const RelationClause *clause, const Name *name)
{
    const Analysis *analysis = &clause->document->analysis;
    if (name->entity < analysis->entity_count && analysis->entities[name->entity].text.len > 0)
        return analysis->entities[name->entity].text;
    return str_slice(clause->document->report.text, name->span);
}

static void relation_add(RelationFinder *finder, const RelationClause *clause, const Name *actor,
                         const RelationVerb *verb, uint32_t token, bool is_planned,
                         const RelationObject *object)
{
    uint64_t key = hash_mix((uint64_t)verb->class + 1, relation_entity_key(clause, actor));
    key = hash_mix(key, object->key);
    uint32_t *number = map_put(&finder->by_key, key);
    Str text = clause->document->report.text;
    if (*number == MAP_NONE) {
        *number = (uint32_t)finder->found.count;
        *VEC_PUSH(finder->scratch, &finder->found) = (RelationItem){
            .relation = { .verb = RELATION_WORDS[verb->class],
                          .words = str_slice(
                              text, clause->document->analysis.tokens[token].span),
                          .actor = relation_entity_text(clause, actor),
                          .recipient = str_slice(text, object->span),
                          .is_planned = is_planned },
            .before = *number,
        };
    }
    Relation *relation = &finder->found.items[*number].relation;
    relation->is_planned &= is_planned;
    size_t count = relation->readings.count;
    if (count > 0 && relation->readings.items[count - 1].report == clause->report &&
        relation->readings.items[count - 1].sentence == clause->sentence)
        return;
    *VEC_PUSH(finder->arena, &relation->readings) = (Reading){
        .report = clause->report,
        .span = edition_sentence(clause->document, clause->sentence),
        .sentence = clause->sentence,
        .stance = STANCE_SAYS,
    };
}

/* "was arrested by the police": actor and recipient change places. */
static void relation_try_passive(RelationFinder *finder, const RelationClause *clause,
                                 const RelationVerb *verb, uint32_t token, const RelationLink *link)
{
    if (token + 2 >= clause->end ||
        !str_equal(relation_fold_token(clause, token + 1, finder->scratch), STR("by")))
        return;
    RelationObject actor = relation_find_object(clause, token + 2, finder->scratch);
    if (!actor.is_name)
        return;
    for (size_t i = 0; i < clause->name_count; i++) {
        const Name *name = &clause->names[i];
        if (name->span.begin != actor.span.begin || !relation_can_act(name))
            continue;
        for (size_t k = 0; k < link->count; k++) {
            RelationObject object = { link->actors[k]->span,
                                      relation_entity_key(clause, link->actors[k]), true };
            relation_add(finder, clause, name, verb, token, link->is_planned, &object);
        }
    }
}

/* "the chance for the president to attend": nobody says that he does. */
static bool relation_is_purpose(const RelationClause *clause, const RelationLink *link,
                                uint32_t verb, Arena *scratch)
{
    uint32_t token = relation_token_before(clause, link->actors[link->count - 1], verb);
    for (int i = 0; i < RELATION_HELPERS_MOST && token > clause->first; i++, token--) {
        Str word = relation_fold_token(clause, token, scratch);
        if (str_equal(word, STR("for")) || str_equal(word, STR("of")))
            return true;
    }
    return false;
}

static void relation_read_verb(RelationFinder *finder, const RelationClause *clause, uint32_t token)
{
    const Analysis *analysis = &clause->document->analysis;
    if (analysis->tokens[token].flags & (TOKEN_IN_QUOTE | TOKEN_IN_NAME))
        return;
    const RelationVerb *verb =
        TABLE_FIND(RELATION_VERBS, form, relation_fold_token(clause, token, finder->scratch));
    if (!verb)
        return;
    RelationLink link = relation_find_actor(clause, token, finder->scratch);
    if (link.count == 0 || !relation_opens_clause(clause, link.actors[link.count - 1], token,
                                                  finder->scratch))
        return;
    if (link.has_to && (link.helpers < 2 ||
                        relation_is_purpose(clause, &link, token, finder->scratch)))
        return;
    /* "the Fox host", "a bomb attack": a bare form is a noun unless a helper makes it a verb. */
    bool is_bare = str_equal(verb->form_of, STR("base"));
    if (is_bare ? !link.is_planned : analysis->tokens[token].tag != TAG_VERB && !link.has_be)
        return;
    if (link.has_be) {
        relation_try_passive(finder, clause, verb, token, &link);
        return;
    }
    RelationObject object = relation_find_object(clause, token + 1, finder->scratch);
    if (object.key == 0 || (str_equal(verb->takes, STR("name")) && !object.is_name) ||
        relation_is_measure(clause, object.span))
        return;
    for (size_t i = 0; i < link.count; i++)
        relation_add(finder, clause, link.actors[i], verb, token, link.is_planned, &object);
}

static void relation_read_report(RelationFinder *finder, uint32_t report)
{
    const Document *document = edition_document(finder->edition, report);
    const Analysis *analysis = &document->analysis;
    size_t name = 0;
    for (uint32_t i = 0; i < analysis->sentence_count; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        while (name < analysis->name_count && analysis->names[name].sentence < i)
            name++;
        size_t end = name;
        while (end < analysis->name_count && analysis->names[end].sentence == i)
            end++;
        if (end == name || sentence->kind == SENTENCE_HEADING ||
            sentence->kind == SENTENCE_FURNITURE)
            continue;
        RelationClause clause = { .document = document,
                                  .report = report,
                                  .sentence = i,
                                  .first = sentence->first_token,
                                  .end = sentence->first_token + sentence->token_count,
                                  .names = analysis->names + name,
                                  .name_count = end - name };
        for (uint32_t token = clause.first; token < clause.end; token++)
            relation_read_verb(finder, &clause, token);
    }
}

static int relation_compare(const void *left, const void *right)
{
    const RelationItem *a = left, *b = right;
    if (a->relation.origins != b->relation.origins)
        return a->relation.origins < b->relation.origins ? 1 : -1;
    if (a->relation.readings.count != b->relation.readings.count)
        return a->relation.readings.count < b->relation.readings.count ? 1 : -1;
    return (a->before > b->before) - (a->before < b->before);
}

void edition_find_relations(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    RelationFinder finder = {
        .edition = edition, .by_key = map_open(scratch, 64), .arena = arena, .scratch = scratch
    };
    for (uint32_t i = 0; i < edition->docs.count; i++)
        relation_read_report(&finder, i);

    OriginCount counter = origin_count_open(edition, scratch);
    for (size_t i = 0; i < finder.found.count; i++) {
        Relation *relation = &finder.found.items[i].relation;
        relation->origins = origin_count_readings(&counter, &relation->readings);
    }
    if (finder.found.count)
        qsort(finder.found.items, finder.found.count, sizeof *finder.found.items, relation_compare);
    size_t count = finder.found.count < RELATIONS_MOST ? finder.found.count : RELATIONS_MOST;
    edition->relations = ARENA_NEW(arena, Relation, count);
    edition->relation_count = count;
    for (size_t i = 0; i < count; i++)
        edition->relations[i] = finder.found.items[i].relation;
    arena_release(scratch, mark);
}
