/*
 * extract_train.c - learns the weights of the extract stage.
 *
 *     extract_train DATA PAGES.warc.gz...      learn from all, write two tables to folder DATA
 *     extract_train --check PAGES.warc.gz...   5-fold cross-validation by host
 *
 * A block is a positive example as far as its words stand in the gold text (by
 * shingles of four words; a shorter block must be a whole line of it).  Blocks
 * weigh by their words, pages all the same.  The first model is a logistic
 * regression, learned by stochastic gradient descent with Adagrad steps over
 * examples in an order drawn from a fixed seed; the second is boosted trees
 * (boost.c).  The same packs give the same files, byte for byte.
 */
#include "boost.h"
#include "extract/block_numbers.h"
#include "extract/decode.h"
#include "extract/main_text.h"
#include "pack.h"
#include "text/unicode.h"

#include "base/map.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRAIN_SHINGLE = 4, TRAIN_FOLDS = 5, TRAIN_ROUNDS = 14 };

static const double TRAIN_STEP = 0.25;
static const double TRAIN_SHRINK = 2e-5; /* L2 */

typedef struct Hashes {
    uint64_t *items;
    size_t count, room;
} Hashes;

typedef struct Row {
    uint16_t *on;
    uint32_t count;
} Row;

typedef struct Sample {
    Row first;
    float label, weight, first_score, second_score;
    Hashes words;
} Sample;

typedef struct TrainPage {
    int set, fold;
    PageView view;
    Sample *samples;
    size_t count;
    Hashes gold;
} TrainPage;

typedef struct Trainer {
    Arena arena;
    struct {
        TrainPage *items;
        size_t count, room;
    } pages;
    size_t features;
    double *weights;
    double *squares; /* Adagrad: sums of squared slopes */
    BoostTrees trees;
    Arena scratch;
    ExtractTools tools;
    int set; /* that is being read */
} Trainer;

static void train_words(Hashes *out, Str text, Arena *arena)
{
    size_t begin = STR_NONE;
    for (size_t at = 0;;) {
        Utf8Char c = utf8_read_at(text, at);
        bool in = c.len && (unicode_is_letter(c.codepoint) || unicode_is_digit(c.codepoint) ||
                            c.codepoint == '_');
        if (in && begin == STR_NONE)
            begin = at;
        if (!in && begin != STR_NONE) {
            *VEC_PUSH(arena, out) = str_hash(str_slice(text, span(begin, at)));
            begin = STR_NONE;
        }
        if (!c.len)
            return;
        at += c.len;
    }
}

static uint64_t train_shingle(const uint64_t *words, size_t count)
{
    uint64_t hash = count;
    for (size_t i = 0; i < count; i++)
        hash = hash_mix(hash, words[i]);
    return hash;
}

static void train_shingles(Hashes *out, const Hashes *words, Arena *arena)
{
    if (words->count == 0)
        return;
    size_t size = words->count < TRAIN_SHINGLE ? words->count : TRAIN_SHINGLE;
    for (size_t i = 0; i + size <= words->count; i++)
        *VEC_PUSH(arena, out) = train_shingle(words->items + i, size);
}

/* Labels */

typedef struct GoldSets {
    Map shingles, lines;
} GoldSets;

static GoldSets train_gold_sets(Str gold, const Hashes *words, Arena *arena)
{
    GoldSets sets = { map_open(arena, words->count), map_open(arena, 64) };
    Hashes shingles = { 0 };
    train_shingles(&shingles, words, arena);
    for (size_t i = 0; i < shingles.count; i++)
        *map_put(&sets.shingles, shingles.items[i]) = 1;
    while (gold.len) {
        StrCut cut = str_cut(gold, '\n');
        Hashes line = { 0 };
        train_words(&line, cut.head, arena);
        *map_put(&sets.lines, train_shingle(line.items, line.count)) = 1;
        gold = cut.tail;
    }
    return sets;
}

static float train_label(const GoldSets *sets, const Hashes *words, Arena *arena)
{
    if (words->count == 0)
        return 0;
    if (map_get(&sets->lines, train_shingle(words->items, words->count)) != MAP_NONE)
        return 1;
    if (words->count < TRAIN_SHINGLE)
        return 0;
    Hashes shingles = { 0 };
    train_shingles(&shingles, words, arena);
    size_t hits = 0;
    for (size_t i = 0; i < shingles.count; i++)
        hits += map_get(&sets->shingles, shingles.items[i]) != MAP_NONE;
    return (float)hits / (float)shingles.count;
}

