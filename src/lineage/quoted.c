/*
 * quoted.c - "…," the fire chief told Meridian Press.
 *
 * The credited report may be there, or lost: then another report that credits
 * it as a whole has its words.
 *
 * A credit stands beside a quotation when words of the quotation that the
 * credited report has too stand in the credit's own sentence, or in the one
 * before or after it.
 */
#include "lineage/quoted.h"

#include "lineage/weights.h"

/* Said in public: so many reports quote it that have nothing else from this one. */
enum { QUOTED_PUBLIC = 3 };

/* The sentence that holds the byte, or the last one. */
static uint32_t quoted_sentence_of(const Witness *witness, uint32_t byte)
{
    const Analysis *analysis = &witness->doc->analysis;
    uint32_t at = 0;
    while (at + 1 < analysis->sentence_count && analysis->sentences[at].span.end <= byte)
        at++;
    return at;
}

/* A passage seen from one of its sides. */
typedef struct QuotedPassage {
    uint32_t begin, end; /* words of `self` */
    uint32_t from, to;   /* words of the other */
} QuotedPassage;

static QuotedPassage quoted_passage(const Pair *pair, unsigned side, size_t at)
{
    const AlignPassage *one = &pair->passages[at];
    if (side == 0)
        return (QuotedPassage){ one->a_begin, one->a_end, one->b_begin, one->b_end };
    return (QuotedPassage){ one->b_begin, one->b_end, one->a_begin, one->a_end };
}

static bool quoted_is_there(const Witness *other, const QuotedPassage *passage)
{
    for (uint32_t w = passage->from; w < passage->to; w++)
        if (other->is_quoted[w])
            return true;
    return false;
}

/* Weight of words that both quote, in passages, near a sentence of `self`. */
static double quoted_weigh_near(const Pair *pair, unsigned side, const Witness *self,
                                const Witness *other, uint32_t sentence)
{
    double sum = 0;
    for (size_t i = 0; i < pair->passage_count; i++) {
        QuotedPassage passage = quoted_passage(pair, side, i);
        bool both = quoted_is_there(other, &passage);
        for (uint32_t w = passage.begin; w < passage.end && both; w++)
            if (self->is_quoted[w] && self->sentences[w] + 1 >= sentence &&
                self->sentences[w] <= sentence + 1)
                sum += (double)self->weights[w];
    }
    return sum;
}

static bool quoted_has_credit(const Pair *pair, unsigned side, const Sources *sources,
                              const Witness *witnesses)
{
    uint32_t report = pair->report[side], parent = pair->report[1 - side];
    const Witness *self = &witnesses[report], *other = &witnesses[parent];
    for (uint32_t i = sources->first[report]; i < sources->first[report + 1]; i++) {
        const SourceCredit *one = &sources->credits[i];
        const SourceCredit *same =
            one->lost == REPORT_NONE ? NULL : source_for_lost(sources, parent, one->lost);
        bool from_lost = same && same->credit->scope == CREDIT_REPORT;
        if (!from_lost && !source_is_for(one, &witnesses[parent], parent))
            continue;
        uint32_t sentence = quoted_sentence_of(self, one->credit->span.begin);
        if (quoted_weigh_near(pair, side, self, other, sentence) >= LINEAGE_PROOF_TAKEN)
            return true;
    }
    return false;
}

/* Whether the two have more in common than speech. */
static bool quoted_are_related(const Pair *pair, const Witness *witnesses)
{
    for (unsigned side = 0; side < 2; side++)
        if (pair->side[side].told >= LINEAGE_PROOF_SHARE * witnesses[pair->report[side]].total)
            return true;
    return false;
}

/* Count the words that both sides quote. */
static void quoted_count_pair(uint8_t *heard, const Pair *pair, unsigned side,
                              const Witness *witnesses)
{
    const Witness *self = &witnesses[pair->report[side]];
    for (size_t i = 0; i < pair->passage_count; i++) {
        QuotedPassage passage = quoted_passage(pair, side, i);
        if (!quoted_is_there(&witnesses[pair->report[1 - side]], &passage))
            continue;
        for (uint32_t w = passage.begin; w < passage.end; w++)
            if (self->is_quoted[w] && heard[w] < QUOTED_PUBLIC)
                heard[w]++;
    }
}

/* How many unrelated reports quote each word of each report as well. */
static uint8_t **quoted_count_heard(const Pairs *pairs, const Witness *witnesses, size_t count,
                                    Arena *scratch)
{
    uint8_t **heard = ARENA_NEW(scratch, uint8_t *, count + 1);
    for (size_t r = 0; r < count; r++)
        heard[r] = ARENA_NEW(scratch, uint8_t, witnesses[r].count + 1);
    for (size_t i = 0; i < pairs->count; i++) {
        const Pair *pair = &pairs->items[i];
        for (unsigned side = 0; side < 2 && !quoted_are_related(pair, witnesses); side++)
            quoted_count_pair(heard[pair->report[side]], pair, side, witnesses);
    }
    return heard;
}

/* The part of the quoted words in passages that was said in public. */
static double quoted_share_public(const Pair *pair, unsigned side, const Witness *self,
                                  const uint8_t *heard)
{
    double all = 0, heard_too = 0;
    for (size_t i = 0; i < pair->passage_count; i++) {
        QuotedPassage passage = quoted_passage(pair, side, i);
        for (uint32_t w = passage.begin; w < passage.end; w++) {
            double weight = self->is_quoted[w] ? (double)self->weights[w] : 0;
            all += weight;
            heard_too += heard[w] >= QUOTED_PUBLIC ? weight : 0;
        }
    }
    return all > 0 ? heard_too / all : 0;
}

void quoted_find_taken(Pairs *pairs, const Sources *sources, const Witness *witnesses, size_t count,
                       Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    uint8_t **heard = quoted_count_heard(pairs, witnesses, count, scratch);
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned side = 0; side < 2; side++) {
            Pair *pair = &pairs->items[i];
            PairSide *own = &pair->side[side];
            uint32_t report = pair->report[side];
            bool is_credited = own->spoken + own->taken >= LINEAGE_PROOF_TAKEN &&
                               quoted_has_credit(pair, side, sources, witnesses);
            if (is_credited) {
                own->taken += own->spoken;
                continue;
            }
            double heard_too =
                own->taken * quoted_share_public(pair, side, &witnesses[report], heard[report]);
            own->taken -= heard_too;
            own->told -= heard_too;
            own->proof -= heard_too;
            pair->side[1 - side].told -= heard_too;
            pair->side[1 - side].proof -= heard_too;
        }
    arena_release(scratch, mark);
}
