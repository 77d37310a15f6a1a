/*
 * feed.c - items of RSS 0.9x, 1.0, 2.0 and Atom (RFC 4287).
 *
 * Each item becomes a page: its link is the address, its fullest content the
 * body, its title and dates go along.  Feeds are often not well-formed, so
 * elements are found by name wherever they stand in an item, and one that is
 * not closed ends with its item.  Left out: xml:base, podcasts' enclosures.
 */
#include "read/feed.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/charset.h"
#include "read/header.h"
#include "read/xml.h"

/* An element's content. */
typedef struct FeedElement {
    Str text;  /* references undone */
    Str inner; /* as it stands, where it holds elements */
    bool closed;
} FeedElement;

typedef struct FeedScan {
    Scan scan;
    Str prefix; /* of the feed's own elements, with its colon */
    Arena *arena;
} FeedScan;

/* `name` without the feed's own prefix. */
static Str feed_name(const FeedScan *feed, Str name)
{
    return feed->prefix.len > 0 && str_starts_with(name, feed->prefix)
               ? str_drop(name, feed->prefix.len)
               : name;
}

static bool feed_is_item(const FeedScan *feed, const XmlToken *token)
{
    Str name = feed_name(feed, token->name);
    return str_equal(name, STR("item")) || str_equal(name, STR("entry"));
}

static Str feed_piece(Str before, const XmlToken *token, Buf *buf)
{
    /* One piece of CDATA, the usual case, is borrowed. */
    if (token->kind == XML_CDATA && str_trim(before).len == 0)
        return token->text;
    if (buf->len == 0)
        buf_add(buf, before);
    if (token->kind == XML_CDATA)
        buf_add(buf, token->text);
    else
        xml_add_unescaped(buf, token->text);
    return buf_str(buf);
}

/* The content of the element that `open` began, up to its end or its item's. */
static FeedElement feed_element(FeedScan *feed, const XmlToken *open)
{
    FeedElement element = { .closed = true };
    if (open->empty)
        return element;
    Buf buf = buf_open(feed->arena, LIMIT_CONTAINER_BYTES);
    XmlToken token;
    unsigned depth = 1;
    bool markup = false;
    for (;;) {
        Scan before = feed->scan;
        if (!xml_next(&token, &feed->scan)) {
            element.closed = false;
            break;
        }
        if (token.kind == XML_CLOSE && feed_is_item(feed, &token)) {
            feed->scan = before;
            break;
        }
        if (token.kind == XML_TEXT || token.kind == XML_CDATA) {
            if (str_trim(token.text).len > 0 || buf.len > 0)
                element.text = feed_piece(element.text, &token, &buf);
            continue;
        }
        bool same = str_equal(token.name, open->name);
        markup = markup || !same;
        if (same && token.kind == XML_OPEN && !token.empty)
            depth++;
        else if (same && token.kind == XML_CLOSE && --depth == 0)
            break;
    }
    size_t end = element.closed ? token.begin : feed->scan.text.len;
    if (markup)
        element.inner = str_take(str_drop(feed->scan.text, open->end), end - open->end);
    return element;
}

static void feed_add_author(FeedScan *feed, FeedItem *item, const FeedElement *element)
{
    Str name = str_trim(element->text);
    Scan scan = scan_from(element->inner);
    FeedScan inner = { scan, feed->prefix, feed->arena };
    XmlToken token;
    while (xml_next(&token, &inner.scan))
        if (token.kind == XML_OPEN && str_equal(feed_name(feed, token.name), STR("name"))) {
            name = str_trim(feed_element(&inner, &token).text);
            break;
        }
    /* "editor@example.org (Jane Roe)", as RSS wants it. */
    size_t open = str_find(name, STR(" ("), 0);
    if (str_find_byte(name, '@', 0) < open && open != STR_NONE && str_ends_with(name, STR(")")))
        name = str_take(str_drop(name, open + 2), name.len - open - 3);
    if (name.len > 0 && str_find_byte(name, '@', 0) == STR_NONE)
        *VEC_PUSH(feed->arena, &item->authors) = name;
}

static void feed_set_link(FeedItem *item, const XmlToken *open, const FeedElement *element,
                          Arena *arena)
{
    Str rel = xml_attribute(open->attributes, STR("rel"));
    Str href = xml_attribute(open->attributes, STR("href"));
    if (rel.len > 0 && !str_equal(rel, STR("alternate")))
        return;
    if (item->url.len > 0)
        return;
    if (href.len > 0) {
        Buf buf = buf_open(arena, href.len + 1);
        xml_add_unescaped(&buf, href);
        item->url = buf_str(&buf);
    } else {
        item->url = str_trim(element->text);
    }
}

/* Keep the longer of what an item has as its body. */
static void feed_set_body(FeedItem *item, const XmlToken *open, const FeedElement *element)
{
    Str body = element->inner.len > 0 ? element->inner : element->text;
    Str type = xml_attribute(open->attributes, STR("type"));
    if (body.len <= item->body.len)
        return;
    item->body = body;
    item->is_text = element->inner.len == 0 &&
                    (str_equal(type, STR("text")) || str_equal(type, STR("text/plain")));
}

