/* What terminals send and answer, and which way of showing pictures follows from it. */
#include "support.h"

#include "terminal/key.h"
#include "terminal/placeholder.h"
#include "terminal/terminal.h"

/* As many as fit, with what is left over behind. */
static const struct {
    const char *bytes;
    enum key keys[4];
    const char *left;
} typed[] = {
    {"q", {KEY_QUIT}, ""},
    {"n\033[Dp", {KEY_NEXT, KEY_LEFT, KEY_PREVIOUS}, ""},
    {"\033OA\033[1;5B", {KEY_UP, KEY_DOWN}, ""},
    {"\033[5~\033[6~ b", {KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_PAGE_DOWN, KEY_PAGE_UP}, ""},
    {"+=-0", {KEY_ZOOM_IN, KEY_ZOOM_IN, KEY_ZOOM_OUT, KEY_ZOOM_FIT}, ""},
    {"\033[H\033[4~", {KEY_START, KEY_END}, ""},
    {"\033[", {KEY_NONE}, "\033["}, /* the rest is still to come */
    {"n\033", {KEY_NEXT}, "\033"},
    {"\033[?62;4c", {KEY_NONE}, ""}, /* a late answer is no key */
    {"\033_Gi=29749;OK\033\\n", {KEY_NONE, KEY_NEXT}, ""},
    {"\033]11;rgb:ffff/ffff/ffff\an", {KEY_NONE, KEY_NEXT}, ""},
    {"图n", {KEY_NONE, KEY_NEXT}, ""},
};

static void keys_are_told_from_answers(void **state) {
    (void)state;
    for (size_t i = 0; i < countof(typed); i++) {
        size_t length = strlen(typed[i].bytes);
        size_t offset = 0;
        struct escape escape;
        for (size_t k = 0; escape_next(typed[i].bytes, length, &offset, &escape); k++) {
            assert_true(k < countof(typed[i].keys));
            if (key_of_escape(&escape) != typed[i].keys[k]) {
                fail_msg("case %zu, key %zu", i, k);
            }
        }
        assert_string_equal(typed[i].bytes + offset, typed[i].left);
    }
}

/* The environment of a case: NAME=VALUE with spaces between. */
static const char *environment;

static char *variable(const char *name) {
    static char value[64];
    size_t length = strlen(name);
    for (const char *at = environment; *at; at += strcspn(at, " "), at += *at == ' ') {
        if (strncmp(at, name, length) == 0 && at[length] == '=') {
            snprintf(value, sizeof value, "%.*s", (int)strcspn(at + length + 1, " "),
                at + length + 1);
            return value;
        }
    }
    return NULL;
}

static const struct {
    const char *environment, *answers;
    enum terminal_kind kind;
    enum mosaic_colors colors;
    int cell_width, cell_height;
} terminals[] = {
    {"TERM=xterm-kitty", "\033_Gi=29749;OK\033\\\033[6;36;18t\033[?62;c", TERMINAL_KITTY,
        MOSAIC_TRUE_COLOR, 18, 36},
    {"TERM=foot COLORTERM=truecolor",
        "\033[6;20;9t\033[4;800;1600t\033[?2;0;1000;1000S\033[?62;4;22c", TERMINAL_SIXEL,
        MOSAIC_TRUE_COLOR, 9, 20},
    {"TERM=xterm-256color", "\033[?64;1;2;6;9;15;18;21;22c", TERMINAL_BLOCKS, MOSAIC_256,
        0, 0},
    {"TERM=xterm-256color", "", TERMINAL_BLOCKS, MOSAIC_256, 0, 0},
    {"TERM=xterm-kitty", "", TERMINAL_KITTY, MOSAIC_TRUE_COLOR, 0, 0},
    /* iTerm2 answers for sixels too; its cells are in points */
    {"TERM=xterm-256color TERM_PROGRAM=iTerm.app COLORTERM=truecolor",
        "\033]1337;ReportCellSize=17.0;8.0;2.0\033\\\033[6;17;8t\033[?64;4c",
        TERMINAL_ITERM, MOSAIC_TRUE_COLOR, 16, 34},
    /* tmux says what it is itself, whatever it runs in */
    {"TERM=tmux-256color TMUX=/tmp/x,1,0 TERM_PROGRAM=iTerm.app", "\033[?1;2c",
        TERMINAL_BLOCKS, MOSAIC_256, 0, 0},
    {"TERM=tmux-256color TMUX=/tmp/x,1,0", "\033[?1;2;4c", TERMINAL_SIXEL, MOSAIC_256, 0,
        0},
    {"TERM=screen STY=1.x", "\033[?1;2c", TERMINAL_BLOCKS, MOSAIC_16, 0, 0},
    {"TERM=dumb", "", TERMINAL_BLOCKS, MOSAIC_TWO, 0, 0},
    {"TERM=linux", "\033[?6c", TERMINAL_BLOCKS, MOSAIC_16, 0, 0},
};

static void terminals_are_known(void **state) {
    (void)state;
    for (size_t i = 0; i < countof(terminals); i++) {
        struct answers answers = {0};
        environment = terminals[i].environment;
        answers_read(terminals[i].answers, strlen(terminals[i].answers), &answers);
        enum terminal_kind kind = terminal_kind_of(variable, &answers);
        bool good = kind == terminals[i].kind &&
                    terminal_colors_of(variable) == terminals[i].colors &&
                    answers.cell_width == terminals[i].cell_width &&
                    answers.cell_height == terminals[i].cell_height &&
                    answers.complete == (*terminals[i].answers != 0);
        if (!good) {
            fail_msg("%s: kind %d, cell %d × %d", environment, kind, answers.cell_width,
                answers.cell_height);
        }
    }
}

/* Row 2 of picture 116: its colour, the marks of 2 and 0, the next cell bare. */
static void placeholders_tell_row_and_column(void **state) {
    (void)state;
    struct buffer out = {0};
    placeholder_append(116, 2, 2, &out);
    assert_string_equal(
        out.data, "\033[38;5;116m\U0010EEEE\u030E\u0305\U0010EEEE\033[39m");
    buffer_finish(&out);
}

/* Pictures are padded to what is shown without scaling. */
static void sizes_are_rounded(void **state) {
    (void)state;
    static const struct {
        struct terminal terminal;
        int width, height;
    } cases[] = {
        {{.kind = TERMINAL_KITTY, .cell_width = 10, .cell_height = 20}, 101, 103},
        {{.kind = TERMINAL_SIXEL, .cell_width = 10, .cell_height = 20}, 101, 108},
        {{.kind = TERMINAL_KITTY,
             .through_tmux = true,
             .cell_width = 10,
             .cell_height = 20},
            110, 120},
        {{.kind = TERMINAL_BLOCKS, .cell_width = 8, .cell_height = 16}, 104, 112},
    };
    for (size_t i = 0; i < countof(cases); i++) {
        int width = 101;
        int height = 103;
        terminal_round_size(&cases[i].terminal, &width, &height);
        assert_int_equal(width, cases[i].width);
        assert_int_equal(height, cases[i].height);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_told_from_answers),
        cmocka_unit_test(terminals_are_known),
        cmocka_unit_test(placeholders_tell_row_and_column),
        cmocka_unit_test(sizes_are_rounded),
    };
    return cmocka_run_group_tests_name("terminal", tests, NULL, NULL);
}
