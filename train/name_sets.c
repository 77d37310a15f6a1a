#include "name_sets.h"

#include "language/name_model.h"
#include "language/names.h"
#include "language/word_lists.h"

#include <string.h>

/* Sentences of a document where the set does not say where one ends; and how
 * far the trees may run ahead of the names. */
enum { NAME_SET_DOCUMENT = 50, NAME_SET_AHEAD = 40 };

typedef struct NameSet {
    Treebank *bank;
    bool marks_groups, marks_other;
    bool other_has_groups; /* peoples are marked as "other" */
    size_t tree;           /* the next one that may be met */
    size_t trees;
    size_t sentences;
    struct {
        TreeWord *items;
        size_t count, room;
    } words;
} NameSet;

static uint16_t name_bit(uint32_t label)
{
    return (uint16_t)(1u << label);
}

static uint16_t name_kind_bits(NameKind kind)
{
    return (uint16_t)(name_bit(1 + 2 * kind) | name_bit(2 + 2 * kind));
}

static uint32_t name_label(Str tag)
{
    static const Str KINDS[] = { { "PER", 3 }, { "ORG", 3 }, { "LOC", 3 }, { "NORP", 4 }, { "MISC", 4 } };
    for (uint32_t kind = 0; kind < NAME_KINDS; kind++)
        if (tag.len > 2 && str_equal(str_drop(tag, 2), KINDS[kind]))
            return 1 + 2 * kind + (tag.data[0] == 'I');
    return NAME_OUTSIDE;
}

/* What labels a word may have, from its tag and what its set marks. */
static uint16_t name_allowed(const NameSet *set, const WordForm *form, Str tag)
{
    uint32_t label = name_label(tag);
    bool people = (form->known & WORD_IN_PEOPLE) != 0;
    if (label == 1 + 2 * NAME_OTHER && set->other_has_groups && people)
        return name_bit(1 + 2 * NAME_GROUP);
    if (label != NAME_OUTSIDE || !(form->flags & WORD_CAPITAL))
        return name_bit(label);
    if (people && !set->marks_groups)
        return name_bit(1 + 2 * NAME_GROUP);
    uint16_t allowed = name_bit(NAME_OUTSIDE);
    if (!set->marks_other)
        allowed |= name_kind_bits(NAME_OTHER);
    return allowed;
}

static bool name_same_words(const Tree *tree, const NameSet *set)
{
    if (tree->count != set->words.count)
        return false;
    for (uint32_t i = 0; i < tree->count; i++)
        if (!str_equal(tree->words[i].text, set->words.items[i].text))
            return false;
    return true;
}

static bool name_closes_up(Str text)
{
    static const char *const MARKS[] = { ".", ",", ":", ";", "!", "?", ")", "%", "'", "\xe2\x80\x99" };
    for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
        if (str_starts_with(text, str_from_cstr(MARKS[i])))
            return true;
    return str_equal(text, STR("n't"));
}

static void name_end_sentence(NameSet *set)
{
    Treebank *bank = set->bank;
    if (!set->words.count)
        return;
    size_t most = set->tree + NAME_SET_AHEAD < set->trees ? set->tree + NAME_SET_AHEAD : set->trees;
    for (size_t i = set->tree; i < most; i++) {
        Tree *tree = &bank->items[i];
        if (!name_same_words(tree, set))
            continue;
        for (uint32_t w = 0; w < tree->count; w++)
            tree->words[w].allowed = set->words.items[w].allowed;
        tree->has_names = true;
        set->tree = i + 1;
        set->words.count = 0;
        return;
    }
    for (size_t i = 0; i < set->words.count; i++)
        set->words.items[i].space =
            i + 1 < set->words.count && !name_closes_up(set->words.items[i + 1].text);
    if (set->sentences++ % NAME_SET_DOCUMENT == 0)
        bank->documents++;
    treebank_add_tree(bank, set->words.items, set->words.count, false);
    set->words.items = NULL;
    set->words.count = set->words.room = 0;
}

