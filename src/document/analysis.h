/*
 * analysis.h - what the language stage finds in one report's text.
 *
 * All spans are bytes of Report.text, half-open.  Arrays are in order of
 * their begin.  Sentence and token numbers are indices into the arrays here.
 */
#ifndef STEMMA_DOCUMENT_ANALYSIS_H
#define STEMMA_DOCUMENT_ANALYSIS_H

#include "base/str.h"
#include "text/calendar.h"

/* Universal part-of-speech tags (universaldependencies.org/u/pos). */
typedef enum Tag {
    TAG_X = 0, /* unknown */
    TAG_ADJ,
    TAG_ADP,
    TAG_ADV,
    TAG_AUX,
    TAG_CCONJ,
    TAG_DET,
    TAG_INTJ,
    TAG_NOUN,
    TAG_NUM,
    TAG_PART,
    TAG_PRON,
    TAG_PROPN,
    TAG_PUNCT,
    TAG_SCONJ,
    TAG_SYM,
    TAG_VERB,
} Tag;

/*
 * Universal dependency relations (universaldependencies.org/u/dep), with the
 * subtypes that are frequent in English.
 */
typedef enum Dependency {
    DEP_UNKNOWN = 0, /* unknown */
    DEP_ACL,
    DEP_ACL_RELCL,
    DEP_ADVCL,
    DEP_ADVMOD,
    DEP_AMOD,
    DEP_APPOS,
    DEP_AUX,
    DEP_AUX_PASS,
    DEP_CASE,
    DEP_CC,
    DEP_CC_PRECONJ,
    DEP_CCOMP,
    DEP_COMPOUND,
    DEP_COMPOUND_PRT,
    DEP_CONJ,
    DEP_COP,
    DEP_CSUBJ,
    DEP_DET,
    DEP_DET_PREDET,
    DEP_DISCOURSE,
    DEP_DISLOCATED,
    DEP_EXPL,
    DEP_FIXED,
    DEP_FLAT,
    DEP_GOESWITH,
    DEP_IOBJ,
    DEP_LIST,
    DEP_MARK,
    DEP_NMOD,
    DEP_NMOD_DESC,
    DEP_NMOD_POSS,
    DEP_NMOD_UNMARKED,
    DEP_NSUBJ,
    DEP_NSUBJ_OUTER,
    DEP_NSUBJ_PASS,
    DEP_NUMMOD,
    DEP_OBJ,
    DEP_OBL,
    DEP_OBL_AGENT,
    DEP_OBL_UNMARKED,
    DEP_ORPHAN,
    DEP_PARATAXIS,
    DEP_PUNCT,
    DEP_REPARANDUM,
    DEP_ROOT,
    DEP_VOCATIVE,
    DEP_XCOMP,
    DEP_COUNT,
} Dependency;

/* The head of the word that the others of its sentence hang on. */
#define TOKEN_ROOT UINT32_MAX

enum {
    TOKEN_WORD = 1,      /* letters or digits in it */
    TOKEN_STOP = 2,      /* a stop word */
    TOKEN_CAPITAL = 4,   /* begins with a capital letter */
    TOKEN_DIGITS = 8,    /* holds a digit */
    TOKEN_NEGATION = 16, /* not, n't, never, no, without, denied… */
    TOKEN_SPACE_AFTER = 32,
    TOKEN_IN_QUOTE = 64, /* inside quotation marks */
    TOKEN_IN_NAME = 128,
    TOKEN_JOINED = 256, /* written as one with the token before: "do n't", "Kim 's" */
};

typedef struct Token {
    Span span;
    uint64_t word; /* unicode_fold_hash() of the token */
    uint32_t stem; /* hash of its stem; equal stems, equal numbers */
    uint16_t flags;
    uint8_t tag;      /* Tag */
    uint8_t relation; /* Dependency on its head */
    uint32_t head;    /* a token of the same sentence, or TOKEN_ROOT */
} Token;

typedef enum SentenceKind {
    SENTENCE_BODY = 0,
    SENTENCE_HEADING,   /* a line of its own without a verb or full stop, a title */
    SENTENCE_LIST_ITEM, /* a key point */
    SENTENCE_FURNITURE, /* "Share this article", "Source: …", a byline, a dateline alone */
} SentenceKind;

typedef struct Sentence {
    Span span;         /* without white space, bullets or list numbers at its ends */
    uint32_t mark_len; /* bytes of bullet and list number before it, with the space after them */
    uint32_t dateline_len; /* bytes of it that are a dateline, "EASTMERE, May 15 (MPA) - " */
    uint32_t first_token;
    uint32_t token_count;
    uint32_t paragraph;
    SentenceKind kind;
} Sentence;

