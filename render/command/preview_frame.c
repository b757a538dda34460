/* Composing frames. */
#include "command/preview_frame.h"

#include <math.h>
#include <string.h>

#include "command/preview_text.h"

/* The picture's number at the terminal: each frame's takes the place of the one before. */
enum { PICTURE = 116 };

/* Terminals that know it show the frame when it is whole (synchronized output). */
static const char begin_frame[] = "\033[?2026h";
static const char end_frame[] = "\033[?2026l";

struct window frame_window(const struct terminal *terminal, int fault_rows) {
    int rows = terminal->rows - 1 - fault_rows;
    int height = (rows > 1 ? rows : 1) * terminal->cell_height;
    return (struct window){terminal->most_width,
        height < terminal->most_height ? height : terminal->most_height};
}

/* At most a third of the window; warnings alone take less. */
static size_t most_fault_lines(
    const struct terminal *terminal, const struct faults *faults) {
    enum { FOR_WARNINGS = 3 };
    int third = terminal->rows / 3;
    int most = faults->error_count || third < FOR_WARNINGS ? third : FOR_WARNINGS;
    return most > 1 ? (size_t)most : 1;
}

static bool has_moved(const struct frame *frame, const struct frame *before) {
    return !before->is_known || frame->row != before->row ||
           frame->column != before->column || frame->columns != before->columns ||
           frame->rows != before->rows || frame->fault_rows != before->fault_rows;
}

static void move_to(int row, struct buffer *out) {
    buffer_print(out, "\033[%d;1H", row);
}

/* The part that is seen, as pixels; NULL without a picture. */
static uint32_t *paint(struct arena *arena, const struct terminal *terminal,
    const struct frame_content *content, struct window window, struct crop *crop) {
    const struct scene *scene = session_output(content->session, content->output)->scene;
    if (!scene || !scene->page_count) {
        return NULL;
    }
    *crop = view_clamp(content->view, terminal, scene, window);
    size_t count = (size_t)crop->width * (size_t)crop->height;
    uint32_t *pixels = arena_array(arena, count, sizeof *pixels);
    memset(pixels, 0xFF, count * sizeof *pixels);
    struct faults unsaid = {.arena = arena};
    return crop_paint(scene, content->view->page, crop, pixels, &unsaid) ? pixels : NULL;
}

static const char *describe_picture(struct arena *arena,
    const struct session_output *output, const struct view *view, double scale,
    enum language language) {
    const char *text = "";
    if (output->scene && output->scene->page_count > 1) {
        text = arena_print(arena, words_in(language, "  page %zu/%zu", "  第 %zu/%zu 页"),
            view->page + 1, output->scene->page_count);
    }
    if (output->scene) {
        text = arena_print(arena, "%s  %.0f%%", text, scale * 100);
    }
    return text;
}

static const char *describe_faults(
    struct arena *arena, const struct faults *faults, enum language language) {
    size_t errors = text_count_faults(faults, FAULT_ERROR);
    size_t warnings = text_count_faults(faults, FAULT_WARNING);
    const char *text = "";
    if (errors) {
        text =
            arena_print(arena, words_in(language, "  errors %zu", "  错误 %zu"), errors);
    }
    if (warnings) {
        text = arena_print(arena, words_in(language, "%s  warnings %zu", "%s  警告 %zu"),
            text, warnings);
    }
    return text;
}

static const char *describe_state(struct arena *arena, const struct session *session,
    const struct session_output *output, enum language language) {
    if (!output->scene) {
        return words_in(language, "  no picture yet", "  还没有图");
    }
    if (!output->is_latest) {
        return words_in(language, "  the picture is from before", "  图为改动前的");
    }
    return arena_print(arena, "  %.0f ms", ceil(session_time(session)));
}

