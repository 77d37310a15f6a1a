#include "edition/edition.h"

#include "made_story.h"
#include "test.h"

TEST(letters_follow_origins)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    CHECK(made.edition.lineage.origin_count == 3);
    CHECK_STR(made.edition.letters[0], STR("A"));
    CHECK_STR(made.edition.letters[1], STR("A2"));
    CHECK_STR(made.edition.letters[2], STR("B"));
    CHECK_STR(made.edition.letters[3], STR("C"));
    made_close(&made);
}

TEST(outlets_of_one_publisher_are_one_origin)
{
    MadeStory made = { 0 };
    made_open(&made);
    made.documents[2].report.publisher = STR("Lind Media");
    made.documents[3].report.publisher = STR("LIND MEDIA");
    made_build(&made);
    CHECK(made.edition.lineage.origin_count == 2);
    CHECK(made.edition.lineage.origin_of[2] == made.edition.lineage.origin_of[3]);
    CHECK_STR(made.edition.letters[3], STR("B2"));
    /* "It fell" was said by two origins that are not of one house. */
    CHECK(made.edition.claims.points[0].origins == 2);
    made_close(&made);
}

TEST(two_outlets_of_one_name_are_two)
{
    MadeStory made = { 0 };
    made_open(&made);
    made.documents[2].report.outlet = made.documents[3].report.outlet = STR("The Ance Lantern");
    made.documents[2].report.publisher = made.documents[3].report.publisher = (Str){ 0 };
    made.documents[2].report.url = STR("https://www.lantern.example/a");
    made.documents[3].report.url = STR("https://ance-lantern.example/b");
    made_build(&made);
    CHECK(made.edition.lineage.origin_of[2] != made.edition.lineage.origin_of[3]);
    made_close(&made);
    made_open(&made);
    made.documents[2].report.outlet = made.documents[3].report.outlet = STR("The Ance Lantern");
    made.documents[2].report.publisher = made.documents[3].report.publisher = (Str){ 0 };
    made.documents[2].report.url = STR("https://www.lantern.example/a");
    made.documents[3].report.url = STR("https://m.lantern.example/b");
    made_build(&made);
    CHECK(made.edition.lineage.origin_of[2] == made.edition.lineage.origin_of[3]);
    made_close(&made);
}

TEST(answers_are_ranked_when_origins_are_joined)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    const Conflict *conflict = &made.edition.claims.conflicts[0];
    Str more = conflict->answers[0].value;
    made_close(&made);
    made_open(&made);
    Answer *answers = made.claims.conflicts[0].answers;
    Answer first = answers[0];
    answers[0] = answers[1];
    answers[1] = first;
    made_build(&made);
    CHECK_STR(made.edition.claims.conflicts[0].answers[0].value, more);
    made_close(&made);
}

TEST(points_are_ranked_and_conflicts_follow)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    const Claims *claims = &made.edition.claims;
    CHECK(claims->points[0].origins == 2 && claims->points[0].reports == 3);
    CHECK(claims->points[0].centrality > claims->points[1].centrality);
    CHECK(claims->points[1].origins == 2);
    CHECK(claims->conflicts[0].point == 0);
    CHECK(claims->conflicts[0].answers[0].origins == 2);
    CHECK(claims->conflicts[0].answers[1].origins == 1);
    made_close(&made);
}

TEST(halves_of_a_quotation_belong_together)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    CHECK(made.edition.quote_count == 2);
    const QuoteGroup *speech = &made.edition.quotes[0];
    CHECK(speech->is_speech && speech->count == 3 && speech->origins == 2);
    CHECK_STR(speech->speaker, STR("Ines Varga"));
    CHECK(!speech->readings[0].continues && speech->readings[1].continues);
    CHECK(speech->readings[2].report == 2 && speech->readings[2].form == QUOTE_CUT);
    CHECK(!made.edition.quotes[1].is_speech);
    CHECK_STR(made.edition.quotes[1].speaker, STR("Police"));
    made_close(&made);
}

/* A credit of the report for what it says in the sentence of its first quotation. */
static void credit_speech(MadeStory *made, uint32_t report, Str name)
{
    Document *document = &made->documents[report];
    Credit credit = { .name = name,
                      .key = name,
                      .span = document->analysis.quotes[0].span,
                      .scope = CREDIT_STATEMENT };
    *VEC_PUSH(&made->arena, &document->report.credits) = credit;
}

