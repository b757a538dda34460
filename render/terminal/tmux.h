/* tmux hands what it is told on to the terminal that it runs in (allow-passthrough on). */
#ifndef TUBIAO_TERMINAL_TMUX_H
#define TUBIAO_TERMINAL_TMUX_H

#include "terminal/terminal.h"

/* What is appended between the two goes through, where the terminal is behind tmux. */
size_t tmux_begin(const struct terminal *terminal, const struct buffer *out);
void tmux_end(const struct terminal *terminal, size_t start, struct buffer *out);

#endif
