/*
 * digest.c - key points and digest: whole sentences, at most one for a point.
 *
 * Points come in their rank, each with the sentence chosen for it (wording.c).
 * A sentence that says much the same as one taken before is passed over.  Where too few points are
 * shared, the opening sentences of each origin fill up to the least number, marked as resting on
 * one origin by their count.  Nothing is written anew.
 */
#include "edition/parts.h"

#include "base/vec.h"

enum {
    DIGEST_LEAST = 3,
    DIGEST_MOST = 7,
    KEY_POINTS_MOST = 5,
    DIGEST_FILL_SENTENCES = 4, /* of each origin, from its beginning */
};

typedef struct SummaryLines {
    SummaryLine *items;
    size_t count;
    size_t room;
} SummaryLines;

typedef struct Digest {
    const Edition *edition;
    OriginCount counter;
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
    line.span = edition_sentence(document, number);
    line.rank = (uint32_t)digest->taken.count;
    *VEC_PUSH(digest->arena, &digest->lines) = line;
    return true;
}

/*
 * Whether a sentence with other origins beside it tells the reader mainly what
 * they agree on: all of it is said by two of them, or its main statement is.
 */
static bool digest_is_fair(const Readings *readings, const SummaryLine *line)
{
    return line->in_full > 1 || line->origins < 2 || readings->items[0].opens;
}

/* A point's sentence for this place of the page, unless it does not read well alone. */
static void digest_take_point(Digest *digest, uint32_t number, SummaryRole role)
{
    const Edition *edition = digest->edition;
    const Point *point = &edition->claims.points[number];
    const Readings *readings = role == SUMMARY_KEY_POINT ? &point->brief : &point->readings;
    if (readings->count < 2)
        return;
    const Reading *first = &readings->items[0];
    SummaryLine line = { .role = role,
                         .report = first->report,
                         .point = number,
                         .origins = origin_count_saying(&digest->counter, readings, true),
                         .in_full = origin_count_saying(&digest->counter, readings, false) };
    if (digest_is_fair(readings, &line) &&
        wording_quality(edition, first->report, first->sentence, role, digest->scratch) >= 0)
        digest_take(digest, line, first->sentence);
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
                if (wording_quality(edition, report, s, SUMMARY_DIGEST, digest->scratch) < 0.5 ||
                    skip-- > 0)
                    continue;
                digest_take(digest,
                            (SummaryLine){ .role = SUMMARY_DIGEST,
                                           .report = report,
                                           .point = REPORT_NONE,
                                           .origins = 1,
                                           .in_full = 1 },
                            s);
                break;
            }
        }
}

void edition_summarise(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Digest digest = { .edition = edition,
                      .counter = origin_count_open(edition, scratch),
                      .rarity = rarity_open(edition->docs, scratch),
                      .arena = arena,
                      .scratch = scratch };
    size_t points = edition->claims.point_count;
    for (uint32_t i = 0; i < points && digest.taken.count < KEY_POINTS_MOST; i++)
        digest_take_point(&digest, i, SUMMARY_KEY_POINT);

    digest.taken.count = 0;
    for (uint32_t i = 0; i < points && digest.taken.count < DIGEST_MOST; i++)
        digest_take_point(&digest, i, SUMMARY_DIGEST);
    digest_fill(&digest);
    edition->summary = digest.lines.items;
    edition->summary_count = digest.lines.count;
    arena_release(scratch, mark);
}
