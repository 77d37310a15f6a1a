/*
 * digest.c - key points and digest: whole sentences, at most one for a point.
 *
 * Points come in their rank.  For each, the reading that reads best on its own
 * is taken: a sentence that leans on the one before it ("This also …") tells
 * little when it stands alone.  A sentence that says much the same as one
 * taken before is passed over.  Where too few points are shared, the opening
 * sentences of each origin fill up to the least number, marked as resting on
 * one origin by their count.  Nothing is written anew.
 */
#include "edition/parts.h"

#include "base/vec.h"
#include "text/table.h"
#include "text/unicode.h"

#include "digest_openings.inc"

enum {
    DIGEST_LEAST = 3,
    DIGEST_MOST = 7,
    KEY_POINTS_MOST = 5,
    KEY_POINT_WORDS_MOST = 24,
    DIGEST_WORDS_LEAST = 6,
    DIGEST_WORDS_MOST = 48,
    DIGEST_WORDS_EASY = 28,    /* longer ones are taken less gladly */
    DIGEST_FILL_SENTENCES = 4, /* of each origin, from its beginning */
};

typedef struct SummaryLines {
    SummaryLine *items;
    size_t count;
    size_t room;
} SummaryLines;

typedef struct Digest {
    const Edition *edition;
    Rarity rarity;
    SummaryLines lines;
    struct {
        Gist *items;
        size_t count;
        size_t room;
    } taken;
    Arena *arena;
    Arena *scratch;
} Digest;

static uint32_t digest_word_count(const Analysis *analysis, const Sentence *sentence)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++)
        words += (analysis->tokens[sentence->first_token + i].flags & TOKEN_WORD) != 0;
    return words;
}

/* "This", "However", "He", "On the other hand": it leans on what stands before it. */
static bool digest_leans(const Document *document, const Sentence *sentence, Arena *scratch)
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

static bool digest_ends_sentence(Str words)
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

/* How well a sentence reads on its own; below 0: not at all. */
static double digest_quality(const Digest *digest, uint32_t report, uint32_t number,
                             SummaryRole role)
{
    const Document *document = edition_document(digest->edition, report);
    if (number >= document->analysis.sentence_count)
        return -1;
    const Sentence *sentence = &document->analysis.sentences[number];
    uint32_t words = digest_word_count(&document->analysis, sentence);
    if (sentence->kind == SENTENCE_FURNITURE || words < DIGEST_WORDS_LEAST)
        return -1;
    if (words > (role == SUMMARY_DIGEST ? DIGEST_WORDS_MOST : KEY_POINT_WORDS_MOST))
        return -1;
    if (sentence->kind == SENTENCE_HEADING && role == SUMMARY_DIGEST)
        return -1;
    if (digest_leans(document, sentence, digest->scratch))
        return -1;

    double quality = 1;
    Str text = str_slice(document->report.text, sentence->span);
    if (!digest_ends_sentence(text))
        quality -= role == SUMMARY_DIGEST ? 0.6 : 0.2;
    if (role == SUMMARY_DIGEST)
        quality -= sentence->kind == SENTENCE_LIST_ITEM ? 0.5 : 0;
    else
        quality -= 0.02 * words;
    if (words > DIGEST_WORDS_EASY)
        quality -= 0.015 * (words - DIGEST_WORDS_EASY);
    /* Who speaks is mostly a pronoun when the quotation comes first. */
    if (str_at(text, 0) == '"' || str_starts_with(text, STR("“")))
        quality -= 0.4;
    /* The same said by a report without damage reads better. */
    quality -= document->report.notes.count > 0 ? 0.2 : 0;
    /* Sentences near the top are written to be understood without the rest. */
    quality -= 0.1 * sentence->paragraph / (sentence->paragraph + 6.0);
    return quality;
}

static bool digest_is_new(const Digest *digest, const Gist *gist)
{
    for (size_t i = 0; i < digest->taken.count; i++)
        if (gist_is_alike(&digest->rarity, &digest->taken.items[i], gist))
            return false;
    return true;
}

/* Take sentence `number` of `report` unless one like it is there. */
static bool digest_take(Digest *digest, SummaryLine line, uint32_t number)
{
    const Document *document = edition_document(digest->edition, line.report);
    Gist gist = gist_of_sentence(&digest->rarity, &document->analysis, number, digest->scratch);
    if (gist.count == 0 || !digest_is_new(digest, &gist))
        return false;
    *VEC_PUSH(digest->scratch, &digest->taken) = gist;
    line.span = document->analysis.sentences[number].span;
    line.rank = (uint32_t)digest->taken.count;
    *VEC_PUSH(digest->arena, &digest->lines) = line;
    return true;
}

