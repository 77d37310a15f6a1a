/*
 * made_reports.c - any number of made-up reports, in order of time, for measuring.
 *
 *     made_reports COUNT [SEED]     JSON lines on standard output
 *
 * Speed hangs on how words, stories and dates are spread, not on what they mean.
 * Words follow the ranks of news: a few function words are a third of the text,
 * rank r has about 0.11/r of it, and beyond some thousand words the curve is
 * steeper (Mandelbrot 1953), so that new words never end.  A story has names,
 * numbers and words of its own, those of its topic are shared with other
 * stories; sizes of stories fall with the square; lengths are log-normal around
 * 330 words; reports of a story come within days; a third of them take sentences
 * from one another.  The figures are those of the development sets, no word is.
 * Same COUNT and SEED, same bytes.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MADE_RANKS = 1 << 20, /* words there are */
    MADE_STEEP = 1000,    /* rank from which the curve is steeper */
    MADE_TOPICS = 400,    /* each the words of so many stories */
    MADE_TOPIC_WORDS = 60,
    MADE_NAMES = 1 << 17,
    MADE_STORY_MOST = 400, /* reports */
    MADE_SHARED_SENTENCES = 12,
    MADE_STORIES_A_DAY = 500,
};

static const char *const FUNCTION_WORDS[] = {
    "the",  "of",    "to",    "and",  "in",    "a",   "that",  "for",   "on",  "is",
    "was",  "with",  "he",    "as",   "it",    "by",  "at",    "from",  "his", "be",
    "has",  "have",  "an",    "are",  "not",   "who", "they",  "were",  "but", "this",
    "had",  "their", "which", "been", "will",  "or",  "its",   "after", "her", "she",
    "more", "when",  "about", "one",  "would", "up",  "there", "we",    "out", "also",
};
enum { MADE_FUNCTION_WORDS = sizeof FUNCTION_WORDS / sizeof FUNCTION_WORDS[0] };

typedef struct MadeSlot {
    double at; /* days */
    uint32_t story, number;
} MadeSlot;

static double rank_sums[MADE_RANKS];

/* The next of a row of numbers (splitmix64). */
static uint64_t made_next(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint64_t made_seed(uint64_t a, uint64_t b)
{
    uint64_t state = a * 0x9E3779B97F4A7C15u + b;
    (void)made_next(&state);
    return made_next(&state);
}

/* From 0 to 1, 1 left out. */
static double made_share(uint64_t *state)
{
    return (double)(made_next(state) >> 11) / 9007199254740992.0;
}

static uint32_t made_below(uint64_t *state, uint32_t count)
{
    return (uint32_t)(made_share(state) * count);
}

static void made_open_ranks(void)
{
    double sum = 0;
    for (size_t i = 0; i < MADE_RANKS; i++) {
        double rank = (double)i + 1;
        double steep = rank > MADE_STEEP ? pow(MADE_STEEP / rank, 0.6) : 1;
        sum += steep / (rank + 0.6);
        rank_sums[i] = sum;
    }
}

static uint32_t made_rank(uint64_t *state)
{
    double wanted = made_share(state) * rank_sums[MADE_RANKS - 1];
    size_t low = 0, high = MADE_RANKS - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rank_sums[middle] > wanted)
            high = middle;
        else
            low = middle + 1;
    }
    return (uint32_t)low;
}

/* Syllables that are the same for the same number, more of them for large ones. */
static void made_print_word(uint64_t number, int is_name)
{
    static const char HARD[] = "bcdfghklmnprstvz", SOFT[] = "aeiouy";
    uint64_t rest = number;
    int syllables = 2 + (number >= 96 * 96) + (number >= 96 * 96 * 96);
    for (int i = 0; i < syllables; i++, rest /= 96) {
        char hard = HARD[rest % 16], soft = SOFT[rest / 16 % 6];
        putchar(is_name && i == 0 ? hard - 'a' + 'A' : hard);
        putchar(soft);
    }
    fputs(is_name ? "rn" : number % 3 == 0 ? "ing" : number % 3 == 1 ? "l" : "", stdout);
}

static void made_print_rank(uint32_t rank)
{
    if (rank < MADE_FUNCTION_WORDS)
        fputs(FUNCTION_WORDS[rank], stdout);
    else
        made_print_word(rank, 0);
}

