/*
 * terms.c - reports as vectors of weighted terms.
 *
 * What an event is told by are rare words: names, places, numbers.  Each word
 * and each pair of neighbouring words weighs by how few reports have it
 * (tf-idf; Salton and Buckley 1988), the title and the lead count more, and
 * stop words do not count.  Words are compared folded and not stemmed, which
 * did no better on any development set.  What an event is called in a title
 * varies more: the words of title and lead are held a second time, cut to
 * their beginnings, which serves as a stem in most languages.
 */
#include "story/terms.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "story/weights.h"
#include "text/stop_words.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct StoryCount {
    uint32_t term;
    float count;
} StoryCount;

/* A word that says something, and its pair with the one before it. */
typedef struct StoryWord {
    Str text;
    uint64_t hash;
    uint64_t pair; /* hash, 0 where no word is before it */
    float count;
} StoryWord;

/* Reading one report. */
typedef struct StoryReading {
    StoryTerms *terms;
    const Document *doc;
    Arena *arena; /* of the terms */
    Arena *scratch;
    struct {
        StoryWord *items;
        size_t count, room;
    } words;
    struct {
        StoryCount *items;
        size_t count, room;
    } found;
    struct {
        uint64_t *items;
        size_t count, room;
    } unmet;
    struct {
        StoryHead *items;
        size_t count, room;
    } heads;
    uint64_t before; /* hash of the word before, 0 at a beginning */
    size_t place;    /* of the word in the text, stop words counted */
    bool has_title;
} StoryReading;

StoryTerms story_terms_open(size_t reports, Arena *arena)
{
    enum { BITS_OF_REPORT = 2048, BITS_LEAST = 1 << 16 };
    uint64_t bits = BITS_LEAST;
    while (bits < (uint64_t)reports * BITS_OF_REPORT)
        bits *= 2;
    StoryTerms terms = { .numbers = map_open(arena, 1 << 12),
                         .heads = map_open(arena, 1 << 12),
                         .met = ARENA_NEW(arena, uint64_t, bits / 64),
                         .met_mask = bits - 1,
                         .scales = ARENA_NEW(arena, StoryScale, reports + 1),
                         .scale_room = reports + 1 };
    for (size_t i = 1; i < STORY_LOGS; i++)
        terms.logs[i] = 1 + log((double)i);
    return terms;
}

double story_term_proof(const StoryTerm *term, bool across)
{
    if (term->is_pair)
        return 0;
    if (term->is_number || !term->is_small)
        return 1;
    return across ? 0 : STORY_PROOF_WORD;
}

static uint32_t story_term_number(StoryReading *reading, uint64_t hash, StoryTerm term)
{
    uint32_t *number = map_put(&reading->terms->numbers, hash);
    if (*number == MAP_NONE) {
        *number = (uint32_t)reading->terms->count;
        *VEC_PUSH(reading->arena, reading->terms) = term;
    }
    return *number;
}

/* Whether a mark at `at` only parts the digits of one number: "40,000", "1.5". */
static bool story_parts_number(Str text, size_t at)
{
    char mark = str_at(text, at);
    return (mark == ',' || mark == '.') && at > 0 && ascii_is_digit(text.data[at - 1]) &&
           ascii_is_digit(str_at(text, at + 1));
}

/* The next run of letters and digits; of scripts without spaces, one character. */
static bool story_word_next(Str text, size_t *at, Str *word)
{
    size_t begin = *at;
    while (*at < text.len) {
        Utf8Char read = utf8_read_at(text, *at);
        bool is_spaceless = unicode_is_spaceless(read.codepoint);
        bool is_part = read.codepoint < 0x80
                           ? ascii_is_alnum((char)read.codepoint)
                           : unicode_is_letter(read.codepoint) || unicode_is_digit(read.codepoint);
        is_part = is_part || (*at > begin && story_parts_number(text, *at));
        if ((!is_part || is_spaceless) && *at > begin)
            break;
        *at += read.len;
        if (is_spaceless)
            break;
        if (!is_part)
            begin = *at;
    }
    *word = str_between(text, begin, *at);
    return word->len > 0;
}

static bool story_word_is_stop(Str word, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    bool is_stop = stop_words_has(unicode_fold_str(word, scratch));
    arena_release(scratch, mark);
    return is_stop;
}

