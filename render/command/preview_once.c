/* Drawing once: each page in pieces as high as the window, so that all of it can be scrolled
 * back to. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/draw.h"
#include "command/preview.h"
#include "command/preview_view.h"

/* Rows that stay free: the caption above, the prompt below. */
enum { FREE_ROWS = 2 };

struct show {
    struct engine *engine;
    const struct options *options;
    const struct terminal *terminal;
    struct window window;
    unsigned number;  /* of the picture; kitty needs one each behind tmux */
    bool has_caption; /* more than one picture is shown */
    bool is_gone;     /* nobody reads what is written */
};

static void write_out(struct show *show, const struct buffer *out) {
    if (show->terminal->tty.out >= 0) {
        show->is_gone |= !tty_write(&show->terminal->tty, out->data, out->length);
    } else {
        show->is_gone |= fwrite(out->data, 1, out->length, stdout) != out->length;
    }
}

/* One piece, from `y` down. */
static void show_piece(
    struct show *show, const struct scene *scene, size_t page, struct crop crop) {
    struct arena scratch = {0};
    size_t count = (size_t)crop.width * (size_t)crop.height;
    uint32_t *pixels = arena_array(&scratch, count, sizeof *pixels);
    memset(pixels, 0xFF, count * sizeof *pixels);
    if (crop_paint(scene, page, &crop, pixels, &show->engine->faults)) {
        struct buffer out = {0};
        show->number = show->number % 254 + 1;
        terminal_append_picture(show->terminal,
            &(struct terminal_picture){pixels, crop.width, crop.height,
                show->terminal->through_tmux ? show->number : 0},
            &out);
        write_out(show, &out);
        buffer_finish(&out);
    }
    arena_finish(&scratch);
}

static void show_page(struct show *show, const struct scene *scene, size_t page) {
    const struct scene_page *source = &scene->pages[page];
    struct window endless = {show->window.width, INT32_MAX / 2};
    double wanted = show->options->scale;
    double widest = show->window.width / fmax(1, source->width);
    struct view view = {.page = page,
        .scale = wanted > 0 ? fmin(wanted, widest)
                            : view_fit(show->terminal, source, show->window)};
    struct crop all = view_clamp(&view, show->terminal, scene, endless);
    for (int y = 0; y < all.height && !show->is_gone; y += show->window.height) {
        struct crop piece = all;
        piece.y = y;
        piece.height =
            all.height - y < show->window.height ? all.height - y : show->window.height;
        show_piece(show, scene, page, piece);
    }
}

static void show_caption(struct show *show, const struct job_output *output,
    const struct scene *scene, size_t page) {
    struct buffer out = {0};
    buffer_print(&out, "\033[1m%s\033[0m", output->name);
    if (output->title) {
        buffer_print(&out, "  %s", output->title);
    }
    if (scene->page_count > 1) {
        buffer_print(&out, "  %zu/%zu", page + 1, scene->page_count);
    }
    buffer_append_string(&out, "\n");
    write_out(show, &out);
    buffer_finish(&out);
}

static void show_output(struct show *show, const struct bound_output *bound) {
    const struct scene *scene = draw_place(show->engine, bound, 0);
    show->has_caption |= scene->page_count > 1;
    for (size_t page = 0; page < scene->page_count && !show->is_gone; page++) {
        if (show->has_caption) {
            show_caption(show, bound->output, scene, page);
        }
        show_page(show, scene, page);
    }
    engine_note_time(show->engine, STAGE_PAINT);
}

/* Pieces of a picture join without a seam: whole cells, whole rows of sixels. */
static struct window piece_window(const struct terminal *terminal) {
    int rows = terminal->rows > FREE_ROWS ? terminal->rows - FREE_ROWS : 1;
    int height = rows * terminal->cell_height;
    if (terminal->kind == TERMINAL_SIXEL) {
        int step = 6 * terminal->cell_height;
        height = height > step ? height / step * step : height / 6 * 6;
    }
    height = height < terminal->most_height ? height : terminal->most_height;
    return (struct window){terminal->most_width, height};
}

/* What can be drawn is; whatever is wrong with the rest, and with the numbers, is told after. */
void preview_once(struct engine *engine, const struct options *options,
    const struct terminal *terminal) {
    struct job job;
    const struct job_output **outputs;
    size_t count;
    bool ok = job_read(engine, options, &job);
    engine_note_time(engine, STAGE_READ);
    if (!ok || !draw_choose(engine, options, &job, &outputs, &count) ||
        !needs_check(engine, &job)) {
        return;
    }
    struct bound_output *bound = arena_array(&engine->arena, count + 1, sizeof *bound);
    size_t bound_count = 0;
    const struct theme *theme = NULL;
    for (size_t i = 0; i < count; i++) {
        bound_count += draw_bind(engine, &job, outputs[i], &theme, &bound[bound_count]);
    }
    engine_note_time(engine, STAGE_BIND);
    const char *remark = NULL;
    draw_check_numbers(engine, options, &job, &remark, NULL);
    engine_note_time(engine, STAGE_CHECK);
    struct show show = {.engine = engine,
        .options = options,
        .terminal = terminal,
        .window = piece_window(terminal),
        .number = (unsigned)getpid() % 254,
        .has_caption = count > 1};
    for (size_t i = 0; i < bound_count && !show.is_gone; i++) {
        show_output(&show, &bound[i]);
    }
}
