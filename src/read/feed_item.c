#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/feed.h"
#include "read/xml.h"
#include "text/calendar.h"
#include "text/mail_date.h"

/* Text without tags, white space runs as one space. */
static Str feed_plain(Str text, Arena *arena)
{
    text =
        str_take(text, utf8_floor(text, text.len < LIMIT_FEED_TITLE ? text.len : LIMIT_FEED_TITLE));
    Buf whole = buf_open(arena, text.len * 2 + 1);
    xml_add_unescaped(&whole, text);
    Scan scan = scan_from(buf_str(&whole));
    Buf plain = buf_open(arena, whole.len);
    XmlToken token;
    while (xml_next(&token, &scan)) {
        for (size_t i = 0; i < token.text.len; i++) {
            char c = token.text.data[i];
            bool space = c == ' ' || (c >= '\t' && c <= '\r');
            if (!space)
                buf_add_char(&plain, c);
            else if (plain.len > 0 && plain.data[plain.len - 1] != ' ')
                buf_add_char(&plain, ' ');
        }
    }
    return str_trim(buf_str(&plain));
}

/* ISO 8601 as it is, the dates of mail as ISO; else, or from a clock not set, nothing. */
static Str feed_date(Str text, Arena *arena)
{
    Interval when;
    bool is_iso = calendar_parse_iso(text, &when);
    if ((!is_iso && !mail_date_parse(text, &when)) || calendar_is_unset_clock(when))
        return (Str){ 0 };
    return is_iso ? str_trim(text) : calendar_format(when.from, arena);
}

void feed_emit(Feed *feed, const FeedItem *item, bool broken)
{
    Reader *reader = feed->reader;
    Arena *arena = reader->arena;
    Page page = {
        .path = reader_path(reader, 0),
        .url = str_trim(item->url),
        .content_type =
            item->is_text ? STR("text/plain; charset=utf-8") : STR("text/html; charset=utf-8"),
        .body = item->body,
        .received = feed->page->received,
        .title = feed_plain(item->title, arena),
        .published = feed_date(item->published, arena),
        .modified = feed_date(item->modified, arena),
        .outlet = feed->title,
        .lang = feed->lang,
        .authors = item->authors.items,
        .author_count = item->authors.count,
        .is_item = true,
    };
    Buf path = buf_open(arena, feed->page->path.len + 32);
    buf_add(&path, feed->page->path);
    buf_add_char(&path, '#');
    buf_add_number(&path, (int64_t)++feed->number);
    page.path = buf_str(&path);
    if (feed_plain(page.body, arena).len == 0) { /* nothing, or a picture */
        page.body = page.title;
        page.content_type = STR("text/plain; charset=utf-8");
    }
    if (page.body.len == 0) {
        reader_left_out(reader,
                        (LeftOut){ page.path, page.url, WORD_FEED_ITEM_EMPTY, feed->offset, 0 });
        return;
    }
    if (page.body.len > LIMIT_PAGE_BYTES) {
        page.body = str_take(page.body, LIMIT_PAGE_BYTES);
        note_add(arena, &page.notes, WORD_PAGE_CUT, LIMIT_PAGE_BYTES);
    }
    if (broken)
        note_add(arena, &page.notes, WORD_FEED_BROKEN, page.body.len);
    reader_page(reader, &page);
}

static Str json_feed_first(const JsonValue *item, Str keys)
{
    for (Str rest = keys; rest.len > 0;) {
        StrCut cut = str_cut(rest, ' ');
        Str text = json_get_text(item, cut.head);
        if (str_trim(text).len > 0)
            return text;
        rest = cut.tail;
    }
    return (Str){ 0 };
}

bool json_feed_is(const JsonValue *value)
{
    Str version = json_get_text(value, STR("version"));
    return str_find(version, STR("jsonfeed.org/version/"), 0) != STR_NONE;
}

static void json_feed_authors(FeedItem *out, const JsonValue *item, Arena *arena)
{
    const JsonValue *authors = json_get(item, STR("authors"));
    for (const JsonValue *one = authors && authors->kind == JSON_ARRAY ? authors->first : NULL; one;
         one = one->next)
        if (json_get_text(one, STR("name")).len > 0)
            *VEC_PUSH(arena, &out->authors) = json_get_text(one, STR("name"));
    Str single = json_get_text(json_get(item, STR("author")), STR("name"));
    if (out->authors.count == 0 && single.len > 0)
        *VEC_PUSH(arena, &out->authors) = single;
}

void json_feed_read(Reader *reader, const JsonValue *value, const Page *page, uint64_t offset)
{
    Feed feed = { .reader = reader,
                  .page = page,
                  .offset = offset,
                  .title = json_get_text(value, STR("title")),
                  .lang = json_get_text(value, STR("language")) };
    const JsonValue *items = json_get(value, STR("items"));
    for (const JsonValue *one = items && items->kind == JSON_ARRAY ? items->first : NULL;
         one && !reader->sink->stop; one = one->next) {
        ArenaMark mark = arena_mark(reader->arena);
        FeedItem item = { .title = json_get_text(one, STR("title")),
                          .url = json_feed_first(one, STR("url external_url")),
                          .body = json_get_text(one, STR("content_html")),
                          .published = json_get_text(one, STR("date_published")),
                          .modified = json_get_text(one, STR("date_modified")) };
        Str id = json_get_text(one, STR("id"));
        if (item.url.len == 0 && str_starts_with_nocase(id, STR("http")))
            item.url = id;
        if (item.body.len == 0) {
            item.body = json_feed_first(one, STR("content_text summary"));
            item.is_text = true;
        }
        json_feed_authors(&item, one, reader->arena);
        feed_emit(&feed, &item, false);
        arena_release(reader->arena, mark);
    }
    if (feed.number == 0)
        reader_left_out(reader, (LeftOut){ page->path, page->url, WORD_FEED_NONE, offset, 0 });
}