TEST(what_two_reports_have_of_one_outlet_is_of_one_origin)
{
    MadeStory made = { 0 };
    made_open(&made);
    credit_speech(&made, 0, STR("ance lantern"));
    credit_speech(&made, 2, STR("ance lantern"));
    made_build(&made);
    CHECK(made.edition.lineage.origin_count == 3);
    CHECK(made.edition.quotes[0].origins == 1);
    made_close(&made);
    made_open(&made);
    credit_speech(&made, 0, STR("ance lantern"));
    credit_speech(&made, 2, STR("ance mirror"));
    made_build(&made);
    CHECK(made.edition.quotes[0].origins == 2);
    made_close(&made);
}

TEST(known_dates_come_before_open_ones)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    CHECK(made.edition.event_count == 2);
    CHECK_STR(made.edition.events[0].label, STR("1961"));
    CHECK(!made.edition.events[0].hangs);
    CHECK_STR(made.edition.events[1].label, STR("March 3"));
    CHECK(made.edition.events[1].hangs && made.edition.events[1].readings.count == 2);
    CHECK(made.edition.events[1].origins == 1);
    made_close(&made);
}

TEST(relations_are_plain_clauses)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    CHECK(made.edition.relation_count == 1);
    const Relation *visit = &made.edition.relations[0];
    CHECK(visit->verb == WORD_RELATION_VISITS && visit->is_planned && visit->origins == 2);
    CHECK_STR(visit->actor, STR("Odo Lind"));
    CHECK_STR(visit->recipient, STR("Tallow"));
    CHECK_STR(visit->words, STR("visit"));
    made_close(&made);
}

/* "A friend of Odo Lind will visit": he does not. */
TEST(actor_opens_his_clause)
{
    MadeStory made = { 0 };
    made_open(&made);
    for (size_t i = 0; i < MADE_REPORTS; i++)
        for (size_t k = 0; k < made.documents[i].analysis.token_count; k++) {
            Token *token = &made.documents[i].analysis.tokens[k];
            if (str_equal(str_slice(made.documents[i].report.text, token->span), STR("Mayor")))
                token->tag = TAG_ADP;
        }
    made_build(&made);
    CHECK(made.edition.relation_count == 1 && made.edition.relations[0].readings.count == 1);
    CHECK(made.edition.relations[0].readings.items[0].report == 2);
    made_close(&made);
}

TEST(digest_has_no_two_alike)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    size_t digest = 0;
    for (size_t i = 0; i < made.edition.summary_count; i++) {
        const SummaryLine *line = &made.edition.summary[i];
        if (line->role != SUMMARY_DIGEST)
            continue;
        CHECK(line->rank == ++digest);
        Str words = str_slice(made.documents[line->report].report.text, line->span);
        CHECK(str_ends_with(words, STR(".")));
    }
    CHECK(digest >= 3);
    made_close(&made);
}

TEST(only_here_is_what_one_origin_has)
{
    MadeStory made = { 0 };
    made_open(&made);
    made_build(&made);
    bool has_crossing = false, has_fall = false;
    for (size_t i = 0; i < made.edition.only_here_count; i++) {
        const Reading *reading = &made.edition.only_here[i];
        Str words = str_slice(made.documents[reading->report].report.text, reading->span);
        has_crossing |= str_starts_with(words, STR("About 900"));
        has_fall |= str_starts_with(words, STR("A footbridge"));
    }
    CHECK(has_crossing && !has_fall);
    made_close(&made);
}

TEST(a_story_of_nothing_is_survived)
{
    MadeStory made = { 0 };
    made_open(&made);
    Documents none = { made.items, 0 };
    Edition edition = { 0 };
    edition_build(&edition, &(Story){ 0 }, none, &(Lineage){ 0 }, &(Claims){ 0 }, &made.arena,
                  &made.scratch);
    CHECK(edition.summary_count == 0 && edition.title.len == 0);
    Documents one = { made.items, 1 };
    edition_build(&edition, &(Story){ 0 }, one, &(Lineage){ 0 }, &(Claims){ 0 }, &made.arena,
                  &made.scratch);
    CHECK_STR(edition.letters[0], STR("A"));
    CHECK(edition.title.len > 0);
    made_close(&made);
}

int main(void)
{
    RUN(letters_follow_origins);
    RUN(outlets_of_one_publisher_are_one_origin);
    RUN(two_outlets_of_one_name_are_two);
    RUN(answers_are_ranked_when_origins_are_joined);
    RUN(points_are_ranked_and_conflicts_follow);
    RUN(halves_of_a_quotation_belong_together);
    RUN(what_two_reports_have_of_one_outlet_is_of_one_origin);
    RUN(known_dates_come_before_open_ones);
    RUN(relations_are_plain_clauses);
    RUN(actor_opens_his_clause);
    RUN(digest_has_no_two_alike);
    RUN(only_here_is_what_one_origin_has);
    RUN(a_story_of_nothing_is_survived);
    return test_report();
}
