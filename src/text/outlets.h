/*
 * outlets.h - news outlets and agencies by name, short name or domain
 * (data/outlets.tsv), and those that a user adds.
 */
#ifndef STEMMA_TEXT_OUTLETS_H
#define STEMMA_TEXT_OUTLETS_H

#include "base/error.h"
#include "base/map.h"
#include "base/str.h"

typedef struct Outlet {
    Str name;  /* "South China Morning Post", whatever name it was found by */
    Str owner; /* the same for all outlets of one publisher */
    bool is_agency;
    bool is_state; /* run by a state: may itself be the one who speaks */
} Outlet;

/* A user's own table.  Where a function takes one it may be NULL; what it says
 * of a name outweighs ours. */
typedef struct OwnOutlets {
    Intern names; /* folded, and hosts */
    struct {
        uint32_t *items; /* of each name: its outlet */
        size_t count, room;
    } rows;
    struct {
        Outlet *items;
        size_t count, room;
    } outlets;
} OwnOutlets;

/*
 * Read a table with the columns of ours: names and hosts with "|" between them,
 * folded or not, the name, the owner (empty: the outlet itself) and the kind;
 * blank lines and those that begin with "#" say nothing.  The outlets point
 * into `text`.  STATUS_FORMAT: a row is none, as the message and `error->line`
 * say, and `out` is untouched.
 */
MUST_CHECK Status outlets_read(OwnOutlets *out, Str text, Arena *arena, Error *error);

/*
 * The outlet called `name` ("SCMP", "the South China Morning Post",
 * "scmp.com").  Case, a leading "the", dots and signs do not matter.  False,
 * and `out` untouched, if it is not in the tables.
 */
bool outlets_find(Outlet *out, const OwnOutlets *own, Str name);

/*
 * Whether many outlets bear this name: "The Post", "Herald", one word of
 * data/media_words.tsv, that `own` does not know.  What outlets_find() gives is
 * then one of them at most.
 */
bool outlets_is_common(const OwnOutlets *own, Str name);

/* The outlet of a URL or a host, "https://www.scmp.com/news" or "edition.cnn.com". */
bool outlets_find_site(Outlet *out, const OwnOutlets *own, Str url);

/*
 * What is equal for all names of one outlet, known or not: its name folded,
 * without "the" and signs.  For one that is known, of its full name.
 */
Str outlets_key(const OwnOutlets *own, Str name, Arena *arena);

/*
 * The key of the initials of a name of three or more words, "MPA" for
 * "Meridian Press Agency"; empty for fewer words, and where a table knows
 * the initials as an outlet of another name.
 */
Str outlets_initials_key(const OwnOutlets *own, Str name, Arena *arena);

/*
 * Whether a name that is not in the table is built like an outlet's: one of
 * its two or more words is "Times", "Radio", "Diario", … (data/media_words.tsv).
 */
bool outlets_looks_like_one(Str name);

#endif
