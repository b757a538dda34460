/* Text as bytes in other clothes: atob, btoa, encodeURIComponent. */
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "expression/functions.h"

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static struct value finish(struct call *call, struct buffer *out) {
    const char *text =
        arena_copy(call->machine->arena, out->data ? out->data : "", out->length);
    buffer_finish(out);
    return value_string(text);
}

/* Characters up to U+00FF are bytes; others have no value, as in browsers. */
static struct value to_base64(struct call *call) {
    const char *text = call_text(call, 0);
    struct buffer out = {0};
    uint32_t bits = 0;
    int count = 0;
    size_t written = 0;
    size_t length = strlen(text), offset = 0;
    while (offset < length) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character > 0xFF || !machine_step(call->machine, 1)) {
            buffer_finish(&out);
            return value_undefined();
        }
        bits = bits << 8 | character;
        count += 8;
        while (count >= 6) {
            count -= 6;
            buffer_append_char(&out, digits[bits >> count & 63]);
            written++;
        }
    }
    if (count > 0) {
        buffer_append_char(&out, digits[bits << (6 - count) & 63]);
        written++;
    }
    for (; written % 4; written++) {
        buffer_append_char(&out, '=');
    }
    return finish(call, &out);
}

static struct value from_base64(struct call *call) {
    const char *text = call_text(call, 0);
    struct buffer out = {0};
    uint32_t bits = 0;
    int count = 0;
    for (; *text && *text != '='; text++) {
        const char *digit = strchr(digits, *text);
        if (!digit || !machine_step(call->machine, 1)) {
            buffer_finish(&out);
            return value_undefined();
        }
        bits = bits << 6 | (uint32_t)(digit - digits);
        count += 6;
        if (count >= 8) {
            char bytes[5] = {0};
            count -= 8;
            utf8_write(bytes, bits >> count & 0xFF);
            buffer_append_string(&out, bytes);
        }
    }
    return finish(call, &out);
}

static struct value encode_uri(struct call *call) {
    static const char plain[] = "-_.!~*'()";
    struct buffer out = {0};
    for (const char *c = call_text(call, 0); *c && machine_step(call->machine, 1); c++) {
        bool kept = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
                    (*c >= '0' && *c <= '9') || strchr(plain, *c);
        if (kept) {
            buffer_append_char(&out, *c);
        } else {
            buffer_print(&out, "%%%02X", (unsigned char)*c);
        }
    }
    return finish(call, &out);
}

static const struct function functions[] = {
    {"atob", 1, 1, from_base64},
    {"btoa", 1, 1, to_base64},
    {"encodeURIComponent", 1, 1, encode_uri},
};

const struct function_family functions_encoding = {functions, countof(functions)};
