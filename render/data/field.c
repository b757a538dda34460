/* Vega's field names. */
#include "data/field.h"

#include <string.h>

#include "data/dataset.h"

/* The end of a run that stops at one of `stops`, over escaped characters. */
static const char *run_end(const char *c, const char *stops) {
    while (*c && !strchr(stops, *c)) {
        c += c[0] == '\\' && c[1] ? 2 : 1;
    }
    return c;
}

bool field_next(const char **path, struct field_step *step) {
    const char *c = *path;
    while (*c == '.' || *c == ']') {
        c++;
    }
    bool bracket = *c == '[';
    c += bracket;
    bool quoted = bracket && (*c == '"' || *c == '\'');
    const char quote[2] = {*c, 0};
    c += quoted;
    const char *end = run_end(c, quoted ? quote : bracket ? "]" : ".[");
    *step = (struct field_step){c, (size_t)(end - c)};
    *path = quoted && *end ? end + 1 : end;
    return end > c;
}

bool field_step_is(const struct field_step *step, const char *name) {
    const char *end = step->text + step->length;
    for (const char *c = step->text; c < end; c++, name++) {
        if (*c == '\\' && c + 1 < end) {
            c++;
        }
        if (*c != *name) {
            return false;
        }
    }
    return *name == 0;
}

static bool step_index(const struct field_step *step, size_t *index) {
    *index = 0;
    for (size_t i = 0; i < step->length; i++) {
        if (step->text[i] < '0' || step->text[i] > '9' || *index > UINT32_MAX) {
            return false;
        }
        *index = *index * 10 + (size_t)(step->text[i] - '0');
    }
    return step->length > 0;
}

struct value field_step_into(struct value value, const struct field_step *step) {
    struct value found = value_null();
    size_t index;
    bool list = value.type == VALUE_ARRAY || value.type == VALUE_TABLE;
    if (list && step_index(step, &index)) {
        value_item(value, index, &found);
    } else if (list && field_step_is(step, "length")) {
        found = value_number(value.count);
    } else if (value.type == VALUE_ROW) {
        const struct dataset *dataset = value.dataset;
        for (size_t i = 0; i < dataset->column_count; i++) {
            if (field_step_is(step, dataset->columns[i].name)) {
                return dataset->columns[i].cells[value.count];
            }
        }
    } else if (value.type == VALUE_OBJECT) {
        for (size_t i = 0; i < value.count; i++) {
            if (field_step_is(step, value.members[i].name)) {
                return value.members[i].value;
            }
        }
    }
    return found;
}
