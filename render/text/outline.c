/* The outline of a glyph, from HarfBuzz to our steps. */
#include <hb.h>

#include "text/font.h"

struct pen {
    struct arena *arena;
    struct outline_step *steps;
    size_t count, capacity;
};

static void add_step(struct pen *pen, struct outline_step step) {
    pen->steps = arena_grow(
        pen->arena, pen->steps, pen->count, &pen->capacity, sizeof *pen->steps);
    pen->steps[pen->count++] = step;
}

static void move_to(hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state,
    float x, float y, void *data) {
    (void)functions, (void)state, (void)data;
    add_step(pen, (struct outline_step){.verb = OUTLINE_MOVE, .x = x, .y = y});
}

static void line_to(hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state,
    float x, float y, void *data) {
    (void)functions, (void)state, (void)data;
    add_step(pen, (struct outline_step){.verb = OUTLINE_LINE, .x = x, .y = y});
}

static void quadratic_to(hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state,
    float x1, float y1, float x, float y, void *data) {
    (void)functions, (void)state, (void)data;
    add_step(pen, (struct outline_step){OUTLINE_QUADRATIC, x1, y1, 0, 0, x, y});
}

static void cubic_to(hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state,
    float x1, float y1, float x2, float y2, float x, float y, void *data) {
    (void)functions, (void)state, (void)data;
    add_step(pen, (struct outline_step){OUTLINE_CUBIC, x1, y1, x2, y2, x, y});
}

static void close_path(
    hb_draw_funcs_t *functions, void *pen, hb_draw_state_t *state, void *data) {
    (void)functions, (void)state, (void)data;
    add_step(pen, (struct outline_step){.verb = OUTLINE_CLOSE});
}

struct outline face_outline(
    const struct face *face, uint32_t glyph, struct arena *arena) {
    struct pen pen = {.arena = arena};
    hb_draw_funcs_t *functions = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(functions, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(functions, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(functions, close_path, NULL, NULL);
    hb_font_get_glyph_shape(face_hb_font(face), glyph, functions, &pen);
    hb_draw_funcs_destroy(functions);
    return (struct outline){pen.steps, pen.count};
}
