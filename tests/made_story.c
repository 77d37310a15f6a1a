#include "made_story.h"

#include "base/ascii.h"
#include "base/vec.h"
#include "text/stop_words.h"
#include "text/unicode.h"

#include <stdlib.h>

/* What is made here is valid: anything else is a fault of this file. */
static void made_require(bool holds)
{
    if (!holds)
        abort();
}

static Str made_text(size_t report)
{
    switch (report) {
    case 0:
        return STR(
            "Footbridge in Tallow falls into the river\n"
            "A footbridge in Tallow fell into the river Ance on Tuesday, killing three people. "
            "Mayor Odo Lind will visit Tallow on March 3. "
            "The bridge was built in 1961 by Karst Brothers.\n"
            "“We heard a crack and then it was gone,” said Ines Varga, a baker, “and nobody "
            "screamed.”\n");
    case 1:
        return STR(
            "A footbridge in Tallow fell into the river Ance on Tuesday, killing three people. "
            "Mayor Odo Lind will visit Tallow on March 3.\n");
    case 2:
        return STR("Four people died when a footbridge fell into the river Ance in Tallow. "
                   "Odo Lind will visit Tallow. "
                   "About 900 people cross the bridge each day, said Tallow council.\n"
                   "“Then it was gone,” said Varga.\n");
    default:
        return STR(
            "(Ance Wire) - A footbridge in Tallow fell into the river Ance, killing three people. "
            "Police called it “a dark day” for the town.\n");
    }
}

/* A span of a report's text, by its words. */
static Span made_span(const MadeStory *made, uint32_t report, Str words)
{
    Str text = made->documents[report].report.text;
    size_t at = str_find(text, words, 0);
    return at == STR_NONE ? (Span){ 0 } : span(at, at + words.len);
}

static uint32_t made_sentence_at(const MadeStory *made, uint32_t report, Span at)
{
    const Analysis *analysis = &made->documents[report].analysis;
    for (uint32_t i = 0; i < analysis->sentence_count; i++)
        if (span_overlaps(analysis->sentences[i].span, at))
            return i;
    return UINT32_MAX;
}

static Str made_words(const MadeStory *made, uint32_t report, Str words)
{
    return str_slice(made->documents[report].report.text, made_span(made, report, words));
}

static void made_add_token(Analysis *analysis, Str text, Span at, Arena *arena)
{
    Str folded = unicode_fold_str(str_slice(text, at), arena);
    bool is_word = ascii_is_alnum(str_at(folded, 0));
    uint16_t flags = is_word ? TOKEN_WORD : 0;
    if (stop_words_has(folded))
        flags |= TOKEN_STOP;
    if (ascii_is_upper(str_at(text, at.begin)))
        flags |= TOKEN_CAPITAL;
    analysis->tokens[analysis->token_count++] =
        (Token){ .span = at,
                 .word = unicode_fold_hash(str_slice(text, at)),
                 .stem = (uint32_t)str_hash(folded),
                 .flags = flags };
}

/* Words of letters and digits, other bytes alone; sentences end with a line or ". ". */
static void made_analyse(Document *document, Arena *arena)
{
    Str text = document->report.text;
    Analysis *analysis = &document->analysis;
    analysis->tokens = ARENA_NEW(arena, Token, text.len + 1);
    analysis->sentences = ARENA_NEW(arena, Sentence, text.len + 1);
    uint32_t paragraph = 0;
    for (size_t at = 0; at < text.len;) {
        Sentence sentence = { .span = span(at, at),
                              .first_token = (uint32_t)analysis->token_count,
                              .paragraph = paragraph };
        while (at < text.len && str_at(text, at) != '\n') {
            size_t begin = at;
            while (ascii_is_alnum(str_at(text, at)))
                at++;
            if (at == begin)
                at++;
            sentence.span.end = (uint32_t)at;
            if (str_at(text, begin) == ' ')
                continue;
            made_add_token(analysis, text, span(begin, at), arena);
            sentence.token_count++;
            if (str_at(text, begin) == '.')
                break;
        }
        bool is_title = !analysis->sentence_count && str_at(text, sentence.span.end - 1) != '.';
        sentence.kind = is_title ? SENTENCE_HEADING : SENTENCE_BODY;
        if (span_len(sentence.span) > 0 && sentence.token_count > 2)
            analysis->sentences[analysis->sentence_count++] = sentence;
        paragraph += str_at(text, at) == '\n';
        while (str_at(text, at) == ' ' || str_at(text, at) == '\n')
            at++;
    }
}

