/* tubiao batch: many jobs in one process. A line of the input is a job, the answer to it a
 * line of the output. Fonts and whatever else jobs share are opened once; the memory of a
 * job is given back when it is done, and what is wrong with one stops no other. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "base/progress.h"
#include "base/system_words.h"
#include "command/command.h"
#include "command/render.h"
#include "data/name_set.h"
#include "data/reader.h"

static const struct place command_line = {0};

struct batch {
    struct engine *engine; /* lends to each job */
    const struct options
        *options;     /* of the command line: every job's, unless it says else */
    const char *name; /* of the input */
    FILE *input;
    size_t line;
    size_t bad_count;
    enum fault_cause worst; /* 0: none */
    struct name_set folders;
    struct arena names; /* of the folders */
};

/* The line's words: one path, or a JSON list of what would stand behind `tubiao render`. */
static bool read_words(struct batch *batch, struct engine *job, const char *line,
    char ***words, size_t *count) {
    *words = arena_array(&job->arena, 1, sizeof **words);
    (*words)[0] = arena_copy_string(&job->arena, line);
    *count = 1;
    if (*line != '[') {
        return true;
    }
    const char *name = arena_print(&job->arena, "%s:%zu.json", batch->name, batch->line);
    struct value list;
    if (!document_read(&job->arena, source_from_text(&job->arena, name, line), &list,
            &job->faults)) {
        return false;
    }
    *words = arena_array(&job->arena, list.count + 1, sizeof **words);
    *count = list.count;
    for (size_t i = 0; i < list.count; i++) {
        const struct value *word = &list.items[i];
        if (word->type != VALUE_STRING && word->type != VALUE_NUMBER) {
            fault_add(&job->faults, FAULT_ERROR, "wrong-type", word->place,
                "a job is a list of words, as they stand behind `tubiao render`",
                "任务应是文字的列表，即 `tubiao render` 后面的各个词");
            return false;
        }
        (*words)[i] = arena_copy_string(&job->arena, value_to_string(*word, &job->arena));
    }
    return true;
}

/* What the report's folder, or the file, is called: reports/qufu-2023/report.yaml, and
 * reports/qufu-2023 too, is qufu-2023; charts/sales.vl.json is sales. */
static const char *name_of_job(struct arena *arena, const char *path) {
    size_t length = strlen(path);
    static const char document[] = "/report.yaml";
    size_t tail = sizeof document - 1;
    if (length > tail && strcmp(path + length - tail, document) == 0) {
        length -= tail;
    }
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    size_t start = length;
    while (start > 0 && path[start - 1] != '/') {
        start--;
    }
    const char *name = arena_copy(arena, path + start, length - start);
    size_t stem = strcspn(name, ".");
    return stem ? arena_copy(arena, name, stem) : name;
}

/* A job that names no folder gets its own in that of the command line. */
static bool choose_folder(
    struct batch *batch, struct engine *job, struct options *options) {
    const char *parent = batch->options->output ? batch->options->output : ".";
    const char *name = name_of_job(&job->arena, options->words[0]);
    options->output = arena_print(&job->arena, "%s/%s", parent, name);
    uint32_t before;
    const char *kept = arena_copy_string(&batch->names, options->output);
    if (!name_set_add(&batch->folders, kept, (uint32_t)batch->line, &before)) {
        fault_add(&job->faults, FAULT_ERROR, "doubled-name", command_line,
            "the job of line %u goes to %s too; give one of them -o",
            "第 %u 行的任务也写到 %s，请给其中一个写明 -o", before, options->output);
        return false;
    }
    return true;
}

static bool read_job(
    struct batch *batch, struct engine *job, const char *line, struct options *options) {
    char **words;
    size_t count;
    *options = *batch->options;
    options->output = NULL;
    options->word_count = 0;
    if (!read_words(batch, job, line, &words, &count) ||
        !options_parse_more(&job->arena, (int)count, words, options, &job->faults) ||
        !options_check(options, command_find("render", &job->faults), &job->faults)) {
        return false;
    }
    if (!options->word_count) {
        fault_add(&job->faults, FAULT_ERROR, "no-input", command_line,
            "name a report, a layout or a Vega-Lite file",
            "请给出报告、版式或 Vega-Lite 文件");
        return false;
    }
    return options->output || choose_folder(batch, job, options);
}

