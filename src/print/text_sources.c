/* text_sources.c - origins, lineage, lost origins, sources and notes of the text page. */
#include "print/changes.h"
#include "print/text_parts.h"

enum {
    TEXT_BAR = 40, /* columns of the origins bar */
    TEXT_LETTERS = 6,
    TEXT_LINEAGE_REASONS = 3,
    TEXT_NOTES_MOST = 12, /* of a report */
    TEXT_LINEAGE_DEPTH = 6,
    TEXT_CHANGES = 3,
    TEXT_CHANGE_WIDTH = 36, /* columns of either side */
};

/* "+ 5 that took from it + 2 of its publisher" */
static void text_origin_counts(Flow *flow, const Edition *edition, uint32_t origin)
{
    static const Word COUNTS[] = { [PLACE_TAKEN] = WORD_COUNT_TAKEN,
                                   [PLACE_SAME_SOURCE] = WORD_COUNT_SAME_SOURCE,
                                   [PLACE_SAME_PUBLISHER] = WORD_COUNT_SIBLINGS };
    for (PlaceRole role = PLACE_TAKEN; role <= PLACE_SAME_PUBLISHER; role++) {
        size_t count = place_count_role(edition, origin, role);
        if (count == 0)
            continue;
        flow_glyph(flow, STR(" + "));
        flow_count(flow, COUNTS[role], (int64_t)count);
    }
}

void text_origins(Flow *flow, const Edition *edition)
{
    if (edition->docs.count < 2)
        return;
    text_head(flow, WORD_HEAD_ORIGINS);
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        uint32_t root = edition->lineage.origin_root[o];
        size_t reports = place_origin_reports(edition, o);
        flow_line(flow, TEXT_INDENT, TEXT_INDENT + TEXT_LETTERS);
        flow_letter(flow, edition, root);
        flow_pad(flow, TEXT_INDENT + TEXT_LETTERS);
        /* One solid block for the origin, a hatched one for each report that is not its own. */
        flow_glyph(flow, STR("█"));
        for (size_t i = 1; i < reports && i < TEXT_BAR; i++)
            flow_glyph(flow, STR("▒"));
        flow_space(flow);
        text_report_name(flow, place_report(edition, root));
        text_origin_counts(flow, edition, o);
    }
}

/* ", direction unknown, 82% shared" */
static void text_share(Flow *flow, const Descent *descent)
{
    if (descent->direction == DIRECTION_UNKNOWN) {
        flow_glyph(flow, STR(", "));
        flow_word(flow, WORD_DESCENT_UNKNOWN);
    }
    if (descent->share <= 0)
        return;
    flow_glyph(flow, STR(", "));
    flow_count(flow, WORD_DESCENT_SHARE, (int64_t)(descent->share * 100 + 0.5));
}

static void text_descent_reasons(Flow *flow, const Edition *edition, const Descent *descent,
                                 unsigned indent)
{
    if (descent->reasons.count == 0)
        return;
    flow_line(flow, indent, indent + 2);
    flow_style(flow, FLOW_DIM);
    flow_word(flow, WORD_WHY);
    for (size_t i = 0; i < descent->reasons.count && i < TEXT_LINEAGE_REASONS; i++) {
        flow_glyph(flow, i ? STR("; ") : STR(" "));
        flow_reason(flow, edition, &descent->reasons.items[i]);
    }
    flow_style(flow, FLOW_PLAIN);
}

static void text_change_side(Flow *flow, const Edition *edition, uint32_t report, Span at)
{
    if (span_len(at) > 0)
        flow_span_cut(flow, edition, report, at, TEXT_CHANGE_WIDTH);
    else
        flow_glyph(flow, STR("∅"));
}

