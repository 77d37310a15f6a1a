/*
 * feature.h - features of a linear model: what is seen at one place, hashed.
 *
 * A feature is a template's number and up to three values; the model knows it
 * by 32 bits of their hash.  Two features that share a hash share a weight,
 * which happens to one in ten thousand.
 */
#ifndef STEMMA_LEARN_FEATURE_H
#define STEMMA_LEARN_FEATURE_H

#include <stddef.h>
#include <stdint.h>

/* The most features of one decision, over all models. */
enum { FEATURES_MAX = 128 };

typedef struct Features {
    uint32_t items[FEATURES_MAX];
    size_t count;
} Features;

static inline uint32_t feature_hash(uint32_t number, uint32_t a, uint32_t b, uint32_t c)
{
    /* Rounds of the finalizer of MurmurHash3 (Appleby), one for each value. */
    uint32_t hash = number * 0x9E3779B1u;
    hash = (hash ^ a) * 0x85EBCA6Bu;
    hash ^= hash >> 15;
    hash = (hash ^ b) * 0xC2B2AE35u;
    hash ^= hash >> 13;
    hash = (hash ^ c) * 0x27D4EB2Fu;
    return hash ^ (hash >> 16);
}

static inline void features_add(Features *features, uint32_t number, uint32_t a, uint32_t b,
                                uint32_t c)
{
    features->items[features->count++] = feature_hash(number, a, b, c);
}

#endif
