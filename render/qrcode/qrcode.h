/* QR codes (GB/T 18284, ISO/IEC 18004) through libqrencode. A shared module, since few
 * documents have one. */
#ifndef TUBIAO_QRCODE_QRCODE_H
#define TUBIAO_QRCODE_QRCODE_H

#include <stdbool.h>

#include "base/arena.h"

/* How much of a code may be lost: 7, 15, 25, 30 %. */
enum qrcode_level { QRCODE_L, QRCODE_M, QRCODE_Q, QRCODE_H };

struct qrcode_module {
    /* A square of *side × *side modules, row by row, true where one is dark; the smallest
     * that holds the text, which is UTF-8. NULL if none does. */
    bool *(*encode)(
        struct arena *arena, const char *text, enum qrcode_level level, int *side);
};

extern const struct qrcode_module tubiao_qrcode;

#endif
