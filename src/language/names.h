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
    Span exact;         /* where it is less than its pieces, "US" of "US-led"; else empty */
    NameKind kind;
    NameTrust trust;
    uint32_t weight; /* of a guess */
    Str code;        /* of a country or its people; the key of an outlet; else empty */
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

/* Fill f->found by the rules of names.c. */
void names_find_by_rule(NameFinder *f);

/* What the rules find in a text that is cut in tokens and sentences: a hint for each token. */
void names_hint_tokens(LanguageWork *work, uint8_t *hints);

/* The same of names that are found already. */
void names_write_hints(const NameFinder *f, uint8_t *hints);

/* Put f->found in order of the text. */
void names_sort(NameFinder *f);

/* Cut the run of pieces [first, last] into names and add them (name_kinds.c). */
void names_add_run(NameFinder *f, size_t first, size_t last);

/*
 * The longest name of the tables that begins at piece `first` and ends at
 * `last` at most: a country, a people, a place, an outlet.  False for none.
 */
bool names_find_listed(const NameFinder *f, size_t first, size_t last, FoundName *out);

/* Whether the tables have pieces [first, last] as a name. */
bool names_is_listed(const NameFinder *f, size_t first, size_t last, FoundName *out);

/* Equal for the same words, whatever their case. */
uint64_t names_hash(const NameFinder *f, size_t first, size_t last);

/* The bytes of a name, and of one of its pieces. */
Span names_span(const NameFinder *f, const FoundName *name);
Str names_piece_text(const NameFinder *f, const FoundName *name, size_t piece);

/* Replace what the rules found by what the model finds with their help (name_labels.c). */
void names_apply_model(NameFinder *f);

/* Join the names that stand for the same: work->out->names and entities (entities.c). */
void names_join(NameFinder *f);

#endif