/* {"line", "input", "status", "files", "faults"}, and "milliseconds" with --timings. */
static void print_answer(const struct batch *batch, const struct engine *job,
    const struct options *options, int status, const struct rendering *rendering) {
    struct buffer out = {0};
    buffer_print(&out, "{\"line\":%zu,\"input\":", batch->line);
    buffer_append_json(&out, options->word_count ? options->words[0] : "");
    buffer_print(&out, ",\"status\":%d,\"files\":[", status);
    for (size_t i = 0; rendering && i < rendering->count; i++) {
        buffer_append_string(&out, i ? "," : "");
        buffer_append_json(&out, rendering->files[i].path);
    }
    buffer_append_string(&out, "],\"faults\":[");
    struct buffer faults = {0};
    faults_print_json(&job->faults, &faults);
    for (size_t i = 0; i < faults.length; i++) {
        bool between = faults.data[i] == '\n';
        if (!between || i + 1 < faults.length) {
            buffer_append_char(&out, between ? ',' : faults.data[i]);
        }
    }
    buffer_append_char(&out, ']');
    if (options->timings) {
        buffer_append_string(&out, ",\"milliseconds\":");
        buffer_append_number(&out, engine_total_time(job), 3);
    }
    buffer_append_string(&out, "}\n");
    progress_hide(batch->engine->faults.progress); /* it may be the same terminal */
    fwrite(out.data, 1, out.length, stdout);
    fflush(stdout); /* who reads them may go on with this job's files */
    buffer_finish(&faults);
    buffer_finish(&out);
}

static bool is_job(const char *line) {
    line += strspn(line, " \t\r\n");
    return *line && *line != '#';
}

/* How many jobs a file has; 0 where it can't be read twice. */
static size_t count_jobs(FILE *input) {
    if (fseek(input, 0, SEEK_CUR) != 0) {
        return 0; /* a pipe */
    }
    long start = ftell(input);
    char *line = NULL;
    size_t room = 0, count = 0;
    while (getline(&line, &room, input) >= 0) {
        count += is_job(line);
    }
    free(line);
    return fseek(input, start, SEEK_SET) == 0 ? count : 0;
}

static void run_job(struct batch *batch, const char *line) {
    struct engine job;
    struct options options;
    struct rendering rendering = {0};
    engine_lend(batch->engine, &job);
    bool written = false;
    if (read_job(batch, &job, line, &options)) {
        render_in_memory(&job, &options, &rendering);
        written = rendering_write(&job, &options, &rendering);
        if (options.strict) {
            faults_make_strict(&job.faults);
        }
    }
    int status = faults_exit_status(&job.faults);
    print_answer(batch, &job, &options, status, written ? &rendering : NULL);
    if (status) {
        batch->bad_count++;
        batch->worst = (enum fault_cause)status > batch->worst ? (enum fault_cause)status
                                                               : batch->worst;
    }
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        batch->engine->stages[i] += job.stages[i];
    }
    rendering_finish(&rendering);
    engine_finish(&job);
}

/* Empty lines and those that begin with # are no jobs. Returns how many there were. */
static size_t run_lines(struct batch *batch) {
    struct progress *progress = batch->engine->faults.progress;
    const char *what = words_in(batch->engine->faults.language, "jobs", "任务");
    char *line = NULL;
    size_t room = 0;
    size_t count = 0;
    progress_begin(
        progress, what, progress ? (double)count_jobs(batch->input) : 0, PROGRESS_ITEMS);
    for (ssize_t length; (length = getline(&line, &room, batch->input)) >= 0;) {
        batch->line++;
        while (length > 0 && strchr(" \t\r\n", line[length - 1])) {
            line[--length] = 0;
        }
        const char *start = line + strspn(line, " \t");
        if (is_job(start)) {
            run_job(batch, start);
            progress_at(progress, (double)++count);
        }
    }
    progress_end(progress);
    free(line);
    return count;
}

static void fault_batch(struct batch *batch, size_t count) {
    struct faults *faults = &batch->engine->faults;
    fault_add(faults, FAULT_ERROR, "batch", command_line,
        "%zu of %zu jobs are at fault; the answers say why",
        "%zu 项任务有误（共 %zu 项），原因见各行输出", batch->bad_count, count);
    faults->items[faults->count - 1].cause = batch->worst;
}

void command_batch(struct engine *engine, const struct options *options) {
    const char *path = options->word_count ? options->words[0] : "-";
    bool standard = strcmp(path, "-") == 0;
    struct batch batch = {.engine = engine,
        .options = options,
        .name = standard ? "jobs" : path,
        .input = standard ? stdin : fopen(path, "re")};
    if (options->output && strcmp(options->output, "-") == 0) {
        fault_add(&engine->faults, FAULT_ERROR, "bad-option", command_line,
            "-o - : a batch writes files; name a folder",
            "-o - ：批量任务写文件，请给出目录");
        return;
    }
    if (!batch.input) {
        fault_add(&engine->faults, FAULT_ERROR, "no-file", command_line,
            "the file %s can't be read: %s", "文件 %s 读不出来：%s", path,
            system_words(errno, engine->faults.language));
        return;
    }
    size_t count = run_lines(&batch);
    if (!standard) {
        fclose(batch.input);
    }
    if (batch.bad_count) {
        fault_batch(&batch, count);
    }
    name_set_finish(&batch.folders);
    arena_finish(&batch.names);
}
