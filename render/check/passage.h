/* A report's prose as the check reads it: one text, parted into blocks (paragraphs, headings,
 * items, table rows) and sentences, with every number in it and where each byte stands in
 * the source.
 *
 *     struct passage passage = {.arena = arena};
 *     passage_add(&passage, "共发布", 9, place, false);
 *     passage_end_block(&passage, BLOCK_TEXT);
 *     passage_scan(&passage);
 */
#ifndef TUBIAO_CHECK_PASSAGE_H
#define TUBIAO_CHECK_PASSAGE_H

#include "base/buffer.h"
#include "base/fault.h"
#include "check/quantity.h"

enum block_role { BLOCK_TEXT, BLOCK_HEADING, BLOCK_ROW };

struct passage_block {
    size_t start, end; /* bytes of the text */
    enum block_role role;
    size_t heading;      /* index of the heading above, or of itself; SIZE_MAX: none */
    const char *part;    /* of the report: 总体情况 */
    size_t first, count; /* its numbers */
};

/* A stretch that stands in one line of the source, or came from one expression. */
struct origin {
    size_t start;
    struct place place;
    bool computed;
};

/* What a number is about, told by the words before it. */
enum number_role {
    NUMBER_PLAIN,
    NUMBER_CHANGE,   /* 增加6件, 同比增长17% */
    NUMBER_PREVIOUS, /* 上年的539条 */
    NUMBER_PLAN,     /* 目标100件, 不少于12次 */
};

enum verdict {
    VERDICT_OPEN,
    VERDICT_TIED,
    VERDICT_INVOLVED, /* a fault at another number shows it */
    VERDICT_FAULT,
};

struct number {
    struct quantity quantity;
    size_t block, sentence;
    size_t sentence_start, sentence_end; /* bytes */
    size_t before_start, behind_end;     /* as far as the next numbers */
    size_t clause_start;
    enum number_role role;
    int direction; /* of a change: 1 up, -1 down, 0 not said */
    enum verdict verdict;
    const char *tie;     /* what it is tied to, in words; NULL: nothing */
    struct place source; /* of a cell it is tied to; line 0: none */
    ptrdiff_t total;     /* the number it is listed under (其中); NOT_FOUND: none */
};

struct passage {
    struct arena *arena;
    struct buffer text;
    struct passage_block *blocks;
    size_t block_count, block_capacity;
    struct origin *origins;
    size_t origin_count, origin_capacity;
    struct number *numbers;
    size_t number_count, number_capacity;
    size_t sentence_count;
    const char *part; /* what follows belongs to */
    size_t open;      /* where the block that is being added began */
};

void passage_add(struct passage *passage, const char *text, size_t length,
    struct place place, bool computed);
void passage_end_block(struct passage *passage, enum block_role role);
/* Finds the numbers, their sentences and roles. `year` is the report's, 0 if unknown. */
void passage_scan(struct passage *passage, int year);
void passage_finish(struct passage *passage);

/* Where bytes of the text stand in the source. */
struct place passage_place(const struct passage *passage, size_t start, size_t end);
struct place passage_number_place(const struct passage *passage, size_t number);

/* The words between the number before it in its sentence (or the sentence's start) and
 * this one; between it and the next, or the sentence's end. */
struct span passage_before(const struct passage *passage, size_t number);
struct span passage_behind(const struct passage *passage, size_t number);
/* The last clause of passage_before: from the last ，；： or bracket. */
struct span passage_clause(const struct passage *passage, size_t number);
struct span passage_sentence(const struct passage *passage, size_t number);
/* The text of the block that a number stands in, and of the heading above. */
struct span passage_block(const struct passage *passage, size_t number);
struct span passage_heading(const struct passage *passage, size_t number);

/* Whether it says something that may be right or wrong: a count, a share, a change; a year or a
 * single Chinese numeral (三项工程) only where the prose or the data says what it should be. */
bool passage_is_claim(const struct passage *passage, size_t number);
/* Written out, a claim, and tied to nothing. */
bool passage_is_unexplained(const struct passage *passage, size_t number);

/* As the report prints it: 17.38万条. */
const char *passage_print(const struct passage *passage, size_t number);

#endif
