/* One frame of the preview: the picture, the faults under it, a line that says where we are
 * and which keys there are. */
#ifndef TUBIAO_COMMAND_PREVIEW_FRAME_H
#define TUBIAO_COMMAND_PREVIEW_FRAME_H

#include "command/preview_view.h"
#include "command/session.h"

/* What a frame shows. */
struct frame_content {
    struct session *session;
    size_t output; /* its index */
    struct view *view;
    bool color; /* of faults */
};

/* What stands on the screen, so that the next frame clears no more than it must. */
struct frame {
    struct buffer bytes;            /* to be written in one go */
    int row, column, columns, rows; /* of the picture, in cells; rows 0: none */
    int fault_rows;
    bool is_known; /* false: the screen shows anything */
};

void frame_draw(struct frame *frame, const struct terminal *terminal,
    const struct frame_content *content);

/* In pixels: what is left for the picture over that many lines of faults. */
struct window frame_window(const struct terminal *terminal, int fault_rows);

/* The last line says that work is going on. */
void frame_draw_waiting(
    const struct terminal *terminal, enum language language, struct buffer *out);
/* The screen without the picture. */
void frame_end(const struct terminal *terminal, struct buffer *out);

#endif
