/*
 * conllu.c - reports whose words and sentences are given, as CoNLL-U
 * (universaldependencies.org/format).
 *
 * Only the forms are taken, where a document, a paragraph and a sentence
 * begins, and which words are written as one ("3-4 don't"); tags and trees are
 * not looked at.  A word inside another takes its share of the letters.
 */
#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"
#include "read/reader.h"

typedef struct ConlluReader {
    Reader *reader;
    Buf text;
    struct {
        GivenWord *items;
        size_t count, room;
    } words;
    Str id;
    uint64_t documents;
    uint8_t flags;       /* of the next word */
    uint32_t inside;     /* words that still belong to the one read last */
    uint32_t inside_at, inside_end; /* the rest of that in the text */
    bool inside_first;
    bool space;          /* before the next word */
} ConlluReader;

static void conllu_end_document(ConlluReader *r)
{
    if (r->words.count) {
        r->documents++;
        Report report = { .id = r->id,
                          .path = reader_path(r->reader, r->documents),
                          .published_at = INTERVAL_UNKNOWN,
                          .text = buf_str(&r->text),
                          .words = r->words.items,
                          .word_count = r->words.count };
        r->reader->counts->reports++;
        if (r->reader->sink->report)
            r->reader->sink->report(r->reader->sink->context, &report);
    }
    r->text = buf_open(r->reader->arena, LIMIT_TEXT_BYTES);
    r->words.items = NULL;
    r->words.count = r->words.room = 0;
    r->id = (Str){ 0 };
    r->flags = GIVEN_SENTENCE | GIVEN_PARAGRAPH;
    r->inside = 0;
    r->space = false;
}

/* "3-4" is 2 words, "3" none. */
static uint32_t conllu_range(Str number)
{
    StrCut cut = str_cut(number, '-');
    uint32_t first = 0, last = 0;
    for (size_t i = 0; i < cut.head.len && i < 8; i++)
        first = first * 10 + (uint32_t)(unsigned char)(cut.head.data[i] - '0');
    for (size_t i = 0; i < cut.tail.len && i < 8; i++)
        last = last * 10 + (uint32_t)(unsigned char)(cut.tail.data[i] - '0');
    return cut.found && last > first && last - first < 16 ? last - first + 1 : 0;
}

static void conllu_add_text(ConlluReader *r, Str form)
{
    if (r->text.len > 0 && (r->flags & GIVEN_PARAGRAPH))
        buf_add(&r->text, STR("\n\n"));
    else if (r->space)
        buf_add_char(&r->text, ' ');
    buf_add(&r->text, form);
}

static void conllu_add_word(ConlluReader *r, size_t begin, size_t end, uint8_t flags)
{
    *VEC_PUSH(r->reader->arena, &r->words) =
        (GivenWord){ span(begin, end), (uint8_t)(r->flags | flags) };
    r->flags = 0;
}

static void conllu_take_line(ConlluReader *r, Str line)
{
    Str cells[10];
    for (size_t i = 0; i < 10; i++) {
        StrCut cut = str_cut(line, '\t');
        cells[i] = cut.head;
        line = cut.tail;
    }
    if (!cells[1].len || str_find_byte(cells[0], '.', 0) != STR_NONE)
        return;
    if (r->inside) {
        size_t end = r->inside == 1 ? r->inside_end : r->inside_at + cells[1].len;
        end = end < r->inside_end ? end : r->inside_end;
        conllu_add_word(r, r->inside_at, end, r->inside_first ? 0 : GIVEN_JOINED);
        r->inside_at = (uint32_t)end;
        r->inside_first = false;
        r->inside--;
        return;
    }
    conllu_add_text(r, cells[1]);
    r->space = str_find(cells[9], STR("SpaceAfter=No"), 0) == STR_NONE;
    size_t begin = r->text.len - cells[1].len, end = r->text.len;
    r->inside = conllu_range(cells[0]);
    if (!r->inside) {
        conllu_add_word(r, begin, end, 0);
        return;
    }
    r->inside_at = (uint32_t)begin;
    r->inside_end = (uint32_t)end;
    r->inside_first = true;
}

static void conllu_take(ConlluReader *r, Str line)
{
    if (str_starts_with(line, STR("# newdoc"))) {
        conllu_end_document(r);
        StrCut cut = str_cut_str(line, STR("id = "));
        r->id = str_trim(cut.tail);
    } else if (str_starts_with(line, STR("# newpar"))) {
        r->flags |= GIVEN_PARAGRAPH;
    } else if (!line.len) {
        r->flags |= GIVEN_SENTENCE;
        r->inside = 0;
    } else if (line.data[0] != '#') {
        conllu_take_line(r, line);
    }
}

void conllu_read(Reader *reader)
{
    uint64_t got = 0;
    ConlluReader r = { .reader = reader };
    Str text = window_take(reader->window, LIMIT_CONTAINER_BYTES, LIMIT_CONTAINER_BYTES, &got,
                           reader->arena);
    conllu_end_document(&r);
    while (text.len) {
        StrCut cut = str_cut(text, '\n');
        Str line = cut.head;
        if (str_ends_with(line, STR("\r")))
            line = str_take(line, line.len - 1);
        conllu_take(&r, line);
        text = cut.tail;
    }
    conllu_end_document(&r);
}
