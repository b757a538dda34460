/* tubiao check: the numbers of a report, without drawing anything. */
#include "check/check.h"

#include "command/command.h"
#include "command/job.h"

#include <stdio.h>
#include <string.h>

/* The names of last year's report, as expressions see them in it. */
static const struct scope *previous_scope(
    struct arena *arena, const struct scope *scope) {
    while (scope && strcmp(scope->name, "previous") != 0) {
        scope = scope->outer;
    }
    if (!scope || scope->value.type != VALUE_OBJECT) {
        return NULL;
    }
    const struct scope *names = NULL;
    for (uint32_t i = 0; i < scope->value.count; i++) {
        const struct member *member = &scope->value.members[i];
        struct scope *name = arena_new(arena, struct scope);
        *name = (struct scope){names, member->name, member->value};
        names = name;
    }
    return names;
}

/* Datasets that the layout needs and the report does not give. */
static const char *const *missing_data(struct arena *arena, const struct job *job) {
    const struct value *needs = value_member(&job->layout, "needs");
    const struct value *data = needs ? value_member(needs, "data") : NULL;
    size_t count = 0;
    size_t wanted = data && data->type == VALUE_OBJECT ? data->count : 0;
    const char **names = arena_array(arena, wanted + 1, sizeof *names);
    for (size_t i = 0; i < wanted; i++) {
        bool given = false;
        for (size_t d = 0; d < job->dataset_count; d++) {
            given = given || strcmp(job->datasets[d]->name, data->members[i].name) == 0;
        }
        if (!given) {
            names[count++] = data->members[i].name;
        }
    }
    return names;
}

bool check_job(
    struct engine *engine, const struct job *job, struct check_result *result) {
    struct check_report report = {.arena = &engine->arena,
        .faults = &engine->faults,
        .scope = job->scope,
        .datasets = job->datasets,
        .prose = value_member(&job->report, "prose"),
        .checks = value_member(&job->layout, "checks"),
        .claims = value_member(&job->layout, "claims"),
        .form = value_member(&job->layout, "form"),
        .missing = missing_data(&engine->arena, job),
        .previous = previous_scope(&engine->arena, job->scope)};
    const struct value *year = value_member(&job->report, "year");
    report.year = year && year->type == VALUE_NUMBER ? (int)year->number : 0;
    return check_run(&report, result);
}

/* Numbers that nothing explains, one a line, each with the clause that it ends. */
static void print_unexplained(const struct passage *passage, struct buffer *out) {
    for (size_t i = 0; i < passage->number_count; i++) {
        if (!passage_is_unexplained(passage, i)) {
            continue;
        }
        struct place place = passage_number_place(passage, i);
        struct span clause = span_trim(passage_clause(passage, i));
        buffer_print(out, "  %s:%u:%u ", place.source ? place.source->name : "",
            place.line, place.column);
        if (clause.start < clause.end) {
            buffer_append(out, clause.text + clause.start, clause.end - clause.start);
        }
        buffer_print(out, "%s\n", passage_print(passage, i));
    }
}

static void print_relations(
    const struct check_totals *totals, enum language language, struct buffer *out) {
    size_t all = totals->held + totals->failed + totals->undecided;
    if (!all) {
        buffer_append_string(out, words_in(language, "relations: no table to check\n",
                                      "勾稽关系：没有可核对的表\n"));
    } else if (all == totals->held) {
        buffer_print(out,
            words_in(language, "relations: all %zu hold\n", "勾稽关系：%zu 项全部成立\n"),
            all);
    } else {
        buffer_print(out,
            words_in(language,
                "relations: %zu hold, %zu fail, %zu can't be decided for want of "
                "numbers\n",
                "勾稽关系：%zu 项成立，%zu 项不成立，%zu 项因缺数无法判断\n"),
            totals->held, totals->failed, totals->undecided);
    }
}

static void print_summary(
    const struct engine *engine, const struct check_result *result) {
    enum language language = engine->faults.language;
    const struct check_totals *totals = &result->totals;
    struct buffer out = {0};
    print_relations(totals, language, &out);
    buffer_print(&out,
        words_in(language,
            "numbers of the prose: %zu computed, %zu agree, %zu at fault, "
            "%zu unexplained\n",
            "文中数字：%zu 个由数据算出，%zu 个核对一致，%zu 个有疑问，%zu 个无从核对\n"),
        totals->computed, totals->tied, totals->faults, totals->unexplained);
    if (totals->unexplained) {
        buffer_append_string(
            &out, words_in(language, "unexplained, to be compared with your sources:\n",
                      "无从核对的数，请对照原始资料：\n"));
    }
    print_unexplained(&result->passage, &out);
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

/* Every number of the prose that claims something, with what it is tied to. */
static void print_number_json(
    const struct passage *passage, size_t index, struct buffer *out) {
    static const char *const verdicts[] = {"unexplained", "tied", "involved", "fault"};
    const struct number *number = &passage->numbers[index];
    struct place place = passage_number_place(passage, index);
    bool computed = number->quantity.computed && number->verdict != VERDICT_FAULT;
    buffer_append_string(out, "{\"file\":");
    buffer_append_json(out, place.source ? place.source->name : "");
    buffer_print(out, ",\"line\":%u,\"column\":%u,\"length\":%u,\"text\":", place.line,
        place.column, place.length);
    buffer_append_json(out, passage_print(passage, index));
    buffer_print(
        out, ",\"verdict\":\"%s\"", computed ? "computed" : verdicts[number->verdict]);
    if (number->tie) {
        buffer_append_string(out, ",\"tie\":");
        buffer_append_json(out, number->tie);
    }
    buffer_append_char(out, '}');
}

static void print_summary_json(const struct check_result *result) {
    const struct check_totals *totals = &result->totals;
    const struct passage *passage = &result->passage;
    struct buffer out = {0};
    buffer_print(&out,
        "{\"relations\":{\"held\":%zu,\"failed\":%zu,\"undecided\":%zu},"
        "\"totals\":{\"computed\":%zu,\"tied\":%zu,\"faults\":%zu,"
        "\"unexplained\":%zu},\"numbers\":[",
        totals->held, totals->failed, totals->undecided, totals->computed, totals->tied,
        totals->faults, totals->unexplained);
    bool first = true;
    for (size_t i = 0; i < passage->number_count; i++) {
        if (passage_is_claim(passage, i)) {
            buffer_append_string(&out, first ? "" : ",");
            print_number_json(passage, i, &out);
            first = false;
        }
    }
    buffer_append_string(&out, "]}\n");
    fwrite(out.data, 1, out.length, stdout);
    buffer_finish(&out);
}

void command_check(struct engine *engine, const struct options *options) {
    struct job job;
    struct check_result result = {0};
    if (!job_read(engine, options, &job)) {
        return;
    }
    if (job.kind == JOB_SPEC) {
        fault_add(&engine->faults, FAULT_ERROR, "not-a-report", (struct place){0},
            "%s is a chart; check reads a report", "%s 是一张图，check 检查的是报告",
            job.source->name);
        return;
    }
    needs_check(engine, &job);
    needs_warn_blanks(engine, &job);
    if (check_job(engine, &job, &result)) {
        if (options->faults_json) {
            print_summary_json(&result);
        } else {
            print_summary(engine, &result);
        }
    }
    passage_finish(&result.passage);
    if (options->output) {
        proof_write(engine, &job, options->output);
    }
}
