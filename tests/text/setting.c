/* Paragraphs as users set them: leading, alignment, grids, ruby, dots, limits, widths. */
#include "typesetting.h"

static struct paragraph set(
    struct setter *setter, const char *text, const struct paragraph_style *style) {
    struct text_span span = test_span(text);
    return text_set_paragraph(&setter->typesetter, &span, 1, style);
}

static void baselines_stand_a_line_height_apart(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct paragraph_style style = {.width = 2000, .line_height = 1600};
    struct paragraph paragraph = set(&setter, "政府信息公开", &style);
    assert_int_equal(paragraph.line_count, 3);
    assert_float_equal(paragraph.height, 4800, 0.01);
    /* Half of the leading (600) above the em box, whose baseline is 0.88 em down. */
    assert_float_equal(paragraph.baseline, 300 + 880, 0.01);
    for (size_t i = 0; i < 3; i++) {
        assert_float_equal(paragraph.lines[i].y, 1180 + 1600.0 * (double)i, 0.01);
        assert_float_equal(paragraph.lines[i].ascent, 880, 0.01);
        assert_float_equal(paragraph.lines[i].descent, 120, 0.01);
    }
    style.line_height = 0;
    assert_float_equal(set(&setter, "政", &style).height, 1300, 0.01);
    setter_free(&setter);
}

static void lines_stand_where_they_are_aligned(void **state) {
    (void)state;
    struct setter setter = setter_new();
    static const struct {
        enum text_align align;
        double first, last; /* x of a line of 4 em, and of one of 2, in 5 em */
    } cases[] = {{TEXT_START, 0, 0}, {TEXT_CENTER, 500, 1500}, {TEXT_END, 1000, 3000}};
    for (size_t i = 0; i < countof(cases); i++) {
        struct paragraph_style style = {.width = 5000, .align = cases[i].align};
        struct paragraph paragraph = set(&setter, "政府信息\n公开", &style);
        assert_float_equal(paragraph.lines[0].x, cases[i].first, 0.01);
        assert_float_equal(paragraph.lines[1].x, cases[i].last, 0.01);
    }
    struct paragraph_style indented = {
        .width = 5000, .first_indent = 2000, .hanging_indent = 1000};
    struct paragraph paragraph = set(&setter, "政府信息公开", &indented);
    assert_float_equal(paragraph.lines[0].x, 2000, 0.01);
    assert_float_equal(paragraph.lines[1].x, 1000, 0.01);
    setter_free(&setter);
}

static void no_text_is_one_empty_line(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct paragraph_style style = {.width = 5000, .line_height = 1500};
    struct paragraph paragraph = set(&setter, "", &style);
    assert_int_equal(paragraph.line_count, 1);
    assert_int_equal(paragraph.lines[0].run_count, 0);
    assert_float_equal(paragraph.height, 1500, 0.01);
    assert_float_equal(paragraph.width, 0, 0.01);
    setter_free(&setter);
}

/* GB/T 9704: 28 characters in 156 mm, whatever the type size is. */
static void a_grid_of_28_cells_fills_156_mm(void **state) {
    (void)state;
    struct setter setter = setter_new();
    double width = 156 / 25.4 * 96;
    struct text_span span = {.style = {.font = {.role = "宋"}, .size = 16 * 96 / 72.0}};
    struct buffer text = {0};
    for (int i = 0; i < 28 * 22; i++) {
        buffer_append_string(&text, "政");
    }
    span.text = text.data;
    span.length = text.length;
    struct paragraph_style style = {.width = width,
        .line_height = 225 / 25.4 * 96 / 22,
        .align = TEXT_JUSTIFY,
        .grid = width / 28};
    struct paragraph paragraph = text_set_paragraph(&setter.typesetter, &span, 1, &style);
    assert_int_equal(paragraph.line_count, 22);
    assert_float_equal(paragraph.height, 225 / 25.4 * 96, 0.001);
    for (size_t i = 0; i < paragraph.line_count; i++) {
        assert_int_equal(paragraph.lines[i].end - paragraph.lines[i].start, 28 * 3);
        assert_float_equal(paragraph.lines[i].width, width, 0.01);
    }
    buffer_finish(&text);
    setter_free(&setter);
}

static void the_least_width_keeps_pieces_whole(void **state) {
    (void)state;
    struct setter setter = setter_new();
    static const struct {
        const char *text;
        double min, max; /* em */
    } cases[] = {
        {"政府信息", 1, 4},
        {"政府，信息", 1.5, 5},      /* 府， */
        {"（政府）", 1.5, 3},        /* （政 */
        {"公开12件", 2.25, 4.5},     /* 12件 */
        {"费用3万元", 2.75, 5},      /* 3万元 */
        {"增长12.5%", 2.583, 4.833}, /* 12.5% */
        {"好——好", 2, 4},
        {"政府\n信息公开", 1, 4},
        {"政", 1, 1},
        {"", 0, 0},
    };
    struct paragraph_style style = {0};
    for (size_t i = 0; i < countof(cases); i++) {
        struct text_span span = test_span(cases[i].text);
        struct text_widths widths =
            text_measure_widths(&setter.typesetter, &span, 1, &style);
        assert_float_equal(widths.min, cases[i].min * TEST_SIZE, 1);
        assert_float_equal(widths.max, cases[i].max * TEST_SIZE, 1);
        style.width = widths.max;
        size_t lines =
            text_set_paragraph(&setter.typesetter, &span, 1, &style).line_count;
        assert_int_equal(lines, strchr(cases[i].text, '\n') ? 2 : 1);
    }
    setter_free(&setter);
}

