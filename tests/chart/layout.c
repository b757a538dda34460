/* What holds for every chart in a layout: it fills its region and nothing runs out of it;
 * labels of arcs never lie over each other nor on the circle. */
#include "chart/setup.h"

static void collect(
    struct setup *setup, const struct placed *placed, struct text_boxes *boxes) {
    text_boxes_collect(&setup->job->arena, placed->group, 0, 0, boxes);
}

/* Each case: a specification that fills regions of these widths. */
static void test_fills_region(void **state) {
    (void)state;
    static const double widths[] = {240, 453.5, 640, 1080};
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/layout.cases", 1);
    for (size_t i = 0; i < cases.count; i++) {
        for (size_t w = 0; w < countof(widths); w++) {
            struct job *own = job_new();
            struct setup setup = setup_text(own, cases.items[i].fields[0], false);
            assert_string_equal(job_faults(own), "");
            struct placed placed = setup_place(&setup, widths[w]);
            struct text_boxes boxes = {0};
            collect(&setup, &placed, &boxes);
            bool fits = fabs(placed.width - widths[w]) < 1.5;
            for (size_t k = 0; k < boxes.count; k++) {
                fits = fits && boxes.items[k].x1 > -1.5 &&
                       boxes.items[k].x2 < widths[w] + 1.5;
            }
            case_check(&cases, &cases.items[i],
                arena_print(&job->arena, "%g: %s", widths[w], fits ? "fits" : "not"),
                arena_print(&job->arena, "%g: fits", widths[w]));
            setup_finish(&setup);
            job_free(own);
        }
    }
    cases_finish(&cases);
    job_free(job);
}

/* A small generator, the same everywhere. */
static unsigned next_random(unsigned *seed) {
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7fff;
}

static const char *random_pie(struct arena *arena, unsigned seed, int parts) {
    const char *rows = "";
    for (int i = 0; i < parts; i++) {
        unsigned value = next_random(&seed) % 4 ? next_random(&seed) % 20 + 1
                                                : next_random(&seed) % 500 + 50;
        rows = arena_print(arena, "%s{n: 类别%d, v: %u}, ", rows, i, value);
    }
    return arena_print(arena,
        "{height: 280, data: {values: [%s]}, encoding: {theta: {field: v, type: "
        "quantitative, stack: true}, color: {field: n, legend: null}}, layer: [{mark: "
        "{type: arc, outerRadius: 100}}, {mark: {type: text, radius: 100, leader: true}, "
        "encoding: {text: {field: n}, color: {value: black}}}]}",
        rows);
}

static bool apart(const struct text_box *a, const struct text_box *b) {
    return a->x2 <= b->x1 || b->x2 <= a->x1 || a->y2 <= b->y1 || b->y2 <= a->y1;
}

/* The nearest point of the box lies outside the circle. */
static bool off_circle(const struct text_box *box, double x, double y, double radius) {
    double dx = fmax(fmax(box->x1 - x, x - box->x2), 0);
    double dy = fmax(fmax(box->y1 - y, y - box->y2), 0);
    return hypot(dx, dy) >= radius - 0.5;
}

static const struct scene_arc *find_arc(
    const struct scene_group *group, double *x, double *y) {
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        if (mark->type == MARK_ARC) {
            return &mark->arcs[0];
        }
        const struct scene_arc *found =
            mark->type == MARK_GROUP ? find_arc(mark->groups, x, y) : NULL;
        if (found) {
            *x += mark->groups->item.x;
            *y += mark->groups->item.y;
            return found;
        }
    }
    return NULL;
}

static void check_pie(unsigned seed, int parts) {
    struct job *job = job_new();
    struct setup setup = setup_text(job, random_pie(&job->arena, seed, parts), false);
    struct placed placed = setup_place(&setup, 480);
    struct text_boxes boxes = {0};
    collect(&setup, &placed, &boxes);
    assert_int_equal(boxes.count, parts);
    double x = 0, y = 0;
    const struct scene_arc *arc = find_arc(placed.group, &x, &y);
    assert_non_null(arc);
    for (size_t i = 0; i < boxes.count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!apart(&boxes.items[i], &boxes.items[k])) {
                fail_msg("seed %u, %d parts: %s lies over %s", seed, parts,
                    boxes.items[i].text->text, boxes.items[k].text->text);
            }
        }
        if (!off_circle(&boxes.items[i], x + arc->item.x, y + arc->item.y, 100)) {
            fail_msg("seed %u, %d parts: %s lies on the circle", seed, parts,
                boxes.items[i].text->text);
        }
    }
    setup_finish(&setup);
    job_free(job);
}

static void test_leaders(void **state) {
    (void)state;
    for (unsigned seed = 1; seed <= 40; seed++) {
        check_pie(seed, 3 + (int)(seed % 10));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fills_region),
        cmocka_unit_test(test_leaders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
