/*
 * note.h - something odd that was met and survived.
 *
 * What a note says is a line of the closed table data/words.tsv; where it
 * stands is a byte of the page (of the text, for reports that came as text).
 */
#ifndef STEMMA_DOCUMENT_NOTE_H
#define STEMMA_DOCUMENT_NOTE_H

#include "base/str.h"
#include "base/vec.h"
#include "document/words.h"

typedef struct Note {
    Word what;
    uint64_t offset;
} Note;

typedef struct Notes {
    Note *items;
    size_t count;
    size_t room;
} Notes;

static inline void note_add(Arena *arena, Notes *notes, Word what, uint64_t offset)
{
    *VEC_PUSH(arena, notes) = (Note){ what, offset };
}

#endif
