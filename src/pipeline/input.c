#include "pipeline/input.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/map.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that was entered, so that no link leads into it again. */
typedef struct InputFolder {
    dev_t device;
    ino_t number;
} InputFolder;

typedef struct InputWalk {
    InputList *out;
    Arena *arena;
    VEC(InputFolder) folders;
    Map known; /* hash of a folder to its number */
    bool full;
} InputWalk;

/* Names of one folder. */
typedef struct InputNames {
    Str *items;
    size_t count;
    size_t room;
} InputNames;

static void input_add(InputWalk *walk, Str path, Word left_out, uint64_t size)
{
    walk->full = walk->full || walk->out->count >= LIMIT_INPUT_FILES;
    if (!walk->full)
        *VEC_PUSH(walk->arena, walk->out) = (InputEntry){ path, left_out, size };
}

/* Every path here is followed by a NUL, as system calls need it. */
static Str input_join(Str folder, Str name, Arena *arena)
{
    Buf buf = buf_open(arena, folder.len + name.len + 2);
    buf_add(&buf, folder);
    if (!str_ends_with(folder, STR("/")))
        buf_add_char(&buf, '/');
    buf_add(&buf, name);
    buf_add_char(&buf, '\0');
    buf_shorten(&buf, buf.len - 1);
    return buf_str(&buf);
}

static int input_compare(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* Hidden files are not meant; neither are "." and "..". */
static bool input_list_names(InputNames *out, Str path, Arena *arena)
{
    DIR *folder = opendir(path.data);
    if (!folder)
        return false;
    const struct dirent *entry;
    while (out->count < LIMIT_INPUT_FILES && (entry = readdir(folder)) != NULL) {
        Str name = str_from_cstr(entry->d_name);
        if (!str_starts_with(name, STR(".")))
            *VEC_PUSH(arena, out) = arena_copy_str(arena, name);
    }
    closedir(folder);
    if (out->count > 0)
        qsort(out->items, out->count, sizeof out->items[0], input_compare);
    return true;
}

static bool input_has_name(const InputNames *names, Str name)
{
    return bsearch(&name, names->items, names->count, sizeof names->items[0], input_compare);
}

/*
 * "Story_files" beside "Story.html" is what a browser saved with a page:
 * pictures, style sheets, frames; no page of its own.
 */
static bool input_is_saved_beside(const InputNames *names, Str name, Arena *arena)
{
    static const Str TAILS[] = { { "_files", 6 }, { ".files", 6 }, { "_Files", 6 } };
    static const Str ENDINGS[] = { { ".html", 5 }, { ".htm", 4 }, { ".xhtml", 6 }, { ".php", 4 } };
    for (size_t i = 0; i < sizeof TAILS / sizeof TAILS[0]; i++) {
        if (!str_ends_with(name, TAILS[i]))
            continue;
        Str stem = str_take(name, name.len - TAILS[i].len);
        for (size_t k = 0; k < sizeof ENDINGS / sizeof ENDINGS[0]; k++) {
            Buf buf = buf_open(arena, stem.len + ENDINGS[k].len);
            buf_add(&buf, stem);
            buf_add(&buf, ENDINGS[k]);
            if (input_has_name(names, buf_str(&buf)))
                return true;
        }
    }
    return false;
}

/* False if it was entered before.  Where two folders have one hash, the next is taken. */
static bool input_enter(InputWalk *walk, const struct stat *status)
{
    InputFolder folder = { status->st_dev, status->st_ino };
    uint64_t hash = hash_mix((uint64_t)folder.device, (uint64_t)folder.number);
    uint32_t *number = map_put(&walk->known, hash);
    while (*number != MAP_NONE) {
        const InputFolder *before = &walk->folders.items[*number];
        if (before->device == folder.device && before->number == folder.number)
            return false;
        hash = hash_mix(hash, 1);
        number = map_put(&walk->known, hash);
    }
    *number = (uint32_t)walk->folders.count;
    *VEC_PUSH(walk->arena, &walk->folders) = folder;
    return true;
}

static void input_walk(InputWalk *walk, Str path, bool named, unsigned depth);

static void input_walk_folder(InputWalk *walk, Str path, const struct stat *status, unsigned depth)
{
    InputNames names = { 0 };
    if (depth >= LIMIT_INPUT_DEPTH) {
        input_add(walk, path, WORD_FOLDER_DEEP, 0);
        return;
    }
    if (!input_enter(walk, status)) {
        input_add(walk, path, WORD_FOLDER_AGAIN, 0);
        return;
    }
    if (!input_list_names(&names, path, walk->arena)) {
        input_add(walk, path, WORD_FOLDER_UNREADABLE, 0);
        return;
    }
    for (size_t i = 0; i < names.count && !walk->full; i++) {
        Str inner = input_join(path, names.items[i], walk->arena);
        if (input_is_saved_beside(&names, names.items[i], walk->arena))
            input_add(walk, inner, WORD_SAVED_FILES, 0);
        else
            input_walk(walk, inner, false, depth + 1);
    }
}

/* `named`: the path was given by name, so "-" may be standard input. */
static void input_walk(InputWalk *walk, Str path, bool named, unsigned depth)
{
    struct stat status;
    if (named && str_equal(path, STR("-"))) {
        input_add(walk, path, WORD_NONE, 0);
        return;
    }
    if (stat(path.data, &status) != 0) {
        input_add(walk, path, errno == ENOENT && named ? WORD_FILE_MISSING : WORD_FILE_UNREADABLE,
                  0);
        return;
    }
    if (S_ISDIR(status.st_mode))
        input_walk_folder(walk, path, &status, depth);
    else if (S_ISREG(status.st_mode))
        input_add(walk, path, WORD_NONE, (uint64_t)status.st_size);
    else if (named && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode)))
        input_add(walk, path, WORD_NONE, 0); /* as a shell's <(…) gives it */
    else
        input_add(walk, path, WORD_FILE_SPECIAL, 0);
}

Status input_list(InputList *out, const Str *paths, size_t count, Arena *arena, Error *error)
{
    InputWalk walk = { .out = out, .arena = arena, .known = map_open(arena, 0) };
    for (size_t i = 0; i < count; i++)
        input_walk(&walk, arena_copy_str(arena, paths[i]), true, 0);
    if (walk.full)
        return fail(error, STATUS_LIMIT, 0, "more than %zu files", LIMIT_INPUT_FILES);
    return STATUS_OK;
}

static Status input_more(void *context, char *into, size_t room, size_t *got, Error *error)
{
    const InputFile *file = context;
    ssize_t result;
    do
        result = read(file->descriptor, into, room);
    while (result < 0 && errno == EINTR);
    if (result < 0)
        return fail(error, STATUS_IO, 0, STR_FMT ": %s", STR_ARG(file->source.path),
                    strerror(errno));
    *got = (size_t)result;
    return STATUS_OK;
}

Status input_open(InputFile *out, const InputEntry *entry, Error *error)
{
    bool standard = str_equal(entry->path, STR("-"));
    /* input_list() leaves a NUL behind every path. */
    int descriptor = standard ? STDIN_FILENO : open(entry->path.data, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(error, STATUS_IO, 0, STR_FMT ": %s", STR_ARG(entry->path), strerror(errno));
    *out = (InputFile){ .descriptor = descriptor };
    out->source = (ReadSource){ .path = entry->path, .more = input_more, .context = out };
    return STATUS_OK;
}

void input_close(InputFile *file)
{
    if (file->descriptor > STDIN_FILENO)
        close(file->descriptor);
    *file = (InputFile){ 0 };
}