static bool story_word_is_number(Str word)
{
    bool is_number = true;
    for (size_t i = 0; i < word.len; i++)
        is_number &= ascii_is_digit(str_at(word, i)) || story_parts_number(word, i);
    return is_number;
}

/* A hash of the first letters of a word. */
static uint64_t story_head_hash(Str word)
{
    uint64_t hash = 0;
    for (size_t at = 0, count = 0; at < word.len && count < STORY_HEAD_LETTERS; count++) {
        Utf8Char read = utf8_read_at(word, at);
        hash = hash_mix(hash, unicode_fold(read.codepoint));
        at += read.len;
    }
    return hash;
}

static void story_add_head(StoryReading *reading, Str word, bool in_title, bool in_lead)
{
    StoryTerms *terms = reading->terms;
    uint32_t *number = map_put(&terms->heads, story_head_hash(word));
    if (*number == MAP_NONE) {
        *number = (uint32_t)terms->head_reports.count;
        *VEC_PUSH(reading->arena, &terms->head_reports) = 0;
    }
    *VEC_PUSH(reading->scratch, &reading->heads) = (StoryHead){ *number, in_title, in_lead };
}

enum { STORY_COUNT_BITS = 2, STORY_COUNT_MASK = (1 << STORY_COUNT_BITS) - 1 };

/* Most pairs of words are met once and say nothing: they are not numbered before the second
 * time, and the report that had it first takes it up later (story_terms_resolve). */
static void story_number_pair(StoryReading *reading, const StoryWord *word)
{
    StoryTerms *terms = reading->terms;
    uint64_t hash = word->pair;
    uint64_t bit = (hash >> STORY_COUNT_BITS) & terms->met_mask;
    if (!(terms->met[bit / 64] >> (bit % 64) & 1)) {
        terms->met[bit / 64] |= (uint64_t)1 << (bit % 64);
        *VEC_PUSH(reading->scratch, &reading->unmet) = hash | (uint64_t)word->count;
        return;
    }
    StoryTerm pair = { .text = word->text, .is_pair = true };
    uint32_t number = story_term_number(reading, hash, pair);
    *VEC_PUSH(reading->scratch, &reading->found) = (StoryCount){ number, word->count };
}

static void story_number_word(StoryReading *reading, const StoryWord *word)
{
    StoryTerm term = { .text = word->text, .is_number = story_word_is_number(word->text) };
    uint32_t number = story_term_number(reading, word->hash, term);
    if (!unicode_is_upper(utf8_read_at(word->text, 0).codepoint))
        reading->terms->items[number].is_small = true;
    *VEC_PUSH(reading->scratch, &reading->found) = (StoryCount){ number, word->count };
    if (word->pair)
        story_number_pair(reading, word);
}

/* Words and pairs to numbers.  Each of them is somewhere in tables that no cache holds, so they
 * are sent for some words ahead. */
static void story_number_words(StoryReading *reading)
{
    enum { AHEAD = 12 };
    const StoryTerms *terms = reading->terms;
    for (size_t i = 0; i < reading->words.count + AHEAD; i++) {
        if (i < reading->words.count) {
            const StoryWord *word = &reading->words.items[i];
            uint64_t bit = (word->pair >> STORY_COUNT_BITS) & terms->met_mask;
            map_prefetch(&terms->numbers, word->hash);
            map_prefetch(&terms->numbers, word->pair);
            __builtin_prefetch(&terms->met[bit / 64]);
        }
        if (i >= AHEAD)
            story_number_word(reading, &reading->words.items[i - AHEAD]);
    }
}

/* Whether the word says something. */
static bool story_add_word(StoryReading *reading, Str word, float count)
{
    if (word.len == 1 || story_word_is_stop(word, reading->scratch))
        return false;
    uint64_t hash = unicode_fold_hash(word);
    StoryWord *added = VEC_PUSH(reading->scratch, &reading->words);
    *added = (StoryWord){ .text = word, .hash = hash, .count = count };
    if (reading->before)
        added->pair = hash_mix(reading->before, hash) & ~(uint64_t)STORY_COUNT_MASK;
    reading->before = hash;
    return true;
}

static void story_read_text(StoryReading *reading, Str text)
{
    Str word;
    for (size_t at = 0; reading->place < STORY_WORDS && story_word_next(text, &at, &word);) {
        size_t place = reading->place++;
        if (story_add_word(reading, word, place < STORY_LEAD_WORDS ? STORY_LEAD_COUNT : 1) &&
            reading->has_title && place < STORY_HEAD_WORDS)
            story_add_head(reading, word, false, true);
    }
}

