/*
 * class_words.h - what the class and id of an element say about its text.
 *
 * Page makers name their boxes: "entry-content", "sidebarWidget", "share_bar".
 * The names are cut into words and each known word (data/class_words.tsv)
 * stands for a kind of box.
 */
#ifndef STEMMA_EXTRACT_CLASS_WORDS_H
#define STEMMA_EXTRACT_CLASS_WORDS_H

#include "base/str.h"

typedef enum ClassKind {
    CLASS_CONTENT = 0,
    CLASS_TITLE,
    CLASS_LEAD,
    CLASS_NAV,
    CLASS_BREADCRUMB,
    CLASS_HEADER,
    CLASS_FOOTER,
    CLASS_SIDEBAR,
    CLASS_WIDGET,
    CLASS_COMMENT,
    CLASS_RELATED,
    CLASS_SHARE,
    CLASS_AD,
    CLASS_CAPTION,
    CLASS_MEDIA,
    CLASS_BYLINE,
    CLASS_BIO,
    CLASS_DATE,
    CLASS_META,
    CLASS_TAGS,
    CLASS_NEWSLETTER,
    CLASS_COOKIE,
    CLASS_POPUP,
    CLASS_PAYWALL,
    CLASS_CTA,
    CLASS_FORM,
    CLASS_QUOTE,
    CLASS_LIST,
    CLASS_HIDDEN,
    CLASS_KIND_COUNT,
} ClassKind;

#define CLASS_BIT(kind) (UINT32_C(1) << (kind))

/* The kinds, as CLASS_BITs, that the words of a class, id or role value name. */
uint32_t class_words_bits(Str value);

#endif
