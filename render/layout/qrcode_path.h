/* The outline of a QR code's dark modules as one path, so that no viewer shows seams between
 * them. */
#ifndef TUBIAO_LAYOUT_QRCODE_PATH_H
#define TUBIAO_LAYOUT_QRCODE_PATH_H

#include <stdbool.h>

#include "base/arena.h"

/* SVG path data in modules, from the corner of the first; filled by the nonzero rule, it
 * covers what is dark. `modules`: side × side, row by row. */
const char *qrcode_path(struct arena *arena, const bool *modules, int side);

#endif
