#include "text/outlets.h"

#include "test.h"

static Arena arena;

static Str found(Str name)
{
    Outlet outlet;
    return outlets_find(&outlet, name) ? outlet.name : STR("none");
}

static Str found_site(Str url)
{
    Outlet outlet;
    return outlets_find_site(&outlet, url) ? outlet.name : STR("none");
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
    CHECK(str_equal(outlets_key(STR("SCMP"), &arena),
                    outlets_key(STR("South China Morning Post"), &arena)));
    CHECK_STR(outlets_key(STR("The Lagos-Sentinel"), &arena), STR("lagos sentinel"));
    CHECK(!str_equal(outlets_key(STR("CNN"), &arena), outlets_key(STR("CNBC"), &arena)));
}

TEST(one_common_word_names_many)
{
    CHECK(outlets_is_common(STR("The Post")));
    CHECK(outlets_is_common(STR("Herald")));
    CHECK(!outlets_is_common(STR("Washington Post")));
    CHECK(!outlets_is_common(STR("Reuters")));
    CHECK(!outlets_is_common(STR("post.example")));
    CHECK(!outlets_is_common(STR("")));
}

TEST(agencies_owners_and_looks)
{
    Outlet outlet = { 0 };
    CHECK(outlets_find(&outlet, STR("AFP")) && outlet.is_agency && !outlet.is_state);
    CHECK(outlets_find(&outlet, STR("KCNA")) && outlet.is_agency && outlet.is_state);
    CHECK(outlets_find(&outlet, STR("the Times of London")) && !outlet.is_agency);
    Outlet sun = { 0 };
    CHECK(outlets_find(&sun, STR("The Sun")) && str_equal(sun.owner, outlet.owner));
    CHECK(outlets_looks_like_one(STR("The Lagos Sentinel")));
    CHECK(outlets_looks_like_one(STR("Corriere di Ponente")));
    CHECK(!outlets_looks_like_one(STR("Lim Eul-chul")));
    CHECK(!outlets_looks_like_one(STR("Ministry of Defence")));
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
    arena_close(&arena);
    return test_report();
}
