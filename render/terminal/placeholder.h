/* kitty's placeholders: characters in whose cells parts of a picture are shown, so that
 * tmux, which knows nothing of pictures, moves and clears them as text. */
#ifndef TUBIAO_TERMINAL_PLACEHOLDER_H
#define TUBIAO_TERMINAL_PLACEHOLDER_H

#include "base/buffer.h"

enum { PLACEHOLDER_MOST_ROWS = 128 };

/* One row of the picture of that number (1…255), from its first column. */
void placeholder_append(unsigned number, int row, int columns, struct buffer *out);

#endif
