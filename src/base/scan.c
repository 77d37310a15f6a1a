#include "base/scan.h"

#include "base/ascii.h"

Scan scan_from(Str text)
{
    return (Scan){ text, 0 };
}

bool scan_done(const Scan *scan)
{
    return scan->at >= scan->text.len;
}

Str scan_rest(const Scan *scan)
{
    return str_drop(scan->text, scan->at);
}

char scan_peek(const Scan *scan)
{
    return str_at(scan->text, scan->at);
}

char scan_peek_at(const Scan *scan, size_t ahead)
{
    return ahead < scan->text.len - scan->at ? scan->text.data[scan->at + ahead] : '\0';
}

char scan_next(Scan *scan)
{
    return scan_done(scan) ? '\0' : scan->text.data[scan->at++];
}

void scan_skip(Scan *scan, size_t len)
{
    size_t left = scan->text.len - scan->at;
    scan->at += len < left ? len : left;
}

bool scan_char(Scan *scan, char c)
{
    if (scan_done(scan) || scan_peek(scan) != c)
        return false;
    scan->at++;
    return true;
}

bool scan_word(Scan *scan, Str word)
{
    if (!str_starts_with(scan_rest(scan), word))
        return false;
    scan->at += word.len;
    return true;
}

bool scan_word_nocase(Scan *scan, Str word)
{
    if (!str_starts_with_nocase(scan_rest(scan), word))
        return false;
    scan->at += word.len;
    return true;
}

Str scan_while(Scan *scan, ScanClass *in_class)
{
    size_t begin = scan->at;
    while (!scan_done(scan) && in_class(scan_peek(scan)))
        scan->at++;
    return str_slice(scan->text, span(begin, scan->at));
}

Str scan_until(Scan *scan, char stop)
{
    Str head = str_cut(scan_rest(scan), stop).head;
    scan->at += head.len;
    return head;
}

void scan_spaces(Scan *scan)
{
    scan_while(scan, ascii_is_space);
}

static bool scan_digits(Scan *scan, size_t most, unsigned base, uint64_t *value)
{
    uint64_t sum = 0;
    size_t count = 0;
    for (; count < most; count++) {
        int digit = ascii_hex_value(scan_peek_at(scan, count));
        if (digit < 0 || (unsigned)digit >= base)
            break;
        if (sum > (UINT64_MAX - (unsigned)digit) / base)
            return false;
        sum = sum * base + (unsigned)digit;
    }
    if (count == 0)
        return false;
    scan->at += count;
    *value = sum;
    return true;
}

bool scan_decimal(Scan *scan, size_t most, uint64_t *value)
{
    return scan_digits(scan, most, 10, value);
}

bool scan_hex(Scan *scan, size_t most, uint64_t *value)
{
    return scan_digits(scan, most, 16, value);
}
