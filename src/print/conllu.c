/*
 * conllu.c - an analysis as CoNLL-U (universaldependencies.org/format).
 *
 * A token a line: number, form, UPOS, head, relation, and MISC with
 * SpaceAfter=No, Begin= and End= (bytes of the text) and Name=B-PER ….  What
 * is written as one word but is two ("don't") has a line for the whole first.
 * Lemma and features are "_".
 */
#include "document/dependencies.h"
#include "print/print.h"

/* The first name that ends after `begin`, from `number` on: names are in order. */
static size_t conllu_next_name(const Analysis *analysis, size_t number, uint32_t begin)
{
    while (number < analysis->name_count && analysis->names[number].span.end <= begin)
        number++;
    return number;
}

static void conllu_add_name(Buf *out, const Name *name, Span token)
{
    static const char *const KINDS[] = { "PER", "ORG", "LOC", "NORP", "MISC" };
    if (!span_overlaps(name->span, token))
        return;
    buf_add_format(out, "|Name=%c-%s", token.begin <= name->span.begin ? 'B' : 'I',
                   KINDS[name->kind]);
}

/* The form: white space inside a token would break the columns. */
static void conllu_add_form(Buf *out, Str form)
{
    for (size_t i = 0; i < form.len; i++)
        buf_add_char(out, form.data[i] == '\t' || form.data[i] == '\n' ? ' ' : form.data[i]);
}

/*
 * The tokens that are printed as one sentence: its own, and before them those
 * between it and the sentence before, such as the marks of a list.
 */
typedef struct ConlluRange {
    uint32_t begin, end;
    uint32_t root; /* the token that the marks hang on; TOKEN_ROOT for none */
} ConlluRange;

static ConlluRange conllu_range(const Analysis *analysis, size_t number)
{
    const Sentence *sentence = &analysis->sentences[number];
    const Sentence *before = number ? sentence - 1 : NULL;
    bool is_last = number + 1 == analysis->sentence_count;
    uint32_t own_end = sentence->first_token + sentence->token_count;
    ConlluRange range = { .begin = before ? before->first_token + before->token_count : 0,
                          .end = is_last ? (uint32_t)analysis->token_count : own_end,
                          .root = TOKEN_ROOT };
    for (uint32_t t = sentence->first_token; t < own_end; t++)
        if (analysis->tokens[t].head == TOKEN_ROOT)
            range.root = t;
    return range;
}

/* The line of a word that is cut in several tokens: "3-4  don't". */
static void conllu_add_whole(Buf *out, const Document *document, ConlluRange range, uint32_t first)
{
    const Token *tokens = document->analysis.tokens;
    uint32_t last = first;
    while (last + 1 < range.end && (tokens[last + 1].flags & TOKEN_JOINED))
        last++;
    if (last == first || (tokens[first].flags & TOKEN_JOINED))
        return;
    buf_add_format(out, "%u-%u\t", first - range.begin + 1, last - range.begin + 1);
    conllu_add_form(out, str_slice(document->report.text,
                                   span(tokens[first].span.begin, tokens[last].span.end)));
    buf_add(out, STR("\t_\t_\t_\t_\t_\t_\t_\t"));
    buf_add(out, tokens[last].flags & TOKEN_SPACE_AFTER ? STR("_") : STR("SpaceAfter=No"));
    buf_add_char(out, '\n');
}

/* Tag, head and relation; a mark outside the sentence hangs on its root. */
static void conllu_add_tree(Buf *out, const Token *token, ConlluRange range, bool is_mark)
{
    uint32_t head = is_mark ? range.root : token->head;
    buf_add(out, STR("\t_\t"));
    buf_add(out, tag_name(is_mark ? TAG_PUNCT : (Tag)token->tag));
    buf_add_format(out, "\t_\t_\t%u\t", head == TOKEN_ROOT ? 0 : head - range.begin + 1);
    buf_add(out, dependency_name(is_mark && head != TOKEN_ROOT ? DEP_PUNCT
                                 : is_mark                     ? DEP_ROOT
                                                               : (Dependency)token->relation));
    buf_add(out, STR("\t_\t"));
}

static void conllu_add_sentence(Buf *out, const Document *document, size_t number, size_t *name)
{
    const Analysis *analysis = &document->analysis;
    const Sentence *sentence = &analysis->sentences[number];
    ConlluRange range = conllu_range(analysis, number);
    for (uint32_t i = range.begin; i < range.end; i++) {
        const Token *token = &analysis->tokens[i];
        bool is_mark =
            i < sentence->first_token || i >= sentence->first_token + sentence->token_count;
        *name = conllu_next_name(analysis, *name, token->span.begin);
        conllu_add_whole(out, document, range, i);
        buf_add_format(out, "%u\t", i - range.begin + 1);
        conllu_add_form(out, str_slice(document->report.text, token->span));
        conllu_add_tree(out, token, range, is_mark);
        if (!(token->flags & TOKEN_SPACE_AFTER))
            buf_add(out, STR("SpaceAfter=No|"));
        buf_add_format(out, "Begin=%u|End=%u", token->span.begin, token->span.end);
        if (*name < analysis->name_count)
            conllu_add_name(out, &analysis->names[*name], token->span);
        buf_add_char(out, '\n');
    }
    buf_add_char(out, '\n');
}

void print_analysis_conllu(Buf *out, const Document *document)
{
    const Analysis *analysis = &document->analysis;
    size_t name = 0;
    buf_add(out, STR("# newdoc id = "));
    conllu_add_form(out, document->report.id);
    buf_add_char(out, '\n');
    for (size_t i = 0; i < analysis->sentence_count; i++) {
        const Sentence *sentence = &analysis->sentences[i];
        if (i == 0 || sentence->paragraph != analysis->sentences[i - 1].paragraph)
            buf_add(out, STR("# newpar\n"));
        buf_add_format(out, "# sent_id = %zu\n# text = ", i + 1);
        conllu_add_form(out, str_slice(document->report.text, sentence->span));
        buf_add_char(out, '\n');
        conllu_add_sentence(out, document, i, &name);
    }
}