static void feed_set_field(FeedScan *feed, FeedItem *item, const XmlToken *open,
                           const FeedElement *element)
{
    Str name = feed_name(feed, open->name);
    Str text = str_trim(element->text);
    if (str_equal(name, STR("title"))) {
        if (item->title.len == 0)
            item->title = element->inner.len > 0 ? element->inner : text;
    } else if (str_equal(name, STR("link"))) {
        feed_set_link(item, open, element, feed->arena);
    } else if (str_equal(name, STR("description")) || str_equal(name, STR("content:encoded")) ||
               str_equal(name, STR("content")) || str_equal(name, STR("summary"))) {
        feed_set_body(item, open, element);
    } else if (str_equal(name, STR("pubDate")) || str_equal(name, STR("dc:date")) ||
               str_equal(name, STR("published")) || str_equal(name, STR("issued"))) {
        item->published = text;
    } else if (str_equal(name, STR("updated")) || str_equal(name, STR("modified")) ||
               str_equal(name, STR("atom:updated")) || str_equal(name, STR("dcterms:modified"))) {
        item->modified = text;
    } else if (str_equal(name, STR("author")) || str_equal(name, STR("dc:creator"))) {
        feed_add_author(feed, item, element);
    } else if ((str_equal(name, STR("guid")) || str_equal(name, STR("id"))) &&
               str_starts_with_nocase(text, STR("http")) && item->url.len == 0 &&
               !str_equal(xml_attribute(open->attributes, STR("isPermaLink")), STR("false"))) {
        item->url = text; /* a <link> that follows does not replace it, being the same */
    }
}

/* The item that was just opened.  False: the feed broke off in it. */
static bool feed_read_item(FeedScan *feed, FeedItem *item)
{
    XmlToken token;
    while (xml_next(&token, &feed->scan)) {
        if (token.kind == XML_CLOSE && feed_is_item(feed, &token))
            return true;
        if (token.kind != XML_OPEN)
            continue;
        FeedElement element = feed_element(feed, &token);
        feed_set_field(feed, item, &token, &element);
        if (!element.closed)
            return false;
    }
    return false;
}

/* What the feed says of itself, before its first item. */
static void feed_set_channel(Feed *out, FeedScan *feed, const XmlToken *open)
{
    Str name = feed_name(feed, open->name);
    bool title = str_equal(name, STR("title")) && out->title.len == 0;
    if (title || str_equal(name, STR("language"))) {
        FeedElement element = feed_element(feed, open);
        Str said = str_trim(element.text);
        /* It goes along with every item. */
        size_t most = said.len < LIMIT_FEED_TITLE ? said.len : LIMIT_FEED_TITLE;
        *(title ? &out->title : &out->lang) = str_take(said, utf8_floor(said, most));
    } else if (str_equal(name, STR("image"))) {
        feed_element(feed, open); /* it has a title of its own */
    } else if (str_equal(name, STR("feed")) || str_equal(name, STR("rss"))) {
        Str lang = xml_attribute(open->attributes, STR("xml:lang"));
        out->lang = lang.len > 0 ? lang : out->lang;
    }
}

/* The text in UTF-8: by its mark, the header of the answer, its declaration. */
static Str feed_to_utf8(Reader *reader, const Page *page)
{
    Str body = page->body;
    Str charset = header_parameter(page->content_type, STR("charset"));
    if (str_starts_with(body, STR("\xef\xbb\xbf")))
        return str_drop(body, 3);
    if (str_starts_with(body, STR("\xff\xfe")) || str_starts_with(body, STR("\xfe\xff"))) {
        charset = STR("utf-16");
    } else if (charset.len == 0) {
        Str declaration = str_cut_str(str_trim(body), STR("?>")).head;
        if (str_starts_with(declaration, STR("<?xml")))
            charset = xml_attribute(str_drop(declaration, 5), STR("encoding"));
    }
    return charset_to_utf8(body, charset, reader->tools, reader->arena);
}

void feed_read(Reader *reader, const Page *page, uint64_t offset)
{
    Feed out = { .reader = reader, .page = page, .offset = offset };
    bool cut = page->body.len > LIMIT_CONTAINER_BYTES;
    FeedScan feed = { .scan = scan_from(feed_to_utf8(reader, page)), .arena = reader->arena };
    XmlToken token;
    bool root = true;
    while (!reader->sink->stop && xml_next(&token, &feed.scan)) {
        if (token.kind != XML_OPEN)
            continue;
        StrCut prefix = str_cut(token.name, ':');
        if (root && prefix.found && !str_equal(prefix.head, STR("rdf")))
            feed.prefix = str_take(token.name, prefix.head.len + 1);
        root = false;
        if (!feed_is_item(&feed, &token)) {
            if (out.number == 0)
                feed_set_channel(&out, &feed, &token);
            continue;
        }
        FeedItem item = { 0 };
        ArenaMark mark = arena_mark(reader->arena);
        bool whole = token.empty || feed_read_item(&feed, &item);
        feed_emit(&out, &item, !whole);
        arena_release(reader->arena, mark);
        if (!whole)
            reader_note(reader, cut ? WORD_FEED_CUT : WORD_FEED_BROKEN, offset, 0);
    }
    if (out.number == 0)
        reader_left_out(reader, (LeftOut){ page->path, page->url, WORD_FEED_NONE, offset, 0 });
}
