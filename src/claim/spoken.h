/* spoken.h - the same words, said by two persons. */
#ifndef STEMMA_CLAIM_SPOKEN_H
#define STEMMA_CLAIM_SPOKEN_H

#include "claim/conflict.h"

/*
 * Adds an edge between the names of two persons to whom two reports give the
 * same run of quoted words.  Not where a report names the other person too: it
 * may quote both, or its speaker may have been taken wrongly.
 */
void claim_spoken_find(ClaimEdges *edges, const ClaimView *view, Arena *arena);

#endif
