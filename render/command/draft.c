/* The data of a new report: blank, but for what last year's report hands on.
 *
 *     carry:                                     # in the layout
 *       requests: {rows: {上年结转: 结转下年}}      # a row: that row of last year
 *       documents: {columns: {现行有效件数: 现行有效件数}}
 *
 * Lists (channels) keep their text, and columns named by the year their numbers. */
#include "command/draft.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/number.h"
#include "command/schemas.h"
#include "data/merge.h"
#include "data/reader.h"

static const struct place command_line = {0};

static struct value with(
    struct arena *arena, struct value object, const char *name, struct value value) {
    return value_with_member(arena, object, name, value, command_line);
}

static struct value number_of_year(struct arena *arena, int year) {
    struct value value = value_number(year);
    value.written = arena_print(arena, "%d", year);
    return value;
}

/* Reports are written in January of the year that is over: of last year. */
static int year_of_clock(void) {
    double seconds = engine_document_time();
    time_t now = seconds > 0 ? (time_t)seconds : time(NULL);
    struct tm date;
    return gmtime_r(&now, &date) ? date.tm_year + 1900 - 1 : 2025;
}

/* Reads last year's report for its single values, which are handed on. */
static bool take_last(struct engine *engine, const char *from, struct value *report) {
    struct arena *arena = &engine->arena;
    struct value last;
    const char *path = job_file(from, &engine->faults);
    if (!document_read_file(arena, path, command_line, &last, &engine->faults)) {
        return false;
    }
    const struct value *year = value_member(&last, "year");
    if (last.type != VALUE_OBJECT || !year || year->type != VALUE_NUMBER) {
        fault_add(&engine->faults, FAULT_ERROR, "not-a-report", last.place,
            "--from: a report with its year was wanted", "--from：应是写明了年份的报告");
        return false;
    }
    static const char *const own[] = {
        "tubiao", "layout", "theme", "data", "prose", "previous", "year", "date"};
    for (size_t i = 0; i < last.count; i++) {
        bool skip = false;
        for (size_t k = 0; k < countof(own); k++) {
            skip |= strcmp(last.members[i].name, own[k]) == 0;
        }
        if (!skip) {
            *report = with(arena, *report, last.members[i].name, last.members[i].value);
        }
    }
    *report = with(arena, *report, "previous", value_string(from));
    *report = with(arena, *report, "year", number_of_year(arena, (int)year->number + 1));
    return true;
}

/* The folder itself, or what it will be: that of its parent and its name. */
static const char *absolute(struct arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    const char *result = real ? arena_copy_string(arena, real) : NULL;
    free(real);
    if (result) {
        return result;
    }
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    const char *trimmed = arena_copy(arena, path, length);
    const char *slash = strrchr(trimmed, '/');
    if (slash == trimmed) {
        return trimmed;
    }
    const char *parent =
        slash ? arena_copy(arena, trimmed, (size_t)(slash - trimmed)) : ".";
    return arena_print(
        arena, "%s/%s", absolute(arena, parent), slash ? slash + 1 : trimmed);
}

/* The way from a folder to a file or folder. */
static const char *relative_path(struct arena *arena, const char *from, const char *to) {
    const char *a = absolute(arena, from);
    const char *b = absolute(arena, to);
    size_t common = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++) {
        common = a[i] == '/' ? i + 1 : common;
        bool a_ends = !a[i + 1];
        if (a_ends && b[i + 1] == '/') {
            return b + i + 2; /* below it */
        }
    }
    const char *up = "";
    for (const char *c = a + common; c && *c; c = strchr(c + 1, '/')) {
        up = arena_print(arena, "%s../", up);
    }
    return arena_print(arena, "%s%s", up, b + common);
}

const struct member *draft_need(const struct draft *draft, size_t index) {
    return &draft->forms->needs.members[index];
}

static const struct dataset *last_data(const struct draft *draft, const char *name) {
    struct value value;
    if (draft->last.type != VALUE_OBJECT || !value_lookup(draft->last, name, &value)) {
        return NULL;
    }
    return value.type == VALUE_TABLE ? value.dataset : NULL;
}

/* Lists: as many rows as last year's, or three to begin with. */
static void copy_list(
    const struct draft *draft, struct dataset *data, const struct member *need) {
    struct arena *arena = &draft->engine->arena;
    const struct dataset *last = last_data(draft, data->name);
    const struct value *columns = value_member(&need->value, "columns");
    data->row_count = last && last->row_count ? last->row_count : 3;
    for (size_t c = 0; c < data->column_count; c++) {
        struct value *cells = arena_array(arena, data->row_count, sizeof *cells);
        data->columns[c].cells = cells;
        int same = last ? dataset_find_column(last, data->columns[c].name) : -1;
        for (size_t r = 0; same >= 0 && columns && r < data->row_count; r++) {
            cells[r] = last->columns[same].cells[r];
        }
    }
}

static void fault_carry(const struct draft *draft, struct place at, const char *name) {
    fault_add(&draft->engine->faults, FAULT_ERROR, "unknown-carry", at,
        "carry: there is no %s in these data", "carry：这个数据里没有“%s”", name);
}