/* "changed: 1962 → 1964; 2 more changes; 1 sentence of its own" */
static void text_changes(Flow *flow, const Edition *edition, const Descent *descent,
                         unsigned indent, Arena *scratch)
{
    if (!changes_are_told(descent))
        return;
    const Document *child = edition->docs.items[descent->child];
    Changes changes = changes_find(descent, child, edition->docs.items[descent->parent], scratch);
    size_t own = changes_count_own(&changes, child, CHANGES_CHILD);
    const WordPair *picked[TEXT_CHANGES];
    size_t count = changes_pick(&changes, picked, TEXT_CHANGES);
    if (count + own == 0)
        return;
    flow_line(flow, indent, indent + 2);
    flow_word(flow, WORD_CHANGED);
    for (size_t i = 0; i < count; i++) {
        flow_glyph(flow, i ? STR("; ") : STR(" "));
        text_change_side(flow, edition, descent->parent, picked[i]->at[CHANGES_PARENT]);
        flow_glyph(flow, STR(" → "));
        text_change_side(flow, edition, descent->child, picked[i]->at[CHANGES_CHILD]);
    }
    if (changes.change_count > count) {
        flow_glyph(flow, STR("; "));
        text_count(flow, changes.change_count - count, WORD_CHANGED_ONE_MORE, WORD_CHANGED_MORE);
    }
    if (own > 0) {
        flow_glyph(flow, count ? STR("; ") : STR(" "));
        text_count(flow, own, WORD_CHANGED_OWN_SENTENCE, WORD_CHANGED_OWN_SENTENCES);
    }
}

static void text_descent(Flow *flow, const Edition *edition, const Descent *descent,
                         unsigned indent, Arena *scratch)
{
    flow_line(flow, indent, indent + 4);
    flow_glyph(flow, descent->kind == DESCENT_REWRITTEN ? STR("└╌ ") : STR("└─ "));
    flow_letter(flow, edition, descent->child);
    flow_space(flow);
    text_report_name(flow, place_report(edition, descent->child));
    flow_glyph(flow, STR(": "));
    flow_word(flow, place_descent_word(descent));
    flow_space(flow);
    flow_letter(flow, edition, descent->parent);
    text_share(flow, descent);
    if (descent->direction == DIRECTION_LIKELY) {
        flow_glyph(flow, STR(", "));
        flow_word(flow, WORD_DESCENT_LIKELY);
    }
    text_descent_reasons(flow, edition, descent, indent + 3);
    text_changes(flow, edition, descent, indent + 3, scratch);
}

/* The descents from `parent`, and from their children; deeper ones no longer indent. */
static void text_descents_from(Flow *flow, const Edition *edition, uint32_t parent, unsigned depth,
                               Arena *scratch)
{
    for (size_t i = 0; i < edition->lineage.descent_count; i++) {
        const Descent *descent = &edition->lineage.descents[i];
        if (descent->parent != parent || descent->child == parent)
            continue;
        unsigned indent = depth < TEXT_LINEAGE_DEPTH ? depth : TEXT_LINEAGE_DEPTH;
        text_descent(flow, edition, descent, TEXT_INDENT + 3 * indent, scratch);
        /* A second parent does not show the child's children again. */
        bool is_main = place_descent(edition, descent->child) == descent;
        if (is_main && depth < edition->docs.count)
            text_descents_from(flow, edition, descent->child, depth + 1, scratch);
    }
}

void text_lineage(Flow *flow, const Edition *edition, Arena *scratch)
{
    if (edition->docs.count < 2)
        return;
    text_head(flow, WORD_HEAD_LINEAGE);
    bool any = false;
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        bool is_parent = false;
        for (size_t d = 0; d < edition->lineage.descent_count && !is_parent; d++)
            is_parent = edition->lineage.descents[d].parent == i;
        if (!is_parent || place_descent(edition, i))
            continue;
        any = true;
        flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
        flow_letter(flow, edition, i);
        flow_space(flow);
        text_report_name(flow, place_report(edition, i));
        text_descents_from(flow, edition, i, 1, scratch);
    }
    if (!any) {
        flow_line(flow, TEXT_INDENT, TEXT_INDENT);
        flow_word(flow, WORD_DESCENT_NONE);
    }
}

static void text_lost_origin(Flow *flow, const Edition *edition, const LostOrigin *lost)
{
    flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
    flow_glyph(flow, STR("◌ "));
    flow_style(flow, FLOW_BOLD);
    if (span_len(lost->span) > 0)
        flow_span(flow, edition, lost->report, lost->span);
    else if (lost->name.len > 0)
        flow_words(flow, edition, lost->name);
    else
        flow_word(flow, WORD_LOST_UNNAMED);
    flow_style(flow, FLOW_PLAIN);
    flow_glyph(flow, STR(", "));
    flow_word(flow, WORD_LOST_BEHIND);
    for (size_t i = 0; i < lost->report_count; i++) {
        flow_space(flow);
        flow_letter(flow, edition, lost->reports[i]);
    }
}

