/*
 * tokenizer_test.c - cases of the tokenizer in the form of html5lib-tests.
 *
 *     tokenizer_test OWN.test… [-- FOLDER]
 *
 * FOLDER holds the public suite (docs/html.md); without it that part is
 * skipped.  A case may have, beside the keys of the public form, "tree": true
 * to let tags change the state, as in a page.  Every case is also read cut at
 * every length, in front of an unreadable page.
 */
#include "base/buf.h"
#include "base/json_read.h"
#include "base/scan.h"
#include "extract/html_token.h"

#include "fence.h"
#include "test.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

typedef struct CaseAttr {
    Str name;
    Str value;
} CaseAttr;

enum { CASE_ATTRS = 64 };

static Str read_file(const char *path, Arena *arena)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return (Str){ 0 };
    enum { MOST = 1 << 23 };
    char *data = arena_push(arena, 1, MOST);
    size_t len = fread(data, 1, MOST, file);
    fclose(file);
    return (Str){ data, len };
}

/* "\uD800" without its other half: not UTF-8, so it never reaches a tokenizer. */
static bool has_lone_surrogate(Str source)
{
    for (size_t at = 0; (at = str_find(source, STR("\\u"), at)) != STR_NONE;) {
        char second = str_at(source, at + 3);
        bool is_d = str_at(source, at + 2) == 'd' || str_at(source, at + 2) == 'D';
        bool is_surrogate = is_d && second > '7';
        bool is_low = is_surrogate && strchr("cdefCDEF", second);
        if (is_low ||
            (is_surrogate && !str_starts_with_nocase(str_drop(source, at + 6), STR("\\ud"))))
            return true;
        at += is_surrogate ? 12 : 2;
    }
    return false;
}

/* Undo the second escaping of a doubleEscaped text. */
static Str unescape(Str text, bool is_escaped, Arena *arena)
{
    if (!is_escaped)
        return text;
    Buf buf = buf_open(arena, 2 * text.len + 1);
    for (Scan scan = scan_from(text); !scan_done(&scan);) {
        uint64_t code;
        if (!scan_word(&scan, STR("\\u")))
            buf_add_char(&buf, scan_next(&scan));
        else if (scan_hex(&scan, 4, &code))
            buf_add_codepoint(&buf, (uint32_t)code);
    }
    return buf_str(&buf);
}

static int compare_attrs(const void *a, const void *b)
{
    return str_compare(((const CaseAttr *)a)->name, ((const CaseAttr *)b)->name);
}

static void dump_start(Buf *out, Str name, CaseAttr *attrs, size_t count, bool self_closing)
{
    qsort(attrs, count, sizeof *attrs, compare_attrs);
    buf_add(out, STR("start "));
    buf_add(out, name);
    for (size_t i = 0; i < count; i++) {
        buf_add_format(out, " [%d]", (int)attrs[i].value.len);
        buf_add(out, attrs[i].name);
        buf_add_char(out, '=');
        buf_add(out, attrs[i].value);
    }
    buf_add(out, self_closing ? STR(" /\n") : STR("\n"));
}

static void dump_text(Buf *out, Str text, bool *in_text)
{
    if (!*in_text)
        buf_add(out, STR("text "));
    buf_add(out, text);
    *in_text = true;
}

static void dump_identifier(Buf *out, Str text, bool is_there)
{
    buf_add(out, is_there ? STR(" '") : STR(" null"));
    buf_add(out, text);
}

