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

/* The leaders of the scene, in the page's px. */
struct leaders {
    const struct scene_mark *lines[16];
    double x[16], y[16];
    size_t count;
};

static void collect_leaders(
    const struct scene_group *group, double x, double y, struct leaders *out) {
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        for (size_t i = 0; mark->type == MARK_GROUP && i < mark->count; i++) {
            const struct scene_group *inner = &mark->groups[i];
            collect_leaders(inner, x + inner->item.x, y + inner->item.y, out);
        }
        bool leader = mark->name && strcmp(mark->name, "leader") == 0;
        if (leader && out->count < countof(out->lines)) {
            out->x[out->count] = x;
            out->y[out->count] = y;
            out->lines[out->count++] = mark;
        }
    }
}

static double turn_of(
    const struct scene_point *a, const struct scene_point *b, double x, double y) {
    return (b->item.x - a->item.x) * (y - a->item.y) -
           (b->item.y - a->item.y) * (x - a->item.x);
}

static bool cross(const struct scene_mark *a, const struct scene_mark *b) {
    for (size_t i = 1; i < a->count; i++) {
        for (size_t k = 1; k < b->count; k++) {
            const struct scene_point *p = &a->points[i - 1], *q = &a->points[i];
            const struct scene_point *r = &b->points[k - 1], *s = &b->points[k];
            double one = turn_of(p, q, r->item.x, r->item.y);
            double two = turn_of(p, q, s->item.x, s->item.y);
            double three = turn_of(r, s, p->item.x, p->item.y);
            double four = turn_of(r, s, q->item.x, q->item.y);
            if (one * two < -1e-9 && three * four < -1e-9) {
                return true;
            }
        }
    }
    return false;
}

/* No leader runs over the circle or another leader. */
static void check_leaders(
    const struct placed *placed, double x, double y, unsigned seed) {
    struct leaders leaders = {0};
    collect_leaders(placed->group, 0, 0, &leaders);
    assert_true(leaders.count > 0);
    for (size_t i = 0; i < leaders.count; i++) {
        const struct scene_mark *line = leaders.lines[i];
        for (size_t k = 1; k < line->count; k++) {
            const struct item *from = &line->points[k - 1].item;
            const struct item *to = &line->points[k].item;
            double middle_x = leaders.x[i] + (from->x + to->x) / 2 - x;
            double middle_y = leaders.y[i] + (from->y + to->y) / 2 - y;
            if (hypot(middle_x, middle_y) < 98) {
                fail_msg("seed %u: leader %zu runs over the circle", seed, i);
            }
        }
        for (size_t k = 0; k < i; k++) {
            if (cross(line, leaders.lines[k])) {
                fail_msg("seed %u: leaders %zu and %zu cross", seed, k, i);
            }
        }
    }
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
    check_leaders(&placed, x + arc->item.x, y + arc->item.y, seed);
    setup_finish(&setup);
    job_free(job);
}

/* What is said while a pie is placed: specification | warning, or nothing. */
static void test_pie_warnings(void **state) {
    (void)state;
    struct job *job = job_new();
    struct cases cases = cases_load(job, "chart/pie.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct job *own = job_new();
        own->faults.language = LANGUAGE_CHINESE;
        const char *spec = arena_print(&own->arena,
            "{height: 216, data: {values: [%s]}, encoding: {theta: {field: v, type: "
            "quantitative, stack: true}, color: {field: n, legend: null}}, layer: "
            "[{mark: "
            "{type: arc, outerRadius: 80}}, {mark: {type: text, radius: 80, leader: "
            "true}, "
            "encoding: {text: {field: n}}}]}",
            cases.items[i].fields[0]);
        struct setup setup = setup_text(own, spec, false);
        struct placed placed = setup_place(&setup, 400);
        struct text_boxes boxes = {0};
        collect(&setup, &placed, &boxes);
        case_check(&cases, &cases.items[i], arena_print(&job->arena, "%zu", boxes.count),
            cases.items[i].fields[1]);
        case_check(&cases, &cases.items[i],
            own->faults.count > 0 ? own->faults.items[0].text : "nothing",
            cases.items[i].fields[2]);
        for (size_t k = 0; k < boxes.count; k++) {
            assert_true(boxes.items[k].x1 > -1.5 && boxes.items[k].x2 < 401.5);
        }
        setup_finish(&setup);
        job_free(own);
    }
    cases_finish(&cases);
    job_free(job);
}

/* Twelve values of four digits: as bars get narrower the labels get smaller, then fewer. */
static void test_labels_avoid(void **state) {
    (void)state;
    static const double widths[] = {640, 340, 200};
    size_t shown[3];
    double sizes[3];
    for (int w = 0; w < 3; w++) {
        struct job *job = job_new();
        struct setup setup = setup_text(job,
            "{data: {sequence: {start: 1000, stop: 1012, as: v}}, encoding: {x: {field: "
            "v, "
            "type: nominal, axis: null}, y: {field: v, type: quantitative, axis: null}}, "
            "layer: [{mark: bar}, {mark: {type: text, dy: -8, avoid: true}, encoding: "
            "{text: {field: v}}}]}",
            false);
        struct placed placed = setup_place(&setup, widths[w]);
        struct text_boxes boxes = {0};
        collect(&setup, &placed, &boxes);
        shown[w] = boxes.count;
        sizes[w] = boxes.items[0].text->font_size;
        for (size_t i = 1; i < boxes.count; i++) {
            assert_true(boxes.items[i].x1 >= boxes.items[i - 1].x2);
        }
        assert_int_equal(job->faults.count, shown[w] < 12 ? 1 : 0);
        setup_finish(&setup);
        job_free(job);
    }
    assert_true(shown[0] == 12 && shown[1] == 12 && shown[2] < 12 && shown[2] > 3);
    assert_true(sizes[0] == 12 && sizes[1] < 12 && sizes[2] == 10);
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
        cmocka_unit_test(test_pie_warnings),
        cmocka_unit_test(test_labels_avoid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
