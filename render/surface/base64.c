/* Base64: three bytes to four letters. */
#include "surface/base64.h"

#include <stdint.h>

void base64_append(struct buffer *out, const unsigned char *bytes, size_t length) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16;
        group |= i + 1 < length ? (uint32_t)bytes[i + 1] << 8 : 0;
        group |= i + 2 < length ? bytes[i + 2] : 0;
        char text[4] = {letters[group >> 18], letters[group >> 12 & 63],
            i + 1 < length ? letters[group >> 6 & 63] : '=',
            i + 2 < length ? letters[group & 63] : '='};
        buffer_append(out, text, sizeof text);
    }
}
