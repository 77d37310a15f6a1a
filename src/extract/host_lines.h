/*
 * host_lines.h - lines that recur on pages of one host.
 */
#ifndef STEMMA_EXTRACT_HOST_LINES_H
#define STEMMA_EXTRACT_HOST_LINES_H

#include "base/map.h"
#include "extract/page_view.h"

/* How often each line was met: the sum over all pages, whatever their order. */
typedef struct HostLines {
    Map counts;       /* of a hash of host and line: on how many pages */
    uint64_t unknown; /* pages of which nothing says what their host is */
    Arena *arena;
    struct {
        uint64_t *items;
        size_t count, room;
    } keys;
} HostLines;

HostLines host_lines_open(Arena *arena);

/*
 * Count the lines of a page of `site`, an address or a name, each once.  Past
 * LIMIT_HOST_LINES new lines are not counted.
 */
void host_lines_add(HostLines *lines, Str site, const PageView *view, Arena *scratch);
void host_lines_merge(HostLines *into, const HostLines *from);
/* Lines on so many pages of their host that they are none of an article's. */
size_t host_lines_recurring(const HostLines *lines);

/*
 * Per block of a page: whether its line is on so many other pages of the host
 * that it is none of the article's.  NULL when nothing is known of the page.
 */
bool *host_lines_find(const HostLines *lines, Str site, const PageView *view, Arena *arena);

/* The lines that recur, as a file: one hash a line, sorted.  Lives in `arena`. */
Str host_lines_write(const HostLines *lines, Arena *arena);
/* False, and `lines` as it was, if `file` is not what host_lines_write() made. */
bool host_lines_read(HostLines *lines, Str file);

#endif
