/* Regular expressions, as ECMAScript writes them: . \d \w \s \b classes, ^ $ |, groups,
 * back references, greedy and lazy repeats, look-ahead; flags g i m s u. Look-behind and
 * \p{…} are refused.
 *
 * Compiled to a small program that a backtracking machine runs over UTF-8, each step
 * counted, so that no pattern can run for ever. */
#ifndef TUBIAO_EXPRESSION_PATTERN_H
#define TUBIAO_EXPRESSION_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct pattern;

enum { PATTERN_GROUPS = 10 };

/* Byte ranges; group 0 is the whole match. Not taken part: start is SIZE_MAX. */
struct pattern_match {
    size_t start[PATTERN_GROUPS], end[PATTERN_GROUPS];
};

/* NULL if the pattern is none, or has what is not supported. */
const struct pattern *pattern_compile(
    struct arena *arena, const char *source, const char *flags);
bool pattern_is_global(const struct pattern *pattern);
size_t pattern_group_count(const struct pattern *pattern);

/* The first match at or behind byte `from`. */
bool pattern_find(const struct pattern *pattern, struct arena *arena, const char *text,
    size_t length, size_t from, uint64_t *steps, struct pattern_match *match);

#endif
