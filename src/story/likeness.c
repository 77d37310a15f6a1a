/*
 * likeness.c - how much alike two reports are, by what was learned.
 *
 * Four views of two reports are weighed together: their words, their titles,
 * the title of the one beside the lead of the other, and how much of the
 * shorter is in the longer.  In a crowd of reports on one topic all are alike,
 * so what counts is also how far a pair stands out from the likest others of
 * both (local scaling; Zelnik-Manor and Perona 2004).  The numbers are learned
 * by train/story_train.c, one set of them for all kinds of reports.
 */
#include "story/likeness.h"

#include "story/weights.h"
#include "text/table.h"

#include <math.h>

#include "story_numbers.inc"

Str story_number_name(StoryNumber number)
{
    static const char *const NAMES[STORY_NUMBER_COUNT] = {
        [STORY_TITLE] = "title",         [STORY_TITLE_LEAD] = "title_lead",
        [STORY_SHARED] = "shared",       [STORY_CROWD_1] = "crowd_1",
        [STORY_CROWD_3] = "crowd_3",     [STORY_CROWD_10] = "crowd_10",
        [STORY_GAIN] = "gain",           [STORY_GAIN_WORDS] = "gain_words",
        [STORY_LONG_GAIN] = "long_gain", [STORY_HALF_DAYS] = "half_days",
        [STORY_LOOSE] = "loose",         [STORY_CUT] = "cut",
    };
    return str_from_cstr(NAMES[number]);
}

StoryNumbers story_numbers_learned(void)
{
    StoryNumbers numbers;
    for (size_t i = 0; i < STORY_NUMBER_COUNT; i++) {
        Str name = story_number_name((StoryNumber)i);
        const StoryNumberRow *row = TABLE_FIND(STORY_NUMBERS, name, name);
        numbers.of[i] = row ? row->value : 0;
    }
    return numbers;
}

void story_crowd_add(StoryCrowd *crowd, float words)
{
    size_t at = crowd->count < STORY_CROWD ? crowd->count++ : STORY_CROWD;
    for (; at > 0 && crowd->best[at - 1] < words; at--)
        if (at < STORY_CROWD)
            crowd->best[at] = crowd->best[at - 1];
    if (at < STORY_CROWD)
        crowd->best[at] = words;
}

StorySight story_sight(const StoryVector *a, const StoryVector *b, double words, double shared)
{
    double titles = 0, title_lead = 0, lead_title = 0;
    for (size_t i = 0, k = 0; i < a->head_count && k < b->head_count;) {
        const StoryHead *left = &a->heads[i], *right = &b->heads[k];
        if (left->head == right->head) {
            titles += (double)left->title * (double)right->title;
            title_lead += (double)left->title * (double)right->lead;
            lead_title += (double)left->lead * (double)right->title;
        }
        i += left->head <= right->head;
        k += right->head <= left->head;
    }
    if (!a->has_title || !b->has_title)
        titles = title_lead = lead_title = words;
    double less = a->rarity < b->rarity ? a->rarity : b->rarity;
    return (StorySight){
        .words = (float)words,
        .title = (float)titles,
        .title_lead = (float)(title_lead > lead_title ? title_lead : lead_title),
        .shared = less > 0 ? (float)(shared / less) : 0,
    };
}

static double story_short_gain(const StoryVector *vector, const StoryNumbers *numbers)
{
    double words = vector->words / numbers->of[STORY_GAIN_WORDS];
    double many = vector->words / (vector->words + STORY_MANY_WORDS);
    return (1 + numbers->of[STORY_GAIN] / (1 + words * words)) *
           (1 + numbers->of[STORY_LONG_GAIN] * many);
}

static double story_days_apart(Interval a, Interval b)
{
    if (interval_is_unknown(a) || interval_is_unknown(b) || interval_overlaps(a, b))
        return 0;
    int64_t from = a.from < b.from ? a.to : b.to;
    int64_t to = a.from < b.from ? b.from : a.from;
    return to > from ? (double)(to - from) / (double)CALENDAR_DAY : 0;
}

double story_pair_factor(const StoryVector *a, const StoryVector *b, const StoryNumbers *numbers)
{
    double late = story_days_apart(a->at, b->at) - STORY_NEAR_DAYS;
    double near = late > 0 ? exp2(-late / numbers->of[STORY_HALF_DAYS]) : 1;
    return near * sqrt(story_short_gain(a, numbers) * story_short_gain(b, numbers));
}

/* The likeness to the other of that rank, or to the last there is. */
static double story_crowd_at(const StoryCrowd *crowd, uint32_t rank)
{
    if (crowd->count == 0)
        return STORY_CUT_PAIR;
    return (double)crowd->best[(rank < crowd->count ? rank : crowd->count) - 1];
}

/* Among reports on nothing in common every pair stands out, which says nothing: it counts for no
 * more than in a crowd that is as much alike. */
static double story_stands_out(double words, double crowd_a, double crowd_b, double power)
{
    double out = words / sqrt(crowd_a * crowd_b);
    return power > 0 && out < 1 ? pow(out, power) : 1;
}

double story_likeness(const StorySight *sight, const StoryCrowd *a, const StoryCrowd *b,
                      const StoryNumbers *numbers)
{
    const double *of = numbers->of;
    double words = (double)sight->words;
    double seen = words + of[STORY_TITLE] * (double)sight->title +
                  of[STORY_TITLE_LEAD] * (double)sight->title_lead +
                  of[STORY_SHARED] * (double)sight->shared;
    seen /= 1 + of[STORY_TITLE] + of[STORY_TITLE_LEAD] + of[STORY_SHARED];
    static const uint32_t RANKS[] = { 1, 3, 10 };
    for (size_t i = 0; i < sizeof RANKS / sizeof RANKS[0]; i++)
        seen *= story_stands_out(words, story_crowd_at(a, RANKS[i]), story_crowd_at(b, RANKS[i]),
                                 of[STORY_CROWD_1 + i]);
    return seen;
}
