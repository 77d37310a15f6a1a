/*
 * utterances.c - quotations of one utterance in all its forms.
 *
 * A report may split an utterance around its attribution:
 *
 *     “Half of it,” stated the professor, “and the rest of it.”
 *       [piece 1]   [cue][speaker]          [piece 2]
 *
 * The pieces are one utterance.  Utterances of different reports are compared
 * as sequences of folded words: the same words are the same utterance; a run
 * of words of a longer one is a cut form; half of the three-word runs in
 * common make an altered form.  Candidates come from an index of three-word
 * runs, so that cost grows with the number of quoted words.
 *
 * Left out: indirect speech that gives the same words without marks.
 */
#include "edition/parts.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/stop_words.h"
#include "text/unicode.h"

#include <stdlib.h>

#define UTTERANCE_ALTERED_SHARE 0.5

enum {
    UTTERANCE_STOP_BYTES = 16,  /* no stop word is longer */
    UTTERANCE_RUN = 3,          /* words of an index entry */
    UTTERANCE_GAP_MOST = 400,   /* bytes between two pieces: an attribution, not a paragraph */
    UTTERANCE_CUT_WORDS = 2,    /* a cut form has at least so many that are no stop words */
    UTTERANCE_ALTERED_RUNS = 3, /* and an altered one shares so many runs */
    UTTERANCE_WORDS_MOST = 600, /* looked at; comparing two takes their product at worst */
    UTTERANCE_TRIES_MOST = 16,  /* other utterances compared with one */
};

typedef struct Hashes {
    uint64_t *items;
    size_t count;
    size_t room;
} Hashes;

typedef struct Utterance {
    uint32_t report;
    uint32_t first; /* of its pieces in Analysis.quotes */
    uint32_t count;
    Hashes words;
    uint32_t telling; /* of them, that are no stop words */
    uint32_t group;   /* the lowest utterance of its group, by union-find */
    bool is_speech;
} Utterance;

typedef struct Utterances {
    Utterance *items;
    size_t count;
    size_t room;
} Utterances;

/* A word that is not in the list of stop words, whatever its case. */
static bool utterance_is_telling(Str word)
{
    char room[UTTERANCE_STOP_BYTES];
    if (word.len > sizeof room)
        return true;
    for (size_t i = 0; i < word.len; i++)
        room[i] = ascii_lower(str_at(word, i));
    return !stop_words_has((Str){ room, word.len });
}

static void utterance_add_words(Utterance *one, Str text, Arena *arena)
{
    Hashes *words = &one->words;
    size_t at = 0;
    while (at < text.len && words->count < UTTERANCE_WORDS_MOST) {
        size_t begin = at;
        Utf8Char next = utf8_read_at(text, at);
        while (next.len &&
               (unicode_is_letter(next.codepoint) || unicode_is_digit(next.codepoint))) {
            at += next.len;
            next = utf8_read_at(text, at);
        }
        if (at == begin) {
            at += next.len ? next.len : 1;
            continue;
        }
        Str word = str_slice(text, span(begin, at));
        *VEC_PUSH(arena, words) = unicode_fold_hash(word);
        one->telling += utterance_is_telling(word);
    }
}

static bool utterance_same_speaker(const Quote *a, const Quote *b)
{
    bool a_known = span_len(a->speaker) > 0, b_known = span_len(b->speaker) > 0;
    if (!a_known || !b_known)
        return a_known != b_known;
    if (a->speaker.begin == b->speaker.begin && a->speaker.end == b->speaker.end)
        return true;
    return a->entity != UINT32_MAX && a->entity == b->entity;
}

/* Whether quote `b` goes on what quote `a`, right before it, began. */
static bool utterance_continues(const Document *document, const Quote *a, const Quote *b)
{
    if (!a->is_speech || !b->is_speech || b->span.begin < a->span.end)
        return false;
    if (b->span.begin - a->span.end > UTTERANCE_GAP_MOST || !utterance_same_speaker(a, b))
        return false;
    if (a->sentence == b->sentence)
        return true;
    /* “X,” said Y. “Z.”  The gap holds no sentence of its own. */
    const Analysis *analysis = &document->analysis;
    if (b->sentence != a->sentence + 1 || b->sentence >= analysis->sentence_count)
        return false;
    return analysis->sentences[a->sentence].paragraph == analysis->sentences[b->sentence].paragraph;
}