/* The credits of a report, each name once. */
static void text_credits(Flow *flow, const Edition *edition, uint32_t report, CreditScope scope)
{
    const Credits *credits = &place_report(edition, report)->credits;
    bool any = false;
    for (size_t i = 0; i < credits->count; i++) {
        const Credit *credit = &credits->items[i];
        bool is_new = credit->scope == scope;
        for (size_t k = 0; k < i && is_new; k++)
            is_new =
                credits->items[k].scope != scope || !str_equal(credits->items[k].key, credit->key);
        if (!is_new)
            continue;
        if (!any) {
            flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
            flow_letter(flow, edition, report);
            flow_space(flow);
            flow_word(flow, WORD_DESCENT_CREDITS);
            flow_space(flow);
            flow_word(flow, scope == CREDIT_REPORT ? WORD_CREDIT_REPORT : WORD_CREDIT_STATEMENT);
            flow_glyph(flow, STR(":"));
        } else {
            flow_glyph(flow, STR(","));
        }
        any = true;
        flow_space(flow);
        if (span_len(credit->span) > 0)
            flow_span(flow, edition, report, credit->span);
        else
            flow_field(flow, place_report(edition, report), credit->name);
    }
}

void text_lost(Flow *flow, const Edition *edition)
{
    size_t credits = 0;
    for (uint32_t i = 0; i < edition->docs.count; i++)
        credits += place_report(edition, i)->credits.count;
    if (credits + edition->lineage.lost_count == 0)
        return;
    text_head(flow, WORD_HEAD_LOST);
    for (size_t i = 0; i < edition->lineage.lost_count; i++)
        text_lost_origin(flow, edition, &edition->lineage.lost[i]);
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        text_credits(flow, edition, i, CREDIT_REPORT);
        text_credits(flow, edition, i, CREDIT_STATEMENT);
    }
}

static void text_source_dates(Flow *flow, const Report *report)
{
    if (report->published.len > 0) {
        flow_word(flow, WORD_SOURCE_PUBLISHED);
        flow_space(flow);
        flow_field(flow, report, report->published);
    } else {
        flow_word(flow, WORD_SOURCE_NO_DATE);
    }
    if (report->modified.len > 0) {
        flow_glyph(flow, STR(", "));
        flow_word(flow, WORD_SOURCE_MODIFIED);
        flow_space(flow);
        flow_field(flow, report, report->modified);
    }
}

static void text_source_role(Flow *flow, const Edition *edition, uint32_t report)
{
    const Descent *descent = place_descent(edition, report);
    if (!descent) {
        uint32_t origin = edition->lineage.origin_of[report];
        PlaceRole role = place_role(edition, report);
        flow_word(flow, place_role_word(role));
        if (role != PLACE_ORIGIN) {
            flow_space(flow);
            flow_letter(flow, edition, edition->lineage.origin_root[origin]);
        } else {
            text_origin_counts(flow, edition, origin);
        }
        return;
    }
    flow_word(flow, place_descent_word(descent));
    flow_space(flow);
    flow_letter(flow, edition, descent->parent);
    text_share(flow, descent);
}

/* "in this story by: Lindqvist, barley; likeness 0.42" */
static void text_source_member(Flow *flow, const Edition *edition, uint32_t number)
{
    const StoryMember *member = place_member(edition, number);
    if (!member)
        return;
    flow_line(flow, TEXT_INDENT + TEXT_LETTERS, TEXT_INDENT + TEXT_LETTERS + 2);
    flow_word(flow, WORD_SOURCE_IN_STORY);
    flow_space(flow);
    for (size_t i = 0; i < member->reasons.count; i++) {
        Span at = place_shared_word(edition, number, &member->reasons.items[i]);
        if (span_len(at) == 0)
            continue;
        flow_span(flow, edition, number, at);
        flow_glyph(flow, STR("; "));
    }
    flow_reason(flow, edition, &(Reason){ .word = WORD_SOURCE_LIKENESS, .a = member->likeness });
}

