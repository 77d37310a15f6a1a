#include "learn/model_file.h"

#include <assert.h>
#include <string.h>

static const char MODEL_MAGIC[8] = { 's', 't', 'e', 'm', 'm', 'a', 'M', 'L' };
static const size_t MODEL_ALIGN = 64;

typedef struct ModelHead {
    char magic[8];
    uint32_t version;
    uint32_t sections;
    uint64_t features;
    uint64_t checksum; /* of all that follows the head */
} ModelHead;

typedef struct ModelEntry {
    char name[MODEL_NAME_MAX];
    uint64_t begin;
    uint64_t len;
} ModelEntry;

static ModelEntry model_entry(const ModelFile *file, size_t number)
{
    ModelEntry entry;
    memcpy(&entry, file->bytes.data + sizeof(ModelHead) + number * sizeof entry, sizeof entry);
    return entry;
}

Status model_file_open(ModelFile *out, Str bytes, uint64_t features, Error *error)
{
    ModelHead head;
    if (bytes.len < sizeof head)
        return fail(error, STATUS_FORMAT, bytes.len, "the model file is cut off");
    memcpy(&head, bytes.data, sizeof head);
    if (memcmp(head.magic, MODEL_MAGIC, sizeof head.magic) != 0)
        return fail(error, STATUS_FORMAT, 0, "this is no model file");
    if (head.version != MODEL_FILE_VERSION)
        return fail(error, STATUS_FORMAT, 8, "the model file has version %u, this program reads %d",
                    head.version, MODEL_FILE_VERSION);
    if (head.features != features)
        return fail(error, STATUS_FORMAT, 16,
                    "the models were learned with other features than this program computes: "
                    "run 'make models'");
    if (head.sections > MODEL_SECTIONS_MAX ||
        bytes.len < sizeof head + head.sections * sizeof(ModelEntry))
        return fail(error, STATUS_FORMAT, 12, "the model file has a wrong list of sections");
    ModelFile file = { bytes, head.sections };
    for (size_t i = 0; i < file.sections; i++) {
        ModelEntry entry = model_entry(&file, i);
        if (entry.begin > bytes.len || entry.len > bytes.len - entry.begin ||
            entry.begin % MODEL_ALIGN)
            return fail(error, STATUS_FORMAT, sizeof head + i * sizeof entry,
                        "section %zu of the model file lies outside it", i + 1);
    }
    *out = file;
    return STATUS_OK;
}

static uint64_t model_checksum(Str bytes)
{
    return str_hash(str_drop(bytes, sizeof(ModelHead)));
}

Status model_file_check(const ModelFile *file, Error *error)
{
    ModelHead head;
    memcpy(&head, file->bytes.data, sizeof head);
    if (head.checksum != model_checksum(file->bytes))
        return fail(error, STATUS_FORMAT, 24, "the model file is damaged: its checksum is wrong");
    return STATUS_OK;
}

Status model_file_section(Str *out, const ModelFile *file, Str name, Error *error)
{
    for (size_t i = 0; i < file->sections; i++) {
        ModelEntry entry = model_entry(file, i);
        if (name.len < sizeof entry.name && memcmp(entry.name, name.data, name.len) == 0 &&
            entry.name[name.len] == '\0') {
            *out = str_between(file->bytes, entry.begin, entry.begin + entry.len);
            return STATUS_OK;
        }
    }
    return fail(error, STATUS_FORMAT, 0, "the model file has no section " STR_FMT, STR_ARG(name));
}

static size_t model_align(size_t at)
{
    return (at + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

Str model_file_write(const ModelSection *sections, size_t count, uint64_t features, Arena *arena)
{
    assert(count <= MODEL_SECTIONS_MAX);
    size_t len = sizeof(ModelHead) + count * sizeof(ModelEntry);
    for (size_t i = 0; i < count; i++)
        len = model_align(len) + sections[i].bytes.len;
    char *bytes = ARENA_NEW(arena, char, len);
    size_t at = sizeof(ModelHead) + count * sizeof(ModelEntry);
    for (size_t i = 0; i < count; i++) {
        at = model_align(at);
        ModelEntry entry = { .begin = at, .len = sections[i].bytes.len };
        assert(sections[i].name.len < sizeof entry.name);
        memcpy(entry.name, sections[i].name.data, sections[i].name.len);
        memcpy(bytes + sizeof(ModelHead) + i * sizeof entry, &entry, sizeof entry);
        if (sections[i].bytes.len)
            memcpy(bytes + at, sections[i].bytes.data, sections[i].bytes.len);
        at += sections[i].bytes.len;
    }
    Str file = { bytes, len };
    ModelHead head = { .version = MODEL_FILE_VERSION,
                       .sections = (uint32_t)count,
                       .features = features,
                       .checksum = model_checksum(file) };
    memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
    memcpy(bytes, &head, sizeof head);
    return file;
}