static Row train_row(const FeatureRow *row, Arena *arena)
{
    Row out = { ARENA_NEW(arena, uint16_t, row->count + 1), (uint32_t)row->count };
    memcpy(out.on, row->on, row->count * sizeof *row->on);
    return out;
}

static Str train_host(Str url)
{
    StrCut scheme = str_cut_str(url, STR("://"));
    return str_cut(scheme.found ? scheme.tail : url, '/').head;
}

static void train_add_page(void *context, const Page *pack, Str gold)
{
    Trainer *trainer = context;
    Arena *arena = &trainer->arena;
    Blocks *blocks = ARENA_NEW(arena, Blocks, 1);
    Str body = arena_copy_str(arena, pack->body);
    Decoded *decoded = ARENA_NEW(arena, Decoded, 1);
    *decoded = decode_page(body, pack->content_type, &trainer->tools, arena);
    blocks_read(blocks, decoded, arena);
    TrainPage page = { .set = trainer->set,
                       .fold = (int)(str_hash(train_host(pack->url)) % TRAIN_FOLDS) };
    page_view_make(&page.view, blocks, blocks->title, arena);
    train_words(&page.gold, gold, arena);
    GoldSets sets = train_gold_sets(gold, &page.gold, arena);
    page.count = blocks->count;
    page.samples = ARENA_NEW(arena, Sample, blocks->count + 1);
    double total = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        Sample *sample = &page.samples[i];
        FeatureRow row;
        features_first(&row, &page.view, i);
        sample->first = train_row(&row, arena);
        train_words(&sample->words, block_text(blocks, &blocks->items[i]), arena);
        sample->label = train_label(&sets, &sample->words, arena);
        sample->weight = (float)(sample->words.count < 400 ? sample->words.count : 400) + 1;
        total += (sample->label > 0.5F ? 1 : 0.3) * (double)sample->weight;
    }
    for (size_t i = 0; i < blocks->count; i++)
        page.samples[i].weight = (float)((double)page.samples[i].weight / (total + 60) * 100);
    *VEC_PUSH(arena, &trainer->pages) = page;
}

/* Learning */

static double train_sum(const Trainer *trainer, const Row *row)
{
    double sum = 0;
    for (size_t i = 0; i < row->count; i++)
        sum += trainer->weights[row->on[i]];
    return sum;
}

static void train_step(Trainer *trainer, const Row *row, double label, double weight)
{
    double slope = ((double)main_text_probability(train_sum(trainer, row)) - label) * weight;
    for (size_t i = 0; i < row->count; i++) {
        size_t at = row->on[i];
        double g = slope + TRAIN_SHRINK * trainer->weights[at];
        trainer->squares[at] += g * g;
        trainer->weights[at] -= TRAIN_STEP * g / (sqrt(trainer->squares[at]) + 1e-6);
    }
}

typedef struct Example {
    uint32_t page, block;
} Example;

static uint64_t train_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* The first model, without the pages of two folds (-1: none). */
static void train_first(Trainer *trainer, int without, int without_too)
{
    ArenaMark mark = arena_mark(&trainer->arena);
    memset(trainer->weights, 0, trainer->features * sizeof *trainer->weights);
    memset(trainer->squares, 0, trainer->features * sizeof *trainer->squares);
    size_t count = 0;
    for (size_t p = 0; p < trainer->pages.count; p++)
        count += trainer->pages.items[p].count;
    Example *examples = ARENA_NEW(&trainer->arena, Example, count + 1);
    count = 0;
    for (size_t p = 0; p < trainer->pages.count; p++) {
        const TrainPage *page = &trainer->pages.items[p];
        for (size_t i = 0;
             page->fold != without && page->fold != without_too && i < page->count; i++)
            examples[count++] = (Example){ (uint32_t)p, (uint32_t)i };
    }
    uint64_t state = 88172645463325252U;
    for (int round = 0; round < TRAIN_ROUNDS; round++) {
        for (size_t i = count; i > 1; i--) {
            size_t other = train_random(&state) % i;
            Example kept = examples[i - 1];
            examples[i - 1] = examples[other];
            examples[other] = kept;
        }
        for (size_t i = 0; i < count; i++) {
            const Sample *s = &trainer->pages.items[examples[i].page].samples[examples[i].block];
            train_step(trainer, &s->first, (double)s->label, (double)s->weight);
        }
    }
    arena_release(&trainer->arena, mark);
}