/* A word, name or number of the story, or of its topic. */
static void made_print_story_word(uint64_t *state, uint64_t story)
{
    double kind = made_share(state);
    uint64_t own = made_seed(story, 1), topic = made_seed(own, 2) % MADE_TOPICS;
    if (kind < 0.25) { /* a name of two words; the first ones of a story more often */
        double share = made_share(state);
        uint64_t name = made_seed(own, 100 + (uint64_t)(share * share * 6)) % MADE_NAMES;
        made_print_word(name % 4096, 1);
        putchar(' ');
        made_print_word(name, 1);
    } else if (kind < 0.33) {
        uint64_t number = made_seed(own, 200 + made_below(state, 5));
        printf("%u", (unsigned)(number >> 32) % (number % 3 ? 90 : 9000) + 2);
    } else if (kind < 0.55) {
        uint64_t word = made_seed(own, 300 + made_below(state, 20));
        made_print_rank(200 + (uint32_t)(word % 30000));
    } else {
        uint64_t word = made_seed(topic, 400 + made_below(state, MADE_TOPIC_WORDS));
        made_print_rank(100 + (uint32_t)(word % 8000));
    }
}

/* The number of its words. */
static int made_print_sentence(uint64_t seed, uint64_t story)
{
    uint64_t state = seed;
    int words = 8 + (int)made_below(&state, 28);
    made_print_word(made_rank(&state) + MADE_FUNCTION_WORDS, 1);
    for (int i = 1; i < words; i++) {
        putchar(' ');
        if (made_share(&state) < 0.2)
            made_print_story_word(&state, story);
        else
            made_print_rank(made_rank(&state));
    }
    fputs(". ", stdout);
    return words;
}

static void made_print_date(double days)
{
    int day = (int)days, seconds = (int)((days - day) * 86400);
    int year = 2010 + day / 336, month = day / 28 % 12 + 1; /* months of 28 days are dates too */
    printf("%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day % 28 + 1, seconds / 3600,
           seconds / 60 % 60, seconds % 60);
}

static double made_normal(uint64_t *state)
{
    double a = made_share(state), b = made_share(state);
    return sqrt(-2 * log(1 - a)) * cos(6.283185307179586 * b);
}

static void made_print_report(const MadeSlot *slot, size_t number, uint64_t seed)
{
    uint64_t story = made_seed(seed, slot->story), own = made_seed(story, 1000 + slot->number);
    uint64_t state = own;
    double length = 330 * exp(0.6 * made_normal(&state));
    int takes = made_share(&state) < 0.33;
    length = length < 30 ? 30 : length > 2000 ? 2000 : length;
    printf("{\"id\":\"m%zu\",\"story_made\":%u,\"source\":\"Outlet %u\",\"date\":\"", number,
           slot->story, made_below(&state, 300));
    made_print_date(slot->at);
    fputs("\",\"title\":\"", stdout);
    for (int i = 0, words = 6 + (int)made_below(&state, 6); i < words; i++) {
        if (i)
            putchar(' ');
        if (made_share(&state) < 0.5)
            made_print_story_word(&state, story);
        else
            made_print_rank(made_rank(&state));
    }
    fputs("\",\"text\":\"", stdout);
    for (int words = 0, i = 0; words < (int)length; i++) {
        int is_taken = takes && made_share(&state) < 0.6;
        uint64_t sentence = is_taken
                                ? made_seed(story, 500 + made_below(&state, MADE_SHARED_SENTENCES))
                                : made_seed(own, 2000 + (uint64_t)i);
        words += made_print_sentence(sentence, story);
        if (i % 4 == 3)
            fputs("\\n\\n", stdout);
    }
    fputs("\"}\n", stdout);
}

static int made_compare(const void *a, const void *b)
{
    const MadeSlot *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return (left->story > right->story) - (left->story < right->story);
}

static uint64_t made_number(const char *digits)
{
    uint64_t number = 0;
    for (; *digits >= '0' && *digits <= '9'; digits++)
        number = number * 10 + (uint64_t)(*digits - '0');
    return number;
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? (size_t)made_number(argv[1]) : 0;
    uint64_t seed = argc > 2 ? made_number(argv[2]) : 1, state = seed;
    MadeSlot *slots = calloc(count + 1, sizeof *slots);
    if (!slots || count == 0) {
        fputs("made_reports COUNT [SEED]\n", stderr);
        free(slots);
        return 2;
    }
    made_open_ranks();
    for (size_t at = 0, story = 0; at < count; story++) {
        double share = made_share(&state);
        size_t size = (size_t)(1 / (1 - share)); /* of more than n reports: one in n stories */
        size = size > MADE_STORY_MOST ? MADE_STORY_MOST : size;
        double begin = (double)story / MADE_STORIES_A_DAY;
        for (size_t i = 0; i < size && at < count; i++, at++)
            slots[at] = (MadeSlot){ begin - 0.8 * log(1 - made_share(&state)), (uint32_t)story,
                                    (uint32_t)i };
    }
    qsort(slots, count, sizeof *slots, made_compare);
    for (size_t i = 0; i < count; i++)
        made_print_report(&slots[i], i, seed);
    free(slots);
    return 0;
}
