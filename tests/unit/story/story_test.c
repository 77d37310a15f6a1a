#include "story/story.h"

#include "base/limits.h"
#include "story/linkage.h"
#include "story/reasons.h"

#include "test.h"

static Arena arena, scratch;

/* Two events told by several reports, and one report of something else. */
static const struct {
    Str id, title, text;
} PAGES[] = {
#define TEXT(s)                                                                                    \
    {                                                                                              \
        s, sizeof s - 1                                                                            \
    }
    { TEXT("a1"), TEXT("Bridge over the Lenn closed after crack found"),
      TEXT("Engineers closed the Harrow Bridge over the river Lenn on Monday after a crack was "
           "found "
           "in a girder. The mayor of Ostrava Mills said repairs would take 11 weeks.") },
    { TEXT("a2"), TEXT("Crack shuts Harrow Bridge"),
      TEXT("A crack in a girder has shut Harrow Bridge, which crosses the Lenn. Repairs will take "
           "11 weeks, the mayor of Ostrava Mills said.") },
    { TEXT("b1"), TEXT("Orchard Union wins vote at Tallow cannery"),
      TEXT("Workers at the Tallow cannery voted 212 to 87 to join the Orchard Union, the union "
           "said. "
           "The company will appeal the ballot.") },
    { TEXT("a3"), TEXT("Harrow Bridge: 11 weeks of repairs"),
      TEXT("Drivers face detours for 11 weeks while a cracked girder of the Harrow Bridge over the "
           "Lenn is replaced, Ostrava Mills says.") },
    { TEXT("b2"), TEXT("Cannery workers in Tallow join union"),
      TEXT("By 212 votes to 87, workers at the cannery in Tallow chose to join the Orchard Union. "
           "An appeal against the ballot is planned.") },
    { TEXT("c1"), TEXT("Snow expected in the Veldt hills"),
      TEXT("Forecasters expect the first snow of the season above 900 metres by Thursday "
           "evening.") },
#undef TEXT
};
enum { PAGE_COUNT = sizeof PAGES / sizeof PAGES[0] };

static Document documents[PAGE_COUNT];
static const Document *items[PAGE_COUNT];

static Documents make_documents(const char *order)
{
    for (size_t i = 0; i < PAGE_COUNT; i++) {
        size_t page = (size_t)(order[i] - '0');
        documents[i] = (Document){ .report = { .id = PAGES[page].id,
                                               .title = PAGES[page].title,
                                               .text = PAGES[page].text,
                                               .published_at = INTERVAL_UNKNOWN } };
        items[i] = &documents[i];
    }
    return (Documents){ items, PAGE_COUNT };
}

static Stories cluster(Documents docs, bool online)
{
    Stories stories;
    story_cluster(&stories, docs, (StoryOptions){ online }, &arena, &scratch);
    return stories;
}

TEST(events_are_told_apart)
{
    Stories stories = cluster(make_documents("012345"), false);
    CHECK(stories.count == 3);
    CHECK(stories.items[0].count == 3 && stories.items[1].count == 2 &&
          stories.items[2].count == 1);
    CHECK(stories.items[0].reports[2] == 3);
    CHECK(stories.items[0].reasons.count > 0 && stories.items[2].reasons.count == 0);
    CHECK(str_find(stories.items[0].title, STR("Bridge"), 0) != STR_NONE);
    CHECK(stories.items[0].id.len == 16);
}

