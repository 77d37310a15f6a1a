/*
 * names.h - names on their way from runs of capitals to entities.
 */
#ifndef STEMMA_LANGUAGE_NAMES_H
#define STEMMA_LANGUAGE_NAMES_H

#include "base/map.h"
#include "base/vec.h"
#include "document/analysis.h"
#include "language/language_parts.h"
#include "language/pieces.h"

/* How much is known of a name's kind. */
typedef enum NameTrust {
    NAME_GUESSED = 0, /* only its neighbours tell */
    NAME_BUILT,       /* its words tell: a title before it, "Ministry" in it */
    NAME_LISTED,      /* in a table */
} NameTrust;

typedef struct FoundName {
    size_t first, last; /* pieces */
    NameKind kind;
    NameTrust trust;
    uint32_t weight; /* of a guess */
    Str code; /* of a country or its people; the key of an outlet; else empty */
} FoundName;

typedef struct FoundNames {
    FoundName *items;
    size_t count;
    size_t room;
} FoundNames;

typedef struct NameFinder {
    LanguageWork *work;
    const Pieces *pieces;
    Arena *scratch;
    Map lower;   /* fold hash of a word to how often it stands in lower case */
    Map capital; /* and with a capital that its place does not explain */
    FoundNames found;
} NameFinder;

/* Cut the run of pieces [first, last] into names and add them (name_kinds.c). */
void names_add_run(NameFinder *f, size_t first, size_t last);

/*
 * The longest name of the tables that begins at piece `first` and ends at
 * `last` at most: a country, a people, a place, an outlet.  False for none.
 */
bool names_find_listed(const NameFinder *f, size_t first, size_t last, FoundName *out);

/* Join the names that stand for the same: work->out->names and entities (entities.c). */
void names_join(NameFinder *f);

#endif
