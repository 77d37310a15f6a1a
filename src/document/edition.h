/* edition.h - everything about one story, ready to print. */
#ifndef STEMMA_DOCUMENT_EDITION_H
#define STEMMA_DOCUMENT_EDITION_H

#include "document/claim.h"
#include "document/lineage.h"
#include "document/story.h"

typedef enum QuoteForm { QUOTE_EXACT = 0, QUOTE_CUT, QUOTE_ALTERED } QuoteForm;

typedef struct QuoteReading {
    uint32_t report;
    Span span;
    Span speaker;  /* where the report names him; empty: none found */
    Span sentence; /* the whole sentence it stands in */
    QuoteForm form;
    bool continues; /* goes on the reading before: "…," said X, "…" */
} QuoteReading;

/* One utterance in every form found. */
typedef struct QuoteGroup {
    QuoteReading *readings;
    size_t count;
    Str speaker;    /* words of a span; empty: an orphan */
    bool is_speech; /* false: a phrase in quotation marks */
    uint32_t origins;
} QuoteGroup;

/* A date that reports name. */
typedef struct Event {
    Str value;         /* TIMEX3 */
    Interval at;       /* unknown: open */
    Str label;         /* words of a span: "September 3" */
    bool hangs;        /* `at` is, or would be, counted from the date of publication */
    Readings readings; /* the date's words */
    Span *sentences;   /* of each reading */
    uint32_t origins;
} Event;

/* Who did what to whom; spans of the first reading's report. */
typedef struct Relation {
    Word verb;       /* meets, attends, attacks, says, … */
    bool is_planned; /* "will meet", "to attend" */
    Str actor;
    Str words;     /* the report's own verb */
    Str recipient; /* may be empty */
    Readings readings;
    uint32_t origins;
} Relation;

typedef enum SummaryRole { SUMMARY_KEY_POINT = 0, SUMMARY_DIGEST } SummaryRole;

typedef struct SummaryLine {
    SummaryRole role;
    uint32_t rank; /* from 1 */
    uint32_t report;
    Span span;      /* a whole sentence */
    uint32_t point; /* index into Claims.points, or REPORT_NONE */
    uint32_t origins;
    uint32_t in_full; /* origins that say all of it */
} SummaryLine;

/* Outlets that belong to one publisher count as one origin. */
typedef struct Edition {
    Str id;
    Str title; /* words of a report */
    Interval at;
    Documents docs; /* of this story: the numbers in all parts below */
    Story story;
    Lineage lineage;
    Claims claims; /* points ranked: origins that say all of them, origins, centrality */
    Str *letters;  /* report number to its letter: "A", "A2", … by origin */
    QuoteGroup *quotes;
    size_t quote_count;
    Event *events;
    size_t event_count;
    Relation *relations;
    size_t relation_count;
    SummaryLine *summary;
    size_t summary_count;
    Reading *only_here; /* sentences with figures, names or speech that one report alone has */
    size_t only_here_count;
} Edition;

#endif