static void made_add_name(MadeStory *made, uint32_t report, Str words, NameKind kind, Str key)
{
    Analysis *analysis = &made->documents[report].analysis;
    Str text = made->documents[report].report.text;
    enum { MADE_NAMES = 32 };
    if (!analysis->names) {
        analysis->names = ARENA_NEW(&made->arena, Name, MADE_NAMES);
        analysis->entities = ARENA_NEW(&made->arena, Entity, MADE_NAMES);
    }
    uint32_t entity = (uint32_t)analysis->entity_count;
    size_t at = 0;
    while ((at = str_find(text, words, at)) != STR_NONE) {
        Span place = span(at, at + words.len);
        if (analysis->entity_count == entity)
            analysis->entities[analysis->entity_count++] =
                (Entity){ .text = str_slice(text, place), .key = str_hash(key), .kind = kind };
        Name name = { .span = place,
                      .kind = kind,
                      .entity = entity,
                      .sentence = made_sentence_at(made, report, place) };
        size_t slot = analysis->name_count++;
        while (slot > 0 && analysis->names[slot - 1].span.begin > place.begin) {
            analysis->names[slot] = analysis->names[slot - 1];
            slot--;
        }
        analysis->names[slot] = name;
        at += words.len;
    }
}

static void made_add_quote(MadeStory *made, uint32_t report, Str words, Str speaker, bool is_speech)
{
    Analysis *analysis = &made->documents[report].analysis;
    if (!analysis->quotes)
        analysis->quotes = ARENA_NEW(&made->arena, Quote, 4);
    Span at = made_span(made, report, words);
    analysis->quotes[analysis->quote_count++] = (Quote){
        .span = at,
        .speaker = speaker.len ? made_span(made, report, speaker) : (Span){ 0 },
        .entity = UINT32_MAX,
        .sentence = made_sentence_at(made, report, at),
        .is_speech = is_speech,
    };
}

static void made_add_time(MadeStory *made, uint32_t report, Str words, TimeExpr time)
{
    Analysis *analysis = &made->documents[report].analysis;
    if (!analysis->times)
        analysis->times = ARENA_NEW(&made->arena, TimeExpr, 8);
    time.span = made_span(made, report, words);
    time.sentence = made_sentence_at(made, report, time.span);
    analysis->times[analysis->time_count++] = time;
}

static void made_add_number(MadeStory *made, uint32_t report, Str words, double number)
{
    Analysis *analysis = &made->documents[report].analysis;
    if (!analysis->quantities)
        analysis->quantities = ARENA_NEW(&made->arena, Quantity, 8);
    Span at = made_span(made, report, words);
    analysis->quantities[analysis->quantity_count++] =
        (Quantity){ .span = at,
                    .number = at,
                    .low = number,
                    .high = number,
                    .sentence = made_sentence_at(made, report, at) };
}

static Reading made_reading(const MadeStory *made, uint32_t report, Str words, Stance stance)
{
    Span at = made_span(made, report, words);
    uint32_t sentence = made_sentence_at(made, report, at);
    return (Reading){ .report = report, .span = at, .sentence = sentence, .stance = stance };
}

static void made_add_point(MadeStory *made, const Reading *readings, size_t count,
                           double centrality)
{
    Claims *claims = &made->claims;
    if (!claims->points)
        claims->points = ARENA_NEW(&made->arena, Point, 8);
    Point *point = &claims->points[claims->point_count++];
    *point = (Point){ .score = 0.9,
                      .centrality = centrality,
                      .wordings = (uint32_t)count,
                      .supported = (uint32_t)count,
                      .support = ARENA_NEW(&made->arena, uint8_t, count * count) };
    for (size_t i = 0; i < count; i++) {
        Reading reading = readings[i];
        reading.span = made->documents[reading.report].analysis.sentences[reading.sentence].span;
        reading.agreed = reading.span;
        reading.opens = true;
        for (size_t k = 0; k < count; k++)
            point->support[k * count + i] = (uint8_t)reading.stance;
        *VEC_PUSH(&made->arena, &point->readings) = reading;
    }
}

