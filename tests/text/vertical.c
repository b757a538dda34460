/* Vertical lines: vertical.cases, and where glyphs stand across the column. */
#include <math.h>

#include "base/number.h"
#include "typesetting.h"

static void print_em(struct buffer *out, double px) {
    char text[NUMBER_FIXED_SIZE];
    number_print_fixed(text, px / TEST_SIZE, 3);
    buffer_append_string(out, text);
}

/* An upright cell begins 0.88 em above its baseline; a lying one at the pen. Two combined
 * digits are printed as one. */
static void print_run(struct buffer *out, const struct glyph_run *run) {
    for (uint32_t g = 0; g < run->glyph_count; g++) {
        const struct glyph *glyph = &run->glyphs[g];
        bool last = g + 1 == run->glyph_count;
        bool combined = !last && glyph[1].y == glyph->y && run->angle == 0;
        size_t end = glyph->cluster;
        size_t start = end;
        utf8_next(run->text, run->text_length, &end);
        if (combined) {
            utf8_next(run->text, run->text_length, &end);
            g++;
        }
        buffer_append(out, run->text + start, end - start);
        buffer_append_string(out, run->angle == 90 ? ">" : "");
        double y = (double)glyph->y - (run->angle == 90 ? 0 : 0.88 * TEST_SIZE);
        print_em(out, y);
        buffer_append_char(out, ' ');
    }
}

static void characters_stand_as_the_cases_say(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct cases cases = cases_load(setter.job, "text/vertical.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct paragraph_style style = setting_read(setter.job, item->fields[1]);
        struct text_span span = test_span(item->fields[2]);
        struct paragraph paragraph =
            text_set_paragraph(&setter.typesetter, &span, 1, &style);
        struct buffer out = {0};
        for (size_t l = 0; l < paragraph.line_count; l++) {
            if (l) {
                out.data[out.length - 1] = '|';
            }
            for (size_t r = 0; r < paragraph.lines[l].run_count; r++) {
                print_run(&out, &paragraph.lines[l].runs[r]);
            }
        }
        out.data[out.length - 1] = 0;
        case_check(&cases, item, out.data, item->fields[3]);
        buffer_finish(&out);
    }
    cases_finish(&cases);
    setter_free(&setter);
}

static void columns_go_from_right_to_left(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span span = test_span("政府信息公开");
    struct paragraph_style style = {
        .width = 2 * TEST_SIZE, .line_height = 1500, .direction = TEXT_VERTICAL};
    struct paragraph paragraph = text_set_paragraph(&setter.typesetter, &span, 1, &style);
    assert_int_equal(paragraph.line_count, 3);
    assert_float_equal(paragraph.width, 4500, 0.01);
    assert_float_equal(paragraph.height, 2000, 0.01);
    assert_float_equal(paragraph.lines[0].x, 3750, 0.01);
    assert_float_equal(paragraph.lines[2].x, 750, 0.01);
    /* An upright glyph is centred on the column: it begins half an em to the left. */
    const struct glyph *glyph = &paragraph.lines[0].runs[0].glyphs[0];
    assert_float_equal(glyph->x, -500, 0.5);
    setter_free(&setter);
}

/* In vertical lines “” become ﹃﹄: another glyph than in horizontal ones. */
static void quotes_take_their_vertical_form(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span spans[] = {test_span("“政"), test_span("『政")};
    struct paragraph_style style = {.direction = TEXT_VERTICAL};
    struct paragraph quote = text_set_paragraph(&setter.typesetter, &spans[0], 1, &style);
    struct paragraph corner =
        text_set_paragraph(&setter.typesetter, &spans[1], 1, &style);
    assert_int_equal(
        quote.lines[0].runs[0].glyphs[0].id, corner.lines[0].runs[0].glyphs[0].id);
    assert_memory_equal(quote.lines[0].runs[0].text, "“", strlen("“"));
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_stand_as_the_cases_say),
        cmocka_unit_test(columns_go_from_right_to_left),
        cmocka_unit_test(quotes_take_their_vertical_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
