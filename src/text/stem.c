#include "text/stem.h"

#include "base/ascii.h"

#include <libstemmer.h>
#include <stdlib.h>

enum { LONGEST_STEMMED = 40 };

Status stemmer_open(Stemmer *stemmer, Error *error)
{
    *stemmer = (Stemmer){ sb_stemmer_new("english", "UTF_8"),
                          calloc(STEMMER_WORDS, sizeof *stemmer->words) };
    if (stemmer->english && stemmer->words)
        return STATUS_OK;
    stemmer_close(stemmer);
    return fail(error, STATUS_MEMORY, 0, "no English stemmer");
}

void stemmer_close(Stemmer *stemmer)
{
    if (stemmer->english)
        sb_stemmer_delete(stemmer->english);
    free(stemmer->words);
    *stemmer = (Stemmer){ 0 };
}

Str stemmer_stem(Stemmer *stemmer, Str folded)
{
    if (folded.len > LONGEST_STEMMED)
        return folded;
    for (size_t i = 0; i < folded.len; i++)
        if (!ascii_is_lower(folded.data[i]) && folded.data[i] != '\'')
            return folded;
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer->english, (const sb_symbol *)folded.data, (int)folded.len);
    if (!stem)
        return folded;
    return (Str){ (const char *)stem, (size_t)sb_stemmer_length(stemmer->english) };
}