static void story_read_title(StoryReading *reading, Str title)
{
    Str word;
    for (size_t at = 0, count = 0; count < STORY_WORDS && story_word_next(title, &at, &word);
         count++)
        if (story_add_word(reading, word, STORY_TITLE_COUNT))
            story_add_head(reading, word, true, false);
    reading->has_title = reading->heads.count > 0;
    reading->before = 0;
}

static void story_read_sentences(StoryReading *reading)
{
    const Report *report = &reading->doc->report;
    const Analysis *analysis = &reading->doc->analysis;
    for (size_t i = 0; i < analysis->sentence_count && reading->place < STORY_WORDS; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        bool is_title = report->title_in_text && span_overlaps(sentence->span, report->title_span);
        if (sentence->kind != SENTENCE_FURNITURE && !is_title)
            story_read_text(reading, str_slice(report->text, sentence->span));
    }
    if (analysis->sentence_count == 0)
        story_read_text(reading, report->text);
}

/* By ascending term, from the last byte of it to the first (radix sort). */
static void story_sort_counts(StoryCount *counts, size_t count, Arena *scratch)
{
    enum { BYTE = 256, BYTE_BITS = 8 };
    ArenaMark mark = arena_mark(scratch);
    StoryCount *from = counts, *to = ARENA_NEW(scratch, StoryCount, count);
    uint32_t most = 0;
    for (size_t i = 0; i < count; i++)
        most = counts[i].term > most ? counts[i].term : most;
    for (unsigned shift = 0; shift < 32 && most >> shift > 0; shift += BYTE_BITS) {
        size_t ends[BYTE + 1] = { 0 };
        for (size_t i = 0; i < count; i++)
            ends[(from[i].term >> shift) % BYTE + 1]++;
        for (size_t byte = 0; byte < BYTE; byte++)
            ends[byte + 1] += ends[byte];
        for (size_t i = 0; i < count; i++)
            to[ends[(from[i].term >> shift) % BYTE]++] = from[i];
        StoryCount *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != counts)
        memcpy(counts, from, count * sizeof *counts);
    arena_release(scratch, mark);
}

/* Counts of equal terms together; how many there are then. */
static size_t story_sum_counts(StoryCount *counts, size_t count, Arena *scratch)
{
    size_t kept = 0;
    story_sort_counts(counts, count, scratch);
    for (size_t i = 0; i < count; i++)
        if (kept > 0 && counts[kept - 1].term == counts[i].term)
            counts[kept - 1].count += counts[i].count;
        else
            counts[kept++] = counts[i];
    return kept;
}

static void story_take_counts(StoryVector *vector, const StoryCount *counts, size_t count,
                              Arena *arena)
{
    vector->entries = ARENA_NEW(arena, StoryEntry, count);
    vector->count = count;
    for (size_t i = 0; i < count; i++)
        vector->entries[i] = (StoryEntry){ counts[i].term, counts[i].count };
}

/* What was found as a vector; each term has one report more. */
static StoryVector story_make_vector(StoryReading *reading)
{
    StoryVector vector = { .unmet_count = reading->unmet.count };
    size_t count = story_sum_counts(reading->found.items, reading->found.count, reading->scratch);
    story_take_counts(&vector, reading->found.items, count, reading->arena);
    vector.unmet = ARENA_NEW(reading->arena, uint64_t, vector.unmet_count);
    for (size_t i = 0; i < vector.unmet_count; i++)
        vector.unmet[i] = reading->unmet.items[i];
    for (size_t i = 0; i < count; i++) {
        StoryTerm *term = &reading->terms->items[vector.entries[i].term];
        term->reports++;
        vector.words += !term->is_pair;
    }
    return vector;
}

static int story_compare_parts(const void *a, const void *b)
{
    const StoryPart *left = a, *right = b;
    if (left->term != right->term)
        return left->term < right->term ? -1 : 1;
    return (left->paragraph > right->paragraph) - (left->paragraph < right->paragraph);
}