static void dump_expected_token(Buf *out, const JsonValue *token, bool escaped, bool *in_text)
{
    const JsonValue *first = token->first->next;
    Str kind = json_text(token->first);
    Str text = unescape(json_text(first), escaped, out->arena);
    if (str_equal(kind, STR("Character"))) {
        dump_text(out, text, in_text);
        return;
    }
    if (*in_text)
        buf_add_char(out, '\n');
    *in_text = false;
    if (str_equal(kind, STR("StartTag"))) {
        CaseAttr attrs[CASE_ATTRS];
        size_t count = 0;
        for (const JsonValue *a = first->next->first; a && count < CASE_ATTRS; a = a->next)
            attrs[count++] = (CaseAttr){ unescape(a->key, escaped, out->arena),
                                         unescape(a->text, escaped, out->arena) };
        dump_start(out, text, attrs, count, first->next->next != NULL);
    } else if (str_equal(kind, STR("DOCTYPE"))) {
        const JsonValue *public_id = first->next, *system_id = public_id->next;
        buf_add(out, STR("doctype"));
        dump_identifier(out, text, first->kind == JSON_STRING);
        dump_identifier(out, unescape(json_text(public_id), escaped, out->arena),
                        public_id->kind == JSON_STRING);
        dump_identifier(out, unescape(json_text(system_id), escaped, out->arena),
                        system_id->kind == JSON_STRING);
        buf_add(out, system_id->next->kind == JSON_TRUE ? STR("\n") : STR(" quirks\n"));
    } else {
        buf_add(out, str_equal(kind, STR("EndTag")) ? STR("end ") : STR("comment "));
        buf_add(out, text);
        buf_add_char(out, '\n');
    }
}

static Str dump_expected(const JsonValue *test, bool escaped, Arena *arena)
{
    Buf out = buf_open(arena, 1 << 20);
    bool in_text = false;
    for (const JsonValue *token = json_get(test, STR("output"))->first; token; token = token->next)
        dump_expected_token(&out, token, escaped, &in_text);
    if (in_text)
        buf_add_char(&out, '\n');
    return buf_str(&out);
}

static size_t own_attrs(const HtmlToken *token, CaseAttr *attrs, Arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < token->attr_count && count < CASE_ATTRS; i++) {
        Str name = html_decode(token->attrs[i].name, HTML_RAW_NAME, arena);
        bool is_new = true;
        for (size_t j = 0; j < count; j++)
            is_new &= !str_equal(attrs[j].name, name);
        if (is_new)
            attrs[count++] = (CaseAttr){ name, html_attr_value(&token->attrs[i], arena) };
    }
    return count;
}

static void dump_token(Buf *out, const HtmlToken *token, bool *in_text)
{
    CaseAttr attrs[CASE_ATTRS];
    Arena *arena = out->arena;
    if (token->kind == HTML_TEXT) {
        dump_text(out, html_decode(token->text, token->raw, arena), in_text);
        return;
    }
    if (*in_text)
        buf_add_char(out, '\n');
    *in_text = false;
    Str name = html_decode(token->name, HTML_RAW_NAME, arena);
    switch (token->kind) {
    case HTML_START:
        dump_start(out, name, attrs, own_attrs(token, attrs, arena), token->self_closing);
        break;
    case HTML_END:
    case HTML_COMMENT:
        buf_add(out, token->kind == HTML_END ? STR("end ") : STR("comment "));
        buf_add(out, token->kind == HTML_END ? name : html_decode(token->text, token->raw, arena));
        buf_add_char(out, '\n');
        break;
    case HTML_DOCTYPE:
        buf_add(out, STR("doctype"));
        dump_identifier(out, name, token->name.data != NULL);
        dump_identifier(out, html_decode(token->public_id, HTML_RAW_TEXT, arena),
                        token->public_id.data != NULL);
        dump_identifier(out, html_decode(token->system_id, HTML_RAW_TEXT, arena),
                        token->system_id.data != NULL);
        buf_add(out, token->force_quirks ? STR(" quirks\n") : STR("\n"));
        break;
    case HTML_TEXT:
        break;
    }
}

static Str dump_tokens(HtmlTokenizer html, Arena *arena)
{
    Buf out = buf_open(arena, 1 << 20);
    bool in_text = false;
    uint32_t end = 0;
    for (HtmlToken token; html_next(&html, &token);) {
        CHECK(token.span.begin >= end && token.span.begin < token.span.end);
        end = token.span.end;
        CHECK(end <= html.input.len);
        dump_token(&out, &token, &in_text);
    }
    if (in_text)
        buf_add_char(&out, '\n');
    return buf_str(&out);
}

