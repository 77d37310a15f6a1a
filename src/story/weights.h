/* weights.h - the numbers of the story stage that are not learned (likeness.h). */
#ifndef STEMMA_STORY_WEIGHTS_H
#define STEMMA_STORY_WEIGHTS_H

/* Words of a text that are looked at; news puts the event first. */
#define STORY_WORDS 400
/* The first of them, each counted as so many. */
#define STORY_LEAD_WORDS 100
#define STORY_LEAD_COUNT 3
/* A word of the title. */
#define STORY_TITLE_COUNT 2

/* Rare terms weigh more than by their logarithm, numbers more than words. */
#define STORY_RARITY_POWER  1.4
#define STORY_NUMBER_WEIGHT 1.3
#define STORY_MANY_REPORTS  1000.0
/* A term that only one report has: it makes reports less alike, but not by
 * all of its weight, because most of them are words that a writer chose. */
#define STORY_ALONE_WEIGHT 0.3

/* Words of the text, stop words counted, whose beginnings are held as its lead.  A beginning
 * has so many letters. */
#define STORY_HEAD_WORDS   60
#define STORY_HEAD_LETTERS 6
#define STORY_HEAD_POWER   1.2

/* So many words are half of "many". */
#define STORY_MANY_WORDS 100.0

/* Dated reports so far apart are of one time. */
#define STORY_NEAR_DAYS 4.0

/* Reports of one event share names, numbers and words, the more the longer both are: so many
 * names for each word of the shorter beyond the first, up to so many.  A word that is written
 * small is a part of a name.  Without it, in a small folder any two words that two reports
 * share would be rare.  Chosen by story_train --check (train/README.md). */
#define STORY_PROOF_WORD  0.3
#define STORY_PROOF_FIRST 6.0
#define STORY_PROOF_EACH  0.25
#define STORY_PROOF_MOST  4.0
/* Reports in two languages, however short, share so many names and numbers. */
#define STORY_PROOF_ACROSS 3.0

/* Of what another report shares with a round-up, so much stands in one run of paragraphs; and a
 * paragraph tells of an event when so many names or numbers of it are shared. */
#define STORY_ROUND_UP_SHARE 0.7
#define STORY_ROUND_UP_PROOF 3.0
/* Pairs count from that part of the cut on. */
#define STORY_ROUND_UP_TIE 0.5

/* The likeness of words below which a pair counts as nothing. */
#define STORY_CUT_PAIR 0.05
/* The share of it that must be found before a pair is looked at as a whole: where all terms were
 * walked (less only by rounding), and where the common ones are still to be added. */
#define STORY_CUT_WHOLE 0.999
#define STORY_CUT_PART  0.5
/* Copies of one text: the share of their terms that is the same, and the least that
 * story_pair_factor() may be (less: they are months apart). */
#define STORY_COPY_SHARE  0.9
#define STORY_COPY_FACTOR 0.5
/* So many reports of one text, or more, are joined before all others. */
#define STORY_COPIES 64
/* In one pass: so many new reports, or so large a part of those that are open, are looked at
 * together; of the open ones so many stay when there are too many. */
#define STORY_ROUND      256
#define STORY_ROUND_PART 8
#define STORY_STAY       0.75

#endif
