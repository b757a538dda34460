/* Fonts packed before are those that would be packed anew, and no others. */
#include "surface/sample.h"

#include "surface/font_packs.h"
#include "surface/surface.h"

/* A page with that text, as SVG with its font in it. */
static struct buffer paint(
    struct sample *sample, const char *text, struct font_packs *packs) {
    struct scene *scene = sample_scene(sample, 200, 40);
    sample_text(sample, sample_root(scene), 10, 30, "黑", 16, text);
    struct surface_options options = {
        .scale = 1, .svg_text = SVG_TEXT_EMBEDDED, .packs = packs};
    struct buffer out = {0};
    assert_true(
        surface_find("svg")->paint(scene, 0, &options, &out, &sample->job->faults));
    assert_non_null(strstr(out.data, "font/woff2"));
    return out;
}

static void test_same_bytes(void **state) {
    (void)state;
    static const char *const texts[] = {"图表", "12.5%", "表图", "图表 12", "图表"};
    struct sample *sample = sample_new();
    struct font_packs *packs = font_packs_new();
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < countof(texts); i++) {
            struct buffer anew = paint(sample, texts[i], NULL);
            struct buffer again = paint(sample, texts[i], packs);
            assert_string_equal(anew.data, again.data);
            buffer_finish(&anew);
            buffer_finish(&again);
        }
    }
    font_packs_free(packs);
    sample_free(sample);
}

/* More than are remembered: the oldest make room. */
static void test_many(void **state) {
    (void)state;
    enum { MANY = 600 };
    struct sample *sample = sample_new();
    struct font_packs *packs = font_packs_new();
    for (int i = 0; i < MANY; i++) {
        struct buffer out =
            paint(sample, arena_print(sample->arena, "%d", i * 1237 % 1000), packs);
        buffer_finish(&out);
    }
    struct buffer anew = paint(sample, "图12", NULL);
    struct buffer again = paint(sample, "图12", packs);
    assert_string_equal(anew.data, again.data);
    buffer_finish(&anew);
    buffer_finish(&again);
    font_packs_free(packs);
    sample_free(sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
