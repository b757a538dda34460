/* Which terminal this is, and how large. */
#include "terminal/terminal.h"

#include <stdlib.h>
#include <string.h>

#include "base/module.h"
#include "base/number.h"

/* In ms: time for an answer from far away, and for a terminal that never answers. */
enum { LONGEST_ANSWER = 700 };

/* What a cell is taken for where the terminal does not say; and the pixels that blocks are
 * made of. */
enum { USUAL_WIDTH = 10, USUAL_HEIGHT = 20, BLOCK_WIDTH = 8 };

void terminal_open(struct terminal *terminal) {
    *terminal = (struct terminal){0};
    tty_open(&terminal->tty);
}

void terminal_close(struct terminal *terminal) {
    tty_close(&terminal->tty);
}

/* Terminals known by their environment. */
struct known {
    const char *variable, *value;
    enum terminal_kind kind;
};

/* Better known than asked: iTerm2 answers for sixels too, which have fewer colours. */
static const struct known known[] = {
    {"TERM_PROGRAM", "iTerm.app", TERMINAL_ITERM},
    {"LC_TERMINAL", "iTerm2", TERMINAL_ITERM},
};

/* Where nothing better was answered. */
static const struct known supposed[] = {
    {"TERM", "xterm-kitty", TERMINAL_KITTY},
    {"TERM", "xterm-ghostty", TERMINAL_KITTY},
    {"TERM_PROGRAM", "WezTerm", TERMINAL_ITERM},
    {"TERM_PROGRAM", "mintty", TERMINAL_ITERM},
};

static enum terminal_kind find_known(
    char *(*variable)(const char *name), const struct known *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const char *value = variable(list[i].variable);
        if (value && strcmp(value, list[i].value) == 0) {
            return list[i].kind;
        }
    }
    return TERMINAL_ANY;
}

static bool is_set(char *(*variable)(const char *name), const char *name) {
    const char *value = variable(name);
    return value && *value;
}

enum terminal_kind terminal_kind_of(
    char *(*variable)(const char *name), const struct answers *answers) {
    bool inside = is_set(variable, "TMUX") || is_set(variable, "STY");
    enum terminal_kind kind =
        inside ? TERMINAL_ANY : find_known(variable, known, countof(known));
    if (!kind && answers->kitty) {
        kind = TERMINAL_KITTY;
    }
    if (!kind && answers->sixel) {
        kind = TERMINAL_SIXEL;
    }
    if (!kind && !inside) {
        kind = find_known(variable, supposed, countof(supposed));
    }
    return kind ? kind : TERMINAL_BLOCKS;
}

enum mosaic_colors terminal_colors_of(char *(*variable)(const char *name)) {
    static const struct {
        const char *variable, *part;
        enum mosaic_colors colors;
    } table[] = {
        {"COLORTERM", "truecolor", MOSAIC_TRUE_COLOR},
        {"COLORTERM", "24bit", MOSAIC_TRUE_COLOR},
        {"TERM", "direct", MOSAIC_TRUE_COLOR},
        {"TERM", "kitty", MOSAIC_TRUE_COLOR},
        {"TERM", "ghostty", MOSAIC_TRUE_COLOR},
        {"TERM", "foot", MOSAIC_TRUE_COLOR},
        {"TERM", "alacritty", MOSAIC_TRUE_COLOR},
        {"TERM", "256color", MOSAIC_256},
        {"TERM", "dumb", MOSAIC_TWO},
        {"TERM", "vt", MOSAIC_TWO},
    };
    for (size_t i = 0; i < countof(table); i++) {
        const char *value = variable(table[i].variable);
        if (value && strstr(value, table[i].part)) {
            return table[i].colors;
        }
    }
    return MOSAIC_16;
}

static int number_of_variable(const char *name, int otherwise) {
    const char *text = getenv(name);
    double number;
    bool good =
        text && number_read(text, strlen(text), &number) && number >= 1 && number <= 1000;
    return good ? (int)number : otherwise;
}