static void utterance_collect(Utterances *all, const Edition *edition, uint32_t report,
                              Arena *scratch)
{
    const Document *document = edition_document(edition, report);
    const Analysis *analysis = &document->analysis;
    for (uint32_t i = 0; i < analysis->quote_count;) {
        const Quote *quotes = analysis->quotes;
        Utterance one = { .report = report,
                          .first = i,
                          .is_speech = quotes[i].is_speech,
                          .group = (uint32_t)all->count };
        do {
            utterance_add_words(&one, str_slice(document->report.text, quotes[i].span), scratch);
            i++;
        } while (i < analysis->quote_count &&
                 utterance_continues(document, &quotes[i - 1], &quotes[i]));
        one.count = i - one.first;
        if (one.words.count > 0)
            *VEC_PUSH(scratch, all) = one;
    }
}

static uint64_t utterance_run_hash(const Hashes *words, size_t at, size_t len)
{
    uint64_t hash = len;
    for (size_t i = 0; i < len; i++)
        hash = hash_mix(hash, words->items[at + i]);
    return hash;
}

/* Place of the words of `part` in `whole`, or STR_NONE. */
static size_t utterance_find(const Hashes *whole, const Hashes *part)
{
    for (size_t i = 0; i + part->count <= whole->count; i++) {
        size_t same = 0;
        while (same < part->count && whole->items[i + same] == part->items[same])
            same++;
        if (same == part->count)
            return i;
    }
    return STR_NONE;
}

