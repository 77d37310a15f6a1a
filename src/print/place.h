/*
 * place.h - what the text page and the HTML page both need to know of an edition.
 */
#ifndef STEMMA_PRINT_PLACE_H
#define STEMMA_PRINT_PLACE_H

#include "base/buf.h"
#include "document/edition.h"

/* Where words stand: bytes of a report's text. */
typedef struct Place {
    uint32_t report;
    Span span;
    bool found;
} Place;

/* The place of words that were borrowed from a text of the edition, by their address. */
Place place_of_words(const Edition *edition, Str words);

/*
 * A character as it may be shown: control characters, which could move a
 * terminal's cursor, and marks that turn the direction of writing become
 * U+FFFD; white space becomes a space.
 */
uint32_t place_safe_codepoint(uint32_t codepoint);

static inline const Report *place_report(const Edition *edition, uint32_t report)
{
    return &edition->docs.items[report]->report;
}

/* What to call a report: its outlet, else its title, else the name of its file, else its id. */
Str place_name(const Report *report);

/* Tokens [begin, end). */
typedef struct PlaceTokens {
    uint32_t begin, end;
} PlaceTokens;

/* The tokens inside a span. */
PlaceTokens place_tokens(const Analysis *analysis, Span at);

/* From the first day on which a report was published, as stated, to after the last. */
Interval place_days(const Edition *edition);

static inline Str place_letter(const Edition *edition, uint32_t report)
{
    return edition->letters[report];
}

/* An origin with the number of its further reports: [C+2]. */
typedef struct Chip {
    uint32_t report; /* whose reading is shown, */
    Span span;
    uint32_t letter; /* under the letter of this one: the origin's, if it says so itself */
    uint32_t copies;
    bool in_part; /* none of its reports says all of it: [○C] */
} Chip;

typedef struct Chips {
    Chip *items;
    size_t count;
} Chips;

/* One report's reading, under its own letter. */
static inline Chip place_chip_alone(uint32_t report, Span span)
{
    return (Chip){ .report = report, .span = span, .letter = report };
}

/* The origins of readings that say a point, or a part of it; those that say all of it first. */
Chips place_point_chips(const Edition *edition, const Readings *readings, Arena *arena);
/* The origins behind a line of the summary. */
Chips place_summary_chips(const Edition *edition, const SummaryLine *line, Arena *arena);
/* The words of a line that other origins say too, where none of them says all of it; else empty. */
Span place_summary_agreed(const Edition *edition, const SummaryLine *line);
/* One for each origin, whatever its stance, in the order of the letters. */
Chips place_readings_chips(const Edition *edition, const Readings *readings, Arena *arena);

/* The origins behind the sentence of an event, and those that only name its date too. */
typedef struct EventChips {
    Chips says;
    Chips names;
} EventChips;

EventChips place_event_chips(const Edition *edition, const Event *event, Arena *arena);

/* Which events a page shows: those of most origins, the earlier first. */
typedef struct EventsShown {
    bool *is;
    size_t known_left, open_left;
} EventsShown;

EventsShown place_events_shown(const Edition *edition, Arena *arena);

/* What an origin has to say to a point: its clearest stance, and where. */
typedef struct PlaceStance {
    Stance stance;
    bool is_silent;
    uint32_t report;
    Span span;
} PlaceStance;

/* The origins of all readings of a group that have the utterance word for word. */
Chips place_exact_chips(const Edition *edition, const QuoteGroup *group, Arena *arena);

/* One for each origin. */
PlaceStance *place_stances(const Edition *edition, const Point *point, Arena *arena);

/*
 * What a date that hangs on the date of publication comes to: "2024-05", or its
 * first and last day, "2024-06-01–2024-08-31"; else empty.
 */
Str place_event_value(const Event *event, Arena *arena);

/* How the answers of a conflict could all be true. */
Word place_compatible_word(ConflictKind kind);

/* Whether a shown conflict has a reading inside the span. */
bool place_is_contested(const Edition *edition, uint32_t report, Span span);

size_t place_count_shown(const Edition *edition);
size_t place_origin_reports(const Edition *edition, uint32_t origin);

/* Why a report is in its story, or NULL: it stands alone, or the story was given with it. */
const StoryMember *place_member(const Edition *edition, uint32_t report);
/* Where the report has a word that it shares with others; empty where it is not one token. */
Span place_shared_word(const Edition *edition, uint32_t report, const Reason *shared);

/* Why a report counts with its origin. */
typedef enum PlaceRole {
    PLACE_ORIGIN = 0,     /* it stands for it */
    PLACE_TAKEN,          /* it took from another report */
    PLACE_SAME_SOURCE,    /* it goes back to the same lost source */
    PLACE_SAME_PUBLISHER, /* an account of its own, printed by the same publisher */
} PlaceRole;

PlaceRole place_role(const Edition *edition, uint32_t report);
/* "origin", "same lost origin as", …; none for PLACE_TAKEN, whose descent tells more. */
Word place_role_word(PlaceRole role);
/* The reports of an origin that have a role. */
size_t place_count_role(const Edition *edition, uint32_t origin, PlaceRole role);
/* The sentence of `report` in which `span` begins; `span` itself where none does. */
Span place_sentence(const Edition *edition, uint32_t report, Span span);
/* Whether the span is one of the report's sentences. */
bool place_is_sentence(const Edition *edition, uint32_t report, Span span);
/* The descent of `report` that is not "independent", or NULL. */
const Descent *place_descent(const Edition *edition, uint32_t report);
/* "copy of", "rewritten from", … */
Word place_descent_word(const Descent *descent);
Word place_form_word(QuoteForm form);
/* The number of reports among readings. */
size_t place_count_reports(const Readings *readings);
/* Story order of a front page: most origins, then most reports, then as given. */
const Edition **place_rank_editions(const Edition *const *editions, size_t count, Arena *arena);

#endif
