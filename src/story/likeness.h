/* likeness.h - how much alike two reports are, by what was learned. */
#ifndef STEMMA_STORY_LIKENESS_H
#define STEMMA_STORY_LIKENESS_H

#include "story/terms.h"

/* The learned numbers; their names are the rows of data/story_numbers.tsv. */
typedef enum StoryNumber {
    STORY_TITLE = 0,  /* weight of the titles' likeness, where that of the words is 1 */
    STORY_TITLE_LEAD, /* of the one's title and the other's lead */
    STORY_SHARED,     /* of the shared words by the words of the shorter report */
    STORY_CROWD_1,    /* how much a report counts less that is as like others: by the likest, */
    STORY_CROWD_3,    /* the third, */
    STORY_CROWD_10,   /* and the tenth of them */
    STORY_GAIN,       /* reports of few words share few by chance: what they share counts more */
    STORY_GAIN_WORDS, /* "few" */
    STORY_LONG_GAIN,  /* and of many words the more */
    STORY_HALF_DAYS,  /* likeness falls by half with each so many days beyond the first few */
    STORY_LOOSE,      /* 0 to 1: how much a group of unlike reports is forgiven when it is joined */
    STORY_CUT,        /* likeness from which on groups are joined */
    STORY_NUMBER_COUNT,
} StoryNumber;

typedef struct StoryNumbers {
    double of[STORY_NUMBER_COUNT];
} StoryNumbers;

Str story_number_name(StoryNumber number);
/* Those that the build carries. */
StoryNumbers story_numbers_learned(void);

/* In what two reports are alike, each from 0 to 1. */
typedef struct StorySight {
    float words;
    float title;
    float title_lead;
    float shared;
} StorySight;

enum { STORY_CROWD = 10 };

/* The likest others of a report, the likest first: their `words`. */
typedef struct StoryCrowd {
    float best[STORY_CROWD];
    uint32_t count;
} StoryCrowd;

void story_crowd_add(StoryCrowd *crowd, float words);

/* The sight of two reports whose words are alike by `words` and share so much rarity. */
StorySight story_sight(const StoryVector *a, const StoryVector *b, double words, double shared);

/* How much more two reports are alike than what is seen says: few words, and time. */
double story_pair_factor(const StoryVector *a, const StoryVector *b, const StoryNumbers *numbers);

/* What is seen, and how it stands out from what each of the two has in common with others. */
double story_likeness(const StorySight *sight, const StoryCrowd *a, const StoryCrowd *b,
                      const StoryNumbers *numbers);

#endif
