/* Wrapping for tmux: ESC P tmux; … ESC \, each ESC within doubled (tmux(1),
 * allow-passthrough). */
#include "terminal/tmux.h"

#include "base/arena.h"

size_t tmux_begin(const struct terminal *terminal, const struct buffer *out) {
    (void)terminal;
    return out->length;
}

void tmux_end(const struct terminal *terminal, size_t start, struct buffer *out) {
    if (!terminal->through_tmux) {
        return;
    }
    struct arena scratch = {0};
    size_t length = out->length - start;
    const char *bytes = arena_copy(&scratch, out->data + start, length);
    out->length = start;
    buffer_append_string(out, "\033Ptmux;");
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\033') {
            buffer_append_char(out, '\033');
        }
        buffer_append_char(out, bytes[i]);
    }
    buffer_append_string(out, "\033\\");
    arena_finish(&scratch);
}