/* Two fires in two paper mills two weeks apart, told alike, in a folder with nothing else. */
TEST(lookalikes_in_a_small_folder)
{
    static const char *const TEXTS[][2] = {
        { "Fire at Brenwick paper mill injures six",
          "Six workers were injured when a fire broke out at the Alder paper mill in Brenwick on "
          "Monday night. Fire chief Maud Okafor said the flames began in a drying hall. About 70 "
          "people were led to safety and the mill will stay shut this week." },
        { "Six hurt in paper mill fire in Brenwick",
          "A fire at the Alder mill in Brenwick has hurt six workers. The fire chief, Maud Okafor, "
          "said it started in a drying hall late on Monday and that 70 people had been brought "
          "out. The owner, Alder Paper, said work would not resume before next week." },
        { "Brenwick mill shut after blaze",
          "Alder Paper has closed its Brenwick mill after a fire on Monday night in which six of "
          "its workers were hurt. Crews led by Maud Okafor needed three hours to put out the "
          "flames in the drying hall." },
        { "Drying hall of Alder mill destroyed by fire",
          "The drying hall of the Alder paper mill in Brenwick is a ruin after Monday's fire, "
          "which injured six workers. Some 70 people left the building in time, said fire chief "
          "Maud Okafor." },
        { "Fire at Sallow Bay paper mill injures two",
          "Two workers were injured when a fire broke out at the Corran paper mill in Sallow Bay "
          "on Sunday morning. Fire chief Piet Lamare said the flames began in a store of pulp. "
          "About 40 people were led to safety and the mill will reopen on Tuesday." },
        { "Two hurt in paper mill fire in Sallow Bay",
          "A fire at the Corran mill in Sallow Bay has hurt two workers. The fire chief, Piet "
          "Lamare, said it started in a pulp store early on Sunday and that 40 people had been "
          "brought out. The owner, Corran Board, said work would resume on Tuesday." },
        { "Sallow Bay mill to reopen after blaze",
          "Corran Board will reopen its Sallow Bay mill on Tuesday after a fire on Sunday morning "
          "in which two of its workers were hurt. Crews led by Piet Lamare needed an hour to put "
          "out the flames in the pulp store." },
        { "Pulp store of Corran mill burns",
          "The pulp store of the Corran paper mill in Sallow Bay has burned out in Sunday's fire, "
          "which injured two workers. Some 40 people left the building in time, said fire chief "
          "Piet Lamare." },
    };
    enum { COUNT = sizeof TEXTS / sizeof TEXTS[0] };
    Document docs[COUNT] = { 0 };
    const Document *all[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        docs[i].report = (Report){ .id = str_from_cstr(TEXTS[i][0]),
                                   .title = str_from_cstr(TEXTS[i][0]),
                                   .text = str_from_cstr(TEXTS[i][1]),
                                   .published_at = INTERVAL_UNKNOWN };
        all[i] = &docs[i];
    }
    for (int online = 0; online < 2; online++) {
        Stories stories = cluster((Documents){ all, COUNT }, online);
        CHECK(stories.count == 2 && stories.items[0].count == 4);
        CHECK(stories.items[0].reports[3] == 3);
    }
}

/* "40,000" is no "40" and no "000". */
TEST(a_number_is_shared_as_a_whole)
{
    static const char *const TEXTS[] = {
        "The mayor of Quillport took $40,000 from a builder in 12.5 weeks, the court found.",
        "The mayor of Quillport took $60,000 from a builder in 12.5 weeks, a court has found.",
    };
    Document docs[2] = { 0 };
    const Document *both[] = { &docs[0], &docs[1] };
    for (size_t i = 0; i < 2; i++)
        docs[i].report = (Report){ .id = str_from_cstr(TEXTS[i]),
                                   .text = str_from_cstr(TEXTS[i]),
                                   .published_at = INTERVAL_UNKNOWN,
                                   .story = STR("s") };
    Stories stories = cluster((Documents){ both, 2 }, false);
    CHECK(stories.count == 1);
    size_t numbers = 0;
    for (size_t i = 0; i < stories.items[0].reasons.count; i++) {
        const Reason *reason = &stories.items[0].reasons.items[i];
        numbers += reason->word == WORD_STORY_SHARED_NUMBER;
        CHECK(reason->word != WORD_STORY_SHARED_NUMBER || str_equal(reason->s, STR("12.5")));
    }
    CHECK(numbers == 1);
}

TEST(order_changes_only_numbers)
{
    Str id = cluster(make_documents("012345"), false).items[0].id;
    Stories stories = cluster(make_documents("543210"), false);
    CHECK(stories.count == 3 && stories.items[0].count == 1);
    CHECK_STR(stories.items[2].id, id);
}

TEST(one_pass)
{
    Stories stories = cluster(make_documents("012345"), true);
    CHECK(stories.count == 3 && stories.items[0].count == 3);
    Documents fewer = make_documents("012345");
    fewer.count = 1;
    CHECK_STR(cluster(fewer, true).items[0].id, stories.items[0].id);
}

/* `count` reports on nothing in common, but those from `from` on, which all say one thing. */
static Documents make_stream(size_t count, size_t from)
{
    Document *made = ARENA_NEW(&arena, Document, count);
    const Document **list = ARENA_NEW(&arena, const Document *, count);
    for (size_t i = 0; i < count; i++) {
        Buf text = buf_open(&arena, 1024), id = buf_open(&arena, 16);
        for (size_t k = 0; k < 40; k++)
            buf_add_format(&text, "Word%zu ", i < from ? 40 * i + k : k);
        buf_add_format(&id, "r%zu", i);
        made[i] = (Document){ .report = { .id = buf_str(&id),
                                          .text = buf_str(&text),
                                          .published_at = INTERVAL_UNKNOWN } };
        list[i] = &made[i];
    }
    return (Documents){ list, count };
}

