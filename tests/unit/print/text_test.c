#include "print/print.h"

#include "base/ascii.h"
#include "base/scan.h"
#include "base/utf8.h"
#include "document/words.h"
#include "print/place.h"

#include "made_story.h"
#include "test.h"

enum { TEXT_MOST = 1 << 22 };

static Str text_of(MadeStory *made, const PrintOptions *options)
{
    Buf out = buf_open(&made->arena, TEXT_MOST);
    print_edition_text(&out, &made->edition, options);
    CHECK(!out.cut);
    return buf_str(&out);
}

static bool has(Str text, Str words)
{
    return str_find(text, words, 0) != STR_NONE;
}

/* White space runs as one space, none at the ends, so that line breaks do not matter. */
static Str flat(Str text, Arena *arena)
{
    Buf out = buf_open(arena, TEXT_MOST);
    bool space = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = str_at(text, i);
        if (ascii_is_space(c)) {
            space = out.len > 0;
            continue;
        }
        if (space)
            buf_add_char(&out, ' ');
        space = false;
        buf_add_char(&out, c);
    }
    return buf_str(&out);
}

static Str report_text(const MadeStory *made, Str id)
{
    for (size_t i = 0; i < MADE_REPORTS; i++)
        if (str_equal(made->documents[i].report.id, id))
            return made->documents[i].report.text;
    return (Str){ 0 };
}

/* Check one traced piece, "s ID BEGIN END" \2 words \3; gives the number of spans. */
static size_t check_traced(MadeStory *made, Str head, Str words)
{
    if (!str_starts_with(head, STR("s ")))
        return 0;
    StrCut id = str_cut(str_drop(head, 2), ' ');
    Scan scan = scan_from(id.tail);
    uint64_t begin = 0, end = 0;
    CHECK(scan_decimal(&scan, 10, &begin) && scan_char(&scan, ' ') &&
          scan_decimal(&scan, 10, &end));
    Str text = report_text(made, id.head);
    CHECK(begin < end && end <= text.len);
    CHECK_STR(flat(words, &made->scratch), flat(str_slice(text, span(begin, end)), &made->scratch));
    return 1;
}

/* Everything outside traced pieces, and the number of spans inside. */
static size_t split_traced(MadeStory *made, Str text, Buf *own)
{
    size_t spans = 0;
    for (;;) {
        StrCut cut = str_cut(text, '\1');
        buf_add(own, cut.head);
        buf_add_char(own, ' ');
        if (!cut.found)
            return spans;
        StrCut head = str_cut(cut.tail, '\2');
        StrCut words = str_cut(head.tail, '\3');
        CHECK(head.found && words.found);
        spans += check_traced(made, head.head, words.head);
        text = words.tail;
    }
}

static bool is_own_word(Str word)
{
    for (int i = 1; i < WORD_COUNT; i++) {
        Str line = words_text((Word)i);
        for (size_t at = 0; (at = str_find(line, word, at)) != STR_NONE; at++) {
            bool begins = at == 0 || !ascii_is_alpha(str_at(line, at - 1));
            if (begins && !ascii_is_alpha(str_at(line, at + word.len)))
                return true;
        }
    }
    return false;
}

TEST(every_word_is_a_span_or_of_the_table)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Str text = text_of(&made, &(PrintOptions){ .width = 80, .trace = true });
    Buf own = buf_open(&made.arena, TEXT_MOST);
    CHECK(split_traced(&made, text, &own) > 20);
    Scan scan = scan_from(buf_str(&own));
    while (!scan_done(&scan)) {
        Str word = scan_while(&scan, ascii_is_alpha);
        /* One capital is a letter of an origin. */
        bool is_letter = word.len == 1 && ascii_is_upper(str_at(word, 0));
        if (word.len > 0 && !is_letter && !is_own_word(word)) {
            printf("# '" STR_FMT "' is nobody's word\n", STR_ARG(word));
            CHECK(false);
        }
        scan_skip(&scan, word.len == 0);
    }
    made_close(&made);
}

TEST(a_page_cannot_steer_the_terminal)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Str text = text_of(&made, &(PrintOptions){ .width = 80 });
    CHECK(!has(text, STR("\x1b")));
    CHECK(has(text, STR("Four dead\xEF\xBF\xBD[31m")));
    made_close(&made);
}

TEST(lines_keep_the_width)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    for (unsigned width = 72; width <= 120; width += 8) {
        Str rest = text_of(&made, &(PrintOptions){ .width = width });
        while (rest.len > 0) {
            StrCut line = str_cut(rest, '\n');
            size_t columns = 0;
            for (size_t at = 0; at < line.head.len; columns++)
                at += utf8_read_at(line.head, at).len;
            CHECK(columns <= width);
            CHECK(!str_ends_with(line.head, STR(" ")));
            rest = line.tail;
        }
    }
    made_close(&made);
}

