/* Outlines of items: path data, sectors, symbols, rectangles, lines and areas. */
#include "cases.h"

#include <math.h>

#include "scene/path.h"

static const char *print_path(struct job *job, struct path path) {
    static const char letters[] = {'M', 'L', 'C', 'Z'};
    struct buffer out = {0};
    for (size_t i = 0; i < path.count; i++) {
        const struct path_step *s = &path.steps[i];
        const double numbers[6] = {s->x1, s->y1, s->x2, s->y2, s->x, s->y};
        buffer_append_string(&out, i ? " " : "");
        buffer_append_char(&out, letters[s->verb]);
        int first = s->verb == PATH_CURVE ? 0 : s->verb == PATH_CLOSE ? 6 : 4;
        for (int j = first; j < 6; j++) {
            buffer_append_string(&out, j == first ? "" : j % 2 ? "," : " ");
            buffer_append_number(&out, numbers[j], 3);
        }
    }
    const char *text = arena_copy(&job->arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    return text;
}

static struct path read_path(struct job *job, const char *data) {
    struct pen pen = {.arena = &job->arena};
    pen_path_data(&pen, data);
    return pen.path;
}

static bool is_step(const struct path *path, size_t i) {
    const struct path_step *s = &path->steps[i];
    bool line = i && s->verb == PATH_LINE;
    return !line || hypot(s->x - s[-1].x, s->y - s[-1].y) > 0.002;
}

/* Without lines that lead nowhere. */
static struct path tidy(struct job *job, struct path path) {
    struct path kept = {
        .steps = arena_array(&job->arena, path.count, sizeof *path.steps)};
    for (size_t i = 0; i < path.count; i++) {
        if (is_step(&path, i)) {
            kept.steps[kept.count++] = path.steps[i];
        }
    }
    return kept;
}

static bool near(double a, double b) {
    return fabs(a - b) < 0.02;
}

/* The expected path has three decimals, so numbers need only be near. */
static bool same_path(struct job *job, struct path a, struct path b) {
    a = tidy(job, a);
    b = tidy(job, b);
    for (size_t i = 0; i < a.count && i < b.count; i++) {
        const struct path_step *s = &a.steps[i], *t = &b.steps[i];
        if (s->verb != t->verb || !near(s->x, t->x) || !near(s->y, t->y) ||
            !near(s->x1, t->x1) || !near(s->y1, t->y1) || !near(s->x2, t->x2) ||
            !near(s->y2, t->y2)) {
            return false;
        }
    }
    return a.count == b.count;
}

static void check_path(struct job *job, struct cases *cases, const struct test_case *item,
    struct path path, const char *wanted) {
    struct path expected = read_path(job, wanted);
    if (!same_path(job, path, expected)) {
        case_check(cases, item, print_path(job, path), print_path(job, expected));
    }
}

static void test_path_data(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "scene/path.cases", 2);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        case_check(&cases, item, print_path(job, read_path(job, item->fields[0])),
            item->fields[1]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void test_path_data_must_begin_with_a_move(void **state) {
    (void)state;
    struct job *job = job_new();
    assert_int_equal(read_path(job, "L10 10").count, 0);
    assert_int_equal(read_path(job, "").count, 0);
    job_free(job);
}

static void test_sectors(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "scene/arc.cases", 5);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scene_arc arc = {
            .pad_angle = atof(item->fields[2]), .corner_radius = atof(item->fields[3])};
        sscanf(item->fields[0], "%lf, %lf", &arc.start_angle, &arc.end_angle);
        sscanf(item->fields[1], "%lf, %lf", &arc.inner_radius, &arc.outer_radius);
        struct scene_mark mark = {.type = MARK_ARC, .count = 1, .arcs = &arc};
        check_path(
            job, &cases, item, scene_item_path(&job->arena, &mark, 0), item->fields[4]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* Which way round the angles are given makes no difference to what is seen. */
static void test_sector_backwards(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scene_arc arcs[2] = {{.start_angle = 1, .end_angle = 2, .outer_radius = 9},
        {.start_angle = 2, .end_angle = 1, .outer_radius = 9}};
    struct scene_mark mark = {.type = MARK_ARC, .count = 2, .arcs = arcs};
    assert_string_equal(print_path(job, scene_item_path(&job->arena, &mark, 0)),
        print_path(job, scene_item_path(&job->arena, &mark, 1)));
    job_free(job);
}

static void test_symbols(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "scene/symbol.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct scene_symbol symbol = {
            .shape = item->fields[0], .size = atof(item->fields[1])};
        struct scene_mark mark = {.type = MARK_SYMBOL, .count = 1, .symbols = &symbol};
        check_path(
            job, &cases, item, scene_item_path(&job->arena, &mark, 0), item->fields[2]);
    }
    cases_finish(&cases);
    job_free(job);
}

/* "x,y" or "x,y,far" or "-" for a gap, divided by spaces. */
static struct scene_mark *read_points(
    struct job *job, const char *text, bool horizontal) {
    struct scene_mark *mark = arena_new(&job->arena, struct scene_mark);
    mark->points = arena_array(&job->arena, strlen(text), sizeof *mark->points);
    mark->type = MARK_LINE;
    mark->horizontal = horizontal;
    while (*text) {
        struct scene_point *point = &mark->points[mark->count++];
        double far = 0;
        int found = sscanf(text, "%lf,%lf,%lf", &point->item.x, &point->item.y, &far);
        point->undefined = found < 2;
        if (found == 3) {
            mark->type = MARK_AREA;
            *(horizontal ? &point->x2 : &point->y2) = far;
        }
        text += strcspn(text, " ");
        text += *text == ' ';
    }
    return mark;
}

static void test_lines_and_areas(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "scene/curve.cases", 5);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        bool horizontal = strcmp(item->fields[2], "horizontal") == 0;
        struct scene_mark *mark = read_points(job, item->fields[3], horizontal);
        assert_true(interpolation_find(item->fields[0], &mark->interpolation));
        mark->tension = atof(item->fields[1]);
        check_path(
            job, &cases, item, scene_item_path(&job->arena, mark, 0), item->fields[4]);
    }
    cases_finish(&cases);
    job_free(job);
}

