#include "language/models.h"

#include "document/analysis.h"
#include "learn/model_file.h"

#include "language_model.inc"

Str models_linked(void)
{
    const void *bytes = LANGUAGE_MODEL;
    return (Str){ bytes, LANGUAGE_MODEL_BYTES };
}

static uint64_t models_mix(uint64_t hash, const Features *features)
{
    for (size_t i = 0; i < features->count; i++)
        hash = hash_mix(hash, features->items[i]);
    return hash;
}

/* Of a sentence that no table knows a word of, so that editing one changes nothing. */
uint64_t models_features(void)
{
    static const Str WORDS[] = { { "Qzx-9", 5 }, { "qzxing", 6 }, { "\xe2\x80\x9cQZ", 5 } };
    enum { COUNT = sizeof WORDS / sizeof WORDS[0], ROOM = COUNT + 2 * SENTENCE_PAD };
    WordForm forms[COUNT];
    TaggedWord room[ROOM], *words = room + SENTENCE_PAD;
    ParseNode nodes[COUNT + 2];
    int32_t stack[COUNT + 1] = { 0, 1 };
    Features features;
    uint64_t hash = 0;
    for (size_t i = 0; i < ROOM; i++)
        room[i] = (TaggedWord){ &WORD_END, FINE_END, FINE_END, 0 };
    for (uint32_t i = 0; i < COUNT; i++) {
        word_form_read(&forms[i], WORDS[i]);
        forms[i].guess = (uint8_t)(i + 1);
        words[i] = (TaggedWord){ &forms[i], (uint8_t)(i + 3), (uint8_t)(i + 5), (uint8_t)i };
        tag_guess_features(&features, &forms[i]);
        hash = models_mix(hash, &features);
    }
    tag_features(&features, words, 1);
    hash = models_mix(hash, &features);
    for (int32_t i = 0; i < COUNT + 2; i++)
        nodes[i] = (ParseNode){ i, i, 0, 1, i, 1, (uint16_t)i, (uint8_t)i };
    ParseState state = { words, nodes, stack, 2, 2, COUNT };
    parse_move_features(&features, &state);
    hash = models_mix(hash, &features);
    parse_label_features(&features, &state, 1, 2);
    hash = models_mix(hash, &features);
    const uint8_t hints[COUNT] = { 1, 2, 3 };
    const Map memory = { 0 };
    NameSentence sentence = { words, hints, COUNT, &memory };
    name_word_features(&features, &sentence, 1);
    return models_mix(hash, &features);
}

static Status models_open_linear(Linear *out, const ModelFile *file, Str name, Error *error)
{
    Str bytes;
    TRY(model_file_section(&bytes, file, name, error));
    return linear_open(out, bytes, error);
}

Status models_open(LanguageModels *out, Str bytes, Error *error)
{
    ModelFile file;
    LanguageModels models;
    Str tags, names;
    TRY(model_file_open(&file, bytes, models_features(), error));
    TRY(model_file_section(&models.about, &file, STR("about"), error));
    TRY(model_file_section(&tags, &file, STR("fine tags"), error));
    TRY(tagger_read_list(&models.tagger, tags, error));
    TRY(models_open_linear(&models.tagger.guess, &file, STR("guess"), error));
    TRY(models_open_linear(&models.tagger.tags, &file, STR("tags"), error));
    TRY(models_open_linear(&models.parser.moves, &file, STR("moves"), error));
    TRY(models_open_linear(&models.parser.labels, &file, STR("labels"), error));
    TRY(model_file_section(&names, &file, STR("names"), error));
    TRY(name_model_open(&models.names, names, error));
    if (models.tagger.guess.classes != models.tagger.fine_count ||
        models.tagger.tags.classes != models.tagger.fine_count ||
        models.parser.moves.classes != PARSE_MOVES ||
        models.parser.labels.classes != DEP_COUNT)
        return fail(error, STATUS_FORMAT, 0, "the models have other classes than this program");
    *out = models;
    return STATUS_OK;
}

Status models_check(Str bytes, Error *error)
{
    ModelFile file;
    LanguageModels models;
    TRY(models_open(&models, bytes, error));
    TRY(model_file_open(&file, bytes, models_features(), error));
    return model_file_check(&file, error);
}
