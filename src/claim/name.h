/* name.h - two names that are alike, and do not name the same. */
#ifndef STEMMA_CLAIM_NAME_H
#define STEMMA_CLAIM_NAME_H

#include "base/str.h"

/* Edits that two spellings of one word may be apart: Qaddafi and Gaddafi, Shabab and Shabaab. */
bool claim_name_spells_alike(Str a, Str b);

/*
 * Do two names of several words differ in one of them: Kim Jong Un and Kim Jong
 * Il, the Bank of England and the Bank of Japan?  Titles, short forms and
 * spellings part nobody; initials do if both have one.
 */
bool claim_name_is_other(Str a, Str b);

#endif
