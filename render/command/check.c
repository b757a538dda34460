/* tubiao check: the numbers of a report, without drawing anything. */
#include "check/check.h"

#include "command/command.h"
#include "command/job.h"

#include <stdio.h>

bool check_job(struct engine *engine, const struct job *job, enum fault_severity severity,
    struct check_totals *totals) {
    const struct value *checks = value_member(&job->layout, "checks");
    if (!checks) {
        return true;
    }
    struct check_context context = {.arena = &engine->arena,
        .faults = &engine->faults,
        .severity = severity,
        .scope = job->scope,
        .datasets = job->datasets};
    return check_relations(&context, checks, totals);
}

void command_check(struct engine *engine, const struct options *options) {
    struct job job;
    struct check_totals totals = {0};
    if (!job_read(engine, options, &job) || !needs_check(engine, &job)) {
        return;
    }
    if (job.kind == JOB_SPEC) {
        fault_add(&engine->faults, FAULT_ERROR, "not-a-report", (struct place){0},
            "%s is a chart; check reads a report", "%s 是一张图，check 检查的是报告",
            job.source->name);
        return;
    }
    needs_warn_blanks(engine, &job);
    if (!check_job(engine, &job, FAULT_ERROR, &totals)) {
        return;
    }
    bool chinese = engine->faults.language == LANGUAGE_CHINESE;
    printf(chinese ? "%zu 项勾稽关系成立，%zu 项不成立，%zu 项无法判断\n"
                   : "%zu relations hold, %zu fail, %zu undecided\n",
        totals.held, totals.failed, totals.undecided);
}
