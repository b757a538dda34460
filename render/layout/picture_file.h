/* Picture files that documents name: PNG, JPEG, and SVG through the module rsvg. */
#ifndef TUBIAO_LAYOUT_PICTURE_FILE_H
#define TUBIAO_LAYOUT_PICTURE_FILE_H

#include "layout/layout.h"

struct picture_file {
    const char *url; /* as written */
    const unsigned char *bytes;
    size_t length;
    double width, height; /* px, its own */
};

/* The file at `path`, which `value` names. False with a fault. */
bool picture_file_load(struct binder *binder, const char *path, const struct value *value,
    struct picture_file *file);
/* Its own size, once the bytes are there. */
bool picture_file_measure(
    struct binder *binder, const struct value *value, struct picture_file *file);

/* The picture in a group as large as given, with an element of its own. */
struct scene_group *picture_file_place(const struct placer *placer,
    const struct picture_file *file, const char *alternative, double width,
    double height);

#endif
