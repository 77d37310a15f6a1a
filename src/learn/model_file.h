/*
 * model_file.h - the file of learned models: named sections behind a checked head.
 *
 *     "stemmaML" | version | features | checksum | sections
 *     section    name, place, length            (one for each)
 *     bytes      at multiples of 64
 *
 * `features` stands for the code that computes the features: weights learned
 * with other features are noise.  The numbers are little-endian; on a machine
 * with the other order the head does not fit and the file is refused.
 */
#ifndef STEMMA_LEARN_MODEL_FILE_H
#define STEMMA_LEARN_MODEL_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { MODEL_FILE_VERSION = 1, MODEL_SECTIONS_MAX = 24, MODEL_NAME_MAX = 24 };

typedef struct ModelFile {
    Str bytes;
    size_t sections;
} ModelFile;

/*
 * Look at the head of `bytes`, which stay borrowed and begin at a multiple of
 * 64; costs next to nothing.  STATUS_FORMAT says what does not fit: the magic,
 * the version, the features, or a section outside the file.
 */
MUST_CHECK Status model_file_open(ModelFile *out, Str bytes, uint64_t features, Error *error);

/* Whether all bytes are as they were written.  STATUS_FORMAT: they are not. */
MUST_CHECK Status model_file_check(const ModelFile *file, Error *error);

/* The bytes of a section.  STATUS_FORMAT: there is none of this name. */
MUST_CHECK Status model_file_section(Str *out, const ModelFile *file, Str name, Error *error);

typedef struct ModelSection {
    Str name;
    Str bytes;
} ModelSection;

/* A whole file, in the arena. */
Str model_file_write(const ModelSection *sections, size_t count, uint64_t features, Arena *arena);

#endif
