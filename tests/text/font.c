/* Fonts by role, against the fonts in tests/fonts. */
#include "cases.h"

#include <hb.h>

#include "base/utf8.h"
#include "text/font.h"

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Families that are not there stand before those that are, as in the real table. */
static const struct font_role roles[] = {
    {"宋", NAMES("serif", "SimSun"), NAMES("方正书宋_GBK", "Noto Serif CJK SC"),
        NAMES("Times New Roman", "Tinos"), 0, true},
    {"黑", NAMES("sans-serif", "SimHei"), NAMES("Noto Sans CJK SC"), NAMES("Arimo"), 0,
        false},
    {"仿宋", NAMES("fangsong"), NAMES("仿宋_GB2312", "FandolFang"), NAMES("Tinos"), 0,
        true},
    {"楷", NAMES("cursive"), NAMES("霞鹜文楷"), NAMES("Tinos"), 0, true},
    {"小标宋", NULL, NAMES("方正小标宋简体", "Noto Serif CJK SC"), NAMES("Tinos"), 300,
        true},
    {"隶", NULL, NAMES("隶书"), NAMES("Tinos"), 0, true},
};

/* "宋 700 italic" */
static struct font_style style_of(struct job *job, const char *text) {
    const char *digits = text;
    while (*digits && !(digits[0] == ' ' && digits[1] >= '0' && digits[1] <= '9')) {
        digits++;
    }
    return (struct font_style){arena_copy(&job->arena, text, (size_t)(digits - text)),
        atoi(digits), strstr(digits, "italic") != NULL};
}

static void print_face(struct buffer *out, const struct face *face) {
    if (!face) {
        buffer_append_string(out, ")none");
        return;
    }
    buffer_print(out, ")%s %d%s%s%s", face_family(face), face_weight(face),
        face_is_italic(face) ? " italic" : "",
        face_synthetic_skew(face) > 0 ? " slanted" : "",
        face_synthetic_embolden(face) > 0 ? " bolder" : "");
}

/* The text cut where the face changes, as in the cases file. */
static const char *faces_of(struct job *job, const struct font_set *set,
    const struct font_style *style, const char *text) {
    struct buffer out = {0};
    const struct face *previous = NULL;
    size_t length = strlen(text);
    for (size_t at = 0; at < length;) {
        size_t start = at;
        uint32_t character = utf8_next(text, length, &at);
        const struct face *face = font_set_face(set, style, character, previous);
        if (start == 0 || face != previous) {
            if (start > 0) {
                print_face(&out, previous);
            }
            buffer_append_string(&out, start > 0 ? " (" : "(");
        }
        buffer_append(&out, text + start, at - start);
        previous = face;
    }
    print_face(&out, previous);
    const char *result = arena_copy(&job->arena, out.data, out.length);
    buffer_finish(&out);
    return result;
}

static void faces_by_role(void **state) {
    (void)state;
    struct job *job = job_new();
    struct font_set *set = font_set_new(roles, countof(roles), &job->faults);
    struct cases cases = cases_load(job, "text/font.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct font_style style = style_of(job, item->fields[0]);
        case_check(
            &cases, item, faces_of(job, set, &style, item->fields[1]), item->fields[2]);
    }
    font_set_free(set);
    cases_finish(&cases);
    job_free(job);
}

/* The same text in another order of asking finds the same faces. */
static void order_does_not_matter(void **state) {
    (void)state;
    struct job *job = job_new();
    static const char *const texts[] = {"䶮a", "年", "㛃1", "“”", "ㄅ"};
    struct font_style style = {"仿宋", 400, false};
    struct font_set *one = font_set_new(roles, countof(roles), NULL);
    struct font_set *other = font_set_new(roles, countof(roles), NULL);
    const char *forward[countof(texts)];
    for (size_t i = 0; i < countof(texts); i++) {
        forward[i] = faces_of(job, one, &style, texts[i]);
    }
    for (size_t i = countof(texts); i-- > 0;) {
        assert_string_equal(faces_of(job, other, &style, texts[i]), forward[i]);
    }
    font_set_free(one);
    font_set_free(other);
    job_free(job);
}

static void sides_on_request(void **state) {
    (void)state;
    struct font_style style = {"宋", 400, false};
    struct font_set *set = font_set_new(roles, countof(roles), NULL);
    const struct face *apostrophe =
        font_set_side_face(set, &style, FONT_SIDE_LATIN, 0x2019);
    const struct face *digit = font_set_side_face(set, &style, FONT_SIDE_HAN, '3');
    assert_string_equal(face_family(apostrophe), "Tinos");
    assert_string_equal(face_family(digit), "Noto Serif CJK SC");
    assert_string_equal(face_family(font_set_primary(set, &style)), "Noto Serif CJK SC");
    assert_string_equal(face_family(font_set_primary_latin(set, &style)), "Tinos");
    font_set_free(set);
}

