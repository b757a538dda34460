/* The table of surfaces, and the scene itself as one. */
#include <string.h>

#include "surface/surfaces.h"

static bool paint_scene(const struct scene *scene, size_t page,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    (void)page, (void)options, (void)faults;
    scene_print(scene, out);
    return true;
}

const struct surface surface_scene = {.name = "scene",
    .extension = "scene.json",
    .whole_document = true,
    .paint = paint_scene};

const struct surface *const surfaces[] = {
    &surface_pdf, &surface_svg, &surface_png, &surface_jpeg, &surface_scene, NULL};

const struct surface *surface_find(const char *name) {
    for (size_t i = 0; surfaces[i]; i++) {
        const struct surface *surface = surfaces[i];
        if (strcmp(surface->name, name) == 0 ||
            (surface->alias && strcmp(surface->alias, name) == 0)) {
            return surfaces[i];
        }
    }
    return NULL;
}
