/* Steps toward a limit of bytes, in the order of the surface's table. */
#include "surface/fit.h"

#include <math.h>

static const struct place nowhere = {0};

/* 1234567 as 1,234,567. */
static const char *print_bytes(struct arena *arena, size_t bytes) {
    return bytes < 1000 ? arena_print(arena, "%zu", bytes)
                        : arena_print(arena, "%s,%03zu", print_bytes(arena, bytes / 1000),
                              bytes % 1000);
}

/* What the step gives up, beside what the steps before did. */
static struct surface_options with_step(struct surface_options options,
    const struct surface_step *step, const struct surface_options *first) {
    options.pack_hard = options.pack_hard || step->pack_hard;
    options.most_colors = step->most_colors ? step->most_colors : options.most_colors;
    options.quality = step->quality > 0 ? step->quality : options.quality;
    options.scale = step->shrink > 0 ? first->scale * step->shrink : options.scale;
    return options;
}

/* A step may ask for more than there is already: quality 75 where the user said 60. */
static bool gives_up(
    const struct surface_step *step, const struct surface_options *options) {
    return !(
        step->quality > 0 && options->quality > 0 && step->quality >= options->quality);
}

static void say_step(const struct fit *fit, const char *name, size_t bytes,
    const struct surface_step *step, struct faults *faults) {
    fault_add(faults, FAULT_NOTE, "max-bytes", nowhere,
        "%s would take %s bytes, %s is the most: %s", "%s 要 %s 字节，最多 %s：%s", name,
        print_bytes(faults->arena, bytes), fit->written,
        words_in(faults->language, step->english, step->chinese));
}

static bool fault_too_large(
    const struct fit *fit, const char *name, size_t bytes, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "max-bytes", nowhere,
        "%s takes %s bytes, %s is the most (--max-bytes)",
        "%s 有 %s 字节，最多 %s（--max-bytes）", name, print_bytes(faults->arena, bytes),
        fit->written);
    return false;
}

bool fit_check(const struct fit *fit, const char *format, const char *name, size_t bytes,
    struct faults *faults) {
    if (!fit->most_bytes || bytes <= fit->most_bytes) {
        return true;
    }
    fault_too_large(fit, name, bytes, faults);
    fault_hint(faults, "PNG and JPEG can be made smaller, %s can't",
        "PNG 和 JPEG 可以压小，%s 不能", format);
    return false;
}

/* After the last step. */
static bool check_steps(
    const struct fit *fit, const char *name, size_t bytes, struct faults *faults) {
    if (!fit->most_bytes || bytes <= fit->most_bytes) {
        return true;
    }
    fault_too_large(fit, name, bytes, faults);
    if (fit->keep_size) {
        fault_hint(faults, "its size is fixed; without width and height it could shrink",
            "它的尺寸是定好的；不定宽和高时可以缩小");
    } else {
        fault_hint(faults, "draw fewer things, divide it, or allow more bytes",
            "请减少内容、分成几张，或放宽字节数");
    }
    return false;
}

bool surface_paint_within(const struct surface *surface, const struct scene *scene,
    size_t page, const struct surface_options *options, const struct fit *fit,
    const char *name, struct buffer *out, struct faults *faults) {
    struct surface_options tried = *options;
    size_t start = out->length;
    if (!surface->paint(scene, page, options, out, faults)) {
        return false;
    }
    for (size_t i = 0; i < surface->step_count && fit->most_bytes; i++) {
        const struct surface_step *step = &surface->steps[i];
        size_t bytes = out->length - start;
        if (bytes <= fit->most_bytes) {
            return true;
        }
        if ((step->shrink > 0 && fit->keep_size) || !gives_up(step, &tried)) {
            continue;
        }
        tried = with_step(tried, step, options);
        struct buffer smaller = {0};
        size_t said = faults->count;
        if (!surface->paint(scene, page, &tried, &smaller, faults)) {
            buffer_finish(&smaller);
            return false;
        }
        faults->count = said;         /* its warnings are those of the first time */
        if (smaller.length < bytes) { /* what gains nothing is not said */
            say_step(fit, name, bytes, step, faults);
            out->length = start;
            buffer_append(out, smaller.data, smaller.length);
        }
        buffer_finish(&smaller);
    }
    size_t bytes = out->length - start;
    return surface->step_count ? check_steps(fit, name, bytes, faults)
                               : fit_check(fit, surface->name, name, bytes, faults);
}
