/*
 * limits.h - the largest input each part accepts, in one place.
 *
 * Each limit says what would go wrong without it.
 */
#ifndef STEMMA_BASE_LIMITS_H
#define STEMMA_BASE_LIMITS_H

/* Threads of one run.  Each reserves arenas; more gain nothing. */
#define LIMIT_THREADS 64

/* Nesting of JSON.  The reader recurses; JSON-LD has about ten levels. */
#define LIMIT_JSON_DEPTH 128

/* Digits of a JSON number that are looked at; a double holds 17. */
#define LIMIT_JSON_NUMBER 63

/* Bytes of one page.  The largest real article pages are about 5 MB; beyond
 * this, a page is cut with a note, so that one page cannot fill the memory. */
#define LIMIT_PAGE_BYTES ((size_t)16 << 20)

/* Attributes of one tag that are kept; real tags have fewer than fifty.  The
 * array is made once per page. */
#define LIMIT_HTML_ATTRIBUTES 256

/* Bytes of a page that the charset detector is shown; it is slow, and the
 * answer does not change after that. */
#define LIMIT_DETECT_BYTES ((size_t)128 << 10)

/* Bytes of a page in which a charset declaration is looked for when the first
 * 1,024 have none: long heads are common. */
#define LIMIT_DECLARATION_BYTES ((size_t)64 << 10)

/* Bytes of the text of one report.  Offsets are 32-bit, and nothing that is
 * longer is one article. */
#define LIMIT_TEXT_BYTES ((size_t)16 << 20)

/* Bytes of one line of JSON lines: a report with its text and its spans. */
#define LIMIT_LINE_BYTES ((size_t)64 << 20)

/* Paths and pages added to one session; a folder counts as one. */
#define LIMIT_SESSION_INPUTS 1000000

/* Claims: sentences after it that each term of a sentence is looked up in, and
 * the likest of them that are compared in full.  A story of a thousand copies
 * would otherwise be compared a million times. */
#define LIMIT_CLAIM_WINDOW 64
#define LIMIT_CLAIM_PAIRS  16

/* Numbers, dates and names of one sentence that are compared; a sentence with
 * more is a table or a list of results. */
#define LIMIT_CLAIM_SLOTS 24

/* Tokens of a sentence that is compared; what is longer lost its full stops. */
#define LIMIT_CLAIM_SENTENCE_TOKENS 160

/* Slots that count one thing that each of them is compared with. */
#define LIMIT_CLAIM_HEADS 32

/* Clauses that are tried as points, and points of a story.  Nobody reads more. */
#define LIMIT_CLAIM_UNITS  4096
#define LIMIT_CLAIM_POINTS 256

/* Answers of a conflict; with more it is no question but a list. */
#define LIMIT_CLAIM_ANSWERS 6

/* Address space reserved for one document's arena, a thread's scratch arena
 * and a whole batch.  Only what is touched is committed. */
#define LIMIT_DOCUMENT_ARENA ((size_t)1 << 30)
#define LIMIT_SCRATCH_ARENA  ((size_t)4 << 30)
#define LIMIT_SESSION_ARENA  ((size_t)1 << 30)
#define LIMIT_BATCH_ARENA    ((size_t)64 << 30)

#endif
