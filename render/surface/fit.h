/* Files that may take no more than so many bytes: painted again and again, each time giving
 * up a little more, and saying so. */
#ifndef TUBIAO_SURFACE_FIT_H
#define TUBIAO_SURFACE_FIT_H

#include "surface/surface.h"

struct fit {
    uint64_t most_bytes; /* 0: as many as it takes */
    const char *written; /* as the user wrote the limit: 1M */
    bool keep_size;      /* the picture has exactly as many pixels as it was asked for */
};

/* Paints the page into `out` within the limit: a note for each step of the surface that was
 * taken, an error that says how large the file is where the last does not help. `name` is
 * the file's. */
bool surface_paint_within(const struct surface *surface, const struct scene *scene,
    size_t page, const struct surface_options *options, const struct fit *fit,
    const char *name, struct buffer *out, struct faults *faults);

/* For formats that can give up nothing: an error that says how large the file is, where it is
 * over the limit. */
bool fit_check(const struct fit *fit, const char *format, const char *name, size_t bytes,
    struct faults *faults);

#endif
