/*
 * jsonl.c - JSON lines: one report or message on each line.
 *
 * Lines are read one at a time; a broken one is left out with its number and
 * the byte where it breaks, and the next is read.  An input that opens with a
 * value of several lines (an indented report, an array of reports, a JSON
 * Feed) is read as a whole.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "read/reader.h"

typedef struct JsonLines {
    Reader *reader;
    Window *window;
    uint64_t number; /* of the line that was read last */
    uint64_t at;     /* its first byte in the unpacked input */
    bool long_line;  /* it was too long and passed over */
} JsonLines;

/* A line that does not fit into the window, in the arena. */
static Str jsonl_far_line(JsonLines *lines)
{
    Buf buf = buf_open(lines->reader->arena, LIMIT_LINE_BYTES);
    for (;;) {
        Str sight = window_peek(lines->window, 1);
        size_t end = str_find_byte(sight, '\n', 0);
        if (!buf.cut)
            buf_add(&buf, str_take(sight, end == STR_NONE ? sight.len : end));
        window_skip(lines->window, end == STR_NONE ? sight.len : end + 1);
        if (end != STR_NONE || sight.len == 0)
            break;
    }
    lines->long_line = buf.cut;
    return buf_str(&buf);
}

/* The next line without its line end; false at the end.  Valid until the next call. */
static bool jsonl_next(JsonLines *lines, Str *line)
{
    Window *window = lines->window;
    lines->at = window->offset;
    lines->long_line = false;
    Str sight = window_peek(window, 1);
    lines->number += sight.len > 0;
    size_t from = 0;
    while (sight.len > 0) {
        size_t end = str_find_byte(sight, '\n', from);
        if (end != STR_NONE) {
            *line = str_take(sight, end);
            window_skip(window, end + 1);
            return true;
        }
        from = sight.len;
        sight = window_peek(window, from + 1);
        if (sight.len == from && window->ended) {
            *line = sight;
            window_skip(window, from);
            return true;
        }
        if (sight.len == from) {
            *line = jsonl_far_line(lines);
            return true;
        }
    }
    return false;
}

bool json_is_heavy(Str text)
{
    size_t values = 1;
    for (size_t i = 0; i < text.len && values <= LIMIT_JSON_VALUES; i++)
        values += text.data[i] == ',' || text.data[i] == '[' || text.data[i] == '{';
    return values > LIMIT_JSON_VALUES;
}

static void jsonl_left_out(JsonLines *lines, Word reason, uint64_t at)
{
    Reader *reader = lines->reader;
    reader_left_out(reader, (LeftOut){ .path = reader_path(reader, 0),
                                       .reason = reason,
                                       .offset = reader_file_offset(reader, at),
                                       .line = lines->number });
}

static void jsonl_read_line(JsonLines *lines, Str line)
{
    Reader *reader = lines->reader;
    JsonValue *value = NULL;
    Error error = { 0 };
    if (lines->long_line || json_is_heavy(line))
        jsonl_left_out(lines, WORD_LINE_LONG, lines->at);
    else if (json_read(&value, line, reader->arena, &error) != STATUS_OK)
        jsonl_left_out(lines, WORD_JSON_INVALID, lines->at + error.offset);
    else
        json_report_read(reader, value, lines->number, str_trim(line),
                         reader_file_offset(reader, lines->at), lines->number);
}

static void jsonl_read_lines(JsonLines *lines)
{
    Reader *reader = lines->reader;
    Str line;
    ArenaMark mark = arena_mark(reader->arena);
    while (!reader->sink->stop && jsonl_next(lines, &line)) {
        if (str_trim(line).len > 0 || lines->long_line)
            jsonl_read_line(lines, line);
        arena_release(reader->arena, mark);
    }
}

/* The source of a value on one line: line ends stand only between its tokens. */
static Str jsonl_one_line(Str source, Arena *arena)
{
    if (str_find_byte(source, '\n', 0) == STR_NONE && str_find_byte(source, '\r', 0) == STR_NONE)
        return source;
    Buf buf = buf_open(arena, source.len);
    for (size_t i = 0; i < source.len; i++)
        buf_add_char(&buf, source.data[i] == '\n' || source.data[i] == '\r' ? ' ' : source.data[i]);
    return buf_str(&buf);
}

static void jsonl_read_value(JsonLines *lines, const JsonValue *value, Str whole)
{
    Reader *reader = lines->reader;
    if (json_feed_is(value)) {
        Page page = { .path = reader_path(reader, 0), .received = INTERVAL_UNKNOWN };
        json_feed_read(reader, value, &page, 0);
        return;
    }
    bool array = value->kind == JSON_ARRAY;
    uint64_t part = 0, line = lines->number;
    size_t counted = 0;
    for (const JsonValue *one = array ? value->first : value; one && !reader->sink->stop;
         one = array ? one->next : NULL) {
        ArenaMark mark = arena_mark(reader->arena);
        size_t at = str_span_in(whole, one->source).begin;
        for (; counted < at; counted++)
            line += whole.data[counted] == '\n';
        json_report_read(reader, one, ++part, jsonl_one_line(one->source, reader->arena),
                         reader_file_offset(reader, lines->at + at), line);
        arena_release(reader->arena, mark);
    }
}

/*
 * The input opens with `first`, which is no report on one line.  If all of it
 * is one value, that is read; else everything is read line by line.
 */
static void jsonl_read_whole(JsonLines *lines, Str first)
{
    Reader *reader = lines->reader;
    Buf buf = buf_open(reader->arena, LIMIT_CONTAINER_BYTES);
    buf_add(&buf, first);
    buf_add_char(&buf, '\n');
    for (Str sight; !buf.cut && (sight = window_peek(lines->window, 1)).len > 0;) {
        size_t left = buf.max - buf.len;
        buf_add(&buf, sight);
        window_skip(lines->window, sight.len < left ? sight.len : left);
    }
    JsonValue *value = NULL;
    Str whole = buf_str(&buf);
    if (!buf.cut && !json_is_heavy(whole) &&
        json_read(&value, whole, reader->arena, NULL) == STATUS_OK) {
        jsonl_read_value(lines, value, whole);
        return;
    }
    Window over = window_over(whole);
    over.offset = lines->at;
    JsonLines held = { .reader = reader, .window = &over, .number = lines->number - 1 };
    jsonl_read_lines(&held);
    lines->number = held.number;
}

void jsonl_read(Reader *reader)
{
    JsonLines lines = { .reader = reader, .window = reader->window };
    Str line;
    if (str_starts_with(window_peek(lines.window, 3), STR("\xef\xbb\xbf")))
        window_skip(lines.window, 3);
    do {
        if (!jsonl_next(&lines, &line))
            return;
    } while (str_trim(line).len == 0);

    ArenaMark mark = arena_mark(reader->arena);
    JsonValue *value = NULL;
    Error error = { 0 };
    bool whole = lines.long_line || json_is_heavy(line) ||
                 json_read(&value, line, reader->arena, &error) == STATUS_OK;
    if (!whole && error.offset >= str_trim(line).len)
        jsonl_read_whole(&lines, line);
    else if (whole && value && (value->kind == JSON_ARRAY || json_feed_is(value)))
        jsonl_read_value(&lines, value, line);
    else
        jsonl_read_line(&lines, line);
    arena_release(reader->arena, mark);
    jsonl_read_lines(&lines);
    while (reader_mend(reader))
        jsonl_read_lines(&lines);
}
