/*
 * weights.h - the numbers of the lineage stage, in one place.
 *
 * Costs are in words of the child (stop words count for less): what a writer
 * would have had to do by himself if the child came from that parent.
 */
#ifndef STEMMA_LINEAGE_WEIGHTS_H
#define STEMMA_LINEAGE_WEIGHTS_H

/* Proof that one report took from the other: this share of its own words and
 * this many of them stand in passages, of each of which so many are not counted
 * (reports of one subject share names and set phrases); or this share of it is
 * found there, sentences in other words too; or so many words that it quotes
 * and the other tells. */
#define LINEAGE_PROOF_SHARE 0.08
#define LINEAGE_PROOF_WORDS 8.0
#define LINEAGE_PROOF_STOCK 3.0
#define LINEAGE_PROOF_MOST  0.4
#define LINEAGE_PROOF_TAKEN 7.0

/* Proof without runs of words (follow.c): this much of the sum of its measures,
 * so many details in sentences that follow one another in both, so many in the
 * same order beyond chance, and this share of the child found in such sentences.
 * Two sentences are alike when this share of the details of both is the same. */
#define LINEAGE_FOLLOW_BIAS     (-2.866)
#define LINEAGE_FOLLOW_ORDER    6.82
#define LINEAGE_FOLLOW_CHAIN    26.90
#define LINEAGE_FOLLOW_CLOSE    8.60
#define LINEAGE_FOLLOW_PROOF    5.0
#define LINEAGE_FOLLOW_TOLD     8.0
#define LINEAGE_FOLLOW_ORDERED  5.0
#define LINEAGE_FOLLOW_SHARE    0.2
#define LINEAGE_FOLLOW_SENTENCE 0.25

/* Proof that a report which credits nobody is from the lost source that others
 * credit: it shares this part of its words with them, and more where it is earlier. */
#define LINEAGE_PROOF_LOST         0.25
#define LINEAGE_PROOF_LOST_EARLIER 0.4

/* A word that the child has and the parent has not: before the first passage
 * (a local first paragraph, news on top), or anywhere else. */
#define LINEAGE_COST_NEW_HEAD 0.5
#define LINEAGE_COST_NEW      1.0
/* A word of the parent that the child left out: the lead is rarely left out, the tail often. */
#define LINEAGE_COST_DROPPED_HEAD 0.8
#define LINEAGE_COST_DROPPED      0.2
#define LINEAGE_COST_DROPPED_TAIL 0.1
#define LINEAGE_COST_DROPPED_MOST 0.1
#define LINEAGE_COST_DROPPED_REST 0.01
/* A word that the parent quotes and the child tells: the other way round is usual. */
#define LINEAGE_COST_UNQUOTED 4.0
/* A report that quotes what the other tells certainly had it before it, however
 * much of its own it has: at most this for each word, and this part of the rest. */
#define LINEAGE_COST_TAKEN      0.2
#define LINEAGE_COST_TAKEN_REST 0.2
/* Words that the child has, its parent lacks and a third report has: of those beyond this
 * part of the child each costs so much more. */
#define LINEAGE_ATTESTED_SHARE 0.3
#define LINEAGE_COST_ATTESTED  0.2
/* A passage that stands elsewhere. */
#define LINEAGE_COST_BREAK 1.0
/* A child that was probably published before its parent (witness_lean()), for each of its words. */
#define LINEAGE_COST_EARLIER 0.2
/* A report that comes from nowhere, for each of its words. */
#define LINEAGE_COST_ROOT     0.3
#define LINEAGE_COST_ROOT_OWN 0.9
/* A report that explains much of many others: more likely a parent, and a root. */
#define LINEAGE_GAIN_SUPPORT 0.05
#define LINEAGE_GAIN_ROOT    0.3
/* A parent whose outlet the child names, for each word: less. */
#define LINEAGE_GAIN_NAMED 0.2
/* A version of a page as child of the one right before it, for each word: at most. */
#define LINEAGE_COST_VERSION 0.0
/* A child of an agency, or with its own outlet's mark: they are who others take from. */
#define LINEAGE_COST_OWN 0.5
/* A child that credits as a whole a source that the parent does not name. */
#define LINEAGE_COST_UNNAMED 0.3

/* A lost source as parent, for each word of the child: what a report that
 * credits it pays at most, and what is added to the words that no other report
 * from that source has, with and without a credit. */
#define LINEAGE_COST_LOST_REST     0.3
#define LINEAGE_COST_LOST_MOST     0.5
#define LINEAGE_COST_LOST_CREDITED 0.2
#define LINEAGE_COST_LOST_AGENCY   (-0.05)
#define LINEAGE_COST_LOST_OTHER    0.3

/* A copy of a copy whose order is not known must cost so much less than one of the first. */
#define LINEAGE_CHAIN_WORDS 0.5

/* Where turning an edge round would cost less than this for each word of the
 * child, nobody can say who took from whom. */
#define LINEAGE_MARGIN_LIKELY 0.05

/* A second parent explains this share of the child that the first does not. */
#define LINEAGE_SECOND_SHARE 0.15

/* A report was put together from two others that have nothing in common when
 * each gives this share of it, and both together that one. */
#define LINEAGE_COMPILED_PART  0.15
#define LINEAGE_COMPILED_SHARE 0.8

/* A sentence is another one rewritten when they share so many words, and this share of both. */
#define LINEAGE_REWRITE_WORDS 3.0
#define LINEAGE_REWRITE_SHARE 0.5

/* Kinds: of the words within passages so many are the same (copy, not
 * rewrite); a copy has so much of its parent, an abridged one less; so little
 * of a report that takes only quotations is told. */
#define LINEAGE_KIND_FAITHFUL 0.98
#define LINEAGE_KIND_CHANGED  1.0 /* word: one that was changed makes no rewriting of a short text \
                                   */
#define LINEAGE_KIND_WHOLE  0.7
#define LINEAGE_KIND_QUOTES 0.5

#endif
