/* The table of named colour schemes: data, in a file of its own. */
#ifndef TUBIAO_CHART_SCALE_SCHEME_TABLE_H
#define TUBIAO_CHART_SCALE_SCHEME_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct scheme {
    const char *name; /* lower case */
    bool discrete;    /* colours to tell things apart; otherwise stops to run through */
    const char *colors;
};

extern const struct scheme scheme_table[];
extern const size_t scheme_table_count;
extern const char *const scheme_table_names[]; /* NULL-terminated */

#endif
