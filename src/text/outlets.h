/*
 * outlets.h - news outlets and agencies by name, short name or domain
 * (data/outlets.tsv).
 */
#ifndef STEMMA_TEXT_OUTLETS_H
#define STEMMA_TEXT_OUTLETS_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Outlet {
    Str name;  /* "South China Morning Post", whatever name it was found by */
    Str owner; /* the same for all outlets of one publisher */
    bool is_agency;
    bool is_state; /* run by a state: may itself be the one who speaks */
} Outlet;

/*
 * The outlet called `name` ("SCMP", "the South China Morning Post",
 * "scmp.com").  Case, a leading "the", dots and signs do not matter.  False,
 * and `out` untouched, if it is not in the table.
 */
bool outlets_find(Outlet *out, Str name);

/*
 * Whether many outlets bear this name: "The Post", "Herald", one word of
 * data/media_words.tsv.  What outlets_find() gives is then one of them at most.
 */
bool outlets_is_common(Str name);

/* The outlet of a URL or a host, "https://www.scmp.com/news" or "edition.cnn.com". */
bool outlets_find_site(Outlet *out, Str url);

/*
 * What is equal for all names of one outlet, known or not: its name folded,
 * without "the" and signs.  For one that is known, of its full name.
 */
Str outlets_key(Str name, Arena *arena);

/*
 * The key of the initials of a name of three or more words, "MPA" for
 * "Meridian Press Agency"; empty for fewer words, and where the table knows
 * the initials as an outlet of another name.
 */
Str outlets_initials_key(Str name, Arena *arena);

/*
 * Whether a name that is not in the table is built like an outlet's: one of
 * its two or more words is "Times", "Radio", "Diario", … (data/media_words.tsv).
 */
bool outlets_looks_like_one(Str name);

#endif
