/*
 * entities.c - which names of a report stand for the same.
 *
 * Names with equal words are one entity from the start, whatever their case
 * and hyphens ("Kim Jong Un", "Kim Jong-un").  Then shorter forms are led to
 * longer ones: a surname to the full name, first and last name to the form
 * with a middle name, an acronym to the name whose capitals it repeats or
 * behind which it stands in brackets, one word to the company it begins.
 * Where two persons share a surname the one named more often, then first, has
 * it: reports introduce the minor one in full each time.
 *
 * The key of an entity is made from its longest name, or from the code of the
 * country or outlet, so that it is the same in other reports.
 */
#include "language/names.h"
#include "text/name_tables.h"
#include "text/unicode.h"

enum {
    ENTITY_WORDS_MAX = 12,
    ENTITY_CHAIN_MAX = 8, /* joins followed from one name */
};

/* One name's words, hyphens undone. */
typedef struct EntityWords {
    uint64_t items[ENTITY_WORDS_MAX];
    bool initial[ENTITY_WORDS_MAX];
    size_t count;
} EntityWords;

/* Names with the same words, later led to others. */
typedef struct EntityDraft {
    size_t name; /* the longest FoundName */
    uint64_t key;
    uint64_t initials; /* hash of the capitals of its words; 0 for one word */
    uint32_t parent;   /* itself at first */
    uint32_t mentions;
    uint32_t first; /* FoundName */
    NameKind kind;
    NameTrust trust;
    uint32_t votes[NAME_OTHER + 1]; /* of guesses, by kind */
    uint32_t number;                /* in the result */
    EntityWords words;
} EntityDraft;

typedef struct EntityJoiner {
    NameFinder *f;
    VEC(EntityDraft) drafts;
    uint32_t *of_name;
    Map by_words, by_surname, by_ends, by_initials, by_head;
} EntityJoiner;

static Str entity_text(const NameFinder *f, const FoundName *name)
{
    return str_slice(f->pieces->text, names_span(f, name));
}

static void entity_add_word(EntityWords *words, Str word)
{
    while (word.len && words->count < ENTITY_WORDS_MAX) {
        StrCut cut = str_cut(word, '-');
        bool initial = cut.head.len == 2 && str_at(cut.head, 1) == '.';
        words->initial[words->count] = initial;
        words->items[words->count++] = unicode_fold_hash(cut.head);
        word = cut.tail;
    }
}

static EntityWords entity_words(const NameFinder *f, const FoundName *name)
{
    EntityWords words = { .count = 0 };
    for (size_t at = name->first; at <= name->last; at++)
        entity_add_word(&words, names_piece_text(f, name, at));
    return words;
}

static uint64_t entity_hash(const EntityWords *words)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < words->count; i++)
        if (!words->initial[i] || words->count == 1)
            hash = hash_mix(hash, words->items[i]);
    return hash;
}

static uint64_t entity_key(const FoundName *name, const EntityWords *words)
{
    uint64_t hash = entity_hash(words);
    if (!name->code.len)
        return hash;
    return hash_mix(1 + (uint64_t)name->kind, str_hash(name->code));
}

/* The hash of "PLA" for "People's Liberation Army"; 0 for names of one word. */
static uint64_t entity_initials(const NameFinder *f, const FoundName *name)
{
    char letters[ENTITY_WORDS_MAX];
    size_t count = 0;
    for (size_t at = name->first; at <= name->last && count < ENTITY_WORDS_MAX; at++)
        if (pieces_has(f->pieces, at, PIECE_CAPITAL))
            letters[count++] = str_at(pieces_text(f->pieces, at), 0);
    return count < 2 ? 0 : unicode_fold_hash((Str){ letters, count });
}

static void entity_add_mention(EntityJoiner *j, size_t number)
{
    const FoundName *name = &j->f->found.items[number];
    EntityWords words = entity_words(j->f, name);
    uint64_t key = entity_key(name, &words);
    uint32_t *place = map_put(&j->by_words, key);
    if (*place == MAP_NONE) {
        uint32_t index = (uint32_t)j->drafts.count;
        *place = index;
        *VEC_PUSH(j->f->scratch, &j->drafts) =
            (EntityDraft){ .name = number,
                           .key = key,
                           .parent = index,
                           .first = (uint32_t)number,
                           .kind = name->kind,
                           .trust = name->trust,
                           .words = words,
                           .initials = entity_initials(j->f, name) };
    }
    EntityDraft *draft = &j->drafts.items[*place];
    draft->mentions++;
    draft->votes[name->kind] += name->weight;
    if (name->trust > draft->trust) {
        draft->trust = name->trust;
        draft->kind = name->kind;
    } else if (draft->trust == NAME_GUESSED &&
               draft->votes[name->kind] > draft->votes[draft->kind]) {
        draft->kind = name->kind;
    }
    j->of_name[number] = *place;
}

/* Put `index` under `key` unless a draft with more mentions has it. */
static void entity_offer(EntityJoiner *j, Map *map, uint64_t key, uint32_t index)
{
    uint32_t *place = map_put(map, key);
    if (*place == MAP_NONE || j->drafts.items[*place].mentions < j->drafts.items[index].mentions)
        *place = index;
}

static bool entity_is_surname_first(const EntityJoiner *j, const EntityDraft *draft)
{
    PieceText head = pieces_fold(j->f->pieces, j->f->found.items[draft->name].first);
    return name_is_first_surname(PIECE_STR(head));
}

