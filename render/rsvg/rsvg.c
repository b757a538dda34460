/* Measuring and drawing with librsvg. */
#include "rsvg/rsvg.h"

#include <librsvg/rsvg.h>
#include <stdio.h>

/* What a picture without any size gets, as browsers do. */
enum { DEFAULT_WIDTH = 300, DEFAULT_HEIGHT = 150 };

static RsvgHandle *open_handle(
    const unsigned char *bytes, size_t length, char *reason, size_t size) {
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(bytes, length, &error);
    if (!handle && reason) {
        snprintf(reason, size, "%s", error ? error->message : "");
        g_strdelimit(reason, "\n", ' ');
        g_strchomp(reason);
    }
    g_clear_error(&error);
    return handle;
}

static void measure_handle(RsvgHandle *handle, double *width, double *height) {
    gboolean has_width, has_height, has_box;
    RsvgLength own_width, own_height;
    RsvgRectangle box;
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height) && *width > 0 &&
        *height > 0) {
        return;
    }
    rsvg_handle_get_intrinsic_dimensions(
        handle, &has_width, &own_width, &has_height, &own_height, &has_box, &box);
    bool boxed = has_box && box.width > 0 && box.height > 0;
    *width = boxed ? box.width : DEFAULT_WIDTH;
    *height = boxed ? box.height : DEFAULT_HEIGHT;
}

static bool measure(const unsigned char *bytes, size_t length, double *width,
    double *height, char *reason, size_t size) {
    RsvgHandle *handle = open_handle(bytes, length, reason, size);
    if (!handle) {
        return false;
    }
    rsvg_handle_set_dpi(handle, 96);
    measure_handle(handle, width, height);
    g_object_unref(handle);
    return true;
}

static bool draw(const unsigned char *bytes, size_t length, struct _cairo *cairo,
    double width, double height) {
    RsvgHandle *handle = open_handle(bytes, length, NULL, 0);
    if (!handle) {
        return false;
    }
    rsvg_handle_set_dpi(handle, 96);
    RsvgRectangle box = {0, 0, width, height};
    bool ok = rsvg_handle_render_document(handle, cairo, &box, NULL);
    g_object_unref(handle);
    return ok;
}

const struct rsvg_module tubiao_rsvg = {measure, draw};
