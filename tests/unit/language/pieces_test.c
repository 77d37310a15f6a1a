#include "language/pieces.h"

#include "base/buf.h"
#include "sample.h"
#include "test.h"

static Arena arena, scratch;

static Str cut(Str text)
{
    Sample sample;
    sample_make(&sample, text, &arena, &scratch);
    Pieces pieces = pieces_make(text, NULL, &sample.analysis, &arena);
    Buf out = buf_open(&arena, 4096);
    for (size_t i = 0; i < pieces.count; i++) {
        buf_add(&out, i ? STR("|") : STR(""));
        buf_add(&out, pieces_text(&pieces, i));
    }
    return buf_str(&out);
}

TEST(words_keep_their_joints)
{
    CHECK_STR(cut(STR("Lim Eul-chul, at U.S.-led talks.")),
              STR("Lim|Eul-chul|,|at|U.S.|-|led|talks|."));
    CHECK_STR(cut(STR("Kim\xe2\x80\x99s AT&T, J. Doe.")), STR("Kim|AT&T|,|J.|Doe|."));
    CHECK_STR(cut(STR("purposes.It is (AP).")), STR("purposes|.|It|is|(|AP|)|."));
}

TEST(flags_and_matching)
{
    Sample sample;
    Str text = STR("Kim's men.\nAccording to the AP, 26 went.");
    sample_make(&sample, text, &arena, &scratch);
    Pieces pieces = pieces_make(text, NULL, &sample.analysis, &arena);
    CHECK(pieces_has(&pieces, 0, PIECE_CAPITAL | PIECE_POSSESSIVE | PIECE_FIRST));
    CHECK(pieces_has(&pieces, 3, PIECE_LINE_START | PIECE_FIRST));
    CHECK(pieces_match(&pieces, 3, STR("according to the")) == 3);
    CHECK(pieces_match(&pieces, 3, STR("according from")) == 0);
    CHECK(pieces_match(&pieces, 99, STR("a")) == 0);
    CHECK(pieces_has(&pieces, 6, PIECE_UPPER) && !pieces_has(&pieces, 6, PIECE_FIRST));
    CHECK(pieces_is_any(&pieces, 4, STR("from to by")));
    CHECK(pieces.items[6].sentence == 1);
    CHECK(pieces_find(&pieces, pieces.items[6].span.begin) == 6);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 22) || !arena_open(&scratch, 1 << 22))
        return 99;
    RUN(words_keep_their_joints);
    RUN(flags_and_matching);
    arena_close(&arena);
    arena_close(&scratch);
    return test_report();
}