/* The cell as iTerm2 or xterm told it, else the window's pixels shared out. */
static void measure_cell(struct terminal *terminal, const struct tty_size *size) {
    const struct answers *answers = &terminal->answers;
    int width = size->width ? size->width : answers->area_width;
    int height = size->height ? size->height : answers->area_height;
    terminal->cell_width = answers->cell_width;
    terminal->cell_height = answers->cell_height;
    if (terminal->cell_width <= 0 || terminal->cell_height <= 0) {
        terminal->cell_width = width / terminal->columns;
        terminal->cell_height = height / terminal->rows;
    }
    if (terminal->cell_width < 2 || terminal->cell_height < 2) {
        terminal->cell_width = USUAL_WIDTH;
        terminal->cell_height = USUAL_HEIGHT;
    }
    if (terminal->kind == TERMINAL_BLOCKS) {
        terminal->cell_height =
            (BLOCK_WIDTH * terminal->cell_height + terminal->cell_width / 2) /
            terminal->cell_width;
        terminal->cell_width = BLOCK_WIDTH;
    }
}

static int lesser(int a, int b) {
    return a < b ? a : b;
}

void terminal_measure(struct terminal *terminal) {
    struct tty_size size = tty_measure(&terminal->tty);
    terminal->columns = size.columns ? size.columns : number_of_variable("COLUMNS", 80);
    terminal->rows = size.rows ? size.rows : number_of_variable("LINES", 24);
    measure_cell(terminal, &size);
    terminal->most_width = terminal->columns * terminal->cell_width;
    terminal->most_height = terminal->rows * terminal->cell_height;
    const struct answers *answers = &terminal->answers;
    if (terminal->kind == TERMINAL_SIXEL && answers->most_width > 0 &&
        answers->most_height > 0) {
        terminal->most_width = lesser(terminal->most_width, answers->most_width);
        terminal->most_height =
            lesser(terminal->most_height, answers->most_height / 6 * 6);
    }
}

/* Consoles that print what they don't understand, and show no pictures anyway. */
static bool is_simple(const char *name) {
    static const char *const simple[] = {"", "dumb", "linux", "cons25", "ansi"};
    for (size_t i = 0; i < countof(simple); i++) {
        if (strcmp(name ? name : "", simple[i]) == 0) {
            return true;
        }
    }
    return strncmp(name, "vt", 2) == 0;
}

static void ask(struct terminal *terminal) {
    struct tty *tty = &terminal->tty;
    bool is_iterm = find_known(getenv, known, countof(known)) == TERMINAL_ITERM;
    if (tty->in >= 0 && tty->out >= 0 && !is_simple(getenv("TERM")) &&
        tty_enter(tty, false)) {
        answers_ask(tty, is_iterm, LONGEST_ANSWER, &terminal->answers);
        tty_leave(tty);
    }
}

/* What tmux knows nothing of passes through it, but only kitty's placeholders hold a picture in
 * its place there. */
static bool check_tmux(struct terminal *terminal, struct faults *faults) {
    bool native = terminal->kind == TERMINAL_BLOCKS ||
                  (terminal->kind == TERMINAL_SIXEL && terminal->answers.sixel);
    bool passes = is_set(getenv, "TMUX") && !native;
    terminal->through_tmux = passes && terminal->kind == TERMINAL_KITTY;
    if (!passes || terminal->through_tmux) {
        return true;
    }
    fault_add(faults, FAULT_ERROR, "bad-option", (struct place){0},
        "this tmux shows no such pictures: --terminal=%s",
        "这里的 tmux 不显示这种图片：--terminal=%s",
        terminal->kind == TERMINAL_SIXEL ? "sixel" : "iterm");
    fault_hint(faults,
        "blocks always work; kitty's pictures pass through tmux; from tmux 3.4 on sixels "
        "do",
        "blocks 总能用；kitty 的图片可以经 tmux 传过去；tmux 3.4 起支持 sixel");
    return false;
}

bool terminal_choose(
    struct terminal *terminal, enum terminal_kind kind, struct faults *faults) {
    if (kind != TERMINAL_BLOCKS) {
        ask(terminal);
    }
    terminal->kind = kind ? kind : terminal_kind_of(getenv, &terminal->answers);
    terminal->colors = terminal_colors_of(getenv);
    if (!check_tmux(terminal, faults)) {
        return false;
    }
    terminal_measure(terminal);
    bool needs = terminal->kind == TERMINAL_BLOCKS || terminal->kind == TERMINAL_SIXEL;
    if (needs && !terminal->mosaic) {
        terminal->mosaic = module_open("mosaic", (struct place){0},
            "this terminal's preview", "在此终端预览", faults);
    }
    return !needs || terminal->mosaic;
}