/* What speaks for a reading as the one to print for its point; below 0: nothing. */
static double digest_reading_quality(const Digest *digest, const Point *point, size_t number,
                                     SummaryRole role)
{
    const Reading *reading = &point->readings.items[number];
    if (reading->stance != STANCE_SAYS)
        return -1;
    double quality = digest_quality(digest, reading->report, reading->sentence, role);
    /* The claim stage put the clearest sentence first. */
    return quality < 0 ? -1 : quality + (number == 0 ? 0.25 : 0);
}

void edition_choose_words(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Digest digest = { .edition = edition, .scratch = scratch };
    Map used = map_open(scratch, edition->claims.point_count);
    for (size_t i = 0; i < edition->claims.point_count; i++) {
        Point *point = &edition->claims.points[i];
        size_t count = point->readings.count, best = 0;
        double best_quality = -2;
        for (size_t k = 0; k < count; k++) {
            const Reading *reading = &point->readings.items[k];
            double quality = digest_reading_quality(&digest, point, k, SUMMARY_DIGEST);
            uint64_t place = hash_mix(reading->report, reading->span.begin);
            /* A sentence that stands for another point already tells them not apart. */
            quality -= map_get(&used, place) != MAP_NONE ? 0.8 : 0;
            if (quality > best_quality) {
                best = k;
                best_quality = quality;
            }
        }
        if (count == 0)
            continue;
        Reading *readings = ARENA_NEW(arena, Reading, count);
        readings[0] = point->readings.items[best];
        for (size_t k = 0, to = 1; k < count; k++)
            if (k != best)
                readings[to++] = point->readings.items[k];
        point->readings = (Readings){ readings, count, count };
        *map_put(&used, hash_mix(readings[0].report, readings[0].span.begin)) = (uint32_t)i;
    }
    arena_release(scratch, mark);
}

static void digest_take_point(Digest *digest, uint32_t number, SummaryRole role)
{
    const Point *point = &digest->edition->claims.points[number];
    const Reading *best = NULL;
    double best_quality = 0;
    for (size_t i = 0; i < point->readings.count; i++) {
        const Reading *reading = &point->readings.items[i];
        double quality = digest_reading_quality(digest, point, i, role);
        if (quality >= 0 && (!best || quality > best_quality)) {
            best = reading;
            best_quality = quality;
        }
    }
    if (best)
        digest_take(
            digest,
            (SummaryLine){
                .role = role, .report = best->report, .point = number, .origins = point->origins },
            best->sentence);
}

/* The point that sentence `number` of `report` stands in, or REPORT_NONE. */
static uint32_t digest_point_of(const Edition *edition, uint32_t report, uint32_t number)
{
    for (uint32_t i = 0; i < edition->claims.point_count; i++) {
        const Readings *readings = &edition->claims.points[i].readings;
        for (size_t k = 0; k < readings->count; k++)
            if (readings->items[k].report == report && readings->items[k].sentence == number)
                return i;
    }
    return REPORT_NONE;
}

/* The opening sentences of each origin, one origin after the other. */
static void digest_fill(Digest *digest)
{
    const Edition *edition = digest->edition;
    for (uint32_t nth = 0; nth < DIGEST_FILL_SENTENCES; nth++)
        for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
            uint32_t report = edition->lineage.origin_root[o];
            const Analysis *analysis = &edition_document(edition, report)->analysis;
            uint32_t skip = nth;
            for (uint32_t s = 0; s < analysis->sentence_count; s++) {
                if (digest->taken.count >= DIGEST_LEAST)
                    return;
                if (digest_quality(digest, report, s, SUMMARY_DIGEST) < 0.5 || skip-- > 0)
                    continue;
                uint32_t point = digest_point_of(edition, report, s);
                uint32_t origins = point == REPORT_NONE ? 1 : edition->claims.points[point].origins;
                digest_take(digest,
                            (SummaryLine){ .role = SUMMARY_DIGEST,
                                           .report = report,
                                           .point = point,
                                           .origins = origins },
                            s);
                break;
            }
        }
}

void edition_summarise(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Digest digest = { .edition = edition,
                      .rarity = rarity_open(edition->docs, scratch),
                      .arena = arena,
                      .scratch = scratch };
    size_t points = edition->claims.point_count;
    for (uint32_t i = 0; i < points && digest.taken.count < KEY_POINTS_MOST; i++)
        if (edition->claims.points[i].reports > 1)
            digest_take_point(&digest, i, SUMMARY_KEY_POINT);

    digest.taken.count = 0;
    for (uint32_t i = 0; i < points && digest.taken.count < DIGEST_MOST; i++)
        if (edition->claims.points[i].reports > 1)
            digest_take_point(&digest, i, SUMMARY_DIGEST);
    digest_fill(&digest);
    edition->summary = digest.lines.items;
    edition->summary_count = digest.lines.count;
    arena_release(scratch, mark);
}
