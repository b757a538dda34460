/* Random text at random widths (fixed seed): setting ends, loses nothing, and makes no
 * line over-full that need not be. */
#include <math.h>

#include "typesetting.h"

struct random {
    uint64_t state;
};

/* xorshift64*, so that every machine draws the same texts. */
static uint32_t draw(struct random *random, uint32_t below) {
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return (uint32_t)((random->state * 2685821657736338717u) >> 33) % below;
}

/* Half from what reports hold, half from all of Unicode. */
static uint32_t draw_character(struct random *random) {
    static const uint32_t ranges[][2] = {
        {0x4E00, 0x4E40},
        {0x20, 0x7E},
        {0x3000, 0x301F},
        {0x2010, 0x2027},
        {0xFF01, 0xFF5E},
        {0xA0, 0x17F},
        {0x300, 0x320},
        {0x590, 0x6FF},
        {0x900, 0xE7F},
        {0x1100, 0x11FF},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0xFE00, 0xFE0F},
        {0x1F300, 0x1F64F},
        {0x20000, 0x20010},
        {0x1F1E6, 0x1F1FF},
        {0xE0100, 0xE0110},
        {0, 0x1F},
        {0x80, 0x9F},
        {0x2028, 0x2029},
        {1, 0x10FFFF},
    };
    uint32_t pick = draw(random, 2) ? draw(random, 5) : draw(random, countof(ranges));
    uint32_t size = ranges[pick][1] - ranges[pick][0] + 1;
    uint32_t c = ranges[pick][0] + draw(random, size);
    return c >= 0xD800 && c <= 0xDFFF ? 0x4E00 : c;
}

static const char *draw_text(struct random *random, struct job *job, size_t *length) {
    size_t count = draw(random, 80);
    char *text = arena_array(&job->arena, 4 * count + 1, 1);
    *length = 0;
    for (size_t i = 0; i < count; i++) {
        if (draw(random, 60) == 0) {
            text[(*length)++] = (char)draw(random, 256); /* ill-formed */
        } else {
            *length += utf8_write(text + *length, draw_character(random));
        }
    }
    return text;
}

static struct paragraph_style draw_style(struct random *random) {
    struct paragraph_style style = {
        .width = (draw(random, 3000) / 100.0) * TEST_SIZE,
        .align = (enum text_align)draw(random, 4),
        .direction = draw(random, 6) == 0 ? TEXT_VERTICAL : TEXT_HORIZONTAL,
        .prohibition = (enum text_prohibition)draw(random, 4),
        .profile = draw(random, 4) == 0 ? PROFILE_CSS : PROFILE_CLREQ,
        .first_indent = draw(random, 3) * (double)TEST_SIZE,
        .balance = draw(random, 8) == 0,
        .grid = draw(random, 8) == 0 ? 1.1 * TEST_SIZE : 0,
    };
    return style;
}

/* Lines follow each other without a gap; each run's glyphs stand in order and are finite.
 */
static void check_lines(const struct paragraph *paragraph) {
    size_t at = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        assert_int_equal(line->start, at);
        assert_true(isfinite(line->width) && isfinite(line->x) && isfinite(line->y));
        at = line->end;
        for (size_t r = 0; r < line->run_count; r++) {
            const struct glyph_run *run = &line->runs[r];
            for (uint32_t g = 0; g < run->glyph_count; g++) {
                assert_true(run->glyphs[g].cluster < run->text_length);
                assert_true(
                    g == 0 || run->glyphs[g].cluster >= run->glyphs[g - 1].cluster);
                assert_true(isfinite((double)run->glyphs[g].x));
            }
        }
    }
}

/* Glyphs drawn, hyphens at line ends not counted. */
static size_t count_glyphs(const struct paragraph *paragraph) {
    size_t count = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        for (size_t r = 0; r < paragraph->lines[i].run_count; r++) {
            const struct glyph_run *run = &paragraph->lines[i].runs[r];
            bool hyphen = run->text_length == 2 && !memcmp(run->text, "\xC2\xAD", 2);
            count += hyphen ? 0 : run->glyph_count;
        }
    }
    return count;
}

static void nothing_is_lost(void **state) {
    (void)state;
    struct setter setter = setter_new();
    struct random random = {20231231};
    for (int round = 0; round < 1500; round++) {
        struct job *job = job_new();
        struct typesetter typesetter = setter.typesetter;
        typesetter.arena = &job->arena;
        struct text_span span = test_span("");
        span.text = draw_text(&random, job, &span.length);
        struct paragraph_style style = draw_style(&random);
        struct paragraph paragraph = text_set_paragraph(&typesetter, &span, 1, &style);
        check_lines(&paragraph);
        struct text_widths widths = text_measure_widths(&typesetter, &span, 1, &style);
        assert_true(widths.min <= widths.max + 1);
        /* Where the widest piece has room, no line is over-full. */
        if (style.width >= widths.min + 1) {
            assert_false(paragraph.overfull);
        }
        struct paragraph_style wide = style;
        wide.width = widths.max + 1;
        wide.balance = false;
        struct paragraph natural = text_set_paragraph(&typesetter, &span, 1, &wide);
        assert_false(natural.overfull);
        assert_true(count_glyphs(&paragraph) <= count_glyphs(&natural));
        job_free(job);
    }
    setter_free(&setter);
}

/* Without spaces, which lines may end with, not a glyph goes missing at any width. */
static void chinese_text_keeps_every_glyph(void **state) {
    (void)state;
    struct setter setter = setter_new();
    const char *text =
        "政府信息公开条例，政府“信息”公开（条例）第12条：公开——条例……《好》、好。";
    struct text_span span = test_span(text);
    struct paragraph_style style = {.align = TEXT_JUSTIFY};
    struct paragraph natural = text_set_paragraph(&setter.typesetter, &span, 1, &style);
    for (int width = 1; width < 60; width++) {
        style.width = width * TEST_SIZE / 2.0;
        struct paragraph paragraph =
            text_set_paragraph(&setter.typesetter, &span, 1, &style);
        assert_int_equal(count_glyphs(&paragraph), count_glyphs(&natural));
        for (size_t i = 0; i + 1 < paragraph.line_count && width > 7; i++) {
            assert_float_equal(paragraph.lines[i].width, style.width, 1);
        }
    }
    setter_free(&setter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(chinese_text_keeps_every_glyph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