/* Where we are, then the keys, as far as there is room. */
static void draw_status(const struct terminal *terminal,
    const struct frame_content *content, const struct faults *faults, double scale,
    struct buffer *out) {
    struct arena arena = {0};
    enum language language = faults->language;
    const struct session *session = content->session;
    size_t count = session_output_count(session);
    const char *left = "";
    if (count) {
        const struct session_output *output = session_output(session, content->output);
        left =
            arena_print(&arena, " %s  %zu/%zu%s%s%s", output->name, content->output + 1,
                count, describe_picture(&arena, output, content->view, scale, language),
                describe_state(&arena, session, output, language),
                describe_faults(&arena, faults, language));
    } else {
        left =
            arena_print(&arena, " %s%s", words_in(language, "no picture yet", "还没有图"),
                describe_faults(&arena, faults, language));
    }
    const char *keys =
        words_in(language, "n p output  space b page  + - 0 zoom  ←↑↓→ move  q quit ",
            "n p 换图  空格 b 翻页  + - 0 缩放  ←↑↓→ 移动  q 退出 ");
    int blank = terminal->columns - text_columns(left) - text_columns(keys);
    const char *line =
        arena_print(&arena, "%s%*s%s", left, blank > 2 ? blank : 2, "", keys);
    move_to(terminal->rows, out);
    buffer_append_string(out, "\033[0;7m");
    text_append_cut(line, terminal->columns, out);
    buffer_append_string(out, "\033[K\033[0m");
    arena_finish(&arena);
}

static void draw_faults(const struct terminal *terminal, const char *const *lines,
    size_t count, struct buffer *out) {
    for (size_t i = 0; i < count; i++) {
        move_to(terminal->rows - (int)count + (int)i, out);
        buffer_append_string(out, "\033[0m");
        text_append_cut(lines[i], terminal->columns, out);
        buffer_append_string(out, "\033[0m\033[K");
    }
}

/* In the middle of the row, so that a small picture does not stick to the edge. */
static void place_picture(struct frame *frame, const struct terminal *terminal,
    const struct terminal_picture *picture) {
    frame->columns = terminal_picture_columns(terminal, picture);
    frame->rows = terminal_picture_rows(terminal, picture);
    frame->row = 1;
    int free = terminal->columns - frame->columns;
    frame->column = 1 + (free > 0 ? free / 2 : 0);
}

static void draw_picture(struct frame *frame, const struct terminal *terminal,
    const struct frame *before, const struct terminal_picture *picture) {
    struct buffer *out = &frame->bytes;
    if (has_moved(frame, before)) {
        buffer_append_string(out, "\033[0m\033[2J");
    }
    if (picture->pixels) {
        terminal_write_picture(terminal, picture, frame->row, frame->column, out);
    } else {
        terminal_remove_picture(terminal, PICTURE, out);
    }
}

void frame_draw(struct frame *frame, const struct terminal *terminal,
    const struct frame_content *content) {
    struct arena arena = {0};
    struct frame before = *frame;
    struct session *session = content->session;
    bool any = session_output_count(session) > 0;
    struct faults faults = *session_faults(session, any ? content->output : SESSION_ALL);
    faults.color = content->color;
    const char **lines;
    size_t count =
        text_fault_lines(&arena, &faults, most_fault_lines(terminal, &faults), &lines);
    struct window window = frame_window(terminal, (int)count);
    struct crop crop = {.scale = 1};
    struct terminal_picture picture = {.number = PICTURE};
    picture.pixels = any ? paint(&arena, terminal, content, window, &crop) : NULL;
    picture.width = crop.width;
    picture.height = crop.height;
    *frame = (struct frame){.bytes = before.bytes, .is_known = true};
    frame->fault_rows = (int)count;
    frame->bytes.length = 0;
    if (picture.pixels) {
        place_picture(frame, terminal, &picture);
    }
    buffer_append_string(&frame->bytes, begin_frame);
    draw_picture(frame, terminal, &before, &picture);
    draw_faults(terminal, lines, count, &frame->bytes);
    draw_status(terminal, content, &faults, crop.scale, &frame->bytes);
    buffer_append_string(&frame->bytes, end_frame);
    arena_finish(&arena);
}

void frame_draw_waiting(
    const struct terminal *terminal, enum language language, struct buffer *out) {
    move_to(terminal->rows, out);
    buffer_append_string(out, "\033[0;7m");
    text_append_cut(
        words_in(language, " drawing again …", " 正在重画……"), terminal->columns, out);
    buffer_append_string(out, "\033[K\033[0m");
}

void frame_end(const struct terminal *terminal, struct buffer *out) {
    terminal_remove_picture(terminal, PICTURE, out);
}
