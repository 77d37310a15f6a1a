/* story.h - the reports of one event, and why they are together. */
#ifndef STEMMA_DOCUMENT_STORY_H
#define STEMMA_DOCUMENT_STORY_H

#include "document/batch.h"

#define STORY_NONE UINT32_MAX

/* Why a report is in its story. */
typedef struct StoryMember {
    double likeness;         /* mean, to the others of the story; 0 when it is alone */
    uint32_t nearest;        /* the other story that it is likest to, or STORY_NONE */
    double nearest_likeness; /* mean, to the reports of that story */
    Reasons reasons;         /* what it shares with others, each with its weight */
} StoryMember;

typedef struct Story {
    Str id; /* the given one, else 16 hexadecimal digits from its reports' ids; online, the first's
             */
    uint32_t *reports; /* report numbers, ascending */
    size_t count;
    StoryMember *members; /* by place in `reports`; NULL where none were asked for */
    bool is_given;
    Interval at; /* from the earliest to the latest date of publication */
    Str title;   /* title or first sentence of the most central report; a span of it */
    uint32_t title_report;
    Reasons reasons; /* shared names, numbers, terms */
} Story;

typedef enum StoryEventKind {
    STORY_EVENT_JOINED = 0, /* new reports are in a story */
    STORY_EVENT_MERGED,     /* what was left of a story went to another; its id is not used again */
    STORY_EVENT_SPLIT,      /* reports left a story and began one */
    STORY_EVENT_MOVED,      /* reports left a story for another */
} StoryEventKind;

/* What changed when more reports had come. */
typedef struct StoryEvent {
    StoryEventKind kind;
    Str story; /* id of the story that they joined or left */
    Str into;  /* id of the story that they are in now; empty when they joined */
    uint32_t *reports;
    size_t count;
    size_t read; /* reports that had come */
} StoryEvent;

typedef struct StoryEvents {
    StoryEvent *items;
    size_t count;
    size_t room;
} StoryEvents;

typedef struct Stories {
    Story *items;
    size_t count;
    size_t room;
    StoryEvents events; /* in one pass: all that happened, in its order */
} Stories;

#endif
