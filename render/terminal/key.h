/* Keys of the preview. */
#ifndef TUBIAO_TERMINAL_KEY_H
#define TUBIAO_TERMINAL_KEY_H

#include "terminal/escape.h"

enum key {
    KEY_NONE, /* nothing that we know */
    KEY_QUIT,
    KEY_NEXT,
    KEY_PREVIOUS,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_START,
    KEY_END,
    KEY_ZOOM_IN,
    KEY_ZOOM_OUT,
    KEY_ZOOM_FIT,
    KEY_REDRAW,
};

enum key key_of_escape(const struct escape *escape);

#endif
