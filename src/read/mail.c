/*
 * mail.c - the page in an MHTML file (RFC 2557) or another MIME message.
 *
 *     MIME-Version: 1.0
 *     Content-Type: multipart/related; boundary="x"
 *
 *     --x
 *     Content-Type: text/html
 *     Content-Transfer-Encoding: quoted-printable
 *     Content-Location: https://outlet.example/story
 *
 *     <html> …
 *     --x--
 *
 * The page is the part that 'start' names, else the first HTML part, else the
 * first part of plain text.  The other parts, pictures and frames, are passed
 * over.  Page.body is the decoded part.
 */
#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/scan.h"
#include "read/header.h"
#include "read/reader.h"
#include "text/mail_date.h"

enum { MAIL_DEPTH = 6 };

typedef struct MailPart {
    Str header;
    Str body;
    int rank; /* of how much it looks like the page; 0: not at all */
} MailPart;

typedef struct MailSearch {
    Str start; /* the Content-ID of the main part, if it is named */
    MailPart best;
    bool broken; /* a part is not closed */
} MailSearch;

static Str mail_bare_id(Str id)
{
    id = str_trim(id);
    if (str_starts_with(id, STR("<")) && str_ends_with(id, STR(">")) && id.len >= 2)
        return str_take(str_drop(id, 1), id.len - 2);
    return id;
}

static int mail_rank(const MailSearch *search, const MailPart *part)
{
    Str type = header_media_type(header_get(part->header, STR("content-type")));
    bool is_html = str_equal_nocase(type, STR("text/html")) ||
                   str_equal_nocase(type, STR("application/xhtml+xml"));
    if (!is_html && type.len > 0 && !str_equal_nocase(type, STR("text/plain")))
        return 0;
    Str id = mail_bare_id(header_get(part->header, STR("content-id")));
    if (search->start.len > 0 && str_equal(id, search->start))
        return 3;
    return is_html ? 2 : 1;
}

/* Place of the next line that begins with "--boundary", or STR_NONE. */
static size_t mail_find_boundary(Str text, Str boundary, size_t from)
{
    size_t at = from;
    while ((at = str_find(text, boundary, at)) != STR_NONE) {
        if (at == 2 || (at > 2 && str_at(text, at - 3) == '\n'))
            if (str_at(text, at - 1) == '-' && str_at(text, at - 2) == '-')
                return at - 2;
        at += boundary.len;
    }
    return STR_NONE;
}

/* Without the line end that belongs to the boundary after it. */
static Str mail_without_line_end(Str text)
{
    if (str_ends_with(text, STR("\n")))
        text = str_take(text, text.len - 1);
    return str_ends_with(text, STR("\r")) ? str_take(text, text.len - 1) : text;
}

static void mail_search(MailSearch *search, Str message, unsigned depth);

static void mail_search_parts(MailSearch *search, Str body, Str boundary, unsigned depth)
{
    size_t at = mail_find_boundary(body, boundary, 0);
    while (at != STR_NONE) {
        size_t line = str_find_byte(body, '\n', at);
        if (str_starts_with(str_drop(body, at + 2 + boundary.len), STR("--")) || line == STR_NONE)
            return;
        size_t next = mail_find_boundary(body, boundary, line);
        Str part = str_drop(str_take(body, next == STR_NONE ? body.len : next), line + 1);
        search->broken = search->broken || next == STR_NONE;
        mail_search(search, next == STR_NONE ? part : mail_without_line_end(part), depth + 1);
        at = next;
    }
}