bool name_sets_add(Treebank *bank, const char *path)
{
    Str text;
    if (!treebank_read_file(&text, path, bank->arena))
        return false;
    NameSet set = { .bank = bank, .trees = bank->count };
    while (text.len) {
        StrCut line = str_cut(text, '\n'), cells = str_cut(line.head, '\t');
        text = line.tail;
        if (str_starts_with(line.head, STR("# kinds"))) {
            set.marks_other = str_find(line.head, STR("MISC"), 0) != STR_NONE;
            set.other_has_groups = str_find(line.head, STR("with NORP"), 0) != STR_NONE;
            set.marks_groups = set.other_has_groups;
        } else if (cells.found) {
            uint32_t form = treebank_form(bank, cells.head);
            *VEC_PUSH(bank->arena, &set.words) = (TreeWord){
                .text = cells.head,
                .form = form,
                .allowed = name_allowed(&set, &bank->forms.items[form], str_trim(cells.tail)),
            };
        } else {
            name_end_sentence(&set);
        }
    }
    name_end_sentence(&set);
    return true;
}

typedef struct NameHinter {
    Treebank *bank;
    Arena arena, scratch;
    Stemmer stemmer;
} NameHinter;

/* Run the rules over the sentences [first, end), which are one document. */
static void name_hint_document(NameHinter *hinter, size_t first, size_t end)
{
    Arena *arena = &hinter->arena;
    ArenaMark mark = arena_mark(arena);
    size_t count = 0, bytes = 0;
    for (size_t i = first; i < end; i++)
        for (uint32_t w = 0; w < hinter->bank->items[i].count; w++, count++)
            bytes += hinter->bank->items[i].words[w].text.len + 3;
    char *text = ARENA_NEW(arena, char, bytes + 1);
    GivenWord *words = ARENA_NEW(arena, GivenWord, count + 1);
    size_t at = 0, word = 0;
    for (size_t i = first; i < end; i++) {
        const Tree *tree = &hinter->bank->items[i];
        for (uint32_t w = 0; w < tree->count; w++, word++) {
            Str part = tree->words[w].text;
            memcpy(text + at, part.data, part.len);
            words[word].span = span(at, at + part.len);
            words[word].flags = w == 0 ? GIVEN_SENTENCE : 0;
            at += part.len;
            if (tree->words[w].space || w + 1 == tree->count)
                text[at++] = ' ';
        }
    }
    Report report = { .text = { text, at }, .words = words, .word_count = count };
    Analysis analysis = { 0 };
    LanguageWork work = { .report = &report,
                          .out = &analysis,
                          .text = report.text,
                          .arena = arena,
                          .scratch = &hinter->scratch,
                          .stemmer = &hinter->stemmer };
    uint8_t *hints = ARENA_NEW(arena, uint8_t, count + 1);
    language_find_tokens(&work);
    language_find_sentences(&work);
    names_hint_tokens(&work, hints);
    word = 0;
    for (size_t i = first; i < end; i++)
        for (uint32_t w = 0; w < hinter->bank->items[i].count; w++)
            hinter->bank->items[i].words[w].hint = hints[word++];
    arena_release(arena, mark);
}

bool name_sets_hint(Treebank *bank)
{
    NameHinter hinter = { .bank = bank };
    bool good = arena_open(&hinter.arena, (size_t)4 << 30) &&
                arena_open(&hinter.scratch, (size_t)4 << 30) &&
                stemmer_open(&hinter.stemmer, NULL) == STATUS_OK;
    for (size_t first = 0, end; good && first < bank->count; first = end) {
        bool any = false;
        for (end = first;
             end < bank->count && bank->items[end].document == bank->items[first].document; end++)
            any |= bank->items[end].has_names;
        if (any)
            name_hint_document(&hinter, first, end);
    }
    stemmer_close(&hinter.stemmer);
    arena_close(&hinter.arena);
    arena_close(&hinter.scratch);
    return good;
}