TEST(events_tell_how_stories_became_what_they_are)
{
    enum { COUNT = 600 };
    /* By report: the story it is in, as the events tell it. */
    Str told[COUNT] = { { 0 } };
    Stories stories = cluster(make_stream(COUNT, COUNT - 100), true);
    size_t read = 0;
    for (size_t i = 0; i < stories.events.count; i++) {
        const StoryEvent *event = &stories.events.items[i];
        CHECK(event->read >= read && event->count > 0);
        read = event->read;
        for (size_t k = 0; k < event->count; k++) {
            Str *now = &told[event->reports[k]];
            CHECK(event->kind == STORY_EVENT_JOINED ? now->len == 0
                                                    : str_equal(*now, event->story));
            *now = event->kind == STORY_EVENT_JOINED ? event->story : event->into;
        }
    }
    CHECK(read == COUNT && stories.count == COUNT - 100);
    for (size_t i = 0; i < stories.count; i++)
        for (size_t k = 0; k < stories.items[i].count; k++)
            CHECK_STR(told[stories.items[i].reports[k]], stories.items[i].id);
}

TEST(long_ago_is_closed)
{
    /* The first report and the last say the same, with more between them than stay open. */
    Documents docs = make_stream(LIMIT_STORY_OPEN + 5000, LIMIT_STORY_OPEN + 4999);
    Stories stories = cluster(docs, true);
    CHECK(stories.count == docs.count);
    docs = make_stream(1000, 999);
    CHECK(cluster(docs, true).count == 999);
}

TEST(members_tell_what_they_share)
{
    Stories stories = cluster(make_documents("012345"), false);
    const StoryMember *member = &stories.items[0].members[1];
    bool has_number = false, has_name = false;
    for (size_t i = 0; i < member->reasons.count; i++) {
        const Reason *reason = &member->reasons.items[i];
        CHECK(reason->a > 0 && (i == 0 || reason->a <= reason[-1].a));
        has_number |= reason->word == WORD_STORY_SHARED_NUMBER && str_equal(reason->s, STR("11"));
        has_name |= reason->word == WORD_STORY_SHARED_NAME && str_equal(reason->s, STR("Harrow"));
    }
    CHECK(has_number && has_name);
    CHECK(member->likeness > member->nearest_likeness);
    CHECK(stories.items[2].members[0].reasons.count == 0);
    CHECK(stories.items[2].members[0].likeness == 0);
}

TEST(the_nearest_story_is_named)
{
    /* 0 and 1 are one story, 2 another, 3 is a copy of 2. */
    StoryPair near[] = { { .left = 0, .right = 1, .likeness = 0.9f },
                         { .left = 0, .right = 2, .likeness = 0.3f },
                         { .left = 1, .right = 2, .likeness = 0.1f } };
    StoryPairs pairs = { .items = near, .count = 3 };
    uint32_t group_of[] = { 0, 0, 2, 2 }, copy_of[] = { 0, 1, 2, 2 };
    StoryNear found[4];
    story_find_nearest(found, &pairs, group_of, copy_of, 4, &scratch);
    CHECK(found[0].nearest == 2 && found[0].nearest_likeness == 0.3f);
    CHECK(found[0].likeness == 0.9f && found[1].likeness == 0.9f);
    CHECK(found[2].nearest == 0 && found[2].nearest_likeness == 0.2f);
    CHECK(found[3].nearest == 0 && found[2].likeness == 0);
}

TEST(given_stories_stay)
{
    Documents docs = make_documents("012345");
    documents[0].report.story = STR("mine");
    documents[5].report.story = STR("mine");
    Stories stories = cluster(docs, false);
    CHECK(stories.count == 3);
    CHECK_STR(stories.items[0].id, STR("mine"));
    CHECK(stories.items[0].is_given && stories.items[0].count == 2);
    CHECK(stories.items[0].reports[1] == 5);
    CHECK(stories.items[1].count == 2 && stories.items[1].reports[0] == 1);
}

TEST(nothing_to_go_by)
{
    Documents docs = make_documents("012345");
    documents[0].report.text = documents[0].report.title = (Str){ 0 };
    documents[1].report.text = documents[1].report.title = STR("\xFF\xFE the of");
    CHECK(cluster(docs, false).count == 5);
    docs.count = 0;
    CHECK(cluster(docs, false).count == 0 && cluster(docs, true).count == 0);
}

