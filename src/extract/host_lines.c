/*
 * host_lines.c - lines that recur on pages of one host.
 *
 * What stands on three pages of a host is its furniture: teasers, calls to
 * subscribe, addresses.  On two it may be a copy of an article.  Only hashes
 * are kept, of the host and the folded line together.  An article of which more
 * than half recurs is a copy itself, so nothing is taken from it.
 */
#include "extract/host_lines.h"

#include "base/ascii.h"
#include "base/limits.h"
#include "base/scan.h"
#include "extract/class_words.h"

#include <stdlib.h>

/* Pages from which on a line is the host's. */
enum { HOST_LINES_PAGES = 3 };

static const char HOST_LINES_HEAD[] = "stemma hosts 1\n";

HostLines host_lines_open(Arena *arena)
{
    return (HostLines){ .counts = map_open(arena, 0), .arena = arena };
}

/* "https://www.A.example:80/1" and "a.example" are one; 0 where there is none. */
static uint64_t host_lines_host(Str site)
{
    StrCut scheme = str_cut_str(site, STR("://"));
    Str host = scheme.found ? str_cut(str_cut(scheme.tail, '/').head, ':').head : site;
    if (str_starts_with_nocase(host, STR("www.")))
        host = str_drop(host, 4);
    uint64_t hash = 0;
    for (size_t i = 0; i < host.len; i++)
        hash = hash_mix(hash, (unsigned char)ascii_lower(host.data[i]));
    return host.len ? hash : 0;
}

static void host_lines_count(HostLines *lines, uint64_t key, uint32_t pages)
{
    if (lines->keys.count >= LIMIT_HOST_LINES && map_get(&lines->counts, key) == MAP_NONE)
        return;
    uint32_t *count = map_put(&lines->counts, key);
    if (*count == MAP_NONE) {
        *count = 0;
        *VEC_PUSH(lines->arena, &lines->keys) = key;
    }
    *count = *count + pages < HOST_LINES_PAGES ? *count + pages : HOST_LINES_PAGES;
}

void host_lines_add(HostLines *lines, Str site, const PageView *view, Arena *scratch)
{
    uint64_t host = host_lines_host(site);
    lines->unknown += host == 0;
    if (!host)
        return;
    ArenaMark mark = arena_mark(scratch);
    Map met = map_open(scratch, view->blocks->count);
    for (size_t i = 0; i < view->blocks->count; i++) {
        uint64_t key = hash_mix(host, view->block[i].hash);
        uint32_t *again = map_put(&met, key);
        if (*again == MAP_NONE)
            host_lines_count(lines, key, 1);
        *again = 1;
    }
    arena_release(scratch, mark);
}

void host_lines_merge(HostLines *into, const HostLines *from)
{
    for (size_t i = 0; i < from->keys.count; i++)
        host_lines_count(into, from->keys.items[i], map_get(&from->counts, from->keys.items[i]));
    into->unknown += from->unknown;
}

size_t host_lines_recurring(const HostLines *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->keys.count; i++)
        count += map_get(&lines->counts, lines->keys.items[i]) >= HOST_LINES_PAGES;
    return count;
}

/* A title stands as a teaser on other pages, and who wrote or sent an article did so more than
 * once. */
static bool host_lines_is_own(const PageView *view, size_t at)
{
    const BlockView *block = &view->block[at];
    Str title = view->blocks->title, text = block_text(view->blocks, &view->blocks->items[at]);
    bool is_title = text.len * 2 > title.len && str_find(title, text, 0) != STR_NONE;
    return is_title || block->furniture.kind == FURNITURE_CREDIT ||
           block->furniture.kind == FURNITURE_BYLINE ||
           (block->bits_near & CLASS_BIT(CLASS_BYLINE)) != 0;
}

bool *host_lines_find(const HostLines *lines, Str site, const PageView *view, Arena *arena)
{
    uint64_t host = host_lines_host(site);
    if (!host)
        return NULL;
    bool *recurs = ARENA_NEW(arena, bool, view->blocks->count + 1);
    for (size_t i = 0; i < view->blocks->count; i++) {
        uint32_t pages = map_get(&lines->counts, hash_mix(host, view->block[i].hash));
        recurs[i] = pages != MAP_NONE && pages >= HOST_LINES_PAGES && !host_lines_is_own(view, i);
    }
    return recurs;
}

/* The file */

static int host_lines_compare(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

Str host_lines_write(const HostLines *lines, Arena *arena)
{
    uint64_t *keys = ARENA_NEW(arena, uint64_t, lines->keys.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < lines->keys.count; i++)
        if (map_get(&lines->counts, lines->keys.items[i]) >= HOST_LINES_PAGES)
            keys[count++] = lines->keys.items[i];
    qsort(keys, count, sizeof *keys, host_lines_compare);
    Buf out = buf_open(arena, sizeof HOST_LINES_HEAD + 17 * count);
    buf_add(&out, str_from_cstr(HOST_LINES_HEAD));
    for (size_t i = 0; i < count; i++)
        buf_add_format(&out, "%016llx\n", (unsigned long long)keys[i]);
    return buf_str(&out);
}

bool host_lines_read(HostLines *lines, Str file)
{
    Str head = str_from_cstr(HOST_LINES_HEAD);
    if (!str_starts_with(file, head) || (file.len - head.len) % 17 != 0)
        return false;
    for (size_t at = head.len; at < file.len; at += 17) {
        uint64_t key;
        Scan scan = scan_from(str_slice(file, span(at, at + 17)));
        if (!scan_hex(&scan, 16, &key) || scan.at != 16 || !scan_char(&scan, '\n'))
            return false;
        host_lines_count(lines, key, HOST_LINES_PAGES);
    }
    return true;
}