static HtmlState state_named(Str name)
{
    static const struct {
        Str name;
        HtmlState state;
    } states[] = {
        { { "Data state", 10 }, HTML_STATE_DATA },
        { { "PLAINTEXT state", 15 }, HTML_STATE_PLAINTEXT },
        { { "RCDATA state", 12 }, HTML_STATE_RCDATA },
        { { "RAWTEXT state", 13 }, HTML_STATE_RAWTEXT },
        { { "Script data state", 17 }, HTML_STATE_SCRIPT },
        { { "CDATA section state", 19 }, HTML_STATE_CDATA },
    };
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (str_equal(states[i].name, name))
            return states[i].state;
    test_fail(__FILE__, __LINE__, "a state that is known");
    return HTML_STATE_DATA;
}

static void run_state(const JsonValue *test, Str input, HtmlState state, Str expected, Arena *arena)
{
    bool is_tree = json_get(test, STR("tree")) != NULL;
    for (size_t len = 0; len <= input.len; len++) {
        bool is_whole = len == input.len;
        Fence fence = fence_copy(str_take(input, len));
        HtmlTokenizer html = html_open(fence.text, arena);
        html.state = state;
        html.ignores_tree = !is_tree;
        html.last_start = json_get_text(test, STR("lastStartTag"));
        Str actual = dump_tokens(html, arena);
        if (is_whole)
            CHECK_STR(actual, expected);
        fence_free(&fence);
    }
}

static void run_case(const JsonValue *test, Arena *arena)
{
    bool escaped = json_get(test, STR("doubleEscaped")) != NULL;
    Str input = unescape(json_get_text(test, STR("input")), escaped, arena);
    Str expected = dump_expected(test, escaped, arena);
    const JsonValue *states = json_get(test, STR("initialStates"));
    if (!states)
        run_state(test, input, HTML_STATE_DATA, expected, arena);
    for (const JsonValue *state = states ? states->first : NULL; state; state = state->next)
        run_state(test, input, state_named(json_text(state)), expected, arena);
}

/* One file of cases as one line of TAP. */
static void run_file(const char *path, Arena *arena)
{
    JsonValue *root = NULL;
    Error error;
    test_failed_now = 0;
    int passed = 0, failed = 0, skipped = 0;
    CHECK(json_read(&root, read_file(path, arena), arena, &error) == STATUS_OK);
    const JsonValue *tests = json_get(root, STR("tests"));
    int failed_before = test_failed_now;
    for (const JsonValue *test = tests ? tests->first : NULL; test; test = test->next) {
        if (has_lone_surrogate(json_get(test, STR("input"))->source)) {
            skipped++;
            continue;
        }
        ArenaMark mark = arena_mark(arena);
        test_failed_now = 0;
        run_case(test, arena);
        arena_release(arena, mark);
        if (test_failed_now)
            printf("#   in: " STR_FMT "\n", STR_ARG(json_get_text(test, STR("description"))));
        failed += test_failed_now;
        passed += !test_failed_now;
    }
    bool is_bad = failed || failed_before;
    const char *base = strrchr(path, '/');
    test_failures += is_bad;
    printf("%s %d - %s: %d passed, %d failed, %d not applicable%s\n", is_bad ? "not ok" : "ok",
           ++test_count, base ? base + 1 : path, passed, failed, skipped,
           tests ? "" : " # SKIP other form");
}

static void run_folder(const char *folder, Arena *arena)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0)
        printf("ok %d - the public suite # SKIP %s is not there\n", ++test_count, folder);
    for (int i = 0; i < count; i++) {
        char path[4096];
        ArenaMark mark = arena_mark(arena);
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (str_ends_with(str_from_cstr(path), STR(".test")))
            run_file(path, arena);
        free(entries[i]);
        arena_release(arena, mark);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    Arena arena;
    if (!arena_open(&arena, (size_t)1 << 30))
        return 1;
    bool is_folder = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0)
            is_folder = true;
        else if (is_folder)
            run_folder(argv[i], &arena);
        else
            run_file(argv[i], &arena);
    }
    arena_close(&arena);
    return test_report();
}
