/* Where lines end: tests/text/lines.cases. */
#include "typesetting.h"

/* The lines divided by |, without line feeds and the spaces lines end with. */
static const char *print_lines(
    struct setter *setter, const char *text, const struct paragraph *paragraph) {
    struct buffer out = {0};
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        size_t end = line->end;
        while (end > line->start && strchr("\n ", text[end - 1])) {
            end--;
        }
        if (end >= line->start + 3 && memcmp(text + end - 3, "\xE2\x80\xA8", 3) == 0) {
            end -= 3; /* line separator */
        }
        buffer_append_string(&out, i ? "|" : "");
        buffer_append(&out, text + line->start, end - line->start);
    }
    const char *lines = arena_copy(&setter->job->arena, out.data, out.length);
    buffer_finish(&out);
    return lines;
}

/* The text the lines were made from, with the … of a limited paragraph. */
static const char *text_of_runs(
    struct setter *setter, const struct paragraph *paragraph) {
    struct buffer out = {0};
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        buffer_append_string(&out, i ? "|" : "");
        for (size_t r = 0; r < line->run_count; r++) {
            buffer_append(&out, line->runs[r].text, line->runs[r].text_length);
        }
    }
    const char *text = arena_copy(&setter->job->arena, out.data, out.length);
    buffer_finish(&out);
    return text;
}

static void lines_end_where_the_cases_say(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct cases cases = cases_load(setter.job, "text/lines.cases", 4);
    for (size_t i = 0; i < cases.count; i++) {
        const struct test_case *item = &cases.items[i];
        struct paragraph_style style = setting_read(setter.job, item->fields[1]);
        const char *text = case_text(setter.job, item->fields[2]);
        struct text_span span = test_span(text);
        struct paragraph paragraph =
            text_set_paragraph(&setter.typesetter, &span, 1, &style);
        const char *lines = style.line_limit ? text_of_runs(&setter, &paragraph)
                                             : print_lines(&setter, text, &paragraph);
        case_check(&cases, item, lines, case_text(setter.job, item->fields[3]));
    }
    cases_finish(&cases);
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_end_where_the_cases_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
