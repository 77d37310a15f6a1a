/*
 * linked_data.c - what the JSON-LD of a page says about its article.
 *
 * Scripts hold one object, a list, or a "@graph"; articles stand at any depth
 * and name their authors in place or by "@id".  Scripts that are not JSON are
 * first mended in the ways they usually break (bare line ends in strings, comment
 * marks around them, references for the quotation marks); of what is still broken,
 * single keys are read.
 */
#include "extract/linked_data.h"

#include "base/ascii.h"
#include "base/json_read.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/unicode.h"

/* Values in the scripts of one page that are looked at. */
enum { LINKED_NODES_MAX = 4000, LINKED_BEST_NONE = -1 };

typedef struct LinkedNodes {
    const JsonValue **items;
    size_t count, room;
} LinkedNodes;

typedef struct LinkedReader {
    LinkedData *out;
    LinkedNodes objects;
    Str title;
    unsigned tries; /* names of authors looked up: each may walk all objects */
    Arena *arena;
} LinkedReader;

/* Titles */

TitleWords title_words(Str text, Arena *arena)
{
    TitleWords words = { 0 };
    size_t begin = STR_NONE;
    for (size_t at = 0;;) {
        size_t plain = str_find_not_in(text, &ASCII_ALNUM, at);
        if (plain > at && begin == STR_NONE)
            begin = at;
        at = plain;
        Utf8Char c = utf8_read_at(text, at);
        bool spaceless = c.len && unicode_is_spaceless(c.codepoint);
        bool in = c.len && (unicode_is_letter(c.codepoint) || unicode_is_digit(c.codepoint));
        if (begin != STR_NONE && (!in || spaceless)) {
            *VEC_PUSH(arena, &words) = unicode_fold_hash(str_between(text, begin, at));
            begin = STR_NONE;
        }
        if (in && begin == STR_NONE)
            begin = at;
        if (!c.len)
            return words;
        at += c.len;
    }
}

/* How many of the words are among the others. */
static size_t title_common(const TitleWords *words, const TitleWords *others, Arena *scratch)
{
    enum { FEW = 24 }; /* are looked through one by one */
    size_t common = 0;
    Map map = map_open(scratch, others->count > FEW ? others->count : 0);
    for (size_t i = 0; others->count > FEW && i < others->count; i++)
        *map_put(&map, others->items[i]) = 1;
    for (size_t i = 0; i < words->count; i++) {
        size_t k = 0;
        while (k < others->count && k < FEW && others->items[k] != words->items[i])
            k++;
        common +=
            others->count > FEW ? map_get(&map, words->items[i]) != MAP_NONE : k < others->count;
    }
    return common;
}

double title_words_likeness(const TitleWords *a, const TitleWords *b, Arena *scratch)
{
    bool a_is_shorter = a->count < b->count;
    const TitleWords *shorter = a_is_shorter ? a : b, *longer = a_is_shorter ? b : a;
    ArenaMark mark = arena_mark(scratch);
    size_t common = title_common(shorter, longer, scratch);
    arena_release(scratch, mark);
    return shorter->count ? (double)common / (double)shorter->count : 0;
}

double title_likeness(Str a, Str b, Arena *scratch)
{
    ArenaMark mark = arena_mark(scratch);
    TitleWords words_a = title_words(a, scratch), words_b = title_words(b, scratch);
    double likeness = title_words_likeness(&words_a, &words_b, scratch);
    arena_release(scratch, mark);
    return likeness;
}

/* Mending */

static Str linked_unwrap(Str script)
{
    static const Str MARKS[] = { { "<!--", 4 }, { "//", 2 }, { "<![CDATA[", 9 },
                                 { "/*", 2 },   { "*/", 2 }, { "\xEF\xBB\xBF", 3 } };
    bool again = true;
    while (again) {
        again = false;
        script = str_trim(script);
        for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
            if (str_starts_with(script, MARKS[i])) {
                script = str_drop(script, MARKS[i].len);
                again = true;
            }
    }
    size_t brace = str_find_last(script, '}'), bracket = str_find_last(script, ']');
    size_t end = brace == STR_NONE                        ? bracket
                 : bracket == STR_NONE || bracket < brace ? brace
                                                          : bracket;
    if (end == bracket && end != STR_NONE && brace != STR_NONE &&
        str_starts_with(str_drop(script, end), STR("]]>")))
        end = brace;
    return end == STR_NONE ? script : str_take(script, end + 1);
}

