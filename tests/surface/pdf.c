/* PDF: the same bytes each time, whatever comes in; what other programs must find in it
 * is asked of them in tests/checks. */
#include "surface/sample.h"

#include "surface/surface.h"

static void test_same_bytes(void **state) {
    (void)state;
    struct sample *one = sample_new(), *two = sample_new();
    struct buffer first = sample_paint(one, sample_everything(one), "pdf", 1, false);
    struct buffer second = sample_paint(two, sample_everything(two), "pdf", 1, false);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    sample_free(one);
    sample_free(two);
}

/* Fonts that Cairo keeps must outlive their document and be let go in good order: its
 * cache holds some hundred of them. */
static void test_many_documents(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 60, 20);
    sample_text(sample, sample_root(scene), 2, 14, "宋", 10, "信息2023");
    size_t length = sample_paint(sample, scene, "pdf", 1, false).length;
    for (int i = 0; i < 300; i++) {
        assert_int_equal(sample_paint(sample, scene, "pdf", 1, false).length, length);
    }
    sample_free(sample);
}

/* Tags that Cairo does not know, elements without a parent, text beside child elements.
 */
static void test_odd_structure(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 100, 60);
    struct element *odd = element_new(sample->arena, scene->structure, "Aside");
    struct element *inner = element_new(sample->arena, odd, "P");
    struct element *stray = element_new(sample->arena, NULL, "P");
    const struct element *const elements[] = {
        odd, inner, odd, stray, &scene_artifact, odd};
    for (size_t i = 0; i < countof(elements); i++) {
        sample_text(sample, sample_root(scene), 2, 10 * (double)i, "宋", 10, "信息")
            ->item.element = elements[i];
    }
    sample_paint(sample, scene, "pdf", 1, false);
    assert_int_equal(sample->job->faults.count, 0);
    sample_free(sample);
}

/* The document information, which stands in clear behind the compressed pages. */
static const char *information(const struct buffer *pdf) {
    for (size_t i = 0; i + 9 < pdf->length; i++) {
        if (memcmp(pdf->data + i, "/Producer", 9) == 0) {
            return pdf->data + i;
        }
    }
    fail_msg("no document information");
    return "";
}

/* Dates are those given, or none: never the time of the run. */
static void test_dates(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    const struct scene *scene = sample_scene(sample, 100, 60);
    struct surface_options options = {.has_time = true, .time = 1704067199};
    struct buffer dated = {0}, undated = {0};
    const struct surface *pdf = surface_find("pdf");
    assert_true(pdf->paint(scene, 0, &options, &dated, &sample->job->faults));
    options.has_time = false;
    assert_true(pdf->paint(scene, 0, &options, &undated, &sample->job->faults));
    assert_non_null(strstr(information(&dated), "/CreationDate (20231231235959Z)"));
    assert_non_null(strstr(information(&dated), "/ModDate (20231231235959Z)"));
    assert_null(strstr(information(&undated), "Date"));
    buffer_finish(&dated);
    buffer_finish(&undated);
    sample_free(sample);
}

static void test_empty_pages(void **state) {
    (void)state;
    struct sample *sample = sample_new();
    struct scene *scene = sample_scene(sample, 100, 60);
    struct scene_page pages[3] = {scene->pages[0], scene->pages[0], scene->pages[0]};
    pages[1].width = 200;
    scene->pages = pages;
    scene->page_count = 3;
    struct buffer pdf = sample_paint(sample, scene, "pdf", 1, false);
    assert_memory_equal(pdf.data, "%PDF-", 5);
    sample_free(sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_many_documents),
        cmocka_unit_test(test_odd_structure),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_empty_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
