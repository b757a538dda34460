/* Widths and positions after squeezing and spacing: widths.cases and positions.cases. */
#include "base/number.h"
#include "typesetting.h"

static void print_em(struct buffer *out, double px) {
    char text[NUMBER_FIXED_SIZE];
    number_print_fixed(text, px / TEST_SIZE, 3);
    buffer_append_string(out, text);
}

static const char *keep(struct setter *setter, struct buffer *out) {
    const char *text = arena_copy(&setter->job->arena, out->data, out->length);
    buffer_finish(out);
    return text;
}

static struct paragraph set_case(struct setter *setter, const struct test_case *item) {
    struct paragraph_style style = setting_read(setter->job, item->fields[1]);
    struct text_span span = test_span(case_text(setter->job, item->fields[2]));
    return text_set_paragraph(&setter->typesetter, &span, 1, &style);
}

static void lines_are_as_wide_as_the_cases_say(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct cases cases = cases_load(setter.job, "text/widths.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        struct paragraph paragraph = set_case(&setter, &cases.items[i]);
        struct buffer out = {0};
        print_em(&out, paragraph.width);
        case_check(
            &cases, &cases.items[i], keep(&setter, &out), cases.items[i].fields[3]);
    }
    cases_finish(&cases);
    setter_free(&setter);
}

/* Each glyph's first character and where it begins. */
static void print_run(struct buffer *out, const struct glyph_run *run) {
    for (uint32_t g = 0; g < run->glyph_count; g++) {
        size_t end = run->glyphs[g].cluster;
        size_t start = end;
        utf8_next(run->text, run->text_length, &end);
        buffer_append(out, run->text + start, end - start);
        print_em(out, (double)run->glyphs[g].x);
        buffer_append_char(out, ' ');
    }
}

static const char *print_positions(
    struct setter *setter, const struct paragraph *paragraph) {
    struct buffer out = {0};
    for (size_t i = 0; i < paragraph->line_count; i++) {
        if (i) {
            out.data[--out.length] = 0; /* the space behind the last glyph */
            buffer_append_char(&out, '|');
        }
        const struct text_line *line = &paragraph->lines[i];
        for (size_t r = 0; r < line->run_count; r++) {
            print_run(&out, &line->runs[r]);
        }
    }
    out.length--;
    return keep(setter, &out);
}

static void glyphs_stand_where_the_cases_say(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct cases cases = cases_load(setter.job, "text/positions.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        struct paragraph paragraph = set_case(&setter, &cases.items[i]);
        case_check(&cases, &cases.items[i], print_positions(&setter, &paragraph),
            case_text(setter.job, cases.items[i].fields[3]));
    }
    cases_finish(&cases);
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_as_wide_as_the_cases_say),
        cmocka_unit_test(glyphs_stand_where_the_cases_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