static Str linked_mend(Str script, Arena *arena)
{
    if (str_starts_with(str_trim(str_drop(script, 1)), STR("&quot;")))
        script = html_decode(script, HTML_RAW_RCDATA, arena);
    char *copy = ARENA_NEW(arena, char, script.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < script.len; i++) {
        char c = script.data[i];
        if (c == ',') { /* a comma before a closing bracket */
            Str rest = str_trim(str_drop(script, i + 1));
            if (str_at(rest, 0) == '}' || str_at(rest, 0) == ']')
                continue;
        }
        copy[len++] = (unsigned char)c < 0x20 ? ' ' : c;
    }
    return (Str){ copy, len };
}

/* The string behind `"key":`, escapes left alone; only for what no parser reads. */
static Str linked_scrape(Str script, Str key)
{
    size_t at = str_find(script, key, 0);
    if (at == STR_NONE)
        return STR("");
    Str rest = str_trim(str_drop(script, at + key.len));
    if (!str_starts_with(rest, STR(":")))
        return STR("");
    rest = str_trim(str_drop(rest, 1));
    if (!str_starts_with(rest, STR("\"")))
        return STR("");
    Str text = str_cut(str_drop(rest, 1), '"').head;
    return text.len > 300 || str_find_byte(text, '\\', 0) != STR_NONE ? STR("") : text;
}

static void linked_set(Str *field, Str value)
{
    if (field->len == 0)
        *field = str_trim(value);
}

static void linked_scrape_all(LinkedReader *reader, Str script)
{
    LinkedData *out = reader->out;
    Str headline = linked_scrape(script, STR("\"headline\""));
    if (reader->title.len && headline.len &&
        title_likeness(reader->title, headline, reader->arena) < 0.5)
        return;
    linked_set(&out->headline, headline);
    linked_set(&out->published, linked_scrape(script, STR("\"datePublished\"")));
    linked_set(&out->modified, linked_scrape(script, STR("\"dateModified\"")));
}

/* Walking */

static bool linked_type_is(const JsonValue *object, Str part)
{
    const JsonValue *type = json_get(object, STR("@type"));
    if (!type)
        return false;
    if (type->kind == JSON_ARRAY) {
        for (const JsonValue *one = type->first; one; one = one->next)
            if (str_find_nocase(json_text(one), part, 0) != STR_NONE)
                return true;
        return false;
    }
    return str_find_nocase(json_text(type), part, 0) != STR_NONE;
}

/* Depth is bounded by the JSON reader. */
static void linked_collect(LinkedReader *reader, const JsonValue *value)
{
    if (value->kind == JSON_OBJECT && reader->objects.count < LINKED_NODES_MAX)
        *VEC_PUSH(reader->arena, &reader->objects) = value;
    if (value->kind == JSON_OBJECT || value->kind == JSON_ARRAY)
        for (const JsonValue *member = value->first; member; member = member->next)
            if (member->kind >= JSON_ARRAY)
                linked_collect(reader, member);
}

static const JsonValue *linked_resolve(const LinkedReader *reader, const JsonValue *value)
{
    if (!value || value->kind != JSON_OBJECT || json_get(value, STR("name")))
        return value;
    Str id = json_get_text(value, STR("@id"));
    for (size_t i = 0; id.len && i < reader->objects.count; i++)
        if (json_get(reader->objects.items[i], STR("name")) &&
            str_equal(json_get_text(reader->objects.items[i], STR("@id")), id))
            return reader->objects.items[i];
    return value;
}

static Str linked_name(const LinkedReader *reader, const JsonValue *value)
{
    value = linked_resolve(reader, value);
    if (!value)
        return STR("");
    if (value->kind == JSON_STRING)
        return str_trim(json_text(value));
    const JsonValue *name = json_get(value, STR("name"));
    if (name && name->kind == JSON_ARRAY)
        name = name->first;
    return str_trim(json_text(name));
}

