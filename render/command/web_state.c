/* The state that the page shows, as JSON. */
#include <string.h>

#include "command/draw.h"
#include "command/web.h"

/* How many of each severity the list has from the index on. */
static void count_faults(const struct faults *faults, size_t from, size_t counts[3]) {
    for (size_t i = from; i < faults->count; i++) {
        counts[faults->items[i].severity]++;
    }
}

/* What the layout calls it, else its caption. */
static const char *title_of(const struct session_output *output) {
    const struct scene *scene = output->scene;
    return output->title ? output->title : scene ? scene->title : NULL;
}

/* Each output with what drawing it found wrong. */
static void print_outputs(struct desk *desk, struct buffer *out) {
    size_t common = session_faults(desk->session, SESSION_INPUT)->count;
    buffer_append_string(out, ",\"outputs\":[");
    for (size_t i = 0; i < session_output_count(desk->session); i++) {
        const struct session_output *output = session_output(desk->session, i);
        size_t counts[3] = {0};
        count_faults(session_faults(desk->session, i), common, counts);
        buffer_append_string(out, i ? ",{\"name\":" : "{\"name\":");
        buffer_append_json(out, output->name);
        const char *title = title_of(output);
        if (title) {
            buffer_append_string(out, ",\"title\":");
            buffer_append_json(out, title);
        }
        buffer_print(out, ",\"drawn\":%zu,\"latest\":%s", output->drawn,
            output->is_latest ? "true" : "false");
        buffer_print(out, ",\"errors\":%zu,\"warnings\":%zu}", counts[FAULT_ERROR],
            counts[FAULT_WARNING]);
    }
    buffer_append_char(out, ']');
}

/* {"width": of the screen, 0: none, "pages": [[width, height, label]]} */
static void print_view(const struct scene *scene, double width, struct buffer *out) {
    buffer_append_string(out, "{\"width\":");
    buffer_append_number(out, width, 2);
    buffer_append_string(out, ",\"pages\":[");
    for (size_t i = 0; i < scene->page_count; i++) {
        const struct scene_page *page = &scene->pages[i];
        buffer_append_string(out, i ? ",[" : "[");
        buffer_append_number(out, page->width, 3);
        buffer_append_char(out, ',');
        buffer_append_number(out, page->height, 3);
        buffer_append_char(out, ',');
        buffer_append_json(out, page->label ? page->label : "");
        buffer_append_char(out, ']');
    }
    buffer_append_string(out, "]}");
}

static void print_shown(
    struct desk *desk, size_t index, double width, struct buffer *out) {
    const struct session_output *output = session_output(desk->session, index);
    buffer_append_string(out, ",\"shown\":{\"name\":");
    buffer_append_json(out, output->name);
    buffer_print(out, ",\"drawn\":%zu,\"latest\":%s,\"views\":[", output->drawn,
        output->is_latest ? "true" : "false");
    if (output->scene) {
        print_view(output->scene, 0, out);
        const struct scene *screen =
            width > 0 ? session_place(desk->session, index, width) : NULL;
        if (screen) {
            buffer_append_char(out, ',');
            print_view(screen, width, out);
        }
    }
    buffer_append_string(out, "]}");
}

/* Those of the list from the index on; each once, as faults_print_json has it, with the
 * output whose drawing found it, and the width of the screen that was for. */
static void print_faults_from(const struct faults *faults, size_t from,
    const char *output, double width, bool *more, struct buffer *out) {
    for (size_t i = from; i < faults->count; i++) {
        struct faults one = {.arena = faults->arena,
            .language = faults->language,
            .items = &faults->items[i],
            .count = 1};
        buffer_append_string(out, *more ? ",{\"numbers\":" : "{\"numbers\":");
        buffer_append_string(
            out, faults->items[i].cause == CAUSE_NUMBERS ? "true" : "false");
        if (output) {
            buffer_append_string(out, ",\"output\":");
            buffer_append_json(out, output);
        }
        if (width > 0) {
            buffer_append_string(out, ",\"width\":");
            buffer_append_number(out, width, 2);
        }
        buffer_append_string(out, ",\"fault\":");
        faults_print_json(&one, out);
        buffer_append_char(out, '}');
        *more = true;
    }
}

/* Numbers of the prose that nothing explains, as notes to look them up. */
static void print_unexplained(struct desk *desk, bool *more, struct buffer *out) {
    const struct draw_findings *findings = session_findings(desk->session);
    struct arena arena = {0};
    struct faults notes = {.arena = &arena, .language = desk->engine->faults.language};
    for (size_t i = 0; i < findings->totals.unexplained; i++) {
        const struct fault_note *number = &findings->unexplained[i];
        fault_add(&notes, FAULT_NOTE, "unexplained-number", number->place,
            "nothing in the data explains %s: compare it with your sources",
            "“%s”在数据里无从核对，请对照原始资料", number->text);
    }
    print_faults_from(&notes, 0, NULL, 0, more, out);
    arena_finish(&arena);
}

static void print_faults(struct desk *desk, double width, struct buffer *out) {
    bool more = false;
    const struct faults *input = session_faults(desk->session, SESSION_INPUT);
    size_t common = input->count;
    buffer_append_string(out, ",\"faults\":[");
    print_faults_from(input, 0, NULL, 0, &more, out);
    for (size_t i = 0; i < session_output_count(desk->session); i++) {
        print_faults_from(session_faults(desk->session, i), common,
            session_output(desk->session, i)->name, 0, &more, out);
    }
    if (width > 0 && desk->shown < session_output_count(desk->session)) {
        struct faults screen = session_place_faults(desk->session, desk->shown);
        print_faults_from(&screen, 0, session_output(desk->session, desk->shown)->name,
            width, &more, out);
    }
    print_unexplained(desk, &more, out);
    buffer_append_char(out, ']');
}

static void print_totals(const struct check_totals *totals, struct buffer *out) {
    buffer_print(out,
        ",\"check\":{\"held\":%zu,\"failed\":%zu,\"undecided\":%zu,\"computed\":%zu,"
        "\"tied\":%zu,\"unexplained\":%zu,\"doubtful\":%zu}",
        totals->held, totals->failed, totals->undecided, totals->computed, totals->tied,
        totals->unexplained, totals->faults);
}

void desk_print_state(
    struct desk *desk, const char *output, double width, struct buffer *out) {
    size_t index = 0;
    bool chinese = desk->engine->faults.language == LANGUAGE_CHINESE;
    buffer_print(out, "{\"version\":%zu,\"time\":", desk->version);
    buffer_append_number(out, desk->time, 1);
    buffer_print(out, ",\"language\":\"%s\",\"input\":", chinese ? "zh-CN" : "en");
    buffer_append_json(out, desk->options->words[0]);
    if (!output || !session_find(desk->session, output, &index)) {
        index = 0;
    }
    if (session_output_count(desk->session)) {
        desk->shown = index;
        session_draw(desk->session, index);
        print_shown(desk, index, width, out);
    }
    print_outputs(desk, out);
    print_faults(desk, width, out);
    print_totals(&session_findings(desk->session)->totals, out);
    buffer_append_string(out, "}\n");
}
