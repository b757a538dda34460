/* A text to the modules of its code. */
#include <qrencode.h>

#include "qrcode/qrcode.h"

enum { DARK = 1 }; /* the bit of a module's byte */

static bool *encode(
    struct arena *arena, const char *text, enum qrcode_level level, int *side) {
    static const QRecLevel levels[] = {
        QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
    QRcode *code = QRcode_encodeString(text, 0, levels[level], QR_MODE_8, 1);
    if (!code) {
        return NULL;
    }
    size_t count = (size_t)code->width * (size_t)code->width;
    bool *modules = arena_array(arena, count, sizeof *modules);
    for (size_t i = 0; i < count; i++) {
        modules[i] = code->data[i] & DARK;
    }
    *side = code->width;
    QRcode_free(code);
    return modules;
}

const struct qrcode_module tubiao_qrcode = {encode};
