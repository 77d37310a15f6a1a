/* story.h - the reports of one event. */
#ifndef STEMMA_DOCUMENT_STORY_H
#define STEMMA_DOCUMENT_STORY_H

#include "document/batch.h"

typedef struct Story {
    Str id;            /* the given one, else 16 hexadecimal digits from its reports' ids */
    uint32_t *reports; /* report numbers, ascending */
    size_t count;
    bool is_given;
    Interval at;       /* from the earliest to the latest date of publication */
    Str title;         /* title or first sentence of the most central report; a span of it */
    uint32_t title_report;
    Reasons reasons;   /* shared names, numbers, terms */
} Story;

typedef struct Stories {
    Story *items;
    size_t count;
    size_t room;
} Stories;

#endif
