#include "text/outlets.h"

#include "test.h"

static Arena arena;

static Str found(Str name)
{
    Outlet outlet;
    return outlets_find(&outlet, NULL, name) ? outlet.name : STR("none");
}

static Str found_site(Str url)
{
    Outlet outlet;
    return outlets_find_site(&outlet, NULL, url) ? outlet.name : STR("none");
}

TEST(all_names_of_an_outlet_find_it)
{
    CHECK_STR(found(STR("SCMP")), STR("South China Morning Post"));
    CHECK_STR(found(STR("the South China Morning Post")), STR("South China Morning Post"));
    CHECK_STR(found(STR("scmp.com")), STR("South China Morning Post"));
    CHECK_STR(found(STR("The A.P.")), STR("Associated Press"));
    CHECK_STR(found(STR("Associated Press")), STR("Associated Press"));
    CHECK_STR(found(STR("Agence France Presse")), STR("Agence France-Presse"));
    CHECK_STR(found(STR("TASS")), STR("TASS"));
    CHECK_STR(found(STR("Yahoo! News")), STR("Yahoo News"));
    CHECK_STR(found(STR("The Lagos Sentinel")), STR("none"));
    CHECK_STR(found(STR("")), STR("none"));
    CHECK_STR(found(STR("the ...")), STR("none"));
}

TEST(sites_are_found_by_host)
{
    CHECK_STR(found_site(STR("https://www.bbc.co.uk/news/1?x=y")), STR("BBC"));
    CHECK_STR(found_site(STR("http://Edition.CNN.com:80/")), STR("CNN"));
    CHECK_STR(found_site(STR("bbc.com.example.org")), STR("none"));
    CHECK_STR(found_site(STR("co.uk")), STR("none"));
    CHECK_STR(found_site(STR("")), STR("none"));
}

TEST(keys_unite_names)
{
    CHECK(str_equal(outlets_key(NULL, STR("SCMP"), &arena),
                    outlets_key(NULL, STR("South China Morning Post"), &arena)));
    CHECK_STR(outlets_key(NULL, STR("The Lagos-Sentinel"), &arena), STR("lagos sentinel"));
    CHECK(
        !str_equal(outlets_key(NULL, STR("CNN"), &arena), outlets_key(NULL, STR("CNBC"), &arena)));
}

TEST(one_common_word_names_many)
{
    CHECK(outlets_is_common(NULL, STR("The Post")));
    CHECK(outlets_is_common(NULL, STR("Herald")));
    CHECK(!outlets_is_common(NULL, STR("Washington Post")));
    CHECK(!outlets_is_common(NULL, STR("Reuters")));
    CHECK(!outlets_is_common(NULL, STR("post.example")));
    CHECK(!outlets_is_common(NULL, STR("")));
}

TEST(agencies_owners_and_looks)
{
    Outlet outlet = { 0 };
    CHECK(outlets_find(&outlet, NULL, STR("AFP")) && outlet.is_agency && !outlet.is_state);
    CHECK(outlets_find(&outlet, NULL, STR("KCNA")) && outlet.is_agency && outlet.is_state);
    CHECK(outlets_find(&outlet, NULL, STR("the Times of London")) && !outlet.is_agency);
    Outlet sun = { 0 };
    CHECK(outlets_find(&sun, NULL, STR("The Sun")) && str_equal(sun.owner, outlet.owner));
    CHECK(outlets_looks_like_one(STR("The Lagos Sentinel")));
    CHECK(outlets_looks_like_one(STR("Corriere di Ponente")));
    CHECK(!outlets_looks_like_one(STR("Lim Eul-chul")));
    CHECK(!outlets_looks_like_one(STR("Ministry of Defence")));
}

#define OWN                                                                                        \
    STR("# ours\r\n\nkp|K.P.|the Kestrel Press|kestrel.example\tKestrel Press\tHill\t1\n"          \
        "\tThe Post\t\t0\r\nreuters\tReuters of Senna\tSenna\t3")

TEST(a_user_adds_outlets_and_outweighs_ours)
{
    OwnOutlets own = { 0 };
    Outlet outlet = { 0 };
    CHECK(outlets_read(&own, OWN, &arena, NULL) == STATUS_OK);
    CHECK(outlets_find(&outlet, &own, STR("the KP")) && outlet.is_agency && !outlet.is_state);
    CHECK_STR(outlet.name, STR("Kestrel Press"));
    CHECK_STR(outlet.owner, STR("Hill"));
    CHECK(outlets_find_site(&outlet, &own, STR("https://www.Kestrel.example/1")));
    CHECK(outlets_find(&outlet, &own, STR("Kestrel Press")));
    CHECK(!outlets_find(&outlet, NULL, STR("Kestrel Press")));
    CHECK(outlets_is_common(NULL, STR("The Post")) && !outlets_is_common(&own, STR("The Post")));
    CHECK(outlets_find(&outlet, &own, STR("Post")));
    CHECK_STR(outlet.owner, STR("The Post"));
    CHECK(outlets_find(&outlet, &own, STR("Reuters")) && outlet.is_state);
    CHECK_STR(outlet.name, STR("Reuters of Senna"));
    CHECK(outlets_find(&outlet, &own, STR("AFP")));
    CHECK_STR(outlets_key(&own, STR("K.P."), &arena),
              outlets_key(&own, STR("kestrel.example"), &arena));
}

/* The line where a table is refused, or 0. */
static size_t refused(Str text)
{
    OwnOutlets own = { 0 };
    Error error = { 0 };
    Status status = outlets_read(&own, text, &arena, &error);
    CHECK(status == STATUS_OK || (status == STATUS_FORMAT && own.outlets.count == 0));
    return error.line;
}

TEST(a_row_that_is_none_is_named)
{
    CHECK(refused(OWN) == 0);
    CHECK(refused(STR("")) == 0);
    CHECK(refused(STR("a\tA\tO\t0\n\nb\tB\tO\n")) == 3);
    CHECK(refused(STR("a\tA\tO\t0\t0\n")) == 1);
    CHECK(refused(STR("# names\na\tA\tO\t4\n")) == 2);
    CHECK(refused(STR("a\tA\tO\t\n")) == 1);
    CHECK(refused(STR("a\t\tO\t0\n")) == 1);
    CHECK(refused(STR("a|...\tA\tO\t0\n")) == 1);
    CHECK(refused(STR("a\tA\tO\t0\nb|The A\tB\tO\t0\n")) == 2);
    CHECK(refused(STR("a\tA\xff\tO\t0\n")) == 1);
    CHECK(refused(STR("a\tA\x1b[1m\tO\t0\n")) == 1);
}

int main(void)
{
    if (!arena_open(&arena, 1 << 20))
        return 99;
    RUN(all_names_of_an_outlet_find_it);
    RUN(sites_are_found_by_host);
    RUN(keys_unite_names);
    RUN(one_common_word_names_many);
    RUN(agencies_owners_and_looks);
    RUN(a_user_adds_outlets_and_outweighs_ours);
    RUN(a_row_that_is_none_is_named);
    arena_close(&arena);
    return test_report();
}
