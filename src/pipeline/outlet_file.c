#include "pipeline/outlet_file.h"

#include "base/buf.h"
#include "pipeline/guard.h"

#include <stdio.h>

enum { OUTLET_FILE_BLOCK = 1 << 14 };

typedef struct OutletFileReading {
    OutletFile *into;
    Str path;
    FILE *file;
    Status status;
    Error *error;
} OutletFileReading;

static void outlet_file_read_guarded(void *context)
{
    OutletFileReading *reading = context;
    OutletFile *into = reading->into;
    Buf text = buf_open(&into->arena, LIMIT_OUTLET_FILE_BYTES);
    char block[OUTLET_FILE_BLOCK];
    size_t got;
    while (!text.cut && (got = fread(block, 1, sizeof block, reading->file)) > 0)
        buf_add(&text, (Str){ block, got });
    Error why = { 0 };
    if (ferror(reading->file))
        reading->status = fail(reading->error, STATUS_IO, 0, STR_FMT ": it cannot be read",
                               STR_ARG(reading->path));
    else if (text.cut)
        reading->status = fail(reading->error, STATUS_LIMIT, 0, STR_FMT ": too large for outlets",
                               STR_ARG(reading->path));
    else if (outlets_read(&into->outlets, buf_str(&text), &into->arena, &why) != STATUS_OK)
        reading->status = fail(reading->error, why.status, why.offset, STR_FMT ": %s",
                               STR_ARG(reading->path), why.message);
}

Status outlet_file_use(OutletFile *file, Str path, Workers *workers, Error *error)
{
    *file = (OutletFile){ 0 };
    if (!arena_open(&file->arena, LIMIT_OUTLET_ARENA))
        return fail(error, STATUS_MEMORY, 0, "no address space for outlets");
    OutletFileReading reading = { file, path, fopen(path.data, "rb"), STATUS_OK, error };
    if (!reading.file)
        return fail(error, STATUS_IO, 0, STR_FMT ": it cannot be read", STR_ARG(path));
    if (!guard_run(&file->arena, &workers->items[0].scratch, LIMIT_OUTLET_ARENA,
                   outlet_file_read_guarded, &reading))
        reading.status =
            fail(error, STATUS_LIMIT, 0, STR_FMT ": too large for outlets", STR_ARG(path));
    fclose(reading.file);
    for (unsigned i = 0; i < workers->count && reading.status == STATUS_OK; i++)
        workers->items[i].extract.outlets = &file->outlets;
    return reading.status;
}

void outlet_file_close(OutletFile *file, Workers *workers)
{
    for (unsigned i = 0; i < workers->count; i++)
        workers->items[i].extract.outlets = NULL;
    arena_close(&file->arena);
    *file = (OutletFile){ 0 };
}
