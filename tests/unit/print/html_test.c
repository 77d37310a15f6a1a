#include "print/print.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "document/words.h"

#include "made_story.h"
#include "test.h"

enum { HTML_MOST = 1 << 23 };

static bool has(Str text, Str words)
{
    return str_find(text, words, 0) != STR_NONE;
}

static Str page_of(MadeStory *made, const Edition *const *editions, size_t count)
{
    LeftOut left = { .path = STR("bad<page>.html"), .reason = WORD_FILE_UNREADABLE };
    PrintSummary summary = {
        .editions = editions, .edition_count = count, .left_out = &left, .left_out_count = 1
    };
    Buf out = buf_open(&made->arena, HTML_MOST);
    print_html(&out, &summary);
    CHECK(!out.cut);
    return buf_str(&out);
}

static Str story_page(MadeStory *made)
{
    const Edition *edition = &made->edition;
    return page_of(made, &edition, 1);
}

/* Character references undone. */
static Str plain(Str text, Arena *arena)
{
    static const struct {
        Str name;
        char c;
    } NAMES[] = { { { "amp;", 4 }, '&' },
                  { { "lt;", 3 }, '<' },
                  { { "gt;", 3 }, '>' },
                  { { "quot;", 5 }, '"' } };
    Buf out = buf_open(arena, HTML_MOST);
    for (;;) {
        StrCut cut = str_cut(text, '&');
        buf_add(&out, cut.head);
        if (!cut.found)
            return buf_str(&out);
        text = cut.tail;
        for (size_t i = 0; i < 4; i++)
            if (str_starts_with(text, NAMES[i].name)) {
                buf_add_char(&out, NAMES[i].c);
                text = str_drop(text, NAMES[i].name.len);
                break;
            }
    }
}

static Str attribute(Str tag, Str name)
{
    StrCut at = str_cut_str(tag, name);
    Str rest = at.tail;
    if (str_at(rest, 0) == '"')
        return str_cut(str_drop(rest, 1), '"').head;
    Scan scan = scan_from(rest);
    Str value = scan_until(&scan, ' ');
    return value;
}

static uint64_t number(Str digits)
{
    Scan scan = scan_from(digits);
    uint64_t value = 0;
    CHECK(scan_decimal(&scan, 10, &value));
    return value;
}

static Str report_text(const MadeStory *made, Str id)
{
    for (size_t i = 0; i < MADE_REPORTS; i++)
        if (str_equal(made->documents[i].report.id, id))
            return made->documents[i].report.text;
    return (Str){ 0 };
}

/* Walk the page: check each span's bytes, gather the words that are the program's own. */
static size_t walk(MadeStory *made, Str page, Buf *own)
{
    size_t spans = 0;
    Str rest = str_cut_str(page, STR("</style>")).tail;
    for (;;) {
        StrCut open = str_cut(rest, '<');
        buf_add(own, plain(open.head, &made->scratch));
        buf_add_char(own, ' ');
        if (!open.found)
            return spans;
        StrCut tag = str_cut(open.tail, '>');
        rest = tag.tail;
        bool is_field = str_starts_with(tag.head, STR("span class=f"));
        if (!is_field && !str_starts_with(tag.head, STR("span class=w data-")))
            continue;
        StrCut words = str_cut(rest, '<');
        CHECK(str_starts_with(words.tail, STR("/span>")));
        rest = str_cut(words.tail, '>').tail;
        if (is_field)
            continue;
        Str text = report_text(made, attribute(tag.head, STR("data-report=")));
        uint64_t begin = number(attribute(tag.head, STR("data-begin=")));
        uint64_t end = number(attribute(tag.head, STR("data-end=")));
        CHECK(begin < end && end <= text.len);
        CHECK_STR(plain(words.head, &made->scratch), str_slice(text, span(begin, end)));
        spans++;
    }
}

static bool is_own_word(Str word)
{
    for (int i = 1; i < WORD_COUNT; i++) {
        Str line = words_text((Word)i);
        for (size_t at = 0; (at = str_find(line, word, at)) != STR_NONE; at++)
            if ((at == 0 || !ascii_is_alpha(str_at(line, at - 1))) &&
                !ascii_is_alpha(str_at(line, at + word.len)))
                return true;
    }
    return false;
}

TEST(every_word_is_a_span_or_of_the_table)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Buf own = buf_open(&made.arena, HTML_MOST);
    CHECK(walk(&made, story_page(&made), &own) > 40);
    Scan scan = scan_from(buf_str(&own));
    while (!scan_done(&scan)) {
        Str word = scan_while(&scan, ascii_is_alpha);
        bool is_letter = word.len == 1 && ascii_is_upper(str_at(word, 0));
        if (word.len > 0 && !is_letter && !is_own_word(word)) {
            printf("# '" STR_FMT "' is nobody's word\n", STR_ARG(word));
            CHECK(false);
        }
        scan_skip(&scan, word.len == 0);
    }
    made_close(&made);
}

TEST(every_link_inside_the_page_has_its_target)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Str page = story_page(&made), rest = page;
    size_t links = 0;
    for (;;) {
        StrCut cut = str_cut_str(rest, STR("href=#"));
        if (!cut.found)
            break;
        rest = cut.tail;
        Str target = str_cut(rest, '>').head;
        Buf id = buf_open(&made.scratch, 256);
        buf_add(&id, STR(" id="));
        buf_add(&id, target);
        buf_add_char(&id, '>');
        CHECK(has(page, buf_str(&id)));
        links++;
    }
    CHECK(links > 10);
    made_close(&made);
}

TEST(markup_of_a_page_stays_text)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    made.documents[0].report.url = STR("javascript:alert(1)");
    Str page = story_page(&made);
    CHECK(!has(page, STR("<b>Voice")) && has(page, STR("&lt;b&gt;Voice&lt;/b&gt;")));
    CHECK(!has(page, STR("\x1b")) && has(page, STR("bad&lt;page&gt;.html")));
    CHECK(!has(page, STR("<script")) && !has(page, STR("href=\"javascript:")));
    made_close(&made);
}

TEST(several_stories_have_a_front_page)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Edition one = { 0 };
    Documents alone = { made.items + 1, 1 };
    edition_build(&one, &(Story){ 0 }, alone, &(Lineage){ 0 }, &(Claims){ 0 }, &made.arena,
                  &made.scratch);
    const Edition *editions[] = { &one, &made.edition };
    Str page = page_of(&made, editions, 2);
    CHECK(has(page, STR("<nav class=front><h1>1 story</h1>")));
    CHECK(has(page, STR("<a href=#e1>")) && has(page, STR("id=e1>")));
    CHECK(has(page, STR("Single reports")));
    Buf own = buf_open(&made.arena, HTML_MOST);
    CHECK(walk(&made, page, &own) > 40);
    made_close(&made);
}

int main(void)
{
    RUN(every_word_is_a_span_or_of_the_table);
    RUN(every_link_inside_the_page_has_its_target);
    RUN(markup_of_a_page_stays_text);
    RUN(several_stories_have_a_front_page);
    return test_report();
}
