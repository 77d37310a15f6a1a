/* story.h - the reports of one event, and why they are together. */
#ifndef STEMMA_DOCUMENT_STORY_H
#define STEMMA_DOCUMENT_STORY_H

#include "document/batch.h"

struct Story;

/* Why a report is in its story. */
typedef struct StoryMember {
    double likeness;             /* mean, to the others of the story; 0 when it is alone */
    const struct Story *nearest; /* the other story that it is likest to, or NULL */
    double nearest_likeness;     /* mean, to the reports of that story */
    Reasons reasons; /* what it shares with others, the heaviest first: {a} its weight */
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
    const Report *title_of;
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
