#include "text/calendar_words.h"

#include "text/table.h"

#include "calendar_words.inc"

CalendarWord calendar_word_find(Str folded)
{
    static const struct {
        Str name;
        CalendarWordKind kind;
    } KINDS[] = {
        { { "month", 5 }, CALENDAR_WORD_MONTH },
        { { "weekday", 7 }, CALENDAR_WORD_WEEKDAY },
        { { "weekday_short", 13 }, CALENDAR_WORD_WEEKDAY_SHORT },
        { { "season", 6 }, CALENDAR_WORD_SEASON },
        { { "unit", 4 }, CALENDAR_WORD_UNIT },
        { { "part", 4 }, CALENDAR_WORD_PART },
        { { "meridiem", 8 }, CALENDAR_WORD_MERIDIEM },
        { { "zone", 4 }, CALENDAR_WORD_ZONE },
    };
    const CalendarWordRow *row = TABLE_FIND(CALENDAR_WORDS, word, folded);
    for (size_t i = 0; row && i < sizeof KINDS / sizeof KINDS[0]; i++)
        if (str_equal(row->kind, KINDS[i].name))
            return (CalendarWord){ KINDS[i].kind, row->value };
    return (CalendarWord){ CALENDAR_WORD_NONE, 0 };
}
