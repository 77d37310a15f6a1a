#include "treebank.h"

#include <stdio.h>

bool treebank_read_file(Str *out, const char *path, Arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    bool good = fseek(file, 0, SEEK_END) == 0;
    long size = good ? ftell(file) : -1;
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0) {
        char *data = ARENA_NEW(arena, char, (size_t)size + 1);
        *out = (Str){ data, (size_t)size };
        good = fread(data, 1, (size_t)size, file) == (size_t)size;
    }
    fclose(file);
    return good && size >= 0;
}

Treebank treebank_open(Arena *arena)
{
    return (Treebank){ .arena = arena, .texts = intern_open(arena, 1 << 16) };
}

static uint32_t treebank_number(Str digits)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++)
        number = number * 10 + (uint32_t)(digits.data[i] - '0');
    return number;
}

uint32_t treebank_form(Treebank *bank, Str text)
{
    uint32_t number = intern_add(&bank->texts, text);
    if (number == bank->forms.count)
        word_form_read(VEC_PUSH(bank->arena, &bank->forms), text);
    return number;
}

static Str treebank_join(Arena *arena, Str a, Str b)
{
    char *data = ARENA_NEW(arena, char, a.len + b.len + 2);
    int len = snprintf(data, a.len + b.len + 2, STR_FMT " " STR_FMT, STR_ARG(a), STR_ARG(b));
    return (Str){ data, (size_t)len };
}

typedef struct TreebankReader {
    Treebank *bank;
    struct {
        TreeWord *items;
        size_t count, room;
    } words;
    Intern fine;
    uint32_t joined; /* words without a space after them */
} TreebankReader;

static void treebank_add_word(TreebankReader *reader, Str line)
{
    Str cells[10];
    for (size_t i = 0; i < 10; i++) {
        StrCut cut = str_cut(line, '\t');
        cells[i] = cut.head;
        line = cut.tail;
    }
    if (str_find_byte(cells[0], '.', 0) != STR_NONE)
        return;
    StrCut range = str_cut(cells[0], '-'); /* "3-4": two words that are written as one */
    if (range.found) {
        reader->joined = treebank_number(range.tail) - treebank_number(range.head);
        return;
    }
    Treebank *bank = reader->bank;
    uint32_t fine = intern_add(&reader->fine, treebank_join(bank->arena, cells[3], cells[4]));
    *VEC_PUSH(bank->arena, &reader->words) =
        (TreeWord){ .text = cells[1],
                    .fine = intern_text(&reader->fine, fine),
                    .relation = cells[7],
                    .head = treebank_number(cells[6]),
                    .form = treebank_form(bank, cells[1]),
                    .space = reader->joined == 0 &&
                             str_find(cells[9], STR("SpaceAfter=No"), 0) == STR_NONE };
    reader->joined -= reader->joined > 0;
}

void treebank_add_tree(Treebank *bank, TreeWord *words, size_t count, bool has_tree)
{
    if (!count)
        return;
    *VEC_PUSH(bank->arena, bank) = (Tree){ .words = words,
                                                   .count = (uint32_t)count,
                                                   .document = bank->documents,
                                                   .has_tree = has_tree,
                                                   .has_names = !has_tree };
}

bool treebank_add_conllu(Treebank *bank, const char *path, Str without)
{
    Str text;
    if (!treebank_read_file(&text, path, bank->arena))
        return false;
    TreebankReader reader = { .bank = bank, .fine = intern_open(bank->arena, 256) };
    bool leave_out = false;
    while (text.len) {
        StrCut cut = str_cut(text, '\n');
        text = cut.tail;
        if (str_starts_with(cut.head, STR("# newdoc id = "))) {
            leave_out = without.len && str_starts_with(str_drop(cut.head, 14), without);
            bank->documents++;
        } else if (!cut.head.len) {
            for (size_t i = 0; i < reader.words.count; i++) {
                TreeWord *word = &reader.words.items[i];
                word->head = word->head ? word->head - 1 : (uint32_t)reader.words.count;
            }
            treebank_add_tree(bank, reader.words.items, reader.words.count, true);
            reader.words.items = NULL;
            reader.words.count = reader.words.room = 0;
        } else if (cut.head.data[0] != '#' && !leave_out) {
            treebank_add_word(&reader, cut.head);
        }
    }
    return true;
}

void treebank_settle(Treebank *bank)
{
    for (size_t i = 0; i < bank->count; i++) {
        Tree *tree = &bank->items[i];
        tree->tagged = tagged_words_make(tree->count, bank->arena);
        for (uint32_t w = 0; w < tree->count; w++)
            tree->tagged[w].form = &bank->forms.items[tree->words[w].form];
    }
    for (size_t first = 0, end; first < bank->count; first = end) {
        ArenaMark mark = arena_mark(bank->arena);
        SeenWords seen = seen_words_open(4096, bank->arena);
        for (end = first;
             end < bank->count && bank->items[end].document == bank->items[first].document; end++)
            seen_words_add(&seen, bank->items[end].tagged, bank->items[end].count);
        for (size_t i = first; i < end; i++)
            seen_words_mark(&seen, bank->items[i].tagged, bank->items[i].count);
        arena_release(bank->arena, mark);
    }
}