/* The story that the report would be in next, by its title. */
static void text_source_nearest(Flow *flow, const Edition *edition, uint32_t number)
{
    const StoryMember *member = edition->story.members ? &edition->story.members[number] : NULL;
    if (!member || !member->nearest || member->nearest->title.len == 0)
        return;
    flow_line(flow, TEXT_INDENT + TEXT_LETTERS, TEXT_INDENT + TEXT_LETTERS + 2);
    flow_word(flow, WORD_SOURCE_NEAREST);
    flow_space(flow);
    flow_field(flow, member->nearest->title_of, member->nearest->title);
    flow_glyph(flow, STR("; "));
    flow_reason(flow, edition,
                &(Reason){ .word = WORD_SOURCE_LIKENESS, .a = member->nearest_likeness });
}

static void text_source(Flow *flow, const Edition *edition, uint32_t number)
{
    const Report *report = place_report(edition, number);
    unsigned indent = TEXT_INDENT + TEXT_LETTERS;
    flow_line(flow, TEXT_INDENT, indent);
    flow_letter(flow, edition, number);
    flow_pad(flow, indent);
    flow_style(flow, FLOW_BOLD);
    if (report->outlet.len > 0)
        flow_link(flow, report, report->outlet, report->url);
    else
        flow_word(flow, WORD_SOURCE_UNKNOWN_OUTLET);
    flow_style(flow, FLOW_PLAIN);
    if (report->publisher.len > 0 && !str_equal(report->publisher, report->outlet)) {
        flow_glyph(flow, STR(" ("));
        flow_field(flow, report, report->publisher);
        flow_glyph(flow, STR(")"));
    }
    flow_glyph(flow, STR(" · "));
    text_source_role(flow, edition, number);
    flow_line(flow, indent, indent);
    if (report->title.len > 0)
        flow_field(flow, report, report->title);
    else
        flow_word(flow, WORD_SOURCE_NO_TITLE);
    if (report->url.len > 0) {
        flow_line(flow, indent, indent);
        flow_field(flow, report, report->url);
    } else if (report->path.len > 0) {
        flow_line(flow, indent, indent);
        flow_field(flow, report, report->path);
    }
    flow_line(flow, indent, indent);
    for (size_t i = 0; i < report->author_count; i++) {
        if (i == 0)
            flow_word(flow, WORD_SOURCE_BY);
        flow_glyph(flow, i ? STR(", ") : STR(" "));
        flow_field(flow, report, report->authors[i]);
    }
    if (report->author_count > 0)
        flow_glyph(flow, STR(" · "));
    text_source_dates(flow, report);
    flow_style(flow, FLOW_DIM);
    text_source_member(flow, edition, number);
    text_source_nearest(flow, edition, number);
    flow_line(flow, indent, indent);
    flow_word(flow, WORD_SOURCE_SHA256);
    flow_space(flow);
    flow_field(flow, report, report->sha256);
    flow_style(flow, FLOW_PLAIN);
}

void text_sources(Flow *flow, const Edition *edition)
{
    text_head(flow, WORD_HEAD_SOURCES);
    for (uint32_t o = 0; o < edition->lineage.origin_count; o++) {
        text_source(flow, edition, edition->lineage.origin_root[o]);
        for (uint32_t i = 0; i < edition->docs.count; i++)
            if (edition->lineage.origin_of[i] == o && edition->lineage.origin_root[o] != i)
                text_source(flow, edition, i);
    }
}

void text_notes(Flow *flow, const Edition *edition)
{
    bool any = false;
    for (uint32_t i = 0; i < edition->docs.count; i++) {
        const Notes *notes = &place_report(edition, i)->notes;
        for (size_t k = 0; k < notes->count; k++) {
            if (!any)
                text_head(flow, WORD_HEAD_NOTES);
            any = true;
            flow_line(flow, TEXT_INDENT, TEXT_DEEPER);
            flow_letter(flow, edition, i);
            flow_space(flow);
            if (k == TEXT_NOTES_MOST) {
                flow_count(flow, WORD_AND_MORE, (int64_t)(notes->count - k));
                break;
            }
            flow_word(flow, notes->items[k].what);
            flow_glyph(flow, STR(", "));
            flow_count(flow, WORD_NOTE_AT, (int64_t)notes->items[k].offset);
        }
    }
}