static void train_score_first(Trainer *trainer, int fold)
{
    for (size_t p = 0; p < trainer->pages.count; p++) {
        TrainPage *page = &trainer->pages.items[p];
        for (size_t i = 0; (fold < 0 || page->fold == fold) && i < page->count; i++)
            page->samples[i].first_score =
                main_text_probability(train_sum(trainer, &page->samples[i].first));
    }
}

static AskView train_view(TrainPage *page, Arena *arena)
{
    float *first = ARENA_NEW(arena, float, page->count + 1);
    for (size_t i = 0; i < page->count; i++)
        first[i] = page->samples[i].first_score;
    ScoreView *scores = ARENA_NEW(arena, ScoreView, 1);
    AskView view;
    score_view_make(scores, &page->view, first, arena);
    ask_view_make(&view, scores, arena);
    return view;
}

/* The second model, on the blocks that the first leaves open. */
static void train_second(Trainer *trainer, int left_out)
{
    Arena *arena = &trainer->arena;
    trainer->trees.count = 0;
    ArenaMark mark = arena_mark(&trainer->scratch);
    size_t rows = 0;
    for (size_t p = 0; p < trainer->pages.count; p++)
        for (size_t i = 0; i < trainer->pages.items[p].count; i++)
            rows += main_text_is_open(trainer->pages.items[p].samples[i].first_score);
    float *cells = ARENA_NEW(&trainer->scratch, float, rows * BLOCK_NUMBERS);
    float *label = ARENA_NEW(&trainer->scratch, float, rows + 1);
    float *weight = ARENA_NEW(&trainer->scratch, float, rows + 1);
    bool *use = ARENA_NEW(&trainer->scratch, bool, rows + 1);
    rows = 0;
    for (size_t p = 0; p < trainer->pages.count; p++) {
        TrainPage *page = &trainer->pages.items[p];
        ArenaMark page_mark = arena_mark(arena);
        AskView view = train_view(page, arena);
        for (size_t i = 0; i < page->count; i++) {
            if (!main_text_is_open(page->samples[i].first_score))
                continue;
            block_numbers(cells + rows * BLOCK_NUMBERS, &view, i);
            label[rows] = page->samples[i].label;
            weight[rows] = page->samples[i].weight;
            use[rows++] = page->fold != left_out;
        }
        arena_release(arena, page_mark);
    }
    BoostTable table = { rows, BLOCK_NUMBERS, cells, label, weight, use };
    boost_learn(&trainer->trees, &table, &trainer->scratch);
    BoostNode *kept = ARENA_NEW(arena, BoostNode, trainer->trees.count);
    memcpy(kept, trainer->trees.items, trainer->trees.count * sizeof *kept);
    trainer->trees = (BoostTrees){ kept, trainer->trees.count, 0 };
    arena_release(&trainer->scratch, mark);
}

/*
 * Both models.  What the second learns from are first scores of pages that the
 * first has not seen, as it will meet them.
 */
static void train_learn(Trainer *trainer, int left_out)
{
    for (int fold = 0; fold < TRAIN_FOLDS; fold++) {
        if (fold == left_out)
            continue;
        train_first(trainer, left_out, fold);
        train_score_first(trainer, fold);
    }
    train_second(trainer, left_out);
    train_first(trainer, left_out, -1);
    train_score_first(trainer, left_out);
}

static void train_score_second(Trainer *trainer, TrainPage *page)
{
    AskView view = train_view(page, &trainer->arena);
    float numbers[BLOCK_NUMBERS];
    for (size_t i = 0; i < page->count; i++) {
        Sample *sample = &page->samples[i];
        sample->second_score = sample->first_score;
        if (!main_text_is_open(sample->first_score))
            continue;
        block_numbers(numbers, &view, i);
        sample->second_score = main_text_probability(boost_sum(&trainer->trees, numbers));
    }
}

/* Measuring, as eval/extract.py does */

typedef struct Score {
    double p, r, pages_p, pages_r, first;
} Score;

static void train_measure_page(Score *score, const TrainPage *page, const bool *keep, Arena *arena)
{
    Hashes words = { 0 }, have = { 0 }, want = { 0 };
    for (size_t i = 0; i < page->count; i++)
        for (size_t w = 0; keep[i] && w < page->samples[i].words.count; w++)
            *VEC_PUSH(arena, &words) = page->samples[i].words.items[w];
    train_shingles(&have, &words, arena);
    train_shingles(&want, &page->gold, arena);
    Map counts = map_open(arena, want.count);
    for (size_t i = 0; i < want.count; i++) {
        uint32_t *count = map_put(&counts, want.items[i]);
        *count = *count == MAP_NONE ? 1 : *count + 1;
    }
    size_t both = 0;
    for (size_t i = 0; i < have.count; i++) {
        if (map_get(&counts, have.items[i]) == MAP_NONE)
            continue;
        uint32_t *count = map_put(&counts, have.items[i]);
        both += *count > 0;
        *count -= *count > 0;
    }
    if (have.count) {
        score->p += (double)both / (double)have.count;
        score->pages_p++;
    }
    if (want.count) {
        score->r += (double)both / (double)want.count;
        score->pages_r++;
    }
}