static void missing_role_is_said_once(void **state) {
    (void)state;
    struct job *job = job_new();
    job->faults.language = LANGUAGE_CHINESE;
    struct font_set *set = font_set_new(roles, countof(roles), &job->faults);
    struct font_style regular = {"隶", 400, false}, bold = {"隶", 700, false};
    font_set_face(set, &regular, 0x5E74, NULL);
    font_set_face(set, &bold, 0x5E74, NULL);
    assert_string_equal(job_faults(job),
        "tubiao: 警告: 没有安装“隶”的字体，改用 Noto Serif CJK SC\n"
        "    提示：运行 fonts/get 可安装免费字体，tubiao fonts 可查看\n");
    font_set_free(set);
    job_free(job);
}

static struct face_metrics metrics_of(const struct font_set *set, const char *family) {
    struct font_style style = {family, 400, false};
    return face_metrics(font_set_primary_latin(set, &style));
}

/* Han faces: the ideographic em box, however odd their hhea. Latin ones: hhea. */
static void metrics(void **state) {
    (void)state;
    static const struct {
        const char *family;
        float ascent, descent, cap_height, x_height;
    } wanted[] = {
        {"Noto Serif CJK SC", 0.88, 0.12, 0.729, 0.514},
        {"Noto Sans CJK SC", 0.88, 0.12, 0.733, 0.543},
        {"LXGW WenKai", 0.88, 0.12, 0.695, 0.468},
        {"FandolFang", 0.88, 0.12, 0.683, 0.458},
        {"Tinos", 0.891, 0.216, 0.655, 0.459},
    };
    struct font_set *set = font_set_new(roles, countof(roles), NULL);
    for (size_t i = 0; i < countof(wanted); i++) {
        struct face_metrics found = metrics_of(set, wanted[i].family);
        assert_float_equal(found.ascent, wanted[i].ascent, 0.001);
        assert_float_equal(found.descent, wanted[i].descent, 0.001);
        assert_float_equal(found.cap_height, wanted[i].cap_height, 0.001);
        assert_float_equal(found.x_height, wanted[i].x_height, 0.001);
    }
    font_set_free(set);
}

/* 一 in a Hei is one stroke: a closed outline, wide and flat, inside the em. */
static void outlines(void **state) {
    (void)state;
    struct job *job = job_new();
    struct font_set *set = font_set_new(roles, countof(roles), NULL);
    struct font_style style = {"黑", 400, false};
    const struct face *face = font_set_face(set, &style, 0x4E00, NULL);
    struct outline outline = face_outline(face, face_glyph(face, 0x4E00), &job->arena);
    assert_true(outline.count > 4);
    assert_int_equal(outline.steps[0].verb, OUTLINE_MOVE);
    assert_int_equal(outline.steps[outline.count - 1].verb, OUTLINE_CLOSE);
    float left = 1e9F, right = -1e9F, bottom = 1e9F, top = -1e9F;
    for (size_t i = 0; i + 1 < outline.count; i++) {
        const struct outline_step *step = &outline.steps[i];
        left = step->x < left ? step->x : left;
        right = step->x > right ? step->x : right;
        bottom = step->y < bottom ? step->y : bottom;
        top = step->y > top ? step->y : top;
    }
    assert_true(left > 0 && right < 1000 && bottom > 0 && top < 880);
    assert_true(right - left > 8 * (top - bottom));
    assert_int_equal(face_outline(face, face_glyph(face, ' '), &job->arena).count, 0);
    font_set_free(set);
    job_free(job);
}

/* How thick the one stroke of 一 is in the variable font of tests/fonts. */
static float stroke_height(
    struct job *job, const struct font_set *set, int weight, const struct face **face) {
    struct font_style style = {"Tubiao Variable", weight, false};
    *face = font_set_face(set, &style, 0x4E00, NULL);
    struct outline outline = face_outline(*face, face_glyph(*face, 0x4E00), &job->arena);
    float top = 0;
    for (size_t i = 0; i < outline.count; i++) {
        top = outline.steps[i].y > top ? outline.steps[i].y : top;
    }
    return top - 380;
}

static void variable_font_is_set_to_its_weight(void **state) {
    (void)state;
    static const struct {
        int weight, taken;
        float height;
    } wanted[] = {{100, 100, 20}, {400, 400, 50}, {650, 650, 85}, {900, 900, 120}};
    struct job *job = job_new();
    struct font_set *set = font_set_new(roles, countof(roles), NULL);
    for (size_t i = 0; i < countof(wanted); i++) {
        const struct face *face;
        float height = stroke_height(job, set, wanted[i].weight, &face);
        assert_float_equal(height, wanted[i].height, 0.5F);
        assert_int_equal(face_weight(face), wanted[i].taken);
        assert_true(face_is_variable(face));
        assert_true(face_synthetic_embolden(face) == 0);
    }
    font_set_free(set);
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faces_by_role),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(sides_on_request),
        cmocka_unit_test(missing_role_is_said_once),
        cmocka_unit_test(metrics),
        cmocka_unit_test(outlines),
        cmocka_unit_test(variable_font_is_set_to_its_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
