/*
 * ngram.c - the index is one array of postings, sorted by radix.
 *
 * Sorting (hash, text, place) by the bytes of the hash is stable, so texts
 * and places stay in order within a gram, and the grams of each text come out
 * in the order of their groups when the sorted array is read once.
 */
#include "match/ngram.h"

#include <assert.h>
#include <string.h>

typedef struct NgramPost {
    uint64_t gram;
    uint32_t text;
    uint32_t at;
} NgramPost;

/* Postings of one gram before and at the head of the group that are looked at. */
enum { NGRAM_FULL = 48, NGRAM_HEAD = 8, NGRAM_BEFORE = 8 };

static uint64_t ngram_hash(const uint64_t *words, size_t count)
{
    uint64_t hash = words[0];
    for (size_t i = 1; i < count; i++)
        hash = hash_mix(hash, words[i]);
    return hash;
}

static size_t ngram_count(const NgramText *text, size_t words)
{
    return text->count < words ? 0 : text->count - words + 1;
}

/* Sort by gram, lowest byte first; the sorted array is returned. */
static NgramPost *ngram_sort(NgramPost *from, NgramPost *to, size_t count)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t places[257] = { 0 };
        for (size_t i = 0; i < count; i++)
            places[((from[i].gram >> shift) & 255) + 1]++;
        for (size_t i = 0; i < 256; i++)
            places[i + 1] += places[i];
        for (size_t i = 0; i < count; i++)
            to[places[(from[i].gram >> shift) & 255]++] = from[i];
        NgramPost *swap = from;
        from = to;
        to = swap;
    }
    return from;
}

static NgramPost *ngram_collect(const NgramText *texts, size_t count, size_t words, size_t posts,
                                Arena *scratch)
{
    NgramPost *all = ARENA_NEW(scratch, NgramPost, posts + 1);
    size_t used = 0;
    for (size_t t = 0; t < count; t++) {
        size_t grams = ngram_count(&texts[t], words);
        for (size_t i = 0; i < grams; i++)
            all[used++] =
                (NgramPost){ ngram_hash(texts[t].words + i, words), (uint32_t)t, (uint32_t)i };
    }
    return ngram_sort(all, ARENA_NEW(scratch, NgramPost, posts + 1), posts);
}

NgramIndex ngram_index_build(const NgramText *texts, size_t count, size_t words, Arena *arena,
                             Arena *scratch)
{
    NgramIndex index = { .text_count = count };
    index.begin = ARENA_NEW(arena, uint32_t, count + 1);
    size_t posts = 0;
    for (size_t t = 0; t < count; t++) {
        posts += ngram_count(&texts[t], words);
        index.begin[t + 1] = (uint32_t)posts;
    }
    assert(posts < UINT32_MAX);
    index.posts = ARENA_NEW(arena, NgramPlace, posts + 1);
    index.grams = ARENA_NEW(arena, NgramPlace, posts + 1);
    index.first = ARENA_NEW(arena, uint32_t, posts + 1);
    ArenaMark mark = arena_mark(scratch);
    const NgramPost *sorted = ngram_collect(texts, count, words, posts, scratch);
    uint32_t *next = ARENA_NEW(scratch, uint32_t, count + 1);
    memcpy(next, index.begin, (count + 1) * sizeof *next);
    for (size_t i = 0; i < posts; i++) {
        if (i == 0 || sorted[i].gram != sorted[i - 1].gram)
            index.first[index.group_count++] = (uint32_t)i;
        index.posts[i] = (NgramPlace){ sorted[i].text, sorted[i].at };
        index.grams[next[sorted[i].text]++] =
            (NgramPlace){ (uint32_t)index.group_count - 1, sorted[i].at };
    }
    index.first[index.group_count] = (uint32_t)posts;
    arena_release(scratch, mark);
    return index;
}

typedef struct NgramTouched {
    uint32_t *items;
    size_t count;
    uint32_t *counts;
    uint32_t text;
    uint32_t last; /* text counted last: once for each place of this text */
} NgramTouched;

static void ngram_touch(NgramTouched *touched, const NgramPlace *from, const NgramPlace *to)
{
    for (; from < to; from++) {
        if (from->to == touched->text || from->to == touched->last)
            continue;
        touched->last = from->to;
        if (touched->counts[from->to]++ == 0)
            touched->items[touched->count++] = from->to;
    }
}

/* The first posting of `text` in a group: groups are ordered by text. */
static const NgramPlace *ngram_find(const NgramPlace *from, const NgramPlace *to, uint32_t text)
{
    while (from < to) {
        const NgramPlace *middle = from + (to - from) / 2;
        if (middle->to < text)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static void ngram_touch_group(NgramTouched *touched, const NgramIndex *index, uint32_t group)
{
    const NgramPlace *from = index->posts + index->first[group];
    const NgramPlace *to = index->posts + index->first[group + 1];
    touched->last = UINT32_MAX;
    if (to - from <= NGRAM_FULL) {
        ngram_touch(touched, from, to);
        return;
    }
    const NgramPlace *self = ngram_find(from, to, touched->text);
    const NgramPlace *head = from + NGRAM_HEAD < self ? from + NGRAM_HEAD : self;
    ngram_touch(touched, from, head);
    const NgramPlace *before = self - head > NGRAM_BEFORE ? self - NGRAM_BEFORE : head;
    ngram_touch(touched, before, self);
}

static bool ngram_is_before(NgramCandidate a, NgramCandidate b)
{
    return a.shared != b.shared ? a.shared > b.shared : a.text < b.text;
}

size_t ngram_candidates(const NgramIndex *index, uint32_t text, uint32_t least, uint32_t *counts,
                        NgramCandidate *out, size_t room, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    NgramTouched touched = { .counts = counts, .text = text };
    touched.items = ARENA_NEW(scratch, uint32_t, index->text_count + 1);
    for (uint32_t i = index->begin[text]; i < index->begin[text + 1]; i++)
        ngram_touch_group(&touched, index, index->grams[i].to);
    size_t found = 0;
    for (size_t i = 0; i < touched.count; i++) {
        NgramCandidate one = { touched.items[i], counts[touched.items[i]] };
        counts[one.text] = 0;
        if (one.shared < least)
            continue;
        size_t at = found < room ? found++ : room;
        for (; at > 0 && ngram_is_before(one, out[at - 1]); at--)
            if (at < room)
                out[at] = out[at - 1];
        if (at < room)
            out[at] = one;
    }
    arena_release(scratch, mark);
    return found;
}
