/* Images: pictures in the place of a rectangle, in their own proportions unless `aspect` is
 * false. */
#include <math.h>

#include "chart/config.h"
#include "chart/content.h"
#include "chart/label.h"
#include "chart/mark/paint.h"
#include "chart/picture.h"
#include "chart/position.h"

static double or_zero(double number) {
    return isnan(number) ? 0 : number;
}

/* As large as fits, in the middle (SVG's xMidYMid meet). */
static void keep_proportions(
    struct scene_image *image, const struct chart_picture *picture) {
    double scale = fmin(image->width / picture->width, image->height / picture->height);
    image->inset_x = (image->width - picture->width * scale) / 2;
    image->inset_y = (image->height - picture->height * scale) / 2;
}

static const char *find_url(const struct plot *plot, const struct view *view,
    const struct reference *own, const struct row_source *rows, size_t row) {
    const struct definition *definition = view->encoding[CHANNEL_URL];
    return definition ? content_text(plot, view, definition, rows, row)
                      : text_lines(plot->arena, reference_value(own, rows, row));
}

static void place(const struct plot *plot, const struct view *view) {
    struct row_source rows = {plot, view->main};
    size_t count = view->main->row_count;
    struct span x = position_rect(plot, view, CHANNEL_X);
    struct span y = position_rect(plot, view, CHANNEL_Y);
    struct reference own = reference_property(plot, mark_find(plot->chart, view, "url"));
    bool aspect = mark_boolean(plot->chart, view, "aspect", true);
    bool smooth = mark_boolean(plot->chart, view, "smooth", true);
    struct paint paint = paint_bind(plot, view);
    paint.fill = paint.stroke = (struct reference){0};
    struct scene_mark *mark =
        mark_add(plot, view, mark_group(plot, view), MARK_IMAGE, count);
    for (size_t row = 0; row < count; row++) {
        struct interval across = span_evaluate(&x, &rows, row);
        struct interval down = span_evaluate(&y, &rows, row);
        struct scene_image *image = &mark->images[row];
        const char *url = find_url(plot, view, &own, &rows, row);
        const struct chart_picture *picture = picture_find(plot->chart, url);
        image->item = (struct item){.x = or_zero(across.start),
            .y = or_zero(down.start),
            .style = paint_style(&paint, &rows, row),
            .row = (uint32_t)row + 1};
        image->width = or_zero(across.length);
        image->height = or_zero(down.length);
        image->stretched = !aspect;
        image->pixelated = !smooth;
        image->url = *url ? url : NULL;
        if (picture && picture->length > 0) {
            image->bytes = picture->bytes;
            image->length = picture->length;
            if (aspect) {
                keep_proportions(image, picture);
            }
        }
    }
}

const struct mark_kind mark_image = {
    .name = "image", .vega_type = "image", .rect_based = true, .place = place};
