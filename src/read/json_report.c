/*
 * json_report.c - a report, ours or any tool's, from a JSON object.
 *
 * Fields that other tools call otherwise have synonyms.  What does not fit (a
 * span outside the text; a date in words, with a note) is passed over, not
 * refused: id, title and text are enough, and a title alone is a headline.
 */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "read/reader.h"
#include "text/calendar.h"
#include "text/mail_date.h"

/* The text of a string, or of `name` in an object. */
static Str json_report_text(const JsonValue *value)
{
    if (value && value->kind == JSON_OBJECT)
        return json_get_text(value, STR("name"));
    return value && value->kind == JSON_NUMBER ? value->text : json_text(value);
}

/* The first of some members, separated by blanks, that says something. */
static Str json_report_first(const JsonValue *object, Str keys)
{
    for (Str rest = keys; rest.len > 0;) {
        StrCut cut = str_cut(rest, ' ');
        Str text = str_trim(json_report_text(json_get(object, cut.head)));
        if (text.len > 0)
            return text;
        rest = cut.tail;
    }
    return (Str){ 0 };
}

/* "1773133200", seconds or thousandths since 1970, as other tools write them. */
static bool json_report_unix_date(Str text, Interval *out)
{
    enum { SECONDS = 10, THOUSANDTHS = 13 };
    int64_t value = 0;
    if (text.len != SECONDS && text.len != THOUSANDTHS)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(str_at(text, i)))
            return false;
        value = 10 * value + (str_at(text, i) - '0');
    }
    int64_t seconds = text.len == SECONDS ? value : value / 1000;
    *out = (Interval){ seconds, seconds + 1 };
    return true;
}

/* ISO 8601 as it is, the dates of mail and of Unix as ISO; from a clock not set, nothing. */
static Str json_report_date(Notes *notes, const JsonValue *object, Str keys, Arena *arena)
{
    Str text = json_report_first(object, keys);
    Interval when;
    if (text.len == 0)
        return text;
    if (calendar_parse_iso(text, &when))
        return calendar_is_unset_clock(when) ? (Str){ 0 } : text;
    if (!mail_date_parse(text, &when) && !json_report_unix_date(text, &when))
        note_add(arena, notes, WORD_NOTE_DATE_NOT_READ, 0);
    else if (!calendar_is_unset_clock(when))
        return calendar_format(when.from, arena);
    return (Str){ 0 };
}

static void json_report_authors(Report *out, const JsonValue *object, Arena *arena)
{
    const JsonValue *value = json_get(object, STR("authors"));
    if (!value)
        value = json_get(object, STR("author"));
    if (!value)
        value = json_get(object, STR("byline"));
    bool array = value && value->kind == JSON_ARRAY;
    size_t room = 1;
    for (const JsonValue *one = array ? value->first : NULL; one; one = one->next)
        room++;
    out->authors = ARENA_NEW(arena, Str, room);
    for (const JsonValue *one = array ? value->first : value; one; one = array ? one->next : NULL) {
        Str name = str_trim(json_report_text(one));
        if (name.len > 0)
            out->authors[out->author_count++] = name;
    }
}

/* A whole number from 0 to `most`. */
static bool json_report_offset(const JsonValue *value, double most, uint32_t *out)
{
    if (!value || value->kind != JSON_NUMBER || !(value->number >= 0) || value->number > most)
        return false;
    *out = (uint32_t)value->number;
    return *out == value->number;
}

/* [[text_begin, text_end, page_begin, page_end], …], in order; nothing if one does not fit. */
static void json_report_map(Report *out, const JsonValue *spans, Arena *arena)
{
    VEC(TextMap) map = { 0 };
    uint32_t last = 0;
    for (const JsonValue *one = spans && spans->kind == JSON_ARRAY ? spans->first : NULL; one;
         one = one->next) {
        TextMap *row = VEC_PUSH(arena, &map);
        uint32_t *fields[] = { &row->text_begin, &row->text_end, &row->page_begin, &row->page_end };
        const JsonValue *number = one->kind == JSON_ARRAY ? one->first : NULL;
        for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
            if (!json_report_offset(number, i < 2 ? (double)out->text.len : UINT32_MAX, fields[i]))
                return;
            number = number->next;
        }
        if (row->text_begin < last || row->text_end < row->text_begin ||
            row->page_end < row->page_begin)
            return;
        last = row->text_end;
    }
    out->map = map.items;
    out->map_count = map.count;
}

