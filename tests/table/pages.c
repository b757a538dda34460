/* Which rows stand on which page, and what the pages say together. */
#include "table/setup.h"

#include "base/buffer.h"
#include "cases.h"
#include "table/part.h"
#include "table/structure.h"

enum { MOST_PAGES = 20 };

static const struct named {
    const char *name, *facts, *layout;
} tables[] = {
    {"table-1", "table/annual-report.yaml", "../layouts/annual-report/table-1.yaml"},
    {"table-2", "table/annual-report.yaml", "../layouts/annual-report/table-2.yaml"},
    {"tall", "table/tall.yaml", "table/tall.yaml"},
};

static struct setup setup_named(struct job *job, const char *name) {
    for (size_t i = 0; i < countof(tables); i++) {
        if (strcmp(tables[i].name, name) == 0) {
            return setup_table(job, NULL, test_path(job, tables[i].facts),
                test_path(job, tables[i].layout));
        }
    }
    fail_msg("no table %s", name);
    return (struct setup){0};
}

/* Takes "160@400" or "400" off the list; at its end the last is given again, whole. */
static struct region next_region(const char **heights, double *full) {
    char *end;
    double left = *full;
    if (**heights) {
        left = *full = strtod(*heights, &end);
        if (*end == '@') {
            *full = strtod(end + 1, &end);
        }
        *heights = *end ? end + 1 : end;
    }
    return (struct region){589.5, left, *full, false};
}

static void print_part(struct buffer *out, const struct table_part *part) {
    buffer_append_string(out, out->length ? " " : "");
    if (part->count == 0) {
        buffer_append_string(out, "-");
        return;
    }
    if (part->repeated) {
        buffer_print(out, "*%d-%d ", part->rows[0], part->rows[part->repeated - 1]);
    }
    buffer_print(out, "%d-%d", part->rows[part->repeated], part->rows[part->count - 1]);
}

static const char *found_pages(
    struct job *job, struct setup *setup, const char *heights) {
    struct setup_placer made = setup_placer_new(setup);
    struct table table = *setup_first(setup);
    struct table_layout *layout = layout_make(&made.placer, &table, 589.5);
    struct buffer out = {0};
    double full = 0;
    for (int page = 0; page < MOST_PAGES && table.first_row < table.grid->row_count;
         page++) {
        struct region region = next_region(&heights, &full);
        struct table_part part = part_choose(&made.placer, &table, layout, &region);
        print_part(&out, &part);
        table.first_row = part.next;
        table.shown = part.shown;
        assert_true(part.count == 0 || part.height <= region.height_left ||
                    job->faults.count > 0);
    }
    for (size_t i = 0; i < job->faults.count && i < 1; i++) {
        buffer_print(&out, " + %s", job->faults.items[i].kind);
    }
    font_set_free(made.fonts);
    const char *text = arena_copy(&job->arena, out.data, out.length);
    buffer_finish(&out);
    return text;
}

static void test_pages(void **state) {
    (void)state;
    struct job *all = job_new();
    struct cases cases = cases_load(all, "table/pages.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct job *job = job_new();
        const struct test_case *item = &cases.items[i];
        struct setup setup = setup_named(job, item->fields[0]);
        case_check(
            &cases, item, found_pages(job, &setup, item->fields[1]), item->fields[2]);
        job_free(job);
    }
    cases_finish(&cases);
    job_free(all);
}

/* The text of all items of an element, lines joined. */
static void add_texts(
    const struct scene_group *group, const struct element *element, struct buffer *out) {
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        for (size_t i = 0; mark->type == MARK_TEXT && i < mark->count; i++) {
            if (mark->texts[i].item.element == element) {
                buffer_append_string(out, mark->texts[i].text);
            }
        }
    }
}

static const char *without_line_feeds(struct arena *arena, const char *text) {
    char *copy = arena_copy_string(arena, text);
    char *to = copy;
    for (const char *from = copy; *from; from++) {
        if (*from != '\n') {
            *to++ = *from;
        }
    }
    *to = 0;
    return copy;
}

static size_t place_pages(
    struct setup *setup, struct setup_placer *made, struct scene_group **pages) {
    size_t count = 0;
    struct block *block = setup->blocks.items[0];
    while (block && count < MOST_PAGES) {
        struct region region = {589.5, 400, 400, count == 0};
        struct placed placed = block_place(&made->placer, block, &region);
        assert_non_null(placed.group);
        pages[count++] = placed.group;
        block = placed.rest;
    }
    return count;
}

/* Over all pages each cell's text is said once under its element, and what is repeated
 * (heads, cells that go on) is no part of the structure but says so. */
static void test_pages_say_each_cell_once(void **state) {
    (void)state;
    struct job *job = job_new();
    struct setup setup = setup_named(job, "table-2");
    struct setup_placer made = setup_placer_new(&setup);
    struct scene_group *pages[MOST_PAGES];
    const struct table *table = setup_first(&setup);
    size_t count = place_pages(&setup, &made, pages);
    assert_true(count > 1);
    assert_int_equal(made.document->child_count, 1);
    struct buffer artifacts = {0};
    for (size_t c = 0; c < table->grid->cell_count; c++) {
        struct buffer said = {0};
        buffer_append_string(&said, "");
        for (size_t p = 0; p < count; p++) {
            add_texts(pages[p], table->structure->cells[c], &said);
        }
        const char *wanted = without_line_feeds(&job->arena, table->grid->cells[c].text);
        assert_string_equal(said.data ? said.data : "", wanted);
        buffer_finish(&said);
    }
    for (size_t p = 0; p < count; p++) {
        add_texts(pages[p], &scene_artifact, &artifacts);
    }
    assert_non_null(strstr(artifacts.data, "申请人情况"));
    assert_non_null(strstr(artifacts.data, "（续）"));
    buffer_finish(&artifacts);
    font_set_free(made.fonts);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_pages_say_each_cell_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
