/* tubiao preview: outputs in the terminal, once or again on each save. */
#include "command/preview.h"

#include "command/command.h"
#include "command/web.h"

static const struct place command_line = {0};

/* What is written elsewhere is for no terminal, unless one is named. */
static bool check_terminal(struct engine *engine, const struct options *options,
    const struct terminal *terminal) {
    bool shown = terminal->tty.out >= 0;
    if (options->watch && (!shown || terminal->tty.in < 0)) {
        fault_add(&engine->faults, FAULT_ERROR, "no-terminal", command_line,
            "--watch needs a terminal to show pictures on and to read keys from",
            "--watch 要在终端里运行，才能显示图片、接受按键");
        return false;
    }
    if (shown || options->terminal != TERMINAL_ANY) {
        return true;
    }
    fault_add(&engine->faults, FAULT_ERROR, "no-terminal", command_line,
        "preview shows pictures on a terminal, and standard output is none",
        "preview 在终端里显示图片，而标准输出不是终端");
    fault_hint(&engine->faults,
        "render writes files; --terminal=blocks writes characters anywhere",
        "要写成文件请用 render；加 --terminal=blocks 则以字符拼图输出");
    return false;
}

void command_preview(struct engine *engine, const struct options *options) {
    struct terminal terminal;
    if (options->web) {
        preview_web(engine, options);
        return;
    }
    terminal_open(&terminal);
    if (check_terminal(engine, options, &terminal) &&
        terminal_choose(
            &terminal, (enum terminal_kind)options->terminal, &engine->faults)) {
        if (options->watch) {
            preview_watch(engine, options, &terminal);
        } else {
            preview_once(engine, options, &terminal);
        }
    }
    terminal_close(&terminal);
}
