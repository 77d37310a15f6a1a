/*
 * report.h - pages as received, and the reports found in them.
 */
#ifndef STEMMA_DOCUMENT_REPORT_H
#define STEMMA_DOCUMENT_REPORT_H

#include "base/str.h"
#include "document/note.h"
#include "text/calendar.h"
#include "text/outlets.h"

/* The bytes as received, with where they came from. */
typedef struct Page {
    Str path;          /* file, with "#N" for the Nth record of a container */
    Str url;           /* may be empty */
    Str content_type;  /* of the HTTP or MIME header, else "text/html" or "text/plain" as found */
    Str body;          /* transfer and content coding undone */
    Interval received; /* an upper bound of the date of publication */
    Notes notes;       /* from reading */
    /*
     * What the container says of the page: a feed of its items, in UTF-8,
     * plain text without tags.  Each may be empty; what is given outweighs
     * what the page says.
     */
    Str title;
    Str published; /* ISO 8601 */
    Str modified;
    Str outlet;
    Str lang;
    Str *authors;
    size_t author_count;
    bool is_item; /* of a feed: its body is the article and nothing else, however short */
} Page;

/* text[text_begin, text_end) was made from page[page_begin, page_end). */
typedef struct TextMap {
    uint32_t text_begin, text_end;
    uint32_t page_begin, page_end;
} TextMap;

typedef enum CreditScope {
    CREDIT_REPORT = 0, /* the whole report is from there */
    CREDIT_STATEMENT,  /* one statement is */
} CreditScope;

/* A source that a report names. */
typedef struct Credit {
    Str name;  /* the words of `span` */
    Str key;   /* the same for all names of one outlet, for comparing */
    Span span; /* in the text */
    CreditScope scope;
} Credit;

typedef struct Credits {
    Credit *items;
    size_t count;
    size_t room;
} Credits;

enum {
    GIVEN_SENTENCE = 1,  /* a sentence begins */
    GIVEN_PARAGRAPH = 2, /* and a paragraph */
    GIVEN_JOINED = 4,    /* written as one with the word before: "do n't" */
};

/* A word that the input has marked. */
typedef struct GivenWord {
    Span span;
    uint8_t flags;
} GivenWord;

/* The article in a page.  All text is UTF-8; what is not known is empty. */
typedef struct Report {
    Str id;
    Str path;
    Str url;
    Str outlet;
    Str publisher;
    Str title;
    bool title_in_text; /* then title_span is its place in `text` */
    Span title_span;
    Span title_page; /* its place in the page; empty when unknown */
    Str *authors;
    size_t author_count;
    Str published; /* ISO 8601, as precise as the page says */
    Str modified;
    Interval published_at; /* `published` on the calendar, or unknown */
    Str lang;
    double lang_confidence; /* 0 to 1; 0: not known */
    Str text;
    Str sha256;   /* 64 hexadecimal digits */
    bool of_page; /* `sha256` is of a whole page, not of a text or an item of a feed */
    TextMap *map;
    size_t map_count;
    bool credits_given; /* the input named the credits: do not look for more */
    Credits credits;
    Notes notes;
    Str story;        /* the story it was given, or empty */
    GivenWord *words; /* those of the text, where the input was cut into words */
    size_t word_count;
    const OwnOutlets *outlets; /* that its user knows, or NULL */
    Str source;                /* its line as received, where it came as a JSON line */
    bool has_type;             /* that line has a "type" */
} Report;

/* A page or part of one that gives no report, with the reason. */
typedef struct LeftOut {
    Str path;
    Str url;
    Word reason;
    uint64_t offset; /* byte of the file where it was noticed */
    uint64_t line;   /* line of the file, or 0 */
} LeftOut;

#endif
