/* Bytes as text for data: addresses (RFC 4648, section 4). */
#ifndef TUBIAO_SURFACE_BASE64_H
#define TUBIAO_SURFACE_BASE64_H

#include "base/buffer.h"

void base64_append(struct buffer *out, const unsigned char *bytes, size_t length);

#endif
