/* Statements: how prose speaks of a table. They are the layout's `claims`:
 *
 *     - id: 新收
 *       say: 本年新收申请                          # what it is called in faults
 *       words: [收到*申请, 新收*申请]              # `*`: anything in between
 *       about: [信息公开, 依申请]                  # one of these in the sentence or above it
 *       except: [建议, 提案]                       # none of these in the clause
 *       value: requests.新收.总计
 *       or: [requests.新收.总计 + requests.上年结转.总计]   # accepted too
 *       absent: [未收到*申请]                      # says that it is 0
 *     - {id: 平衡, that: 新收 + 上年结转 == 办结 + 结转下年, say: 收到与办结应平衡}
 *
 * The last kind is a relation between what the prose itself states, by id. */
#ifndef TUBIAO_CHECK_STATEMENT_H
#define TUBIAO_CHECK_STATEMENT_H

#include "check/check.h"

/* Words that stand in this order, anything between them. */
struct pattern_part {
    const char *word;
    size_t length;
};
struct word_pattern {
    struct pattern_part *parts;
    size_t count;
    size_t length;         /* bytes of all words: the longest that fits is the closest */
    struct byte_set bytes; /* of all words: most texts are told apart by these */
};

/* What one of its expressions is in this year's report, once it was asked for. */
struct statement_value {
    bool evaluated, has_number;
    struct fraction number; /* in the unit of prose */
    struct place place;     /* of the cell; line 0: of none */
};

struct statement {
    const char *id, *say;
    struct word_pattern *words, *absent;
    size_t word_count, absent_count;
    const char *const *about, *const *except;
    const struct expression **values; /* the first is the one shown */
    struct statement_value *known;    /* one for each of the values */
    size_t value_count;
    enum unit_family family; /* of numbers it takes: UNIT_PIECE, or UNIT_MONEY */
    struct fraction factor;  /* of the cell's unit: 10,000 where it is in 万元 */
};

struct balance {
    const char *id, *say;
    const struct expression *that;
    bool *uses; /* for each statement: whether `that` names it */
};

struct statements {
    struct statement *items;
    size_t count;
    struct balance *balances;
    size_t balance_count;
};

bool statements_read(const struct check_report *report, struct statements *statements);

bool pattern_fits(struct span text, const struct word_pattern *pattern);

#endif