static void check_rect(struct scene_rect rect, const char *wanted) {
    struct job *job = job_new();
    struct scene_mark mark = {.type = MARK_RECT, .count = 1, .rects = &rect};
    assert_string_equal(print_path(job, scene_item_path(&job->arena, &mark, 0)), wanted);
    job_free(job);
}

static void test_rectangles(void **state) {
    (void)state;
    check_rect((struct scene_rect){.width = 10, .height = 5}, "M0,0 L10,0 L10,5 L0,5 Z");
    check_rect(
        (struct scene_rect){.width = -10, .height = 5}, "M-10,0 L0,0 L0,5 L-10,5 Z");
    check_rect(
        (struct scene_rect){.width = 10, .height = 5, .corner_radius = {2, 0, 0, 0}},
        "M2,0 L10,0 L10,5 L0,5 L0,2 C0,0.895 0.895,0 2,0 Z");
    check_rect(
        (struct scene_rect){.width = 2, .height = 2, .corner_radius = {9, 9, 9, 9}},
        "M1,0 L1,0 C1.552,0 2,0.448 2,1 L2,1 C2,1.552 1.552,2 1,2 L1,2 "
        "C0.448,2 0,1.552 0,1 L0,1 C0,0.448 0.448,0 1,0 Z");
}

/* As Vega: a 1 px stroke of a group covers whole pixels, the clip stays where it is. */
static void test_group_stroke_is_offset(void **state) {
    (void)state;
    struct job *job = job_new();
    struct scene_style *style =
        scene_new_stroke(&job->arena, (struct color){.set = true}, 1);
    struct scene_group group = {.item = {.style = style}, .width = 4, .height = 2};
    struct scene_mark mark = {.type = MARK_GROUP, .count = 1, .groups = &group};
    assert_string_equal(print_path(job, scene_item_path(&job->arena, &mark, 0)),
        "M0.5,0.5 L4.5,0.5 L4.5,2.5 L0.5,2.5 Z");
    assert_string_equal(
        print_path(job, scene_clip_path(&job->arena, &group)), "M0,0 L4,0 L4,2 L0,2 Z");
    style->stroke_width = 2;
    assert_string_equal(
        print_path(job, scene_item_path(&job->arena, &mark, 0)), "M0,0 L4,0 L4,2 L0,2 Z");
    job_free(job);
}

/* Numbers that a log scale or a division by nothing makes draw nothing, or stay in reach. */
static void test_impossible_places(void **state) {
    (void)state;
    check_rect((struct scene_rect){.item.x = NAN, .width = 10, .height = 5}, "");
    check_rect((struct scene_rect){.width = INFINITY, .height = 5},
        "M0,0 L1000000,0 L1000000,5 L0,5 Z");
    struct job *job = job_new();
    struct scene_mark *mark = read_points(job, "0,1 nan,2 3,inf 4,5 6,7", false);
    assert_string_equal(
        print_path(job, scene_item_path(&job->arena, mark, 0)), "M0,1 Z M4,5 L6,7");
    struct scene_arc arc = {.start_angle = NAN, .end_angle = 2, .outer_radius = 9};
    struct scene_mark arcs = {.type = MARK_ARC, .count = 1, .arcs = &arc};
    assert_int_equal(scene_item_path(&job->arena, &arcs, 0).count, 0);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_path_data),
        cmocka_unit_test(test_path_data_must_begin_with_a_move),
        cmocka_unit_test(test_sectors),
        cmocka_unit_test(test_sector_backwards),
        cmocka_unit_test(test_symbols),
        cmocka_unit_test(test_lines_and_areas),
        cmocka_unit_test(test_rectangles),
        cmocka_unit_test(test_group_stroke_is_offset),
        cmocka_unit_test(test_impossible_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
