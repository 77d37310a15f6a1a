/*
 * dependencies.h - the names of parts of speech and dependency relations.
 */
#ifndef STEMMA_DOCUMENT_DEPENDENCIES_H
#define STEMMA_DOCUMENT_DEPENDENCIES_H

#include "document/analysis.h"

/* "NOUN"; the tag of a name, TAG_X for what is none. */
Str tag_name(Tag tag);
Tag tag_from_name(Str name);

/*
 * "nsubj:pass"; the relation of a name.  A subtype that is not listed counts
 * as its relation without it, an unknown one is DEP_UNKNOWN.
 */
Str dependency_name(Dependency relation);
Dependency dependency_from_name(Str name);

#endif