static void made_describe_reports(MadeStory *made)
{
    static const char *const IDS[] = { "made0", "made1", "made2", "made3" };
    static const char *const OUTLETS[] = { "Harbour Post", "Tallow Today", "The Ance Courier",
                                           "Valley <b>Voice</b>" };
    for (uint32_t i = 0; i < MADE_REPORTS; i++) {
        Report *report = &made->documents[i].report;
        report->id = str_from_cstr(IDS[i]);
        report->outlet = str_from_cstr(OUTLETS[i]);
        report->text = made_text(i);
        report->sha256 = STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        report->published_at = INTERVAL_UNKNOWN;
        made_analyse(&made->documents[i], &made->arena);
        made->items[i] = &made->documents[i];
    }
    Report *first = &made->documents[0].report;
    first->title = STR("Footbridge in Tallow falls into the river");
    first->title_in_text = true;
    first->title_span = span(0, first->title.len);
    first->url = STR("https://harbour-post.example/bridge");
    first->published = STR("2031-02-25");
    made_require(calendar_parse_iso(first->published, &first->published_at));
    made->documents[2].report.title = STR("Four dead\x1b[31m as bridge falls & more");
    made->docs = (Documents){ made->items, MADE_REPORTS };
}

static void made_add_words(MadeStory *made)
{
    for (uint32_t i = 0; i < MADE_REPORTS; i++) {
        made_add_name(made, i, STR("Tallow"), NAME_LOCATION, STR("tallow"));
        made_add_name(made, i, STR("Odo Lind"), NAME_PERSON, STR("odo lind"));
    }
    made_add_name(made, 0, STR("Ines Varga"), NAME_PERSON, STR("ines varga"));
    made_add_name(made, 0, STR("Karst Brothers"), NAME_ORGANIZATION, STR("karst brothers"));
    made_add_name(made, 2, STR("Varga"), NAME_PERSON, STR("ines varga"));
    made_add_quote(made, 0, STR("We heard a crack and then it was gone,"), STR("Ines Varga"), true);
    made_add_quote(made, 0, STR("and nobody screamed."), STR("Ines Varga"), true);
    made_add_quote(made, 2, STR("Then it was gone,"), STR("Varga"), true);
    made_add_quote(made, 3, STR("a dark day"), STR("Police"), false);
    for (uint32_t i = 0; i < 2; i++)
        made_add_time(made, i, STR("March 3"),
                      (TimeExpr){ .value = STR("XXXX-03-03"),
                                  .at = INTERVAL_UNKNOWN,
                                  .month = 3,
                                  .day = 3,
                                  .is_anchored = true });
    Interval year = { 0 };
    made_require(calendar_parse_iso(STR("1961"), &year));
    made_add_time(made, 0, STR("1961"),
                  (TimeExpr){ .value = STR("1961"), .at = year, .year = 1961 });
    made_add_number(made, 0, STR("three"), 3);
    made_add_number(made, 1, STR("three"), 3);
    made_add_number(made, 3, STR("three"), 3);
    made_add_number(made, 2, STR("Four"), 4);
    made_add_number(made, 2, STR("900"), 900);
}

static void made_add_lineage(MadeStory *made)
{
    Arena *arena = &made->arena;
    Lineage *lineage = &made->lineage;
    lineage->descents = ARENA_NEW(arena, Descent, MADE_REPORTS);
    for (uint32_t i = 0; i < MADE_REPORTS; i++)
        lineage->descents[i] =
            (Descent){ .child = i, .parent = REPORT_NONE, .lost = REPORT_NONE, .score = 1 };
    lineage->descent_count = MADE_REPORTS;
    Descent *copy = &lineage->descents[1];
    copy->parent = 0;
    copy->kind = DESCENT_ABRIDGED;
    copy->direction = DIRECTION_LIKELY;
    copy->share = 0.93;
    copy->passages = ARENA_NEW(arena, Passage, 1);
    Str shared = STR("A footbridge in Tallow fell into the river Ance on Tuesday, killing three "
                     "people. Mayor Odo Lind will visit Tallow on March 3.");
    copy->passages[copy->passage_count++] =
        (Passage){ made_span(made, 1, shared), made_span(made, 0, shared) };
    lineage->descents[3].kind = DESCENT_CREDITS;
    lineage->descents[3].lost = 0;
    lineage->lost = ARENA_NEW(arena, LostOrigin, 1);
    lineage->lost_count = 1;
    uint32_t *from = ARENA_NEW(arena, uint32_t, 1);
    from[0] = 3;
    lineage->lost[0] = (LostOrigin){ .name = made_words(made, 3, STR("Ance Wire")),
                                     .report = 3,
                                     .span = made_span(made, 3, STR("Ance Wire")),
                                     .key = STR("ance wire"),
                                     .reports = from,
                                     .report_count = 1 };
    uint32_t *origin_of = ARENA_NEW(arena, uint32_t, MADE_REPORTS);
    uint32_t *roots = ARENA_NEW(arena, uint32_t, 3);
    origin_of[2] = 1;
    origin_of[3] = 2;
    roots[1] = 2;
    roots[2] = 3;
    lineage->origin_of = origin_of;
    lineage->origin_root = roots;
    lineage->origin_count = 3;
}

