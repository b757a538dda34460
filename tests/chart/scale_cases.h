/* Reading scales out of case tables. */
#ifndef TUBIAO_TESTS_CHART_SCALE_CASES_H
#define TUBIAO_TESTS_CHART_SCALE_CASES_H

#include "cases.h"

#include <math.h>

#include "base/buffer.h"
#include "base/number.h"
#include "chart/scale/scale.h"

/* A number, ISO time, or anything else as text. */
static inline struct value read_value(const char *text, bool time) {
    double number;
    if (time) {
        return value_date(time_parse(text));
    }
    return number_read(text, strlen(text), &number) ? value_number(number)
                                                    : value_string(text);
}

/* Words parted by spaces, or by commas outside parentheses. */
static inline struct value *read_values(
    struct job *job, const char *text, bool time, size_t *count) {
    char *copy = arena_copy_string(&job->arena, text);
    struct value *values = NULL;
    size_t capacity = 0;
    *count = 0;
    for (char *word = copy, *next; *word; word = next) {
        size_t length = strcspn(word, " ");
        size_t open = strcspn(word, "(");
        if (open < length) { /* rgba(255, 0, 0, 0.5) */
            length = strcspn(word, ")") + 1;
        }
        next = word + length + (word[length] == ' ');
        word[length] = 0;
        values = arena_grow(&job->arena, values, *count, &capacity, sizeof *values);
        values[(*count)++] = read_value(word, time);
    }
    return values;
}

/* "log:2" with its domain. */
static inline struct scale read_scale(
    struct job *job, const char *spec, const char *domain) {
    struct scale scale = {.align = 0.5};
    size_t length = strcspn(spec, ": ");
    char *name = arena_copy(&job->arena, spec, length);
    if (!scale_type_find(name, &scale.type)) {
        fail_msg("no scale %s", name);
    }
    if (spec[length] == ':') {
        const char *digits = spec + length + 1;
        double parameter = 0;
        number_read(digits, strcspn(digits, " "), &parameter);
        scale.base = scale.exponent = scale.constant = parameter;
    }
    bool time = scale_type_is_time(scale.type);
    scale.domain = read_values(job, domain, time, &scale.domain_count);
    return scale;
}

static inline const char *print_value(struct job *job, struct value value) {
    if (value.type == VALUE_DATE) {
        return time_format(
            &job->arena, "%Y-%m-%dT%H:%M:%S.%LZ", value.number, &format_en_us);
    }
    return value_to_string(value, &job->arena);
}

/* Words joined by `between`; "none" if there are none. */
static inline const char *join(
    struct job *job, const char *const *words, size_t count, const char *between) {
    struct buffer buffer = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_append_string(&buffer, i ? between : "");
        buffer_append_string(&buffer, words[i]);
    }
    const char *text = arena_copy_string(&job->arena, count ? buffer.data : "none");
    buffer_finish(&buffer);
    return text;
}

static inline const char *print_values(
    struct job *job, const struct value *values, size_t count) {
    const char **words = arena_array(&job->arena, count, sizeof *words);
    for (size_t i = 0; i < count; i++) {
        words[i] = print_value(job, values[i]);
    }
    return join(job, words, count, " ");
}

/* Numbers equal but for the last bits, in which two mathematics libraries may differ. */
static inline void case_check_number(
    struct cases *cases, const struct test_case *item, double found, const char *wanted) {
    double number = NAN;
    number_read(wanted, strlen(wanted), &number);
    bool same = isnan(found) ? isnan(number)
                             : fabs(found - number) <= 1e-12 * fmax(1, fabs(number));
    char text[NUMBER_SIZE];
    number_print(text, found);
    case_check(cases, item, same ? wanted : text, wanted);
}

#endif