static void carry_row(
    const struct draft *draft, struct dataset *data, const struct member *carry) {
    const struct dataset *last = last_data(draft, data->name);
    const char *name = value_to_string(carry->value, &draft->engine->arena);
    int to = dataset_find_row(data, carry->name);
    int from = last->row_names ? dataset_find_row(last, name) : -1;
    if (to < 0 || from < 0) {
        fault_carry(draft, to < 0 ? carry->place : carry->value.place,
            to < 0 ? carry->name : name);
        return;
    }
    for (size_t c = 0; c < data->column_count; c++) {
        int column = dataset_find_column(last, data->columns[c].name);
        if (column >= 0) {
            ((struct value *)data->columns[c].cells)[to] =
                last->columns[column].cells[from];
        }
    }
}

static void carry_column(
    const struct draft *draft, struct dataset *data, const struct member *carry) {
    const struct dataset *last = last_data(draft, data->name);
    const char *name = value_to_string(carry->value, &draft->engine->arena);
    int to = dataset_find_column(data, carry->name);
    int from = dataset_find_column(last, name);
    if (to < 0 || from < 0) {
        fault_carry(draft, to < 0 ? carry->place : carry->value.place,
            to < 0 ? carry->name : name);
        return;
    }
    for (size_t r = 0; r < data->row_count; r++) {
        bool named = data->row_names && last->row_names;
        int row = named ? dataset_find_row(last, data->row_names[r]) : (int)r;
        if (row >= 0 && (size_t)row < last->row_count) {
            ((struct value *)data->columns[to].cells)[r] = last->columns[from].cells[row];
        }
    }
}

static void apply_carry(const struct draft *draft, struct dataset *data) {
    const struct value *all = value_member(&draft->job.layout, "carry");
    const struct value *carry = all ? value_member(all, data->name) : NULL;
    if (!carry || !last_data(draft, data->name) ||
        !properties_check(carry, carry_properties, CARRY_PROPERTY_COUNT, "carry",
            &draft->engine->faults)) {
        return;
    }
    const struct value *rows = value_member(carry, "rows");
    const struct value *columns = value_member(carry, "columns");
    for (size_t i = 0; rows && i < rows->count; i++) {
        carry_row(draft, data, &rows->members[i]);
    }
    for (size_t i = 0; columns && i < columns->count; i++) {
        carry_column(draft, data, &columns->members[i]);
    }
}

/* Blank copies of the blanks, with what is handed on. */
static void make_data(struct draft *draft) {
    struct arena *arena = &draft->engine->arena;
    size_t count = 0;
    while (draft->forms->blanks[count]) {
        count++;
    }
    draft->data = arena_array(arena, count + 1, sizeof *draft->data);
    for (size_t i = 0; i < count; i++) {
        const struct dataset *blank = draft->forms->blanks[i];
        struct dataset *data = draft->data[i] = arena_new(arena, struct dataset);
        *data = *blank;
        data->columns =
            arena_array(arena, blank->column_count + 1, sizeof *data->columns);
        for (size_t c = 0; c < blank->column_count; c++) {
            data->columns[c] = blank->columns[c];
            data->columns[c].cells =
                arena_array(arena, blank->row_count, sizeof(struct value));
        }
        if (draft->forms->fixed[i] || blank->row_names) {
            apply_carry(draft, data);
        } else {
            copy_list(draft, data, draft_need(draft, i));
        }
    }
}

/* --set year=… must be a year: columns are named by it. */
static bool check_year(struct engine *engine, const struct job *job) {
    const struct value *year = value_member(&job->report, "year");
    if (!year || (year->type == VALUE_NUMBER && year->number >= 1900 &&
                     year->number <= 2200 && year->number == (int)year->number)) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "wrong-value", year->place,
        "year: found %s, wanted a year such as 2023",
        "year：写的是 %s，应为年份，例如 2023", value_to_string(*year, &engine->arena));
    return false;
}

bool draft_make(struct engine *engine, const struct options *options, const char *layout,
    const char *folder, struct draft *draft) {
    struct arena *arena = &engine->arena;
    *draft = (struct draft){.engine = engine, .layout = layout};
    struct value report =
        with(arena, value_object(NULL, 0), "layout", value_string(layout));
    report = with(arena, report, "year", number_of_year(arena, year_of_clock()));
    if (options->from && !take_last(engine, options->from, &report)) {
        return false;
    }
    if (!layout_read(engine, layout, command_line, &draft->job.layout) ||
        !job_read_outputs(engine, &draft->job)) {
        return false;
    }
    draft->job.report = report;
    if (!facts_read(engine, options, &draft->job) || !check_year(engine, &draft->job)) {
        return false;
    }
    for (const struct scope *scope = draft->job.scope; scope; scope = scope->outer) {
        draft->last = strcmp(scope->name, "previous") == 0 ? scope->value : draft->last;
    }
    draft->previous = options->from ? relative_path(arena, folder, options->from) : NULL;
    draft->layout = strchr(layout, '/') ? relative_path(arena, folder, layout) : layout;
    draft->forms = forms_read(engine, &draft->job, draft->job.scope);
    make_data(draft);
    return engine->faults.error_count == 0;
}