static int utterance_compare_hash(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static Hashes utterance_runs(const Hashes *words, Arena *arena)
{
    Hashes runs = { 0 };
    for (size_t i = 0; i + UTTERANCE_RUN <= words->count; i++)
        *VEC_PUSH(arena, &runs) = utterance_run_hash(words, i, UTTERANCE_RUN);
    if (runs.count)
        qsort(runs.items, runs.count, sizeof *runs.items, utterance_compare_hash);
    return runs;
}

/* Share of the three-word runs of the shorter one that the other has; 0 for few. */
static double utterance_common_runs(const Hashes *a, const Hashes *b, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Hashes left = utterance_runs(a, scratch), right = utterance_runs(b, scratch);
    size_t common = 0, less = left.count < right.count ? left.count : right.count;
    for (size_t i = 0, k = 0; i < left.count && k < right.count;) {
        int order = utterance_compare_hash(&left.items[i], &right.items[k]);
        common += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    arena_release(scratch, mark);
    return common >= UTTERANCE_ALTERED_RUNS ? (double)common / (double)less : 0;
}

static bool utterance_is_equal(const Hashes *a, const Hashes *b)
{
    return a->count == b->count && utterance_find(a, b) == 0;
}

static bool utterance_is_cut(const Utterance *whole, const Utterance *part)
{
    return (part->telling >= UTTERANCE_CUT_WORDS || part->words.count > UTTERANCE_RUN) &&
           part->words.count < whole->words.count &&
           utterance_find(&whole->words, &part->words) != STR_NONE;
}

static bool utterance_is_same(const Utterance *a, const Utterance *b, Arena *scratch)
{
    if (utterance_is_equal(&a->words, &b->words))
        return true;
    /* Phrases in quotation marks are alike by chance; only speech is cut or altered. */
    if (!a->is_speech && !b->is_speech)
        return false;
    return utterance_is_cut(a, b) || utterance_is_cut(b, a) ||
           utterance_common_runs(&a->words, &b->words, scratch) >= UTTERANCE_ALTERED_SHARE;
}

static uint32_t utterance_root(Utterance *items, uint32_t number)
{
    while (items[number].group != number) {
        items[number].group = items[items[number].group].group;
        number = items[number].group;
    }
    return number;
}

/* Comparing one utterance with those that share a run of words. */
typedef struct UtteranceJoin {
    Utterances *all;
    Map first_with; /* run of words to the first utterance that had it */
    uint32_t tried[UTTERANCE_TRIES_MOST];
    size_t tried_count;
    Arena *scratch;
} UtteranceJoin;

static void utterance_try_join(UtteranceJoin *join, uint32_t number, uint32_t candidate)
{
    Utterance *items = join->all->items;
    uint32_t a = utterance_root(items, number), b = utterance_root(items, candidate);
    if (a == b || join->tried_count == UTTERANCE_TRIES_MOST)
        return;
    for (size_t i = 0; i < join->tried_count; i++)
        if (join->tried[i] == candidate)
            return;
    join->tried[join->tried_count++] = candidate;
    if (!utterance_is_same(&items[number], &items[candidate], join->scratch))
        return;
    items[a < b ? b : a].group = a < b ? a : b;
}

/* Enter every run of `len` words of utterance `number`, or join with who had it. */
static void utterance_enter_runs(UtteranceJoin *join, uint32_t number, size_t len)
{
    const Hashes *words = &join->all->items[number].words;
    for (size_t at = 0; at + len <= words->count; at++) {
        uint32_t *entry = map_put(&join->first_with, utterance_run_hash(words, at, len));
        if (*entry == MAP_NONE)
            *entry = number;
        else if (*entry != number)
            utterance_try_join(join, number, *entry);
    }
}

/*
 * Join utterances that share a run of words, each with the first that had it.
 * Those too short for a run are entered whole, and sought in the longer ones.
 */
static void utterance_join(Utterances *all, Arena *scratch)
{
    UtteranceJoin join = { .all = all, .first_with = map_open(scratch, 256), .scratch = scratch };
    for (uint32_t i = 0; i < all->count; i++) {
        size_t len = all->items[i].words.count;
        join.tried_count = 0;
        utterance_enter_runs(&join, i, len < UTTERANCE_RUN ? len : UTTERANCE_RUN);
    }
    for (uint32_t i = 0; i < all->count; i++) {
        const Hashes *words = &all->items[i].words;
        join.tried_count = 0;
        for (size_t at = 0; words->count >= UTTERANCE_RUN && at + 2 <= words->count; at++) {
            uint32_t entry = map_get(&join.first_with, utterance_run_hash(words, at, 2));
            if (entry != MAP_NONE)
                utterance_try_join(&join, i, entry);
        }
    }
}

/* "He", "we": a word that names nobody. */
static bool utterance_is_pronoun(const Analysis *analysis, Span at)
{
    size_t low = 0, high = analysis->token_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->tokens[middle].span.end <= at.begin)
            low = middle + 1;
        else
            high = middle;
    }
    return low < analysis->token_count && analysis->tokens[low].tag == TAG_PRON &&
           analysis->tokens[low].span.end >= at.end;
}

/* Who a phrase is from: the source of the attribution whose content it stands in. */
static Span utterance_source(const Analysis *analysis, const Quote *quote)
{
    if (span_len(quote->speaker) > 0)
        return quote->speaker;
    for (size_t i = 0; i < analysis->attribution_count; i++) {
        const Attribution *attribution = &analysis->attributions[i];
        if (attribution->sentence != quote->sentence || attribution->source.count == 0)
            continue;
        for (size_t k = 0; k < attribution->content.count; k++)
            if (span_overlaps(attribution->content.items[k], quote->span))
                return attribution->source.items[0];
    }
    return (Span){ 0 };
}

/* The same where "he" stands: where the report names him, or nobody. */
static Span utterance_named(const Document *document, const Quote *quote)
{
    const Analysis *analysis = &document->analysis;
    Span source = utterance_source(analysis, quote);
    if (span_len(source) == 0 || !utterance_is_pronoun(analysis, source))
        return source;
    return quote->entity < analysis->entity_count
               ? str_span_in(document->report.text, analysis->entities[quote->entity].text)
               : (Span){ 0 };
}

static QuoteForm utterance_form(const Utterance *main, const Utterance *one)
{
    if (utterance_is_equal(&main->words, &one->words))
        return QUOTE_EXACT;
    return utterance_find(&main->words, &one->words) != STR_NONE ? QUOTE_CUT : QUOTE_ALTERED;
}

