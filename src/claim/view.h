/*
 * view.h - a story as the claim stage sees it: sentences, terms, slots.
 *
 * Everything that is compared often is a number here.  A term is a stem, or a
 * group of words that mean the same (data/claim_groups.tsv); its weight is the
 * rarity of the term among the sentences of this story.  A slot is a place of
 * a sentence that can hold another value elsewhere: a number, a date, a name.
 */
#ifndef STEMMA_CLAIM_VIEW_H
#define STEMMA_CLAIM_VIEW_H

#include "base/map.h"
#include "base/vec.h"
#include "document/batch.h"

typedef enum ClaimSlotKind {
    CLAIM_SLOT_NUMBER = 0,
    CLAIM_SLOT_DATE,
    CLAIM_SLOT_CLOCK,
    CLAIM_SLOT_NAME,
    CLAIM_SLOT_POLARITY, /* said to be so, or not to be so: made by negate.c */
} ClaimSlotKind;

typedef struct ClaimSlot {
    ClaimSlotKind kind;
    uint32_t report;
    uint32_t sentence;    /* of the view */
    uint32_t first_token; /* of the value: the number without its hedge */
    uint32_t end_token;
    Span span;      /* the words that are the value */
    uint64_t frame; /* only slots of one frame are compared: unit, granularity, kind of name */
    uint32_t head;  /* term of the counted noun, or MAP_NONE */
    Str head_words;
    uint32_t anchor; /* of a time: the term of the word before it, or MAP_NONE */
    uint32_t doer;   /* the term of the word before an anchor that is a verb, or MAP_NONE */
    uint32_t verb;   /* the term of the verb that it hangs on, or MAP_NONE */
    const Quantity *quantity; /* of a number */
    const TimeExpr *time;     /* of a date or clock */
    const Name *name;         /* of a name */
    Span land; /* of a place or a people: "North Korean", where only "Korean" is the name */
    bool is_place;
    bool is_said;     /* hangs on a verb of saying: of the speech, not of what is told */
    bool is_addition; /* a number with "another", "further" … before it */
    bool is_bound;    /* a time with "since", "until" … before it */
    int8_t side;      /* of a polarity: 1 or -1 */
} ClaimSlot;

/* A part that a name or noun plays in what a sentence tells: made by role.c. */
typedef struct ClaimRole {
    uint64_t act;  /* equal for the same verb, or noun that a land stands by */
    uint64_t part; /* does it, has it done, or the preposition between them */
    uint32_t act_token;
    uint32_t term; /* of the one who plays it */
    uint32_t slot; /* his name, or MAP_NONE */
    bool is_mutual;
} ClaimRole;

/* How a word makes a claim meant: the column "role" of data/claim_words.tsv. */
typedef enum ClaimWord {
    CLAIM_WORD_POSSIBLE = 1,
    CLAIM_WORD_MUTUAL,
    CLAIM_WORD_ADDITION,
    CLAIM_WORD_BOUND,
    CLAIM_WORD_OWNS,
    CLAIM_WORD_CONDITION,
    CLAIM_WORD_DEGREE,
} ClaimWord;

typedef struct ClaimSentence {
    uint32_t report;
    uint32_t number; /* in the report's analysis */
    const Sentence *sentence;
    uint32_t *terms; /* distinct, ascending */
    uint32_t term_count;
    uint32_t first_slot;
    uint32_t slot_count;
    uint32_t first_role;
    uint32_t role_count;
    uint64_t words;  /* equal for the same words */
    double square;   /* sum of the squared weights of its terms */
    bool is_reading; /* may stand in a point: no heading below the title */
} ClaimSentence;

/* The side of words that stand before a name: president, general. */
enum { CLAIM_SIDE_TITLE = 2, CLAIM_SIDE_LIGHT = 3, CLAIM_SIDE_DENIAL = -2 };

/* What a token has to do with somebody's words. */
typedef enum ClaimSaying {
    CLAIM_SAYING_NONE = 0,
    CLAIM_SAYING_SOURCE, /* a word for who says something */
    CLAIM_SAYING_CUE,    /* "said" or the like */
} ClaimSaying;

typedef struct ClaimDocument {
    const Document *document;
    uint32_t *terms;  /* of each token, MAP_NONE for stop words and marks */
    int8_t *sides;    /* of each token in its group: 1, -1, CLAIM_SIDE_TITLE, 0 without a group */
    uint8_t *sayings; /* of each token, a ClaimSaying */
    uint32_t first_sentence;
    uint32_t sentence_count;
    uint32_t first_slot;
    uint32_t slot_count;
} ClaimDocument;

typedef struct ClaimView {
    ClaimDocument *documents;
    size_t document_count;
    VEC(ClaimSentence) sentences;
    VEC(ClaimSlot) slots;
    VEC(ClaimRole) roles;
    Map word_roles;       /* word to its ClaimWord */
    double *weights;      /* of each term */
    uint32_t *posting_at; /* term to its first posting; term_count + 1 of them */
    uint32_t *postings;   /* sentences, ascending */
    uint32_t term_count;
    Map wholes; /* two places of which one lies in the other, as some report says */
    Map said;   /* report and term or word to 1: what a report holds anywhere */
} ClaimView;

void claim_view_build(ClaimView *view, Documents docs, Arena *arena);

/* The first token of a report that ends after a place in its text. */
size_t claim_view_token_at(const Analysis *analysis, size_t place);

static inline bool claim_view_is_time(const ClaimSlot *slot)
{
    return slot->kind == CLAIM_SLOT_DATE || slot->kind == CLAIM_SLOT_CLOCK;
}

static inline bool claim_view_word_is(const ClaimView *view, const Token *token, ClaimWord role)
{
    return map_get(&view->word_roles, token->word) == role;
}

bool claim_view_has_term(const ClaimSentence *sentence, uint32_t term);

/* Does a report hold this word, whatever its form, anywhere? */
bool claim_view_says(const ClaimView *view, uint32_t report, uint32_t term);

/* Does a report of the story set one of these places into the other: "Lorvik, Tarn"? */
bool claim_view_are_one_place(const ClaimView *view, Str a, Str b);

static inline Str claim_view_text(const ClaimView *view, uint32_t report)
{
    return view->documents[report].document->report.text;
}

static inline const Analysis *claim_view_analysis(const ClaimView *view, uint32_t report)
{
    return &view->documents[report].document->analysis;
}

#endif