StoryParts story_terms_parts(const StoryTerms *terms, const Document *doc, Arena *arena)
{
    StoryParts parts = { 0 };
    size_t place = 0, kept = 0;
    for (Str rest = doc->report.text; rest.len > 0 && place < STORY_WORDS;) {
        StrCut line = str_cut(rest, '\n');
        size_t begin = place;
        Str word;
        for (size_t at = 0; story_word_next(line.head, &at, &word); place++) {
            uint32_t term = map_get(&terms->numbers, unicode_fold_hash(word));
            if (term != MAP_NONE)
                *VEC_PUSH(arena, &parts) = (StoryPart){ term, (uint32_t)parts.paragraphs };
        }
        parts.paragraphs += place > begin;
        rest = line.tail;
    }
    if (parts.count)
        qsort(parts.items, parts.count, sizeof *parts.items, story_compare_parts);
    for (size_t i = 0; i < parts.count; i++)
        if (i == 0 || story_compare_parts(&parts.items[i], &parts.items[kept - 1]) != 0)
            parts.items[kept++] = parts.items[i];
    parts.count = kept;
    return parts;
}

void story_terms_resolve(StoryTerms *terms, StoryVector *vector, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    size_t before = vector->count, count = before, kept = 0;
    StoryCount *counts = ARENA_NEW(scratch, StoryCount, before + vector->unmet_count);
    for (size_t i = 0; i < before; i++)
        counts[i] = (StoryCount){ vector->entries[i].term, vector->entries[i].weight };
    for (size_t i = 0; i < vector->unmet_count; i++) {
        uint64_t hash = vector->unmet[i] & ~(uint64_t)STORY_COUNT_MASK;
        uint32_t number = map_get(&terms->numbers, hash);
        if (number == MAP_NONE)
            vector->unmet[kept++] = vector->unmet[i];
        else
            counts[count++] = (StoryCount){ number, (float)(vector->unmet[i] & STORY_COUNT_MASK) };
    }
    vector->unmet_count = kept;
    if (count > before) {
        count = story_sum_counts(counts, count, scratch);
        for (size_t i = 0, k = 0; i < count; i++) {
            bool had = k < before && vector->entries[k].term == counts[i].term;
            terms->items[counts[i].term].reports += !had;
            k += had;
        }
        story_take_counts(vector, counts, count, arena);
    }
    vector->terms = vector->count + vector->unmet_count;
    arena_release(scratch, mark);
}

static int story_compare_heads(const void *a, const void *b)
{
    uint32_t left = ((const StoryHead *)a)->head, right = ((const StoryHead *)b)->head;
    return (left > right) - (left < right);
}

/* Counts of equal heads together; a report without a text has its title for a lead. */
static void story_sum_heads(StoryReading *reading, StoryVector *vector)
{
    StoryHead *heads = reading->heads.items;
    size_t count = reading->heads.count;
    if (count == 0)
        return;
    qsort(heads, count, sizeof *heads, story_compare_heads);
    vector->heads = ARENA_NEW(reading->arena, StoryHead, count);
    for (size_t i = 0; i < count;) {
        StoryHead *head = &vector->heads[vector->head_count++];
        head->head = heads[i].head;
        for (; i < count && heads[i].head == head->head; i++) {
            head->title += heads[i].title;
            head->lead += reading->place ? heads[i].lead : heads[i].title;
        }
        reading->terms->head_reports.items[head->head]++;
    }
}

StoryVector story_terms_read(StoryTerms *terms, const Document *doc, Arena *arena, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    StoryReading reading = { .terms = terms, .doc = doc, .arena = arena, .scratch = scratch };
    story_read_title(&reading, doc->report.title);
    story_read_sentences(&reading);
    story_number_words(&reading);
    StoryVector vector = story_make_vector(&reading);
    story_sum_heads(&reading, &vector);
    vector.at = doc->report.published_at;
    vector.has_title = reading.has_title;
    vector.lang = str_cut(str_cut(doc->report.lang, '-').head, '_').head;
    terms->reports++;
    arena_release(scratch, mark);
    return vector;
}

/* Among few reports nothing is rare: their differences are stretched, to about those that the
 * same words would have among STORY_MANY_REPORTS. */
static double story_rarity(const StoryTerms *terms, uint32_t reports)
{
    double all = 1.0 + (double)terms->reports;
    double stretch = all < STORY_MANY_REPORTS ? sqrt(log(STORY_MANY_REPORTS) / log(all + 1)) : 1;
    return stretch * log(all / (1.0 + (double)reports)) + 1;
}