static void train_measure(Trainer *trainer, Score *scores, int fold)
{
    for (size_t p = 0; p < trainer->pages.count; p++) {
        TrainPage *page = &trainer->pages.items[p];
        if (fold >= 0 && page->fold != fold)
            continue;
        ArenaMark mark = arena_mark(&trainer->arena);
        train_score_second(trainer, page);
        bool *keep = ARENA_NEW(&trainer->arena, bool, page->count + 1);
        float *second = ARENA_NEW(&trainer->arena, float, page->count + 1);
        for (size_t i = 0; i < page->count; i++)
            second[i] = page->samples[i].second_score;
        main_text_round(keep, &page->view, second);
        train_measure_page(&scores[page->set], page, keep, &trainer->arena);
        arena_release(&trainer->arena, mark);
    }
}

static void train_print(const Score *scores, char **sets, int count)
{
    for (int i = 0; i < count; i++) {
        const Score *s = &scores[i];
        double p = s->p / s->pages_p, r = s->r / s->pages_r;
        printf("%s\tF1 %.4f\tP %.4f\tR %.4f\tpages %.0f\n", sets[i], 2 * p * r / (p + r), p, r,
               s->pages_r);
    }
}

static FILE *train_open(const char *folder, const char *name, const char *columns, char **sets,
                        int count)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file)
        exit(2);
    fprintf(file, "#: %s\n# Learned by train/extract_train.c from the development pages:", columns);
    for (int i = 0; i < count; i++) {
        Str set = str_from_cstr(sets[i]);
        size_t slash = str_find_last(set, '/');
        fprintf(file, " " STR_FMT, STR_ARG(slash == STR_NONE ? set : str_drop(set, slash + 1)));
    }
    fprintf(file, "\n");
    return file;
}

static void train_write(const Trainer *trainer, const char *folder, char **sets, int count)
{
    FILE *file = train_open(folder, "extract_weights.tsv",
                            "feature:str group:str number:int weight:double", sets, count);
    for (size_t i = 0; i < trainer->features; i++) {
        size_t number;
        Str group = features_name(i, &number);
        fprintf(file, "%04zu\t" STR_FMT "\t%zu\t%.4f\n", i, STR_ARG(group), number,
                trainer->weights[i]);
    }
    fclose(file);
    file = train_open(folder, "extract_trees.tsv",
                      "node:str number:int at:double less:int more:int", sets, count);
    fprintf(file, "# A node asks whether a number of block_numbers.h is at most a bound; a leaf\n"
                  "# (number -1) adds to the log-odds, and the next tree is its \"less\".\n");
    for (size_t i = 0; i < trainer->trees.count; i++) {
        const BoostNode *node = &trainer->trees.items[i];
        fprintf(file, "%05zu\t%d\t%.4g\t%d\t%d\n", i, node->number, node->at, node->less,
                node->more);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    static Trainer trainer;
    if (argc < 3 || !arena_open(&trainer.arena, (size_t)64 << 30) ||
        !arena_open(&trainer.scratch, (size_t)16 << 30))
        return 2;
    bool check = strcmp(argv[1], "--check") == 0;
    char **sets = argv + 2;
    int set_count = argc - 2;
    Error error;
    if (extract_tools_open(&trainer.tools, &error) != STATUS_OK)
        return 2;
    for (trainer.set = 0; trainer.set < set_count; trainer.set++)
        if (!pack_read(sets[trainer.set], train_add_page, &trainer, &trainer.arena))
            return 2;
    trainer.features = features_count();
    trainer.weights = ARENA_NEW(&trainer.arena, double, trainer.features);
    trainer.squares = ARENA_NEW(&trainer.arena, double, trainer.features);
    Score *scores = ARENA_NEW(&trainer.arena, Score, (size_t)set_count);
    for (int fold = check ? 0 : -1; fold < (check ? TRAIN_FOLDS : 0); fold++) {
        train_learn(&trainer, fold);
        train_measure(&trainer, scores, fold);
    }
    train_print(scores, sets, set_count);
    if (!check)
        train_write(&trainer, argv[1], sets, set_count);
    return 0;
}
