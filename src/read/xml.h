/*
 * xml.h - the tokens of XML as feeds have it: well-formed or not.
 *
 * No namespaces, no document type, no check that tags match: a feed reader
 * looks for a few elements and takes what it gets.  All is borrowed.
 */
#ifndef STEMMA_READ_XML_H
#define STEMMA_READ_XML_H

#include "base/buf.h"
#include "base/scan.h"

typedef enum XmlKind {
    XML_OPEN,  /* <name attributes> */
    XML_CLOSE, /* </name> */
    XML_TEXT,  /* between tags, references not undone */
    XML_CDATA, /* as it stands */
} XmlKind;

typedef struct XmlToken {
    XmlKind kind;
    Str name;
    Str attributes;
    bool empty; /* <name/> */
    Str text;
    size_t begin; /* in the scanned text */
    size_t end;
} XmlToken;

/* The next token, comments and instructions passed over; false at the end. */
bool xml_next(XmlToken *out, Scan *scan);

/* The value of an attribute, references not undone; empty if there is none. */
Str xml_attribute(Str attributes, Str name);

/* Add `text` with its character references undone; unknown ones stay. */
void xml_add_unescaped(Buf *out, Str text);

#endif