/* Speech without the comma that stands inside its marks where the sentence goes on. */
static Span utterance_words(const Document *document, Span at)
{
    Str words = str_slice(document->report.text, at);
    at.end -= words.len > 1 && str_ends_with(words, STR(","));
    return at;
}

static void utterance_add_readings(QuoteGroup *group, const Edition *edition, const Utterance *one,
                                   QuoteForm form)
{
    const Analysis *analysis = &edition_document(edition, one->report)->analysis;
    for (uint32_t i = 0; i < one->count; i++) {
        const Quote *quote = &analysis->quotes[one->first + i];
        group->readings[group->count++] = (QuoteReading){
            .report = one->report,
            .span = utterance_words(edition_document(edition, one->report), quote->span),
            .speaker = utterance_named(edition_document(edition, one->report), quote),
            .sentence = edition_sentence(edition_document(edition, one->report), quote->sentence),
            .form = form,
            .continues = i > 0,
        };
    }
}

/* A name that some report gives the speaker. */
typedef struct UtteranceSpeaker {
    Str words;
    uint64_t key;   /* equal for names of one speaker */
    uint32_t votes; /* pieces with it */
    bool is_person;
} UtteranceSpeaker;

/* Who speaks a piece, by the fullest name that its report has for him. */
static UtteranceSpeaker utterance_speaker_of(const Edition *edition, const QuoteReading *reading)
{
    const Analysis *analysis = &edition_document(edition, reading->report)->analysis;
    Str words = edition_words(edition, reading->report, reading->speaker);
    UtteranceSpeaker speaker = { .words = words, .key = unicode_fold_hash(words) };
    for (size_t i = 0; i < analysis->name_count; i++) {
        const Name *name = &analysis->names[i];
        if (name->span.begin >= reading->speaker.end)
            break;
        if (!span_contains(reading->speaker, name->span) || name->entity >= analysis->entity_count)
            continue;
        const Entity *entity = &analysis->entities[name->entity];
        if (speaker.is_person && name->kind != NAME_PERSON)
            continue;
        bool is_all = span_len(name->span) == span_len(reading->speaker);
        if (!is_all && name->kind != NAME_PERSON)
            continue;
        speaker.key = entity->key ? entity->key : unicode_fold_hash(entity->text);
        speaker.is_person |= name->kind == NAME_PERSON;
        if (is_all && entity->text.len > words.len)
            speaker.words = entity->text;
    }
    return speaker;
}

static bool utterance_speaks_rather(const UtteranceSpeaker *a, const UtteranceSpeaker *b)
{
    if (a->is_person != b->is_person)
        return a->is_person;
    return a->votes > b->votes;
}

/* The speaker that most pieces have, persons before others, by the fullest of his names. */
static Str utterance_speaker(const Edition *edition, const QuoteGroup *group, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    UtteranceSpeaker *speakers = ARENA_NEW(scratch, UtteranceSpeaker, group->count + 1);
    size_t count = 0;
    Map by_key = map_open(scratch, group->count);
    for (size_t i = 0; i < group->count; i++) {
        if (span_len(group->readings[i].speaker) == 0)
            continue;
        UtteranceSpeaker one = utterance_speaker_of(edition, &group->readings[i]);
        uint32_t *found = map_put(&by_key, one.key);
        if (*found == MAP_NONE) {
            *found = (uint32_t)count;
            speakers[count++] = one;
        }
        UtteranceSpeaker *speaker = &speakers[*found];
        speaker->votes++;
        if (one.words.len > speaker->words.len)
            speaker->words = one.words;
    }
    UtteranceSpeaker best = { 0 };
    for (size_t i = 0; i < count; i++)
        if (utterance_speaks_rather(&speakers[i], &best))
            best = speakers[i];
    arena_release(scratch, mark);
    return best.words;
}

typedef struct RankedQuote {
    QuoteGroup group;
    uint32_t reports;
    uint32_t before;
} RankedQuote;

