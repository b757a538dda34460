/* Cells of text to numbers, times and truth values, as format.parse and encodings ask. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "chart/data.h"
#include "chart/reference.h"

static struct value parse_number(struct value cell) {
    if (cell.type == VALUE_NULL || (cell.type == VALUE_STRING && !*cell.string)) {
        return value_null();
    }
    return value_number(value_to_number(cell));
}

/* Tables of text hold no numbers: 1900 there is a year, in JSON it is milliseconds. */
static bool is_written_text(struct value cell) {
    const char *name = cell.place.source ? cell.place.source->name : NULL;
    const char *dot = name ? strrchr(name, '.') : NULL;
    return cell.written && dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".tsv") == 0);
}

static struct value parse_date(struct value cell, const char *pattern) {
    if (cell.type == VALUE_NUMBER && !pattern && !is_written_text(cell)) {
        return value_date(cell.number);
    }
    if (cell.type == VALUE_DATE) {
        return cell;
    }
    const char *text = cell.type == VALUE_STRING   ? cell.string
                       : cell.type == VALUE_NUMBER ? cell.written
                                                   : NULL;
    if (!text || !*text) {
        return value_null();
    }
    double time =
        pattern ? time_parse_pattern(text, pattern, &format_en_us) : time_parse(text);
    return isnan(time) && pattern ? value_null() : value_date(time);
}

static struct value parse_boolean(struct value cell) {
    if (cell.type == VALUE_STRING) {
        bool no = !*cell.string || strcmp(cell.string, "false") == 0 ||
                  strcmp(cell.string, "0") == 0;
        return *cell.string ? value_boolean(!no) : value_null();
    }
    return cell.type == VALUE_NULL ? cell : value_boolean(value_to_boolean(cell));
}

/* The pattern of date:'%Y' without its quotes. */
static const char *pattern_of(struct arena *arena, const char *type) {
    const char *colon = strchr(type, ':');
    if (!colon) {
        return NULL;
    }
    const char *start = colon + 1;
    size_t length = strlen(start);
    if (length >= 2 && (*start == '\'' || *start == '"')) {
        start++;
        length -= 2;
    }
    return arena_copy(arena, start, length);
}

static struct value parse_cell(
    struct arena *arena, struct value cell, const char *type, const char *pattern) {
    if (strncmp(type, "number", 6) == 0) {
        return parse_number(cell);
    }
    if (strncmp(type, "date", 4) == 0 || strncmp(type, "utc", 3) == 0) {
        return parse_date(cell, pattern);
    }
    if (strncmp(type, "boolean", 7) == 0) {
        return parse_boolean(cell);
    }
    if (strncmp(type, "string", 6) == 0) {
        return cell.type == VALUE_NULL ? cell
                                       : value_string(value_to_string(cell, arena));
    }
    return cell;
}

const struct dataset *data_parse_column(struct arena *arena,
    const struct dataset *dataset, const char *field, const char *type) {
    const struct value *cells = dataset_cells(dataset, field);
    if (!cells) {
        return dataset;
    }
    const char *pattern = pattern_of(arena, type);
    struct value *parsed = arena_array(arena, dataset->row_count, sizeof *parsed);
    for (size_t i = 0; i < dataset->row_count; i++) {
        parsed[i] = parse_cell(arena, cells[i], type, pattern);
        parsed[i].place = cells[i].place;
    }
    return dataset_with_column(arena, dataset, field, parsed);
}

const struct dataset *data_parse(
    struct chart *chart, const struct dataset *dataset, const struct value *format) {
    const struct value *parse = format ? value_member(format, "parse") : NULL;
    for (size_t i = 0; parse && parse->type == VALUE_OBJECT && i < parse->count; i++) {
        const struct member *member = &parse->members[i];
        if (member->value.type == VALUE_STRING) {
            dataset = data_parse_column(
                chart->arena, dataset, member->name, member->value.string);
        }
    }
    return dataset;
}