static void entity_index(EntityJoiner *j, uint32_t index)
{
    const EntityDraft *draft = &j->drafts.items[index];
    const EntityWords *words = &draft->words;
    if (words->count < 2)
        return;
    if (draft->kind == NAME_PERSON) {
        bool surname_first = entity_is_surname_first(j, draft);
        entity_offer(j, &j->by_surname, words->items[surname_first ? 0 : words->count - 1], index);
        entity_offer(j, &j->by_head, words->items[0], index);
        uint64_t ends = hash_mix(hash_mix(0, words->items[0]), words->items[words->count - 1]);
        if (words->count > 2)
            entity_offer(j, &j->by_ends, ends, index);
        return;
    }
    if (draft->kind == NAME_ORGANIZATION)
        entity_offer(j, &j->by_head, words->items[0], index);
    if (draft->initials)
        entity_offer(j, &j->by_initials, draft->initials, index);
}

/* The name right before "(ACRONYM)", or MAP_NONE. */
static uint32_t entity_before_bracket(const EntityJoiner *j, const EntityDraft *draft)
{
    const FoundName *name = &j->f->found.items[draft->first];
    if (draft->first == 0 || name->first < 2 ||
        !pieces_is(j->f->pieces, name->first - 1, STR("(")) ||
        !pieces_is(j->f->pieces, name->last + 1, STR(")")))
        return MAP_NONE;
    const FoundName *before = &j->f->found.items[draft->first - 1];
    bool beside = before->last + 2 == name->first && before->last > before->first;
    return beside ? j->of_name[draft->first - 1] : MAP_NONE;
}

/* The longer form that a name of one word is led to, or MAP_NONE. */
static uint32_t entity_longer_of_one(const EntityJoiner *j, const EntityDraft *draft)
{
    const FoundName *name = &j->f->found.items[draft->name];
    uint64_t word = draft->words.items[0];
    if (pieces_has(j->f->pieces, name->first, PIECE_UPPER) && draft->kind != NAME_PERSON) {
        uint32_t bracket = entity_before_bracket(j, draft);
        if (bracket != MAP_NONE || draft->trust == NAME_LISTED)
            return bracket;
        return map_get(&j->by_initials, word);
    }
    if (draft->trust == NAME_LISTED)
        return MAP_NONE;
    uint32_t person = map_get(&j->by_surname, word);
    if (person != MAP_NONE)
        return person;
    uint32_t head = map_get(&j->by_head, word);
    if (head == MAP_NONE)
        return MAP_NONE;
    return j->drafts.items[head].kind == draft->kind ? head : MAP_NONE;
}

static uint32_t entity_longer(const EntityJoiner *j, const EntityDraft *draft)
{
    if (draft->words.count == 1)
        return entity_longer_of_one(j, draft);
    if (draft->words.count == 2 && draft->kind == NAME_PERSON)
        return map_get(&j->by_ends, entity_hash(&draft->words));
    return MAP_NONE;
}

static uint32_t entity_root(const EntityJoiner *j, uint32_t index)
{
    for (size_t step = 0; step < ENTITY_CHAIN_MAX && j->drafts.items[index].parent != index; step++)
        index = j->drafts.items[index].parent;
    return index;
}

static void entity_lead(EntityJoiner *j)
{
    for (uint32_t i = 0; i < j->drafts.count; i++)
        entity_index(j, i);
    for (uint32_t i = 0; i < j->drafts.count; i++) {
        uint32_t longer = entity_longer(j, &j->drafts.items[i]);
        if (longer == MAP_NONE || entity_root(j, longer) == i)
            continue;
        j->drafts.items[i].parent = entity_root(j, longer);
    }
}

/* The result: entities in the order of their first names. */
static void entity_write(EntityJoiner *j)
{
    LanguageWork *work = j->f->work;
    size_t count = j->f->found.count;
    work->out->names = ARENA_NEW(work->arena, Name, count);
    work->out->entities = ARENA_NEW(work->arena, Entity, j->drafts.count);
    for (uint32_t i = 0; i < j->drafts.count; i++)
        j->drafts.items[i].number = UINT32_MAX;
    for (size_t i = 0; i < count; i++) {
        const FoundName *name = &j->f->found.items[i];
        EntityDraft *root = &j->drafts.items[entity_root(j, j->of_name[i])];
        if (root->number == UINT32_MAX) {
            root->number = (uint32_t)work->out->entity_count++;
            work->out->entities[root->number] =
                (Entity){ .text = entity_text(j->f, &j->f->found.items[root->name]),
                          .key = root->key,
                          .kind = root->kind };
        }
        Entity *entity = &work->out->entities[root->number];
        entity->mentions++;
        Span span = names_span(j->f, name);
        uint32_t sentence = j->f->pieces->items[name->first].sentence;
        work->out->names[i] =
            (Name){ span, entity->kind, root->number,
                    sentence == UINT32_MAX ? language_sentence_at(work, span.begin) : sentence };
    }
    work->out->name_count = count;
}

void names_join(NameFinder *f)
{
    size_t count = f->found.count;
    if (!count)
        return;
    EntityJoiner j = { .f = f, .of_name = ARENA_NEW(f->scratch, uint32_t, count) };
    Map *maps[] = { &j.by_words, &j.by_surname, &j.by_ends, &j.by_initials, &j.by_head };
    for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++)
        *maps[i] = map_open(f->scratch, count);
    for (size_t i = 0; i < count; i++)
        entity_add_mention(&j, i);
    entity_lead(&j);
    entity_write(&j);
}