/* Speech before phrases, most origins first, those with a speaker before orphans. */
static int quote_group_compare(const void *left, const void *right)
{
    const RankedQuote *a = left, *b = right;
    if (a->group.is_speech != b->group.is_speech)
        return a->group.is_speech ? -1 : 1;
    if (a->group.origins != b->group.origins)
        return a->group.origins < b->group.origins ? 1 : -1;
    if ((a->group.speaker.len > 0) != (b->group.speaker.len > 0))
        return a->group.speaker.len > 0 ? -1 : 1;
    if (a->reports != b->reports)
        return a->reports < b->reports ? 1 : -1;
    return (a->before > b->before) - (a->before < b->before);
}

/* Whether the report has said the same words already, in this group. */
static bool utterance_is_again(const Utterances *all, uint32_t head, uint32_t number,
                               const uint32_t *next)
{
    const Utterance *one = &all->items[number];
    for (uint32_t i = head; i != number; i = next[i])
        if (all->items[i].report == one->report &&
            utterance_is_equal(&all->items[i].words, &one->words))
            return true;
    return false;
}

/* The group that `head` is the lowest utterance of. */
static QuoteGroup utterance_group(const Edition *edition, Utterances *all, uint32_t head,
                                  const uint32_t *next, Arena *arena, Arena *scratch)
{
    size_t pieces = 0;
    const Utterance *main = &all->items[head];
    for (uint32_t i = head; i != MAP_NONE; i = next[i]) {
        pieces += all->items[i].count;
        if (all->items[i].words.count > main->words.count)
            main = &all->items[i];
    }
    QuoteGroup group = { .readings = ARENA_NEW(arena, QuoteReading, pieces) };
    for (uint32_t i = head; i != MAP_NONE; i = next[i]) {
        const Utterance *one = &all->items[i];
        group.is_speech |= one->is_speech;
        if (utterance_is_again(all, head, i, next))
            continue;
        utterance_add_readings(&group, edition, one, utterance_form(main, one));
    }
    group.speaker = utterance_speaker(edition, &group, scratch);
    return group;
}

/* An outlet that is credited beside any piece is who heard it. */
static void utterance_count_origins(QuoteGroup *group, OriginCount *counter)
{
    origin_count_begin(counter);
    for (size_t k = 0, end; k < group->count; k = end) {
        const QuoteReading *first = &group->readings[k];
        for (end = k + 1; end < group->count && group->readings[end].continues;)
            end++;
        Span at = span(first->sentence.begin, group->readings[end - 1].sentence.end);
        origin_count_add(counter, first->report, at);
    }
    group->origins = counter->count;
}

void edition_find_quotes(Edition *edition, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    Utterances all = { 0 };
    for (uint32_t i = 0; i < edition->docs.count; i++)
        utterance_collect(&all, edition, i, scratch);
    utterance_join(&all, scratch);

    /* Chain the utterances of a group, in their order. */
    uint32_t *next = ARENA_NEW(scratch, uint32_t, all.count + 1);
    uint32_t *last = ARENA_NEW(scratch, uint32_t, all.count + 1);
    size_t groups = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        uint32_t head = utterance_root(all.items, i);
        next[i] = MAP_NONE;
        if (head != i)
            next[last[head]] = i;
        last[head] = i;
        groups += head == i;
    }
    RankedQuote *ranked = ARENA_NEW(scratch, RankedQuote, groups + 1);
    OriginCount counter = origin_count_open(edition, scratch);
    uint32_t found = 0;
    for (uint32_t i = 0; i < all.count; i++) {
        if (all.items[i].group != i)
            continue;
        QuoteGroup group = utterance_group(edition, &all, i, next, arena, scratch);
        utterance_count_origins(&group, &counter);
        ranked[found] = (RankedQuote){ group, counter.reports, found };
        found++;
    }
    qsort(ranked, found, sizeof *ranked, quote_group_compare);
    edition->quotes = ARENA_NEW(arena, QuoteGroup, found);
    edition->quote_count = found;
    for (uint32_t i = 0; i < found; i++)
        edition->quotes[i] = ranked[i].group;
    arena_release(scratch, mark);
}
