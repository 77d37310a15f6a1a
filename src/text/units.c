#include "text/units.h"

#include "text/table.h"

#include "units.inc"

bool unit_find(Str words, Unit *out)
{
    const UnitRow *row = TABLE_FIND(UNITS, word, words);
    if (!row)
        return false;
    *out = (Unit){ row->name, row->base, row->factor };
    return true;
}

bool unit_convert(double *amount, Str from, Str to)
{
    Unit a, b;
    if (str_equal(from, to))
        return true;
    if (!unit_find(from, &a) || !unit_find(to, &b) || !str_equal(a.base, b.base))
        return false;
    *amount = *amount * a.factor / b.factor;
    return true;
}
