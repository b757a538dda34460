/* What must hold of every paragraph whatever its text: 240 paragraphs, many widths. */
#include <math.h>

#include "corpus.h"

static const double rule_widths[] = {7, 9.5, 12, 15.3, 18, 22.75, 28, 40};

struct check {
    struct setter setter;
    struct corpus corpus;
};

static struct check check_new(void) {
    struct check check = {.setter = setter_new()};
    const struct face *face = font_set_face(
        check.setter.fonts, &(struct font_style){.role = "宋"}, 0x653F, NULL);
    check.corpus = corpus_load(check.setter.job, face);
    return check;
}

static struct paragraph set(struct check *check, struct arena *arena, size_t index,
    struct paragraph_style style) {
    struct text_span span = test_span(check->corpus.paragraphs[index]);
    struct typesetter typesetter = check->setter.typesetter;
    typesetter.arena = arena;
    return text_set_paragraph(&typesetter, &span, 1, &style);
}

/* The character of `text` at a byte, or the one before it. */
static uint32_t character_at(const char *text, size_t offset) {
    return utf8_next(text, strlen(text), &offset);
}

static uint32_t character_before(const char *text, size_t offset) {
    do {
        offset--;
    } while ((text[offset] & 0xC0) == 0x80);
    return character_at(text, offset);
}

static bool is_one_of(uint32_t character, const char *list) {
    size_t length = strlen(list);
    for (size_t offset = 0; offset < length;) {
        if (utf8_next(list, length, &offset) == character) {
            return true;
        }
    }
    return false;
}

/* GB/T 15834 5.1: the lists are the standard's, not the program's table. */
static void check_edges(
    const char *text, const struct paragraph *paragraph, enum text_prohibition level) {
    for (size_t i = 0; i + 1 < paragraph->line_count; i++) {
        size_t at = paragraph->lines[i].end;
        uint32_t first = character_at(text, at);
        uint32_t last = character_before(text, at);
        bool start = is_one_of(first, "。，、；：！？”’）》〉】〕」』·～%‰℃");
        bool end = is_one_of(last, "“‘（《〈【〔「『￥");
        bool strict = level == PROHIBIT_STRICT && is_one_of(first, "—…");
        bool split = first == last && is_one_of(first, "—…");
        if (start || end || strict || split) {
            fail_msg("line %zu ends badly: %s", i + 1, text);
        }
    }
}

static void no_line_begins_or_ends_with_a_forbidden_mark(void **state) {
    (void)state;
    struct check check = check_new();
    static const enum text_prohibition levels[] = {
        PROHIBIT_BASIC, PROHIBIT_GB, PROHIBIT_STRICT};
    for (size_t i = 0; i < PARAGRAPHS * countof(rule_widths); i++) {
        struct arena arena = {0};
        enum text_prohibition level = levels[i % countof(levels)];
        struct paragraph_style style = {
            .width = rule_widths[i % countof(rule_widths)] * TEST_SIZE,
            .align = i % 2 ? TEXT_JUSTIFY : TEXT_START,
            .prohibition = level,
            .first_indent = i % 5 ? 2 * TEST_SIZE : 0};
        size_t index = i / countof(rule_widths);
        struct paragraph paragraph = set(&check, &arena, index, style);
        check_edges(check.corpus.paragraphs[index], &paragraph, level);
        arena_finish(&arena);
    }
    setter_free(&check.setter);
}

/* Han and Chinese marks, between which a line can open. */
static size_t count_chinese(const char *text, const struct text_line *line) {
    size_t count = 0;
    for (size_t offset = line->start; offset < line->end;) {
        count += utf8_next(text, line->end, &offset) >= 0x3000;
    }
    return count;
}

/* Both edges of justified text are straight to a thousandth of an em. */
static void justified_lines_fill_the_width(void **state) {
    (void)state;
    struct check check = check_new();
    for (size_t i = 0; i < PARAGRAPHS * countof(rule_widths); i++) {
        struct arena arena = {0};
        double width = rule_widths[i % countof(rule_widths)] * TEST_SIZE;
        struct paragraph_style style = {.width = width, .align = TEXT_JUSTIFY};
        struct paragraph paragraph = set(&check, &arena, i / countof(rule_widths), style);
        for (size_t l = 0; l + 1 < paragraph.line_count; l++) {
            const struct text_line *line = &paragraph.lines[l];
            bool wider = line->width > width + 2; /* an unbreakable piece */
            const char *text = check.corpus.paragraphs[i / countof(rule_widths)];
            if (!wider && count_chinese(text, line) > 1) {
                assert_float_equal(line->width, width, 1);
            }
        }
        arena_finish(&arena);
    }
    setter_free(&check.setter);
}

/* Where a line of 28 em has 20 characters to give, the last one need not be alone. */
static void no_last_line_is_a_single_character(void **state) {
    (void)state;
    struct check check = check_new();
    for (size_t i = 0; i < PARAGRAPHS; i++) {
        for (double width = 24; width < 32; width++) {
            struct arena arena = {0};
            struct paragraph_style style = {.width = width * TEST_SIZE,
                .align = TEXT_JUSTIFY,
                .first_indent = 2 * TEST_SIZE};
            struct paragraph paragraph = set(&check, &arena, i, style);
            const struct text_line *last = &paragraph.lines[paragraph.line_count - 1];
            if (paragraph.line_count > 1) {
                assert_true(last->width > 1.6 * TEST_SIZE);
            }
            arena_finish(&arena);
        }
    }
    setter_free(&check.setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_begins_or_ends_with_a_forbidden_mark),
        cmocka_unit_test(justified_lines_fill_the_width),
        cmocka_unit_test(no_last_line_is_a_single_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
