#include "text/countries.h"

#include "test.h"

static Str country(Str name)
{
    Country found;
    return countries_find(&found, name) ? found.name : STR("none");
}

TEST(countries_by_all_names)
{
    CHECK_STR(country(STR("DPRK")), STR("North Korea"));
    CHECK_STR(country(STR("the U.S.")), STR("United States"));
    CHECK_STR(country(STR("US")), STR("United States"));
    CHECK_STR(country(STR("us")), STR("none"));
    CHECK_STR(country(STR("UK")), STR("United Kingdom"));
    CHECK_STR(country(STR("south  korea")), STR("South Korea"));
    CHECK_STR(country(STR("")), STR("none"));
}

TEST(peoples_and_places)
{
    Country found = { 0 };
    bool capital = false;
    CHECK(countries_find_people(&found, STR("Chinese")) && str_equal(found.code, STR("cn")));
    CHECK(countries_find_people(&found, STR("Kurds")) && found.code.len == 0);
    CHECK(!countries_find_people(NULL, STR("Parade")));
    CHECK(countries_find_place(&found, &capital, STR("Beijing")) && capital);
    CHECK_STR(found.name, STR("China"));
    CHECK(countries_find_place(&found, &capital, STR("Osaka")) && !capital);
    CHECK(countries_find_place(&found, &capital, STR("Europe")) && found.name.len == 0);
}

int main(void)
{
    RUN(countries_by_all_names);
    RUN(peoples_and_places);
    return test_report();
}