/* What a term that so many reports have weighs.  Most terms are of few reports, and powers are
 * costly, so what was reckoned is kept until there are more reports in all. */
static StoryScale story_scale(StoryTerms *terms, uint32_t reports)
{
    StoryScale scale = { 0 };
    size_t kept = terms->scaled < terms->scale_room ? terms->scaled + 1 : terms->scale_room;
    if (terms->scaled != terms->reports)
        memset(terms->scales, 0, kept * sizeof *terms->scales);
    terms->scaled = terms->reports;
    if (reports < terms->scale_room)
        scale = terms->scales[reports];
    if (scale.rarity > 0)
        return scale;
    scale.rarity = story_rarity(terms, reports);
    scale.weight = pow(scale.rarity, STORY_RARITY_POWER);
    scale.head_weight = pow(scale.rarity, STORY_HEAD_POWER);
    if (reports < terms->scale_room)
        terms->scales[reports] = scale;
    return scale;
}

/* 1 + ln count, for a whole number */
static double story_log(const StoryTerms *terms, double count)
{
    return count < STORY_LOGS ? terms->logs[(size_t)count] : 1 + log(count);
}

/* (1 + ln count) · rarity^power, or nothing */
static double story_head_weight(const StoryTerms *terms, float count, double rarity)
{
    return count > 0 ? story_log(terms, (double)count) * rarity : 0;
}

static void story_weigh_heads(StoryTerms *terms, StoryVector *vector, bool more_to_come)
{
    double titles = 0, leads = 0;
    size_t kept = 0;
    for (size_t i = 0; i < vector->head_count; i++) {
        StoryHead *head = &vector->heads[i];
        uint32_t reports = terms->head_reports.items[head->head];
        double rarity = story_scale(terms, reports).head_weight;
        double title = story_head_weight(terms, head->title, rarity);
        double lead = story_head_weight(terms, head->lead, rarity);
        bool is_alone = reports < 2;
        double part = is_alone ? STORY_ALONE_WEIGHT * STORY_ALONE_WEIGHT : 1;
        titles += part * title * title;
        leads += part * lead * lead;
        if (!is_alone || more_to_come)
            vector->heads[kept++] = (StoryHead){ head->head, (float)title, (float)lead };
    }
    vector->head_count = kept;
    for (size_t i = 0; i < kept; i++) {
        vector->heads[i].title /= titles > 0 ? (float)sqrt(titles) : 1;
        vector->heads[i].lead /= leads > 0 ? (float)sqrt(leads) : 1;
    }
}

/* The part of the length that pairs have which nobody else has. */
static double story_unmet_squares(StoryTerms *terms, const StoryVector *vector)
{
    double alone = STORY_ALONE_WEIGHT * story_scale(terms, 1).weight, squares = 0;
    for (size_t i = 0; i < vector->unmet_count; i++) {
        double count = terms->logs[vector->unmet[i] & STORY_COUNT_MASK];
        squares += alone * count * alone * count;
    }
    return squares;
}

void story_terms_weigh(StoryTerms *terms, StoryVector *vector, bool more_to_come)
{
    double squares = story_unmet_squares(terms, vector);
    size_t kept = 0;
    for (size_t i = 0; i < vector->count; i++) {
        StoryTerm *term = &terms->items[vector->entries[i].term];
        StoryScale scale = story_scale(terms, term->reports);
        /* (1 + ln count) · rarity^power */
        double weight = story_log(terms, (double)vector->entries[i].weight) * scale.weight;
        if (term->is_number)
            weight *= STORY_NUMBER_WEIGHT;
        bool is_alone = term->reports < 2;
        squares += weight * weight * (is_alone ? STORY_ALONE_WEIGHT * STORY_ALONE_WEIGHT : 1);
        if (is_alone && !more_to_come)
            continue;
        term->rarity = (float)scale.rarity;
        vector->rarity += term->is_pair || is_alone ? 0 : scale.rarity;
        vector->entries[kept++] = (StoryEntry){ vector->entries[i].term, (float)weight };
    }
    vector->count = kept;
    for (size_t i = 0; i < kept; i++)
        vector->entries[i].weight = (float)((double)vector->entries[i].weight / sqrt(squares));
    story_weigh_heads(terms, vector, more_to_come);
}
