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

/* The line of a word that is cut in several tokens: "3-4  don't". */
static void conllu_add_whole(Buf *out, const Document *document, const Sentence *sentence,
                             uint32_t first)
{
    const Token *tokens = &document->analysis.tokens[sentence->first_token];
    uint32_t last = first;
    while (last + 1 < sentence->token_count && (tokens[last + 1].flags & TOKEN_JOINED))
        last++;
    if (last == first || (tokens[first].flags & TOKEN_JOINED))
        return;
    buf_add_format(out, "%u-%u\t", first + 1, last + 1);
    conllu_add_form(out, str_slice(document->report.text,
                                   span(tokens[first].span.begin, tokens[last].span.end)));
    buf_add(out, STR("\t_\t_\t_\t_\t_\t_\t_\t"));
    buf_add(out, tokens[last].flags & TOKEN_SPACE_AFTER ? STR("_") : STR("SpaceAfter=No"));
    buf_add_char(out, '\n');
}

static void conllu_add_sentence(Buf *out, const Document *document, const Sentence *sentence,
                                size_t *name)
{
    const Analysis *analysis = &document->analysis;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const Token *token = &analysis->tokens[sentence->first_token + i];
        *name = conllu_next_name(analysis, *name, token->span.begin);
        conllu_add_whole(out, document, sentence, i);
        buf_add_format(out, "%u\t", i + 1);
        conllu_add_form(out, str_slice(document->report.text, token->span));
        buf_add(out, STR("\t_\t"));
        buf_add(out, tag_name((Tag)token->tag));
        uint32_t head = token->head == TOKEN_ROOT ? 0 : token->head - sentence->first_token + 1;
        buf_add_format(out, "\t_\t_\t%u\t", head);
        buf_add(out, dependency_name((Dependency)token->relation));
        buf_add(out, STR("\t_\t"));
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
        conllu_add_sentence(out, document, sentence, &name);
    }
}