/* The sentence with the bullet or number of the list that it is an item of. */
static inline Span sentence_with_mark(const Sentence *sentence)
{
    return span(sentence->span.begin - sentence->mark_len, sentence->span.end);
}

/* What a sentence says, without the dateline before it. */
static inline Span sentence_words(const Sentence *sentence)
{
    return span(sentence->span.begin + sentence->dateline_len, sentence->span.end);
}

typedef enum NameKind {
    NAME_PERSON = 0,
    NAME_ORGANIZATION,
    NAME_LOCATION,
    NAME_GROUP,
    NAME_OTHER,
} NameKind;

typedef struct Name {
    Span span;
    NameKind kind;
    uint32_t entity;
    uint32_t sentence;
} Name;

/* What several names of one report stand for. */
typedef struct Entity {
    Str text;     /* its longest name, a span of the text */
    uint64_t key; /* equal across reports for the same entity, as far as known */
    NameKind kind;
    uint32_t mentions;
} Entity;

typedef enum TimeKind { TIME_DATE = 0, TIME_TIME, TIME_DURATION, TIME_SET } TimeKind;

/*
 * How what is told lies to the time.  "since" and "until" stand outside of the
 * span, as signals do in ISO-TimeML; "after" and "before" name a time that
 * begins or ends at the one said, and stand in it.
 */
typedef enum TimeRelation {
    TIME_AT = 0,
    TIME_SINCE,
    TIME_UNTIL,
    TIME_AFTER,
    TIME_BEFORE,
} TimeRelation;

typedef struct TimeExpr {
    Span span;
    TimeKind kind;
    Str value;   /* TIMEX3 (ISO-TimeML), "XXXX-09-03" where the year is open */
    Interval at; /* unknown where it hangs on a date that is not known; open by `relation` */
    TimeRelation relation;
    bool is_anchored; /* `at` depends on the date of publication */
    /* Parts that were said, 0 when open; for comparing unanchored dates. */
    uint16_t year;
    uint8_t month, day;
    uint8_t weekday; /* 1 Monday … 7 Sunday, 0 not said */
    uint32_t sentence;
} TimeExpr;

typedef enum QuantityKind {
    QUANTITY_COUNT = 0, /* 26 leaders */
    QUANTITY_MEASURE,   /* 5 km, 70 minutes, 30 % */
    QUANTITY_MONEY,
    QUANTITY_ORDINAL, /* 80th */
    QUANTITY_AGE,
} QuantityKind;

/*
 * A number as an interval: "more than 10,000" is (10000, ∞).  An exact one has
 * low == high.  An open side is -INFINITY or INFINITY.
 */
typedef struct Quantity {
    Span span;   /* number with hedge and unit: "more than 10,000" */
    Span number; /* the number alone: "10,000" */
    double low, high;
    bool low_open, high_open; /* strict: the bound itself is not meant */
    bool approximate;         /* about, some, nearly, or a round word number */
    QuantityKind kind;
    Str unit; /* "minute", "percent", "USD"; empty for counts */
    Str of;   /* the counted noun, a span: "troops"; empty if none */
    Span of_span;
    uint32_t sentence;
} Quantity;

typedef struct Quote {
    Span span;         /* the words between the marks */
    Span speaker;      /* empty: none found */
    Span cue;          /* "said"; empty: none */
    uint32_t entity;   /* of the speaker, or UINT32_MAX */
    uint32_t sentence; /* in which it begins */
    bool is_speech;    /* false: a phrase in marks, "so-called" */
} Quote;

enum { ATTRIBUTION_PIECES = 3 };

typedef struct SpanList {
    Span items[ATTRIBUTION_PIECES];
    size_t count;
} SpanList;

typedef struct Attribution {
    SpanList source, cue, content; /* count 0: none */
    uint32_t sentence;
    bool is_denial; /* the cue denies its content */
} Attribution;

typedef struct Analysis {
    Token *tokens;
    size_t token_count;
    Sentence *sentences;
    size_t sentence_count;
    Name *names;
    size_t name_count;
    Entity *entities;
    size_t entity_count;
    TimeExpr *times;
    size_t time_count;
    Quantity *quantities;
    size_t quantity_count;
    Quote *quotes;
    size_t quote_count;
    Attribution *attributions;
    size_t attribution_count;
} Analysis;

#endif