static void linked_add_author(LinkedReader *reader, const JsonValue *value)
{
    if (value && value->kind == JSON_ARRAY) {
        for (const JsonValue *one = value->first; one; one = one->next)
            if (one->kind != JSON_ARRAY)
                linked_add_author(reader, one);
        return;
    }
    if (reader->tries++ >= 2 * LINKED_AUTHORS_MAX)
        return;
    Str name = linked_name(reader, value);
    LinkedData *out = reader->out;
    if (name.len && out->author_count < LINKED_AUTHORS_MAX)
        out->authors[out->author_count++] = name;
}

static bool linked_is_article(const JsonValue *object)
{
    return linked_type_is(object, STR("Article")) || linked_type_is(object, STR("BlogPosting")) ||
           linked_type_is(object, STR("Report")) || linked_type_is(object, STR("Recipe")) ||
           linked_type_is(object, STR("Review"));
}

static Str linked_headline(const JsonValue *object)
{
    Str headline = json_get_text(object, STR("headline"));
    return str_trim(headline.len ? headline : json_get_text(object, STR("name")));
}

/* How well an object describes the article of this page. */
static double linked_fit(const LinkedReader *reader, const JsonValue *object)
{
    bool article = linked_is_article(object);
    if (!article && !linked_type_is(object, STR("WebPage")))
        return LINKED_BEST_NONE;
    Str headline = linked_headline(object);
    double fit = article ? 1 : 0;
    if (headline.len && reader->title.len) {
        double likeness = title_likeness(headline, reader->title, reader->arena);
        if (likeness < 0.5)
            return LINKED_BEST_NONE;
        fit += likeness;
    }
    return fit + (json_get(object, STR("datePublished")) ? 0.5 : 0);
}

static void linked_take(LinkedReader *reader, const JsonValue *object, bool is_article)
{
    LinkedData *out = reader->out;
    if (is_article) {
        linked_set(&out->headline, linked_headline(object));
        linked_set(&out->url, json_get_text(object, STR("url")));
    }
    linked_set(&out->published, json_get_text(object, STR("datePublished")));
    linked_set(&out->modified, json_get_text(object, STR("dateModified")));
    linked_set(&out->lang, json_get_text(object, STR("inLanguage")));
    linked_set(&out->publisher, linked_name(reader, json_get(object, STR("publisher"))));
    if (out->author_count == 0) {
        linked_add_author(reader, json_get(object, STR("author")));
        if (out->author_count == 0)
            linked_add_author(reader, json_get(object, STR("creator")));
    }
}

static void linked_read_script(LinkedReader *reader, Str script)
{
    JsonValue *root;
    script = linked_unwrap(script);
    if (json_read(&root, script, reader->arena, NULL) == STATUS_OK ||
        json_read(&root, linked_mend(script, reader->arena), reader->arena, NULL) == STATUS_OK) {
        linked_collect(reader, root);
    } else if (script.len) {
        linked_scrape_all(reader, script);
        if (!reader->out->broken)
            reader->out->broken = script.data;
    }
}

void linked_data_read(LinkedData *out, const Blocks *blocks, Str title, Arena *arena)
{
    *out = (LinkedData){ 0 };
    LinkedReader reader = { .out = out, .title = title, .arena = arena };
    for (size_t i = 0; i < blocks->scripts.count; i++)
        linked_read_script(&reader, blocks->scripts.items[i]);
    /* some frameworks, told to write a script of this type, write a meta element */
    for (size_t i = 0; i < blocks->metas.count; i++)
        if (str_equal(blocks->metas.items[i].name, STR("script:ld+json")))
            linked_read_script(&reader, blocks->metas.items[i].value);
    /* the best first; the others fill what it leaves open */
    const JsonValue *best = NULL;
    double best_fit = LINKED_BEST_NONE;
    for (size_t i = 0; i < reader.objects.count; i++) {
        double fit = linked_fit(&reader, reader.objects.items[i]);
        if (fit > best_fit) {
            best_fit = fit;
            best = reader.objects.items[i];
        }
    }
    if (!best)
        return;
    linked_take(&reader, best, linked_is_article(best));
    for (size_t i = 0; i < reader.objects.count; i++)
        if (linked_type_is(reader.objects.items[i], STR("WebPage")) &&
            linked_fit(&reader, reader.objects.items[i]) > LINKED_BEST_NONE)
            linked_take(&reader, reader.objects.items[i], false);
}