static void made_add_claims(MadeStory *made)
{
    Reading visit[] = { made_reading(made, 0, STR("Mayor Odo Lind"), STANCE_SAYS),
                        made_reading(made, 1, STR("Mayor Odo Lind"), STANCE_SAYS),
                        made_reading(made, 2, STR("Odo Lind"), STANCE_LESS_PRECISE) };
    made_add_point(made, visit, 3, 0.4);
    Reading fall[] = { made_reading(made, 0, STR("A footbridge"), STANCE_SAYS),
                       made_reading(made, 1, STR("A footbridge"), STANCE_SAYS),
                       made_reading(made, 3, STR("A footbridge"), STANCE_SAYS),
                       made_reading(made, 2, STR("Four people"), STANCE_CONTRADICTS) };
    made_add_point(made, fall, 4, 0.8);
    Conflict *conflict = ARENA_NEW(&made->arena, Conflict, 1);
    Answer *answers = ARENA_NEW(&made->arena, Answer, 2);
    answers[0].value = made_words(made, 0, STR("three"));
    answers[0].normal = STR("3");
    answers[1].value = made_words(made, 2, STR("Four"));
    answers[1].normal = STR("4");
    uint32_t with_three[] = { 0, 1, 3 };
    for (size_t i = 0; i < 3; i++)
        *VEC_PUSH(&made->arena, &answers[0].readings) =
            made_reading(made, with_three[i], STR("three"), STANCE_SAYS);
    *VEC_PUSH(&made->arena, &answers[1].readings) = made_reading(made, 2, STR("Four"), STANCE_SAYS);
    *conflict = (Conflict){ .kind = CONFLICT_NUMBER,
                            .is_shown = true,
                            .answers = answers,
                            .question = WORD_RELATION_KILLS,
                            .answer_count = 2,
                            .point = 1,
                            .score = 0.9 };
    made->claims.conflicts = conflict;
    made->claims.conflict_count = 1;
}

/* Report 0 is there by a word, a number in figures that it has not, and is near another story. */
static void made_add_members(MadeStory *made)
{
    Report *report = ARENA_NEW(&made->arena, Report, 1);
    *report = (Report){ .id = STR("other"), .title = STR("A footbridge opens in Farbeck") };
    Story *other = ARENA_NEW(&made->arena, Story, 1);
    *other =
        (Story){ .id = STR("0ddba11"), .title = report->title, .title_of = report, .count = 1 };
    StoryMember *members = ARENA_NEW(&made->arena, StoryMember, MADE_REPORTS);
    members[0] = (StoryMember){ .likeness = 0.5, .nearest = other, .nearest_likeness = 0.125 };
    static const struct {
        Word word;
        const char *words;
    } SHARED[] = { { WORD_STORY_SHARED_WORD, "FOOTBRIDGE" }, { WORD_STORY_SHARED_NUMBER, "77" } };
    for (size_t i = 0; i < 2; i++)
        *VEC_PUSH(&made->arena, &members[0].reasons) =
            (Reason){ .word = SHARED[i].word, .a = 0.1, .s = str_from_cstr(SHARED[i].words) };
    made->story.members = members;
}

void made_open(MadeStory *made)
{
    made_require(arena_open(&made->arena, (size_t)1 << 28));
    made_require(arena_open(&made->scratch, (size_t)1 << 28));
    made_describe_reports(made);
    made_add_words(made);
    made_add_lineage(made);
    made_add_claims(made);
    uint32_t *reports = ARENA_NEW(&made->arena, uint32_t, MADE_REPORTS);
    for (uint32_t i = 0; i < MADE_REPORTS; i++)
        reports[i] = i;
    made->story = (Story){ .id = STR("feedfacefeedface"),
                           .reports = reports,
                           .count = MADE_REPORTS,
                           .at = made->documents[0].report.published_at };
    made->story.title = made->documents[0].report.title;
    made_add_members(made);
}

void made_build(MadeStory *made)
{
    edition_build(&made->edition, &made->story, made->docs, &made->lineage, &made->claims,
                  &made->arena, &made->scratch);
}

void made_close(MadeStory *made)
{
    arena_close(&made->arena);
    arena_close(&made->scratch);
    *made = (MadeStory){ 0 };
}
