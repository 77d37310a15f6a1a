/*
 * wording.c - which of its sentences a point is printed as.
 *
 * The sentence that most origins say all of, and among those the one that reads
 * best on its own: a sentence that leans on the one before it ("This also …")
 * tells little when it stands alone.  The claim stage found out who says all
 * of each; here one is chosen for the digest and a short one for the key
 * points, and the readings get their stance to it.
 */
#include "edition/parts.h"

#include "text/table.h"
#include "text/unicode.h"

#include "digest_openings.inc"

enum {
    WORDING_LEAST = 6,  /* words */
    WORDING_BRIEF = 24, /* the most of a key point, */
    WORDING_MOST = 48,  /* and of a line of the digest */
    WORDING_EASY = 28,  /* longer ones are taken less gladly */
};

/* What an origin more outweighs, what the clearest sentence has before the others,
 * and how little one is wanted that was used before. */
#define WORDING_GAIN_ORIGIN 4.0
#define WORDING_GAIN_FIRST  0.25
#define WORDING_COST_USED   0.8

static uint32_t wording_count_words(const Analysis *analysis, const Sentence *sentence)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++)
        words += (analysis->tokens[sentence->first_token + i].flags & TOKEN_WORD) != 0;
    return words;
}

/* "This", "However", "He", "On the other hand": it leans on what stands before it. */
static bool wording_leans(const Document *document, const Sentence *sentence, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    const Token *first = &document->analysis.tokens[sentence->first_token];
    Str word = { 0 };
    for (uint32_t i = 0; i < sentence->token_count && word.len == 0; i++)
        if (first[i].flags & TOKEN_WORD)
            word = unicode_fold_str(str_slice(document->report.text, first[i].span), scratch);
    bool leans = word.len == 0 || TABLE_FIND(DIGEST_OPENINGS, word, word) != NULL;
    arena_release(scratch, mark);
    return leans;
}

static bool wording_ends_sentence(Str words)
{
    Str closers[] = { STR("\""), STR("'"), STR("”"), STR("’"), STR(")"), STR("»") };
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
            if (str_ends_with(words, closers[i])) {
                words = str_take(words, words.len - closers[i].len);
                more = true;
            }
    }
    char last = words.len ? str_at(words, words.len - 1) : 0;
    return last == '.' || last == '!' || last == '?' || str_ends_with(words, STR("…"));
}

double wording_quality(const Edition *edition, uint32_t report, uint32_t number, SummaryRole role,
                       Arena *scratch)
{
    const Document *document = edition_document(edition, report);
    if (number >= document->analysis.sentence_count)
        return -1;
    const Sentence *sentence = &document->analysis.sentences[number];
    uint32_t words = wording_count_words(&document->analysis, sentence);
    if (sentence->kind == SENTENCE_FURNITURE || words < WORDING_LEAST)
        return -1;
    if (words > (role == SUMMARY_DIGEST ? WORDING_MOST : WORDING_BRIEF))
        return -1;
    if (sentence->kind == SENTENCE_HEADING && role == SUMMARY_DIGEST)
        return -1;
    if (wording_leans(document, sentence, scratch))
        return -1;

    double quality = 1;
    Str text = str_slice(document->report.text, sentence_words(sentence));
    if (!wording_ends_sentence(text))
        quality -= role == SUMMARY_DIGEST ? 0.6 : 0.2;
    if (role == SUMMARY_DIGEST)
        quality -= sentence->kind == SENTENCE_LIST_ITEM ? 0.5 : 0;
    else
        quality -= 0.02 * words + (sentence->kind == SENTENCE_HEADING ? 0.5 : 0);
    if (words > WORDING_EASY)
        quality -= 0.015 * (words - WORDING_EASY);
    /* Who speaks is mostly a pronoun when the quotation comes first. */
    if (str_at(text, 0) == '"' || str_starts_with(text, STR("“")))
        quality -= 0.4;
    /* The same said by a report without damage reads better. */
    quality -= document->report.notes.count > 0 ? 0.2 : 0;
    /* Sentences near the top are written to be understood without the rest. */
    quality -= 0.1 * sentence->paragraph / (sentence->paragraph + 6.0);
    return quality;
}

/* The readings with their stance to wording number `wording`, which comes first. */
static Readings wording_readings(const Point *point, uint32_t wording, Arena *arena)
{
    size_t count = point->readings.count;
    Readings out = { ARENA_NEW(arena, Reading, count), count, count };
    for (size_t i = 0, to = 1; i < count; i++) {
        Reading *reading = &out.items[i == wording ? 0 : to++];
        *reading = point->readings.items[i];
        if (i < point->supported && reading->stance != STANCE_CONTRADICTS)
            reading->stance = (Stance)point->support[wording * point->supported + i];
    }
    return out;
}

typedef struct WordingChooser {
    const Edition *edition;
    OriginCount counter;
    Map used; /* sentences that stand for a point */
    Arena *scratch;
} WordingChooser;

/* The wording to print in a place; `quality` gets how it reads, below 0 when none reads well. */
static uint32_t wording_choose(WordingChooser *chooser, const Point *point, SummaryRole role,
                               double *quality)
{
    ArenaMark mark = arena_mark(chooser->scratch);
    uint32_t best = 0;
    double best_score = -1e9;
    for (uint32_t i = 0; i < point->wordings; i++) {
        const Reading *reading = &point->readings.items[i];
        if (reading->stance == STANCE_CONTRADICTS)
            continue;
        Readings readings = wording_readings(point, i, chooser->scratch);
        double reads = wording_quality(chooser->edition, reading->report, reading->sentence, role,
                                       chooser->scratch);
        uint64_t place = hash_mix(reading->report, reading->span.begin);
        double score = reads + (i == 0 ? WORDING_GAIN_FIRST : 0);
        if (reads >= 0)
            score += WORDING_GAIN_ORIGIN * origin_count_saying(&chooser->counter, &readings, false);
        /* A sentence that stands for another point already tells them not apart. */
        score -= map_get(&chooser->used, place) != MAP_NONE ? WORDING_COST_USED : 0;
        if (score <= best_score)
            continue;
        best = i;
        best_score = score;
        *quality = reads;
    }
    arena_release(chooser->scratch, mark);
    return best;
}

void edition_choose_words(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Claims *claims = &edition->claims;
    WordingChooser chooser = { edition, origin_count_open(edition, scratch),
                               map_open(scratch, claims->point_count), scratch };
    Point *points = ARENA_NEW(arena, Point, claims->point_count);
    for (uint32_t i = 0; i < claims->point_count; i++) {
        const Point *point = &claims->points[i];
        double quality = -1;
        uint32_t brief = wording_choose(&chooser, point, SUMMARY_KEY_POINT, &quality);
        points[i] = *point;
        if (quality >= 0)
            points[i].brief = wording_readings(point, brief, arena);
        uint32_t wording = wording_choose(&chooser, point, SUMMARY_DIGEST, &quality);
        points[i].readings = wording_readings(point, wording, arena);
        const Reading *first = points[i].readings.items;
        if (points[i].readings.count > 0)
            *map_put(&chooser.used, hash_mix(first->report, first->span.begin)) = i;
    }
    claims->points = points;
    arena_release(scratch, mark);
}
