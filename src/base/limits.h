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

/* Values of one JSON text.  Each takes about 100 bytes of memory; a report with
 * many spans has some ten thousand. */
#define LIMIT_JSON_VALUES ((size_t)4 << 20)

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

/* Blocks of text, and boxes, of one page.  Long pages have some thousands;
 * what comes after is left out with a note. */
#define LIMIT_BLOCKS ((size_t)1 << 18)

/* Nesting of elements that is followed.  Real pages stay under 100; each stray
 * end tag may have to look through all of it. */
#define LIMIT_BLOCK_DEPTH 256

/* Elements of one page that may name an author, a date or a property. */
#define LIMIT_BLOCK_MARKS 4096

/* Bytes of one line of JSON lines: a report with its text and its spans. */
#define LIMIT_LINE_BYTES ((size_t)64 << 20)

/* Paths and pages added to one session; a folder counts as one. */
#define LIMIT_SESSION_INPUTS 1000000

/* Bytes looked at to tell what an input is.  A page may open with comments and
 * white space; who has not shown a tag after this is taken as plain text. */
#define LIMIT_SNIFF_BYTES ((size_t)16 << 10)

/* Bytes of input in sight at once, before and after decompression.  The header
 * of a WARC record must fit; real ones have less than 4 KB.  Most records fit
 * whole, so that they are not copied, nor unpacked in pieces. */
#define LIMIT_RAW_WINDOW   ((size_t)512 << 10)
#define LIMIT_PLAIN_WINDOW ((size_t)1 << 20)

/* Bytes of a gzip member that are waited for, to unpack it as a whole.  Nine of
 * ten packed pages have less; a longer one is streamed. */
#define LIMIT_GZIP_SIGHT ((size_t)256 << 10)

/* Bytes before a place of damage that are searched again for the beginning of
 * a gzip member: a damaged one may have run on into its neighbour. */
#define LIMIT_GZIP_BACK ((size_t)16 << 10)

/* Bytes of the header of a WARC record, an HTTP answer or a MIME part. */
#define LIMIT_HEADER_BYTES ((size_t)60 << 10)

/* Bytes out for one byte in beyond which compressed data is a bomb, and the
 * bytes out that are free.  Text packs 3 to 20 times, generated tables 100
 * times; deflate can do 1,030, a bomb does. */
#define LIMIT_INFLATE_RATIO 250
#define LIMIT_INFLATE_FREE  ((uint64_t)4 << 20)

/* Pages and lines that are read before all threads set to work on them: enough
 * to keep them busy, little enough that memory stays small and the pages are
 * still in the cache.  The bytes are for each thread. */
#define LIMIT_CHUNK_ITEMS 512
#define LIMIT_CHUNK_BYTES ((size_t)8 << 20)

/* Codings of one HTTP body, one inside the other.  Real ones have one. */
#define LIMIT_CONTENT_CODINGS 4

/* Bytes of one feed or one MHTML file, which are held as a whole. */
#define LIMIT_CONTAINER_BYTES ((size_t)64 << 20)

/* Bytes of the title of a feed's item; what is longer is no title. */
#define LIMIT_FEED_TITLE 4096

/* Files of one run and folders inside one another.  A list of names is held in
 * memory; the system itself allows no path of more folders. */
#define LIMIT_INPUT_FILES ((size_t)16 << 20)
#define LIMIT_INPUT_DEPTH 256

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

/* Sentences of a point among which the one to print is chosen: one of each
 * origin, and of more origins the rest reads no better. */
#define LIMIT_CLAIM_WORDINGS 8

/* Answers of a conflict; with more it is no question but a list. */
#define LIMIT_CLAIM_ANSWERS 6

/* Address space reserved for one document's arena, a thread's scratch arena
 * and a whole batch.  Only what is touched is committed. */
#define LIMIT_DOCUMENT_ARENA ((size_t)1 << 30)
#define LIMIT_SCRATCH_ARENA  ((size_t)4 << 30)
#define LIMIT_SESSION_ARENA  ((size_t)1 << 30)
#define LIMIT_BATCH_ARENA    ((size_t)64 << 30)

/* Text that is put together before it is written: one message or the edition of
 * one story, which hold a report's text, its map and all that was found in it;
 * and an HTML page of all stories. */
#define LIMIT_MESSAGE_BYTES ((size_t)1 << 30)
#define LIMIT_EDITION_BYTES ((size_t)2 << 30)

/* What one of the things that diff compares is called by. */
#define LIMIT_DIFF_LABEL_BYTES ((size_t)1 << 20)

/* A list in a cell of a store: the authors of one report stood on one line of
 * JSON, of which escapes can make six times as much.  And the address space for
 * two such lists and their doubling as they grow. */
#define LIMIT_STORE_CELL_BYTES ((size_t)400 << 20)
#define LIMIT_STORE_ARENA      ((size_t)4 << 30)

/* Pairs of one report that are asked for the sources that the other credits.
 * The first of thousands of copies has thousands, and each source that is
 * named there goes through them again. */
#define LIMIT_LINEAGE_ASKED 64

/* Sentences of a report whose order is compared with that of another's: the
 * table of two reports is this large in both directions. */
#define LIMIT_LINEAGE_SENTENCES 256

/* Lines of which it is counted on how many pages of their hosts they stand: the
 * lines of a few hundred thousand pages.  And the bytes of a file of those that
 * recur, and the address space for either. */
#define LIMIT_HOST_LINES      ((size_t)1 << 23)
#define LIMIT_HOST_FILE_BYTES ((size_t)1 << 28)
#define LIMIT_HOST_ARENA      ((size_t)4 << 30)

/* Bytes of a user's table of outlets: a hundred times ours; and the address space
 * for it with the look-up. */
#define LIMIT_OUTLET_FILE_BYTES ((size_t)1 << 24)
#define LIMIT_OUTLET_ARENA      ((size_t)1 << 30)

/* Credits of one report.  A page with more is a list of links, and finding the
 * distinct ones compares them in pairs. */
#define LIMIT_CREDITS 256

/* Tokens of a sentence that is tagged in context and parsed.  What is longer is a
 * table or noise, of which a page can hold millions of tokens. */
#define LIMIT_PARSE_TOKENS 1000

/* Of the reports that have a term, those that came last before a report and are
 * compared with it: without a bound the work per term grows with the square of
 * their number. */
#define LIMIT_STORY_POSTING 2000

/* Reports that are open when stories are made in one pass: those of some days of a large crawl.
 * Each takes some thousand bytes, and all of them are linked anew with each round. */
#define LIMIT_STORY_OPEN 20000

/* Of one report, the places in the lists of its terms that are walked to find those like it, the
 * rarest terms first: the common ones would meet everybody and tell nothing apart. */
#define LIMIT_STORY_WALK 4096

/* Pairs kept of one report with those before it: more near-copies of one
 * text than this are joined through one another. */
#define LIMIT_STORY_PAIRS 512

#endif
