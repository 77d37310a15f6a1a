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

/* The sentence that holds the byte, or the last one. */
static uint32_t quoted_sentence_of(const Witness *witness, uint32_t byte)
{
    const Analysis *analysis = &witness->doc->analysis;
    uint32_t at = 0;
    while (at + 1 < analysis->sentence_count && analysis->sentences[at].span.end <= byte)
        at++;
    return at;
}

/* Weight of words that both quote, in passages, near a sentence of `self`. */
static double quoted_weigh_near(const Pair *pair, unsigned side, const Witness *self,
                                const Witness *other, uint32_t sentence)
{
    double sum = 0;
    for (size_t i = 0; i < pair->passage_count; i++) {
        const AlignPassage *one = &pair->passages[i];
        uint32_t begin = side == 0 ? one->a_begin : one->b_begin;
        uint32_t end = side == 0 ? one->a_end : one->b_end;
        uint32_t from = side == 0 ? one->b_begin : one->a_begin;
        uint32_t to = side == 0 ? one->b_end : one->a_end;
        bool both = false;
        for (; from < to && !both; from++)
            both = other->is_quoted[from];
        for (uint32_t w = begin; w < end && both; w++)
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

void quoted_find_taken(Pairs *pairs, const Sources *sources, const Witness *witnesses)
{
    for (size_t i = 0; i < pairs->count; i++)
        for (unsigned side = 0; side < 2; side++) {
            PairSide *own = &pairs->items[i].side[side];
            if (own->spoken >= LINEAGE_PROOF_TAKEN &&
                quoted_has_credit(&pairs->items[i], side, sources, witnesses))
                own->taken += own->spoken;
        }
}
