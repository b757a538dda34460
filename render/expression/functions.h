/* The functions an expression may call: tables by family, one struct a function. */
#ifndef TUBIAO_EXPRESSION_FUNCTIONS_H
#define TUBIAO_EXPRESSION_FUNCTIONS_H

#include "expression/evaluate.h"

struct call {
    struct machine *machine;
    const struct value *arguments; /* `most` are there, undefined where not given */
    size_t count;                  /* how many were given */
    const struct function *function;
};

enum { ANY_COUNT = 255 };

struct function {
    const char *name;
    uint8_t least, most; /* arguments; ANY_COUNT: no limit */
    struct value (*run)(struct call *call);
    /* In exact arithmetic, where there is one: false leaves it to `run`. */
    bool (*exact)(const struct operand *arguments, size_t count, struct fraction *result);
    bool impure; /* not the same value each time or for each host: not evaluated while
                    parsing */
};

struct function_family {
    const struct function *functions;
    size_t count;
};

extern const struct function_family functions_array, functions_chinese, functions_color,
    functions_date, functions_distribution, functions_encoding, functions_interval,
    functions_math, functions_motion, functions_report, functions_string,
    functions_time_unit, functions_type, functions_view;

const struct function *function_find(const char *name);

/* Why a function of Vega is none here. */
enum function_absence {
    ABSENT_NOT, /* Vega has no such function either */
    ABSENT_EVENTS,
    ABSENT_MAPS,
    ABSENT_TREES,
    ABSENT_SELECTIONS,
};
enum function_absence function_absence(const char *name);
/* Every name, for "did you mean". */
const char *const *function_names(struct arena *arena, size_t *count);

/* What the host says to the function that is called, by its name. */
struct value functions_ask_host(struct call *call);
/* The host's locale, else that of reports or of Vega. */
const struct format_locale *functions_locale(const struct call *call);

/* Arguments as the functions want them. */
double call_number(const struct call *call, size_t index);
const char *call_text(const struct call *call, size_t index);
const struct value *call_items(const struct call *call, size_t index, size_t *count);

#endif
