#include "language/tagger.h"

#include "document/dependencies.h"

/* Points by which a second guess may be behind the first. */
enum { TAG_GUESS_FAR = 60 };

Status tagger_read_list(Tagger *out, Str lines, Error *error)
{
    out->fine_count = 0;
    while (lines.len) {
        StrCut cut = str_cut(lines, '\n');
        lines = cut.tail;
        if (out->fine_count == FINE_TAGS_MAX)
            return fail(error, STATUS_FORMAT, 0, "the model file has too many tags");
        out->coarse[out->fine_count++] = (uint8_t)tag_from_name(str_cut(cut.head, ' ').head);
    }
    return STATUS_OK;
}

void tagger_guess(const Tagger *tagger, WordForm *form)
{
    Features features;
    int32_t scores[LINEAR_CLASSES_MAX] = { 0 };
    tag_guess_features(&features, form);
    linear_add(&tagger->guess, &features, scores);
    form->guess = (uint8_t)linear_best(scores, tagger->guess.classes);
    int32_t best = scores[form->guess];
    scores[form->guess] = INT32_MIN;
    form->second = (uint8_t)linear_best(scores, tagger->guess.classes);
    /* A second that is far behind is none. */
    if (best - scores[form->second] > TAG_GUESS_FAR)
        form->second = FINE_NONE;
}

void tagger_tag(const Tagger *tagger, TaggedWord *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Features features;
        int32_t scores[LINEAR_CLASSES_MAX] = { 0 };
        tag_features(&features, words, i);
        linear_add(&tagger->tags, &features, scores);
        words[i].fine = (uint8_t)linear_best(scores, tagger->tags.classes);
        words[i].coarse = tagger->coarse[words[i].fine];
    }
}
