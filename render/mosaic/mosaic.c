/* libchafa's canvases, told what we want. */
#include "mosaic/mosaic.h"

#include <chafa.h>

/* Threads gain little on a picture of this size, and wait for each other where the machine is
 * busy. */
static ChafaCanvas *canvas_new(ChafaCanvasConfig *config,
    const struct mosaic_picture *picture, ChafaPixelMode mode) {
    chafa_set_n_threads(1);
    chafa_canvas_config_set_pixel_mode(config, mode);
    chafa_canvas_config_set_preprocessing_enabled(config, FALSE);
    ChafaCanvas *canvas = chafa_canvas_new(config);
    chafa_canvas_draw_all_pixels(canvas,
        G_BYTE_ORDER == G_LITTLE_ENDIAN ? CHAFA_PIXEL_BGRA8_UNASSOCIATED
                                        : CHAFA_PIXEL_ARGB8_UNASSOCIATED,
        (const guint8 *)picture->pixels, picture->width, picture->height,
        picture->width * 4);
    return canvas;
}

static void print(ChafaCanvas *canvas, ChafaTermInfo *term, struct buffer *out) {
    GString *text = chafa_canvas_print(canvas, term);
    gsize length = text->len;
    while (length && text->str[length - 1] == '\n') {
        length--;
    }
    buffer_append(out, text->str, length);
    g_string_free(text, TRUE);
}

/* The sequences that terminals share: which one this is has been found out elsewhere. */
static ChafaTermInfo *term_new(void) {
    return chafa_term_db_get_fallback_info(chafa_term_db_get_default());
}

static void write_blocks(
    const struct mosaic_picture *picture, enum mosaic_colors colors, struct buffer *out) {
    static const ChafaCanvasMode modes[] = {
        [MOSAIC_TRUE_COLOR] = CHAFA_CANVAS_MODE_TRUECOLOR,
        [MOSAIC_256] = CHAFA_CANVAS_MODE_INDEXED_240,
        [MOSAIC_16] = CHAFA_CANVAS_MODE_INDEXED_16,
        [MOSAIC_TWO] = CHAFA_CANVAS_MODE_FGBG_BGFG,
    };
    ChafaCanvasConfig *config = chafa_canvas_config_new();
    ChafaSymbolMap *symbols = chafa_symbol_map_new();
    chafa_symbol_map_add_by_tags(
        symbols, CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_SOLID | CHAFA_SYMBOL_TAG_HALF |
                     CHAFA_SYMBOL_TAG_QUAD);
    chafa_canvas_config_set_symbol_map(config, symbols);
    chafa_canvas_config_set_canvas_mode(config, modes[colors]);
    chafa_canvas_config_set_geometry(config, picture->columns, picture->rows);
    ChafaCanvas *canvas = canvas_new(config, picture, CHAFA_PIXEL_MODE_SYMBOLS);
    ChafaTermInfo *term = term_new();
    print(canvas, term, out);
    chafa_term_info_unref(term);
    chafa_canvas_unref(canvas);
    chafa_symbol_map_unref(symbols);
    chafa_canvas_config_unref(config);
}

/* The whole picture is one cell, so that it is never scaled. */
static void write_sixels(const struct mosaic_picture *picture, struct buffer *out) {
    ChafaCanvasConfig *config = chafa_canvas_config_new();
    chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR);
    chafa_canvas_config_set_geometry(config, 1, 1);
    chafa_canvas_config_set_cell_geometry(config, picture->width, picture->height);
    ChafaCanvas *canvas = canvas_new(config, picture, CHAFA_PIXEL_MODE_SIXELS);
    ChafaTermInfo *term = term_new();
    print(canvas, term, out);
    chafa_term_info_unref(term);
    chafa_canvas_unref(canvas);
    chafa_canvas_config_unref(config);
}

const struct mosaic_module tubiao_mosaic = {write_blocks, write_sixels};
