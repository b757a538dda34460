/* A typesetter over the test fonts, and cases that say how to set a text.
 *
 * A setting is words: 5em (the width), pieces (so narrow that a line ends wherever it
 * may), basic gb strict none, css, justify center end, balance, vertical, tight (no
 * Han–Latin gap), indent2 hang1 (em), limit2 (lines), grid0.95 (em). */
#ifndef TUBIAO_TESTS_TEXT_TYPESETTING_H
#define TUBIAO_TESTS_TEXT_TYPESETTING_H

#include "base/utf8.h"
#include "cases.h"
#include "text/text.h"

enum { TEST_SIZE = 1000 }; /* px per em, so that a px is a thousandth of an em */

struct setter {
    struct job *job;
    struct font_set *fonts;
    struct typesetter typesetter;
};

static const char *const no_names[] = {NULL};
static const char *const song[] = {"Noto Serif CJK SC", NULL};
static const char *const song_latin[] = {"Tinos", NULL};
static const char *const kai[] = {"LXGW WenKai", NULL};
static const struct font_role test_roles[] = {
    {"宋", no_names, song, song_latin, 0, true},
    {"楷", no_names, kai, no_names, 0, false},
};

static inline struct setter setter_new(void) {
    struct setter setter = {.job = job_new()};
    struct job *job = setter.job;
    setter.fonts = font_set_new(test_roles, countof(test_roles), &job->faults);
    setter.typesetter = (struct typesetter){
        &job->arena, setter.fonts, &job->faults, text_cache_new(&job->arena)};
    return setter;
}

static inline void setter_free(struct setter *setter) {
    font_set_free(setter->fonts);
    job_free(setter->job);
}

static inline struct text_span test_span(const char *text) {
    return (struct text_span){.text = text,
        .length = strlen(text),
        .style = {.font = {.role = "宋"}, .size = TEST_SIZE}};
}

/* The number behind a word's name, in px: indent2 gives two em. */
static inline double setting_number(const char *word, const char *name) {
    return atof(word + strlen(name)) * TEST_SIZE;
}

static inline void setting_word(struct paragraph_style *style, const char *word) {
    static const struct {
        const char *name;
        struct paragraph_style style;
    } flags[] = {
        {"pieces", {.width = TEST_SIZE / 10.0}},
        {"basic", {.prohibition = PROHIBIT_BASIC}},
        {"gb", {.prohibition = PROHIBIT_GB}},
        {"strict", {.prohibition = PROHIBIT_STRICT}},
        {"none", {.prohibition = PROHIBIT_NONE}},
        {"css", {.profile = PROFILE_CSS}},
        {"justify", {.align = TEXT_JUSTIFY}},
        {"center", {.align = TEXT_CENTER}},
        {"end", {.align = TEXT_END}},
        {"balance", {.balance = true}},
        {"vertical", {.direction = TEXT_VERTICAL}},
        {"tight", {.no_autospace = true}},
        {"line", {.width = 0}},
    };
    for (size_t i = 0; i < countof(flags); i++) {
        if (strcmp(word, flags[i].name) == 0) {
            const struct paragraph_style *flag = &flags[i].style;
            style->width = flag->width > 0 ? flag->width : style->width;
            style->prohibition =
                flag->prohibition ? flag->prohibition : style->prohibition;
            style->profile = flag->profile ? flag->profile : style->profile;
            style->align = flag->align ? flag->align : style->align;
            style->direction = flag->direction ? flag->direction : style->direction;
            style->balance |= flag->balance;
            style->no_autospace |= flag->no_autospace;
            return;
        }
    }
    if (strncmp(word, "indent", 6) == 0) {
        style->first_indent = setting_number(word, "indent");
    } else if (strncmp(word, "hang", 4) == 0) {
        style->hanging_indent = setting_number(word, "hang");
    } else if (strncmp(word, "grid", 4) == 0) {
        style->grid = setting_number(word, "grid");
    } else if (strncmp(word, "limit", 5) == 0) {
        style->line_limit = atoi(word + 5);
    } else if (strstr(word, "em")) {
        style->width = setting_number(word, "");
    } else {
        fail_msg("no such word in a setting: %s", word);
    }
}

static inline struct paragraph_style setting_read(struct job *job, const char *setting) {
    struct paragraph_style style = {.line_height = TEST_SIZE};
    char *words = arena_copy_string(&job->arena, setting);
    for (char *word = words; word;) {
        char *space = strchr(word, ' ');
        if (space) {
            *space = 0;
        }
        setting_word(&style, word);
        word = space ? space + 1 : NULL;
    }
    return style;
}

/* A case's text: \n is a line feed, \u{XXXX} a character. */
static inline const char *case_text(struct job *job, const char *written) {
    char *out = arena_array(&job->arena, strlen(written) + 1, 1);
    char *to = out;
    for (const char *from = written; *from;) {
        if (strncmp(from, "\\n", 2) == 0) {
            *to++ = '\n';
            from += 2;
        } else if (strncmp(from, "\\u{", 3) == 0) {
            char *end;
            unsigned long code = strtoul(from + 3, &end, 16);
            to += utf8_write(to, (uint32_t)code);
            from = end + 1;
        } else {
            *to++ = *from++;
        }
    }
    return out;
}

#endif