/* Look at a part and at those inside it. */
static void mail_search(MailSearch *search, Str message, unsigned depth)
{
    size_t end = str_starts_with(message, STR("\r\n")) ? 2
                 : str_starts_with(message, STR("\n")) ? 1
                                                       : header_end(message, 0);
    if (end == STR_NONE || depth > MAIL_DEPTH)
        return;
    MailPart part = { .header = str_take(message, end), .body = str_drop(message, end) };
    Str type = header_get(part.header, STR("content-type"));
    Str boundary = header_parameter(type, STR("boundary"));
    if (str_starts_with_nocase(type, STR("multipart/")) && boundary.len > 0) {
        Str start = mail_bare_id(header_parameter(type, STR("start")));
        if (search->start.len == 0)
            search->start = start;
        mail_search_parts(search, part.body, boundary, depth);
        return;
    }
    part.rank = mail_rank(search, &part);
    if (part.rank > search->best.rank)
        search->best = part;
}

static bool mail_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Quoted-printable (RFC 2045, section 6.7); what does not fit stays as it is. */
static Str mail_unquote(Str text, Arena *arena)
{
    Buf out = buf_open(arena, LIMIT_PAGE_BYTES + 1);
    while (text.len > 0) {
        StrCut cut = str_cut(text, '=');
        buf_add(&out, cut.head);
        text = cut.tail;
        if (!cut.found)
            break;
        int high = ascii_hex_value(str_at(text, 0)), low = ascii_hex_value(str_at(text, 1));
        Scan soft = scan_from(text);
        scan_while(&soft, mail_is_blank);
        scan_char(&soft, '\r');
        if (high >= 0 && low >= 0) {
            buf_add_char(&out, (char)(high * 16 + low));
            text = str_drop(text, 2);
        } else if (scan_char(&soft, '\n') || scan_done(&soft)) {
            text = scan_rest(&soft);
        } else {
            buf_add_char(&out, '=');
        }
    }
    return buf_str(&out);
}

static int mail_base64_value(char c)
{
    if (ascii_is_upper(c))
        return c - 'A';
    if (ascii_is_lower(c))
        return c - 'a' + 26;
    if (ascii_is_digit(c))
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Base64 (RFC 4648); what is no digit of it is passed over, "=" ends it. */
static Str mail_unbase64(Str text, Arena *arena)
{
    Buf out = buf_open(arena, LIMIT_PAGE_BYTES + 1);
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < text.len && text.data[i] != '='; i++) {
        int value = mail_base64_value(text.data[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_add_char(&out, (char)(bits >> count & 0xFF));
        }
    }
    return buf_str(&out);
}

static Str mail_decode(const MailPart *part, Arena *arena)
{
    Str coding = header_get(part->header, STR("content-transfer-encoding"));
    if (str_equal_nocase(coding, STR("quoted-printable")))
        return mail_unquote(part->body, arena);
    if (str_equal_nocase(coding, STR("base64")))
        return mail_unbase64(part->body, arena);
    return part->body;
}

void mail_read(Reader *reader, const Page *page, uint64_t offset)
{
    size_t end = header_end(page->body, 0);
    Str header = str_take(page->body, end == STR_NONE ? page->body.len : end);
    MailSearch search = { 0 };
    mail_search(&search, page->body, 0);
    Page found = { .path = page->path, .received = page->received, .notes = page->notes };
    found.url = header_get(search.best.header, STR("content-location"));
    if (!str_starts_with_nocase(found.url, STR("http")))
        found.url = header_get(header, STR("snapshot-content-location"));
    if (found.url.len == 0)
        found.url = page->url;
    Interval sent;
    if (interval_is_unknown(found.received) &&
        mail_date_parse(header_get(header, STR("date")), &sent))
        found.received = (Interval){ INTERVAL_OPEN_FROM, sent.to };
    if (search.best.rank == 0) {
        reader_left_out(reader, (LeftOut){ page->path, found.url, WORD_MAIL_NO_PAGE, offset, 0 });
        return;
    }
    found.content_type = header_get(search.best.header, STR("content-type"));
    found.body = mail_decode(&search.best, reader->arena);
    if (search.broken)
        note_add(reader->arena, &found.notes, WORD_MAIL_BROKEN, found.body.len);
    body_read_part(reader, &found, offset);
}
