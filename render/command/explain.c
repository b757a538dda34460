/* tubiao explain REPORT 49%: where a number comes from: which expression gives it, which
 * cells it reads, or what explains it. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "check/cell.h"
#include "check/check.h"
#include "command/command.h"
#include "command/job.h"

static const struct place command_line = {0};

static bool same_value(struct fraction a, struct fraction b) {
    int order = 1;
    return fraction_compare(a, b, &order) && order == 0;
}

/* The number as it stands on the command line; a bare one may be of any kind. */
static bool read_wanted(
    struct engine *engine, const char *text, struct quantity *wanted) {
    struct span span = {text, 0, strlen(text)};
    if (quantity_next(span, 0, wanted)) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
        "%s is no number; write it as the report does, such as 632 or 49%%",
        "%s 不是数；请照报告里的写法，例如 632 或 49%%", text);
    return false;
}

static bool is_wanted(const struct quantity *quantity, const struct quantity *wanted) {
    bool kind = wanted->kind == quantity->kind ||
                (wanted->kind != QUANTITY_PERCENT && wanted->family == UNIT_NONE);
    return kind && same_value(quantity->value, wanted->value);
}

/* The byte a place points at, NULL if its text is not at hand. */
static const char *find_byte(struct place place) {
    if (!place.source || !place.source->text || !place.line) {
        return NULL;
    }
    const char *line = place.source->text;
    for (uint32_t i = 1; i < place.line && line; i++) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    size_t offset = 0;
    size_t length = line ? strlen(line) : 0;
    for (uint32_t i = 1; line && i < place.column; i++) {
        utf8_next(line, length, &offset);
    }
    return line ? line + offset : NULL;
}

/* What stands between ${ and } at the place; or NULL. */
static const char *find_expression(struct arena *arena, struct place place) {
    const char *byte = find_byte(place);
    if (!byte) {
        return NULL;
    }
    byte += strncmp(byte, "${", 2) == 0 ? 2 : 0;
    int depth = 1;
    size_t length = 0;
    while (byte[length] && byte[length] != '\n') {
        depth += byte[length] == '{';
        depth -= byte[length] == '}';
        if (depth == 0) {
            return arena_copy(arena, byte, length);
        }
        length++;
    }
    return NULL;
}

static void print_place(struct place place, struct buffer *out) {
    buffer_print(out, "%s:%u:%u: ", place.source ? place.source->name : "", place.line,
        place.column);
}

static const char *say(
    const struct engine *engine, const char *english, const char *chinese) {
    return words_in(engine->faults.language, english, chinese);
}

/* Whether the place was among the first `count` that were read. */
static bool is_printed(const struct addends *reads, size_t count, struct place place) {
    for (size_t i = 0; i < count; i++) {
        struct place other = reads->items[i].value.place;
        if (other.source == place.source && other.line == place.line &&
            other.column == place.column) {
            return true;
        }
    }
    return false;
}

/* One value that was read: a cell with its row and column, or what else stands in a file. */
static void print_read(struct engine *engine, const struct job *job, struct value value,
    struct buffer *out) {
    enum language language = engine->faults.language;
    struct cell cell;
    buffer_append_string(out, "    ");
    print_place(value.place, out);
    if (cell_find(job->datasets, value.place, &cell)) {
        buffer_print(out, say(engine, "%s of %s: ", "%s（%s）："),
            cell_describe(&engine->arena, &cell, language), cell.dataset->name);
    }
    const char *blank = say(engine, "blank", "空格");
    buffer_print(out, "%s\n",
        cell_is_blank(&value) ? blank : value_to_string(value, &engine->arena));
}

/* The cells that the expression reads; where it reads none, the datasets it names. */
static void print_reads(struct engine *engine, const struct job *job, const char *text,
    struct place place, struct buffer *out) {
    struct faults ignored = {.arena = &engine->arena};
    const struct expression *expression =
        expression_parse(&engine->arena, text, place, ARITHMETIC_EXACT, &ignored);
    if (!expression) {
        return;
    }
    struct addends reads = expression_reads(expression, job->scope, &engine->arena);
    for (size_t i = 0; i < reads.count; i++) {
        struct value value = reads.items[i].value;
        if (!is_printed(&reads, i, value.place)) {
            print_read(engine, job, value, out);
        }
    }
    for (size_t i = 0; !reads.count && i < job->dataset_count; i++) {
        const struct dataset *dataset = job->datasets[i];
        if (expression_uses(expression, dataset->name) && dataset->place.source) {
            buffer_print(out, "    %s %s:%u\n", dataset->name,
                dataset->place.source->name, dataset->place.line);
        }
    }
}

