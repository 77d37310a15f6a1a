/*
 * one_page.c - the report in one page, with the library as one translation unit:
 *
 *     cc -std=c11 -O2 -Iinclude -Isrc -Ibuild/data -o one_page examples/one_page.c \
 *         $(pkg-config --cflags --libs zlib libdeflate icu-uc libutf8proc uchardet libcrypto sqlite3) \
 *         -lstemmer -lpthread -lm
 *     ./one_page PAGE.html
 */
#include "stemma_all.c"

#include <stdio.h>

static int one_page_write(void *context, const char *data, size_t len)
{
    return fwrite(data, 1, len, context) == len ? 0 : -1;
}

int main(int argc, char **argv)
{
    stemma *session = NULL;
    stemma_error error = { 0 };
    stemma_output output = { .format = STEMMA_JSONL, .write = one_page_write, .context = stdout };
    if (argc != 2 || stemma_open(&session, NULL, &error) != STEMMA_OK)
        return 2;
    if (stemma_add_path(session, argv[1]) != STEMMA_OK ||
        stemma_extract(session, &output, &error) != STEMMA_OK)
        fprintf(stderr, "%s\n", error.message);
    int reports = (int)stemma_count(session).reports;
    stemma_close(session);
    return reports == 1 ? 0 : 1;
}