static void json_report_credits(Report *out, const JsonValue *credits, Arena *arena)
{
    out->credits_given = credits && credits->kind == JSON_ARRAY;
    for (const JsonValue *one = out->credits_given ? credits->first : NULL; one; one = one->next) {
        Credit credit = { .name = json_get_text(one, STR("name")) };
        double most = (double)out->text.len;
        if (!json_report_offset(json_get(one, STR("begin")), most, &credit.span.begin) ||
            !json_report_offset(json_get(one, STR("end")), most, &credit.span.end) ||
            credit.span.end < credit.span.begin)
            credit.span = span(0, 0);
        if (credit.name.len == 0)
            credit.name = str_slice(out->text, credit.span);
        if (str_equal(json_get_text(one, STR("scope")), STR("statement")))
            credit.scope = CREDIT_STATEMENT;
        if (credit.name.len > 0)
            *VEC_PUSH(arena, &out->credits) = credit;
    }
}

static void json_report_notes(Report *out, const JsonValue *notes, Arena *arena)
{
    for (const JsonValue *one = notes && notes->kind == JSON_ARRAY ? notes->first : NULL; one;
         one = one->next) {
        Str what = json_get_text(one, STR("what"));
        uint32_t offset = 0;
        json_report_offset(json_get(one, STR("offset")), UINT32_MAX, &offset);
        for (int word = WORD_NONE + 1; what.len > 0 && word < WORD_COUNT; word++)
            if (str_equal(words_text((Word)word), what)) {
                note_add(arena, &out->notes, (Word)word, offset);
                break;
            }
    }
}

/* Is the title the first line of the text? */
static void json_report_place_title(Report *out)
{
    if (out->title.len == 0 || !str_starts_with(out->text, out->title))
        return;
    char next = str_at(out->text, out->title.len);
    if (next == '\n' || next == '\r' || out->text.len == out->title.len) {
        out->title_in_text = true;
        out->title_span = span(0, out->title.len);
    }
}

static Str json_report_body(const JsonValue *object)
{
    static const Str KEYS[] = { { "text", 4 }, { "body", 4 }, { "content", 7 } };
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        Str text = json_get_text(object, KEYS[i]);
        if (str_trim(text).len > 0)
            return text;
    }
    return (Str){ 0 };
}

static double json_report_share(const JsonValue *value)
{
    bool is_share = value && value->kind == JSON_NUMBER && value->number > 0 && value->number <= 1;
    return is_share ? value->number : 0;
}

static bool json_report_fill(Report *out, const JsonValue *object, Str source, Arena *arena)
{
    Report report = {
        .id = json_report_first(object, STR("id")),
        .path = json_report_first(object, STR("path")),
        .url = json_report_first(object, STR("url link canonical_url")),
        .outlet = json_report_first(object, STR("outlet source site")),
        .publisher = json_report_first(object, STR("publisher")),
        .title = json_report_first(object, STR("title headline")),
        .published_at = INTERVAL_UNKNOWN,
        .lang = json_report_first(object, STR("lang language")),
        .lang_confidence = json_report_share(json_get(object, STR("lang_confidence"))),
        .text = json_report_body(object),
        .sha256 = json_report_first(object, STR("sha256")),
        .story = json_report_first(object, STR("story")),
        .source = source,
    };
    if (report.text.len > LIMIT_TEXT_BYTES)
        return false;
    if (report.text.len == 0)
        report.text = report.title;
    if (report.text.len == 0)
        return false;
    report.published =
        json_report_date(&report.notes, object,
                         STR("published date date_published published_at datePublished"), arena);
    report.modified = json_report_date(&report.notes, object,
                                       STR("modified date_modified updated dateModified"), arena);
    json_report_authors(&report, object, arena);
    json_report_map(&report, json_get(object, STR("spans")), arena);
    json_report_credits(&report, json_get(object, STR("credits")), arena);
    json_report_notes(&report, json_get(object, STR("notes")), arena);
    report.of_page = report.sha256.len > 0;
    json_report_place_title(&report);
    *out = report;
    return true;
}

void json_report_read(Reader *reader, const JsonValue *value, uint64_t part, Str source,
                      uint64_t offset, uint64_t line)
{
    Str type = json_get_text(value, STR("type"));
    bool ours = str_equal(type, STR("report"));
    if (value->kind == JSON_OBJECT && type.len > 0 && !ours && !json_get(value, STR("text"))) {
        reader->counts->messages++;
        if (reader->sink->message)
            reader->sink->message(reader->sink->context, type, source);
        return;
    }
    Report report = { 0 };
    if (!json_report_fill(&report, value, source, reader->arena)) {
        bool known = ours || json_get(value, STR("text")) || json_get(value, STR("title"));
        reader_left_out(reader, (LeftOut){ .path = reader_path(reader, 0),
                                           .url = json_get_text(value, STR("url")),
                                           .reason = known ? WORD_REPORT_EMPTY : WORD_JSON_OTHER,
                                           .offset = offset,
                                           .line = line });
        return;
    }
    report.has_type = ours;
    if (report.path.len == 0)
        report.path = reader_path(reader, part);
    reader->counts->reports++;
    if (reader->sink->report)
        reader->sink->report(reader->sink->context, &report);
}