TEST(colour_only_when_asked)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Str text = text_of(&made, &(PrintOptions){ .colour = true, .hyperlinks = true });
    CHECK(has(text, STR("\x1b[1m")));
    CHECK(has(text, STR("\x1b]8;;https://harbour-post.example/bridge\x1b\\Harbour Post")));
    made_close(&made);
}

TEST(front_page_lists_stories_by_origins)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Edition one = { 0 };
    Documents alone = { made.items + 1, 1 };
    edition_build(&one, &(Story){ 0 }, alone, &(Lineage){ 0 }, &(Claims){ 0 }, &made.arena,
                  &made.scratch);
    const Edition *editions[] = { &one, &made.edition };
    LeftOut left = { .path = STR("empty.html"), .reason = WORD_FILE_UNREADABLE };
    PrintSummary summary = {
        .editions = editions, .edition_count = 2, .left_out = &left, .left_out_count = 1
    };
    Buf out = buf_open(&made.arena, TEXT_MOST);
    print_front_text(&out, &summary, &(PrintOptions){ 0 });
    print_left_out_text(&out, &summary, &(PrintOptions){ 0 });
    Str text = buf_str(&out);
    CHECK(str_starts_with(text, STR("1 story · 1 single report\n")));
    CHECK(has(text, STR("Same text: Tallow Today")));
    CHECK(has(text, STR("Disagrees: three ≠ Four")));
    CHECK(has(text, STR("Single reports\n  A footbridge in Tallow")));
    CHECK(has(text, STR("empty.html: cannot be read")));
    made_close(&made);
}

TEST(control_characters_and_turned_writing_are_replaced)
{
    CHECK(place_safe_codepoint('\n') == ' ');
    CHECK(place_safe_codepoint(0x1B) == 0xFFFD);
    CHECK(place_safe_codepoint(0x9B) == 0xFFFD);
    CHECK(place_safe_codepoint(0x85) == 0xFFFD);
    CHECK(place_safe_codepoint(0x202E) == 0xFFFD);
    CHECK(place_safe_codepoint(0xE9) == 0xE9);
}

/* A date of a report that is silent on the sentence shown is no support of it. */
TEST(event_is_supported_by_those_who_say_it)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    Reading readings[3] = { { .report = 0, .span = { 160, 167 }, .sentence = 2 },
                            { .report = 2, .span = { 71, 79 }, .sentence = 1 },
                            { .report = 3, .span = { 85, 91 }, .sentence = 1 } };
    Span sentences[3] = { { 124, 168 }, { 71, 98 }, { 85, 132 } };
    Event event = { .readings = { .items = readings, .count = 3 }, .sentences = sentences };
    EventChips chips = place_event_chips(&made.edition, &event, &made.arena);
    CHECK(chips.says.count == 2 && chips.names.count == 1);
    CHECK(!chips.says.items[0].in_part && chips.says.items[1].in_part);
    CHECK(chips.names.items[0].report == 3);
    made_close(&made);
}

TEST(season_is_shown_by_its_first_and_last_day)
{
    Arena arena = { 0 };
    CHECK(arena_open(&arena, 1 << 16));
    enum { SUMMER_FROM = 1717200000, SUMMER_DAYS = 92 }; /* 2024-06-01 */
    Event event = { .value = STR("2024-SU"),
                    .hangs = true,
                    .at = { SUMMER_FROM, SUMMER_FROM + SUMMER_DAYS * CALENDAR_DAY } };
    CHECK_STR(place_event_value(&event, &arena), STR("2024-06-01–2024-08-31"));
    event.at.to = INTERVAL_OPEN_TO;
    CHECK(place_event_value(&event, &arena).len == 0);
    event.at.to = event.at.from + CALENDAR_DAY / 2;
    CHECK_STR(place_event_value(&event, &arena), STR("2024-06-01"));
    arena_close(&arena);
}

int main(void)
{
    RUN(every_word_is_a_span_or_of_the_table);
    RUN(a_page_cannot_steer_the_terminal);
    RUN(lines_keep_the_width);
    RUN(colour_only_when_asked);
    RUN(front_page_lists_stories_by_origins);
    RUN(control_characters_and_turned_writing_are_replaced);
    RUN(event_is_supported_by_those_who_say_it);
    RUN(season_is_shown_by_its_first_and_last_day);
    return test_report();
}
