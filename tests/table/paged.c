/* Tables over regions, read line by line: what stands where, what is said over again. */
#include "table/setup.h"

#include "base/buffer.h"
#include "golden.h"

enum { MOST_REGIONS = 12, MOST_WORDS = 400 };

/* A text and where it stands on its page. */
struct word {
    double x, y;
    const char *text;
    bool again; /* no part of the structure */
};

struct words {
    struct word items[MOST_WORDS];
    size_t count;
};

static void gather(
    struct words *words, const struct scene_group *group, double x, double y) {
    for (size_t m = 0; m < group->mark_count; m++) {
        const struct scene_mark *mark = group->marks[m];
        for (size_t i = 0; i < mark->count && mark->type == MARK_GROUP; i++) {
            const struct scene_group *inner = &mark->groups[i];
            gather(words, inner, x + inner->item.x, y + inner->item.y);
        }
        for (size_t i = 0; i < mark->count && mark->type == MARK_TEXT; i++) {
            const struct scene_text *text = &mark->texts[i];
            assert_true(words->count < MOST_WORDS);
            words->items[words->count++] = (struct word){x + text->item.x,
                y + text->item.y, text->text, text->item.element == &scene_artifact};
        }
    }
}

static int compare_words(const void *left, const void *right) {
    const struct word *a = left;
    const struct word *b = right;
    bool line = fabs(a->y - b->y) < 1;
    return line ? (a->x > b->x) - (a->x < b->x) : a->y > b->y ? 1 : -1;
}

/* Lines from the top, texts in them divided by |; ~ before what is said over again. */
static void print_page(const struct scene_group *group, struct buffer *out) {
    struct words *words = calloc(1, sizeof *words);
    gather(words, group, 0, 0);
    qsort(words->items, words->count, sizeof *words->items, compare_words);
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        bool new_line = i == 0 || fabs(word->y - words->items[i - 1].y) >= 1;
        buffer_append_string(out, i == 0 ? "  " : new_line ? "\n  " : " | ");
        buffer_print(out, "%s%s", word->again ? "~" : "", word->text);
    }
    buffer_append_char(out, '\n');
    free(words);
}

static void print_regions(
    struct setup *setup, const struct value *heights, struct buffer *out) {
    struct setup_placer made = setup_placer_new(setup);
    struct block *block = setup->blocks.items[0];
    for (uint32_t i = 0; block && i < MOST_REGIONS; i++) {
        uint32_t last = heights->count - 1;
        double height = heights->items[i < last ? i : last].number;
        struct region region = {setup->width, height, height, i == 0};
        bool continued = block->continued;
        struct placed placed = block_place(&made.placer, block, &region);
        buffer_print(out, "region %u, %g of %g px high%s\n", i + 1, placed.height, height,
            continued ? ", continued" : "");
        if (placed.group) {
            print_page(placed.group, out);
        }
        block = placed.rest;
    }
    assert_null(block);
    font_set_free(made.fonts);
}

static void test_regions(void **state) {
    (void)state;
    static const char *const names[] = {"groups", "spans", "long-row", "slices", "notes"};
    for (size_t i = 0; i < countof(names); i++) {
        struct job *job = job_new();
        const char *path =
            test_path(job, arena_print(&job->arena, "table/paged/%s.yaml", names[i]));
        struct value document;
        assert_true(setup_read(job, path, &document));
        struct setup setup = setup_table(job, NULL, path, path);
        assert_string_equal(job_faults(job), "");
        struct buffer out = {0};
        print_regions(&setup, value_member(&document, "heights"), &out);
        assert_string_equal(job_faults(job), "");
        golden_check(
            job, arena_print(&job->arena, "table/paged/%s.txt", names[i]), out.data);
        buffer_finish(&out);
        job_free(job);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_regions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
