/* Icons of one colour: SVG files that hold nothing but paths, which are drawn as the scene's
 * own paths in whatever colour is wanted. Those of layouts/icons are such files:
 *
 *     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="currentColor" …>
 *       <path d="M12 6h18l8 8v28H12z"/>                      a stroke
 *       <path d="M22 20h4v4h-4z" fill="currentColor" stroke="none"/>   an area
 *     </svg> */
#ifndef TUBIAO_LAYOUT_ICON_FILE_H
#define TUBIAO_LAYOUT_ICON_FILE_H

#include <stdbool.h>

#include "base/arena.h"

struct icon_shape {
    const char *strokes; /* path data; NULL: none */
    const char *areas;
    double side;         /* of the square viewBox at 0, 0 */
    double stroke_width; /* in its units */
};

/* False if the text is anything else: another kind of SVG, or none. */
bool icon_file_read(
    struct arena *arena, const char *text, size_t length, struct icon_shape *shape);

#endif
