/* Which face draws which character, and what is said of a character that none has. */
#include "typesetting.h"

static char face_letter(const struct face *face) {
    if (!face) {
        return '?';
    }
    const char *family = face_family(face);
    return strcmp(family, "Noto Serif CJK SC") == 0 ? 'H'
           : strcmp(family, "Tinos") == 0           ? 'L'
                                                    : 'K';
}

static void runs_have_the_faces_the_cases_say(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct cases cases = cases_load(setter.job, "text/faces.cases", 3);
    for (size_t i = 0; i < cases.count; i++) {
        struct text_span span = test_span(cases.items[i].fields[1]);
        struct text_line line = text_set_line(&setter.typesetter, &span, 1);
        struct buffer out = {0};
        for (size_t r = 0; r < line.run_count; r++) {
            buffer_append_string(&out, r ? " " : "");
            buffer_append_char(&out, face_letter(line.runs[r].face));
            buffer_append(&out, line.runs[r].text, line.runs[r].text_length);
        }
        case_check(&cases, &cases.items[i], out.data, cases.items[i].fields[2]);
        buffer_finish(&out);
    }
    cases_finish(&cases);
    setter_free(&setter);
}

static void a_missing_character_is_named_once_with_its_place(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct source source = {
        .name = "report.yaml", .text = "政𬭚府𬭚", .length = 14};
    struct text_span span = test_span("政𬭚府𬭚");
    span.place = (struct place){.source = &source, .line = 1, .column = 1};
    text_measure(&setter.typesetter, span.text, &span.style); /* says nothing yet */
    for (int i = 0; i < 2; i++) {
        struct text_line line = text_set_line(&setter.typesetter, &span, 1);
        assert_int_equal(line.run_count, 4);
        assert_null(line.runs[1].face);
        assert_int_equal(line.runs[1].glyphs[0].id, 0x2CB5A);
        assert_float_equal(line.runs[1].glyphs[0].advance, TEST_SIZE, 0.01);
    }
    const char *faults = job_faults(setter.job);
    const char *first = strstr(faults, "report.yaml:1:2: warning:");
    assert_non_null(first);
    assert_non_null(strstr(first, "U+2CB5A 𬭚"));
    assert_null(strstr(first + strlen("report.yaml:1:2: warning:"), "warning:"));
    setter_free(&setter);
}

static void a_character_of_another_font_is_told_once(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct text_span span = test_span("政𠲎府𠲎");
    for (int i = 0; i < 2; i++) {
        text_set_line(&setter.typesetter, &span, 1);
    }
    assert_string_equal(job_faults(setter.job),
        "tubiao: note: the character U+20C8E 𠲎 is not in Noto Serif CJK SC; LXGW WenKai "
        "draws "
        "it\n");
    setter_free(&setter);
}

static void a_run_knows_where_its_text_is_in_the_source(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct source source = {.name = "report.yaml"};
    struct text_span spans[] = {test_span("政府12件"), test_span("made up")};
    spans[0].place = (struct place){.source = &source, .line = 7, .column = 10};
    struct text_line line = text_set_line(&setter.typesetter, spans, 2);
    static const uint32_t columns[] = {10, 12, 14};
    for (size_t r = 0; r < countof(columns); r++) {
        assert_int_equal(line.runs[r].place.line, 7);
        assert_int_equal(line.runs[r].place.column, columns[r]);
    }
    assert_int_equal(line.runs[3].place.line, 0);
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_have_the_faces_the_cases_say),
        cmocka_unit_test(a_missing_character_is_named_once_with_its_place),
        cmocka_unit_test(a_character_of_another_font_is_told_once),
        cmocka_unit_test(a_run_knows_where_its_text_is_in_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