static void measuring_and_setting_agree(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_style style = test_span("").style;
    const char *const texts[] = {"政府", "12件", "（一）", "“GDP”增长", "a b"};
    for (size_t i = 0; i < countof(texts); i++) {
        struct text_span span = test_span(texts[i]);
        double width = text_measure(&setter.typesetter, texts[i], &style);
        assert_float_equal(
            width, text_set_line(&setter.typesetter, &span, 1).width, 0.001);
    }
    setter_free(&setter);
}

/* 拼音 over Han: centred, half the size, above the em box; a wider ruby widens its base.
 */
static void ruby_stands_over_its_base(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span spans[] = {test_span("的"), test_span("政"), test_span("的")};
    spans[1].ruby = "zheng";
    struct text_line line = text_set_line(&setter.typesetter, spans, 3);
    assert_int_equal(line.run_count, 4);
    const struct glyph_run *ruby = NULL;
    for (size_t r = 0; r < line.run_count; r++) {
        ruby = line.runs[r].size < TEST_SIZE ? &line.runs[r] : ruby;
    }
    assert_non_null(ruby);
    assert_float_equal(ruby->size, TEST_SIZE / 2.0, 0.01);
    assert_true((double)ruby->glyphs[0].y < -880);
    const struct glyph *last = &ruby->glyphs[ruby->glyph_count - 1];
    double middle = (double)(ruby->glyphs[0].x + last->x + last->advance) / 2;
    assert_float_equal(middle, line.width / 2, 1);
    double ruby_width = (double)(last->x + last->advance - ruby->glyphs[0].x);
    assert_true(ruby_width > TEST_SIZE);
    assert_float_equal(line.width, 2 * TEST_SIZE + ruby_width, 1);
    setter_free(&setter);
}

/* 着重号: a dot under each Han character, none under marks. */
static void dots_stand_under_han_only(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span span = test_span("政府，信");
    span.emphasis_dots = true;
    struct text_line line = text_set_line(&setter.typesetter, &span, 1);
    size_t dots = 0;
    for (size_t r = 0; r < line.run_count; r++) {
        if (line.runs[r].text_length == 0) {
            assert_true((double)line.runs[r].glyphs[0].y > 120);
            dots++;
        }
    }
    assert_int_equal(dots, 3);
    assert_float_equal(line.width, 4000, 0.01);
    setter_free(&setter);
}

/* A superscript is raised and opens no gap to the Han before it. */
static void a_superscript_is_raised(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span spans[] = {test_span("政"), test_span("12")};
    spans[1].style.size = 600;
    spans[1].style.rise = 400;
    struct text_line line = text_set_line(&setter.typesetter, spans, 2);
    assert_float_equal(line.width, 1600, 1);
    assert_float_equal(line.runs[1].glyphs[0].y, -400, 0.01);
    setter_free(&setter);
}

static void letters_are_spaced_as_asked(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span span = test_span("政府");
    span.style.letter_spacing = 100;
    struct text_line line = text_set_line(&setter.typesetter, &span, 1);
    assert_float_equal(line.runs[0].glyphs[1].x, 1100, 0.01);
    setter_free(&setter);
}

static void a_piece_too_wide_is_told(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct paragraph_style style = {.width = 2000};
    assert_true(set(&setter, "增12345678长", &style).overfull);
    assert_false(set(&setter, "增长增长", &style).overfull);
    setter_free(&setter);
}

/* Hebrew inside a line runs from right to left, its glyphs still in the text's order. */
static void right_to_left_text_is_turned(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span span = test_span("a \xD7\x90\xD7\x91 b");
    struct text_line line = text_set_line(&setter.typesetter, &span, 1);
    double alef = 0;
    double bet = 0;
    for (size_t r = 0; r < line.run_count; r++) {
        const struct glyph_run *run = &line.runs[r];
        for (uint32_t g = 0; g < run->glyph_count; g++) {
            const char *at = run->text + run->glyphs[g].cluster;
            alef = memcmp(at, "\xD7\x90", 2) == 0 ? (double)run->glyphs[g].x : alef;
            bet = memcmp(at, "\xD7\x91", 2) == 0 ? (double)run->glyphs[g].x : bet;
        }
    }
    assert_true(bet > 0 && alef > bet);
    setter_free(&setter);
}

/* Digits are not kerned, so that numbers of equal length are equally wide. */
static void test_digits_are_tabular(void **state) {
    (void)state;
    static const char *const roles[] = {"Arimo", "Tinos"};
    for (size_t i = 0; i < countof(roles); i++) {
        struct setter setter = setter_new();
        struct text_span narrow = test_span("1111"), wide = test_span("8888");
        narrow.style.font.role = wide.style.font.role = roles[i];
        assert_float_equal(text_set_line(&setter.typesetter, &narrow, 1).width,
            text_set_line(&setter.typesetter, &wide, 1).width, 0.001);
        setter_free(&setter);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(baselines_stand_a_line_height_apart),
        cmocka_unit_test(lines_stand_where_they_are_aligned),
        cmocka_unit_test(no_text_is_one_empty_line),
        cmocka_unit_test(a_grid_of_28_cells_fills_156_mm),
        cmocka_unit_test(the_least_width_keeps_pieces_whole),
        cmocka_unit_test(measuring_and_setting_agree),
        cmocka_unit_test(ruby_stands_over_its_base),
        cmocka_unit_test(dots_stand_under_han_only),
        cmocka_unit_test(a_superscript_is_raised),
        cmocka_unit_test(letters_are_spaced_as_asked),
        cmocka_unit_test(a_piece_too_wide_is_told),
        cmocka_unit_test(right_to_left_text_is_turned),
        cmocka_unit_test(test_digits_are_tabular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