TEST(linkage_takes_the_mean)
{
    /* 0-1-2 in a chain: 2 is near 1 and far from 0. */
    StoryPair near[] = { { .left = 0, .right = 1, .likeness = 0.9f },
                         { .left = 1, .right = 2, .likeness = 0.5f } };
    StoryPairs pairs = { .items = near, .count = 2 };
    StoryNumbers numbers = { .of = { [STORY_CUT] = 0.3 } };
    uint32_t group[3];
    story_link(group, 3, &pairs, &numbers, &scratch);
    CHECK(group[0] == 0 && group[1] == 0 && group[2] == 2);
    numbers.of[STORY_CUT] = 0.2;
    story_link(group, 3, &pairs, &numbers, &scratch);
    CHECK(group[2] == 0);
}

TEST(loose_groups_are_forgiven)
{
    /* Two groups of two, each loose, and as much alike as the reports inside them. */
    StoryPair near[] = {
        { .left = 0, .right = 1, .likeness = 0.4f }, { .left = 0, .right = 2, .likeness = 0.2f },
        { .left = 1, .right = 2, .likeness = 0.2f }, { .left = 0, .right = 3, .likeness = 0.2f },
        { .left = 1, .right = 3, .likeness = 0.2f }, { .left = 2, .right = 3, .likeness = 0.4f }
    };
    StoryPairs pairs = { .items = near, .count = 6 };
    StoryNumbers numbers = { .of = { [STORY_CUT] = 0.25 } };
    uint32_t group[4];
    story_link(group, 4, &pairs, &numbers, &scratch);
    CHECK(group[1] == 0 && group[2] == 2 && group[3] == 2);
    numbers.of[STORY_LOOSE] = 1; /* 0.2 by a mean of 0.7 inside */
    story_link(group, 4, &pairs, &numbers, &scratch);
    CHECK(group[3] == 0);
}

TEST(a_crowd_keeps_the_likest)
{
    StoryCrowd crowd = { 0 };
    for (int i = 0; i < 15; i++)
        story_crowd_add(&crowd, (float)(i * 7 % 15));
    CHECK(crowd.count == STORY_CROWD);
    for (size_t i = 0; i < STORY_CROWD; i++)
        CHECK(crowd.best[i] == (float)(14 - i));
}

TEST(what_stands_out_is_more_alike)
{
    StoryNumbers numbers = story_numbers_learned();
    StorySight sight = { .words = 0.3f, .title = 0.3f, .title_lead = 0.3f, .shared = 0.3f };
    StoryCrowd alone = { .best = { 0.3f }, .count = 1 }, crowd = { .count = STORY_CROWD };
    for (size_t i = 0; i < STORY_CROWD; i++)
        crowd.best[i] = 0.4f;
    double likeness = story_likeness(&sight, &alone, &alone, &numbers);
    CHECK(likeness > story_likeness(&sight, &alone, &crowd, &numbers));
    CHECK(likeness > 0.29 && likeness < 0.31);
}

/* `count` copies of one report; each has a word of its own when they are `signed_by_name`. */
static Documents make_copies(size_t count, bool signed_by_name)
{
    Document *copies = ARENA_NEW(&arena, Document, count);
    const Document **list = ARENA_NEW(&arena, const Document *, count);
    for (size_t i = 0; i < count; i++) {
        Buf text = buf_open(&arena, 1024);
        buf_add(&text, PAGES[0].text);
        if (signed_by_name)
            buf_add_format(&text, " Writer%zu", i * i % count);
        copies[i] = (Document){ .report = { .id = STR("same"),
                                            .title = PAGES[0].title,
                                            .text = buf_str(&text),
                                            .published_at = INTERVAL_UNKNOWN } };
        list[i] = &copies[i];
    }
    return (Documents){ list, count };
}

TEST(very_many_copies_are_one_story)
{
    enum { COPIES = 2100 };
    Stories stories = cluster(make_copies(COPIES, false), false);
    CHECK(stories.count == 1 && stories.items[0].count == COPIES);
    stories = cluster(make_copies(COPIES, true), false);
    CHECK(stories.count == 1 && stories.items[0].count == COPIES);
}

int main(void)
{
    if (!arena_open(&arena, (size_t)1 << 30) || !arena_open(&scratch, (size_t)1 << 30))
        return 1;
    RUN(events_are_told_apart);
    RUN(lookalikes_in_a_small_folder);
    RUN(a_number_is_shared_as_a_whole);
    RUN(order_changes_only_numbers);
    RUN(one_pass);
    RUN(events_tell_how_stories_became_what_they_are);
    RUN(long_ago_is_closed);
    RUN(members_tell_what_they_share);
    RUN(the_nearest_story_is_named);
    RUN(given_stories_stay);
    RUN(nothing_to_go_by);
    RUN(linkage_takes_the_mean);
    RUN(loose_groups_are_forgiven);
    RUN(a_crowd_keeps_the_likest);
    RUN(what_stands_out_is_more_alike);
    RUN(very_many_copies_are_one_story);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
