#include "document/dependencies.h"

static const char *const TAG_NAMES[] = {
    [TAG_X] = "X",         [TAG_ADJ] = "ADJ",     [TAG_ADP] = "ADP",     [TAG_ADV] = "ADV",
    [TAG_AUX] = "AUX",     [TAG_CCONJ] = "CCONJ", [TAG_DET] = "DET",     [TAG_INTJ] = "INTJ",
    [TAG_NOUN] = "NOUN",   [TAG_NUM] = "NUM",     [TAG_PART] = "PART",   [TAG_PRON] = "PRON",
    [TAG_PROPN] = "PROPN", [TAG_PUNCT] = "PUNCT", [TAG_SCONJ] = "SCONJ", [TAG_SYM] = "SYM",
    [TAG_VERB] = "VERB",
};

static const char *const DEPENDENCY_NAMES[DEP_COUNT] = {
    [DEP_UNKNOWN] = "dep",
    [DEP_ACL] = "acl",
    [DEP_ACL_RELCL] = "acl:relcl",
    [DEP_ADVCL] = "advcl",
    [DEP_ADVMOD] = "advmod",
    [DEP_AMOD] = "amod",
    [DEP_APPOS] = "appos",
    [DEP_AUX] = "aux",
    [DEP_AUX_PASS] = "aux:pass",
    [DEP_CASE] = "case",
    [DEP_CC] = "cc",
    [DEP_CC_PRECONJ] = "cc:preconj",
    [DEP_CCOMP] = "ccomp",
    [DEP_COMPOUND] = "compound",
    [DEP_COMPOUND_PRT] = "compound:prt",
    [DEP_CONJ] = "conj",
    [DEP_COP] = "cop",
    [DEP_CSUBJ] = "csubj",
    [DEP_DET] = "det",
    [DEP_DET_PREDET] = "det:predet",
    [DEP_DISCOURSE] = "discourse",
    [DEP_DISLOCATED] = "dislocated",
    [DEP_EXPL] = "expl",
    [DEP_FIXED] = "fixed",
    [DEP_FLAT] = "flat",
    [DEP_GOESWITH] = "goeswith",
    [DEP_IOBJ] = "iobj",
    [DEP_LIST] = "list",
    [DEP_MARK] = "mark",
    [DEP_NMOD] = "nmod",
    [DEP_NMOD_DESC] = "nmod:desc",
    [DEP_NMOD_POSS] = "nmod:poss",
    [DEP_NMOD_UNMARKED] = "nmod:unmarked",
    [DEP_NSUBJ] = "nsubj",
    [DEP_NSUBJ_OUTER] = "nsubj:outer",
    [DEP_NSUBJ_PASS] = "nsubj:pass",
    [DEP_NUMMOD] = "nummod",
    [DEP_OBJ] = "obj",
    [DEP_OBL] = "obl",
    [DEP_OBL_AGENT] = "obl:agent",
    [DEP_OBL_UNMARKED] = "obl:unmarked",
    [DEP_ORPHAN] = "orphan",
    [DEP_PARATAXIS] = "parataxis",
    [DEP_PUNCT] = "punct",
    [DEP_REPARANDUM] = "reparandum",
    [DEP_ROOT] = "root",
    [DEP_VOCATIVE] = "vocative",
    [DEP_XCOMP] = "xcomp",
};

Str tag_name(Tag tag)
{
    return str_from_cstr(TAG_NAMES[tag]);
}

Tag tag_from_name(Str name)
{
    for (size_t i = 0; i < sizeof TAG_NAMES / sizeof TAG_NAMES[0]; i++)
        if (str_equal(name, str_from_cstr(TAG_NAMES[i])))
            return (Tag)i;
    return TAG_X;
}

Str dependency_name(Dependency relation)
{
    return str_from_cstr(DEPENDENCY_NAMES[relation]);
}

Dependency dependency_from_name(Str name)
{
    Str kind = str_cut(name, ':').head;
    Dependency found = DEP_UNKNOWN;
    for (size_t i = 0; i < DEP_COUNT; i++) {
        Str known = str_from_cstr(DEPENDENCY_NAMES[i]);
        if (str_equal(name, known))
            return (Dependency)i;
        if (str_equal(kind, known))
            found = (Dependency)i;
    }
    return found;
}
