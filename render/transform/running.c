/* Running quantiles: all numbers are ranked once, and a tree of counts (P. Fenwick, A new
 * data structure for cumulative frequency tables, 1994) over the ranks tells which of them
 * are in the frame. A row that comes or goes, and the k-th number, cost log n. */
#include "transform/running.h"

#include <math.h>
#include <stdlib.h>

#include "transform/measure.h"

struct ranked {
    double number;
    size_t at; /* among the rows */
};

struct ranks {
    struct ranked *sorted; /* the valid numbers, from the least */
    size_t count;
    size_t *rank;  /* of each row, from 1; 0: no valid number */
    size_t *tree;  /* [1, count] */
    size_t top;    /* the greatest power of two that is at most count */
    size_t inside; /* numbers in the frame */
};

static int compare_ranked(const void *a, const void *b) {
    double x = ((const struct ranked *)a)->number;
    double y = ((const struct ranked *)b)->number;
    return (x > y) - (x < y);
}

static struct ranks rank_rows(struct arena *arena, const struct running *running) {
    struct ranks ranks = {
        .sorted = arena_array(arena, running->count + 1, sizeof *ranks.sorted),
        .rank = arena_array(arena, running->count + 1, sizeof *ranks.rank),
        .tree = arena_array(arena, running->count + 2, sizeof *ranks.tree)};
    for (size_t i = 0; i < running->count; i++) {
        double number = measure_number(&running->cells[running->rows[i]]);
        if (!isnan(number)) {
            ranks.sorted[ranks.count++] = (struct ranked){number, i};
        }
    }
    if (ranks.count) {
        qsort(ranks.sorted, ranks.count, sizeof *ranks.sorted, compare_ranked);
    }
    for (size_t i = 0; i < ranks.count; i++) {
        ranks.rank[ranks.sorted[i].at] = i + 1;
    }
    for (ranks.top = 1; ranks.top * 2 <= ranks.count;) {
        ranks.top *= 2;
    }
    return ranks;
}

/* A row comes into the frame (1) or goes (-1, as size_t counts round). */
static void count_row(struct ranks *ranks, size_t row, size_t change) {
    size_t at = ranks->rank[row];
    if (!at) {
        return;
    }
    ranks->inside += change;
    for (; at <= ranks->count; at += at & (~at + 1)) {
        ranks->tree[at] += change;
    }
}

/* The number with `below` others of the frame before it. */
static double number_at(const struct ranks *ranks, size_t below) {
    size_t at = 0;
    for (size_t step = ranks->top; step > 0; step /= 2) {
        if (at + step <= ranks->count && ranks->tree[at + step] <= below) {
            at += step;
            below -= ranks->tree[at];
        }
    }
    return ranks->sorted[at].number;
}

static struct value quantile(const struct ranks *ranks, double p) {
    if (!ranks->inside) {
        return value_undefined();
    }
    double position = (double)(ranks->inside - 1) * p;
    size_t below = (size_t)floor(position);
    double low = number_at(ranks, below);
    double high = below + 1 < ranks->inside ? number_at(ranks, below + 1) : low;
    return value_number(low + (high - low) * (position - (double)below));
}

void running_quantile(const struct running *running, double p, struct value *out) {
    struct arena scratch = {0};
    struct ranks ranks = rank_rows(&scratch, running);
    const size_t away = (size_t)-1;
    size_t from = 0, to = 0;
    for (size_t i = 0; i < running->count; i++) {
        while (to < running->high[i]) {
            count_row(&ranks, to++, 1);
        }
        while (from > running->low[i]) {
            count_row(&ranks, --from, 1);
        }
        while (to > running->high[i]) {
            count_row(&ranks, --to, away);
        }
        while (from < running->low[i]) {
            count_row(&ranks, from++, away);
        }
        out[running->rows[i]] = quantile(&ranks, p);
    }
    arena_finish(&scratch);
}
