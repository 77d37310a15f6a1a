/*
 * input.h - the files that PATH arguments mean, in a fixed order.
 *
 *     input_list(&list, paths, count, &arena, &error);
 *     for each entry, on any thread:
 *         if (entry->left_out) hand a LeftOut of entry->path to the sink
 *         else if (input_open(&file, entry, &error) == STATUS_OK) {
 *             in the guard: read_source(&file.source, ...);
 *             input_close(&file);
 *         } else hand a LeftOut with WORD_FILE_UNREADABLE to the sink
 */
#ifndef STEMMA_PIPELINE_INPUT_H
#define STEMMA_PIPELINE_INPUT_H

#include "base/arena.h"
#include "base/error.h"
#include "document/words.h"
#include "read/read.h"

/* A file to read, or something that is left out and why. */
typedef struct InputEntry {
    Str path;      /* "-" for standard input */
    Word left_out; /* WORD_NONE for a file to read */
    uint64_t size; /* of a regular file */
} InputEntry;

typedef struct InputList {
    InputEntry *items;
    size_t count;
    size_t room;
} InputList;

/*
 * List what `paths` mean: files as they are, folders with all that is in
 * them, names in byte order, "-" as standard input.  Entries and their paths,
 * each followed by a NUL, live in `arena`, whose room must be as for a batch.
 * What cannot be read becomes an entry with a reason; hidden files are passed
 * over.
 * STATUS_LIMIT: more than LIMIT_INPUT_FILES files; `out` holds those so far.
 */
MUST_CHECK Status input_list(InputList *out, const Str *paths, size_t count, Arena *arena,
                             Error *error);

/* An open file as a source of bytes.  It must not move while it is read. */
typedef struct InputFile {
    ReadSource source;
    int descriptor;
} InputFile;

/* Outside the guard.  STATUS_IO: the system says no, error->message says why. */
MUST_CHECK Status input_open(InputFile *out, const InputEntry *entry, Error *error);
void input_close(InputFile *file);

#endif