static void explain_number(struct engine *engine, const struct job *job,
    const struct passage *passage, size_t index, struct buffer *out) {
    const struct number *number = &passage->numbers[index];
    struct place place = passage_number_place(passage, index);
    print_place(place, out);
    buffer_print(out, "%s ", passage_print(passage, index));
    const char *expression =
        number->quantity.computed ? find_expression(&engine->arena, place) : NULL;
    if (expression) {
        buffer_print(out, say(engine, "is computed: ${%s}\n", "由表达式算出：${%s}\n"),
            expression);
        print_reads(engine, job, expression, place, out);
        return;
    }
    if (!number->tie) {
        buffer_append_string(
            out, say(engine, "is explained by nothing\n", "没有数据能说明\n"));
        return;
    }
    buffer_print(out, "%s\n", number->tie);
    if (number->source.line && number->source.source) {
        buffer_print(out, "    %s:%u:%u\n", number->source.source->name,
            number->source.line, number->source.column);
    }
}

/* Cells that hold the number itself. */
static size_t explain_cells(struct engine *engine, const struct job *job,
    struct fraction wanted, struct buffer *out) {
    size_t found = 0;
    for (size_t d = 0; d < job->dataset_count; d++) {
        const struct dataset *dataset = job->datasets[d];
        for (size_t r = 0; r < dataset->row_count; r++) {
            for (size_t c = 0; c < dataset->column_count; c++) {
                const struct value *value = &dataset->columns[c].cells[r];
                struct fraction number;
                if (cell_is_blank(value) || !cell_number(*value, &number) ||
                    !same_value(number, wanted)) {
                    continue;
                }
                struct cell cell = {dataset, r, c};
                print_place(value->place, out);
                buffer_print(out, say(engine, "cell: %s of %s\n", "单元格：%s（%s）\n"),
                    cell_describe(&engine->arena, &cell, engine->faults.language),
                    dataset->name);
                found++;
            }
        }
    }
    return found;
}

static void explain(struct engine *engine, const struct job *job,
    const struct passage *passage, const struct quantity *wanted, const char *text) {
    struct buffer out = {0};
    size_t found = 0;
    for (size_t i = 0; i < passage->number_count; i++) {
        if (is_wanted(&passage->numbers[i].quantity, wanted)) {
            explain_number(engine, job, passage, i, &out);
            found++;
        }
    }
    if (wanted->kind != QUANTITY_PERCENT) {
        found += explain_cells(engine, job, wanted->value, &out);
    }
    if (!found) {
        fault_add(&engine->faults, FAULT_ERROR, "unknown-number", command_line,
            "neither the prose nor the data has %s", "正文和数据里都没有 %s", text);
    }
    fwrite(out.data ? out.data : "", 1, out.length, stdout);
    buffer_finish(&out);
}

void command_explain(struct engine *engine, const struct options *options) {
    struct job job;
    struct quantity wanted;
    struct check_result result = {0};
    if (options->word_count < 2) {
        fault_add(&engine->faults, FAULT_ERROR, "no-input", command_line,
            "name a report and a number: tubiao explain REPORT 49%%",
            "请给出报告和一个数：tubiao explain 报告 49%%");
        return;
    }
    if (!read_wanted(engine, options->words[1], &wanted) ||
        !job_read(engine, options, &job)) {
        return;
    }
    size_t count = engine->faults.count;
    size_t errors = engine->faults.error_count;
    bool checked = check_job(engine, &job, &result);
    engine->faults.count = count; /* what check finds is check's to say */
    engine->faults.error_count = errors;
    if (checked) {
        explain(engine, &job, &result.passage, &wanted, options->words[1]);
    }
    passage_finish(&result.passage);
}
