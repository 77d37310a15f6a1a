/*
 * feed.h - an item of a feed, whatever the feed is written in.
 */
#ifndef STEMMA_READ_FEED_H
#define STEMMA_READ_FEED_H

#include "base/vec.h"
#include "read/reader.h"

/* All text is UTF-8 without references, in the arena or borrowed. */
typedef struct FeedItem {
    Str title; /* may hold markup */
    Str url;
    Str body;
    bool is_text; /* the body is plain text, not HTML */
    Str published;
    Str modified;
    VEC(Str) authors;
} FeedItem;

/* What goes for all items. */
typedef struct Feed {
    Reader *reader;
    const Page *page; /* the feed's own */
    uint64_t offset;
    uint64_t number; /* of items so far */
    Str title;
    Str lang;
} Feed;

/* Hand an item on as a page, or leave it out if it says nothing. */
void feed_emit(Feed *feed, const FeedItem *item, bool broken);

#endif
