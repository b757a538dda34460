/* Presets: where a picture goes, as data: its format, size, resolution, what becomes of text,
 * how many bytes it may take. layouts/presets/NAME.yaml, found as themes are.
 *
 *     name: wechat-cover
 *     title: 微信公众号封面…
 *     format: png
 *     pixels: [900, 383]      # of the picture; figures are placed in pixels / scale
 *     scale: 2
 *     figure: {padding: 12px} # laid over what the document says, by its kind
 */
#ifndef TUBIAO_COMMAND_PRESET_H
#define TUBIAO_COMMAND_PRESET_H

#include "command/engine.h"
#include "command/options.h"

struct preset {
    const char *name;
    struct place place;
    const char *title, *title_english;
    const char *formats; /* comma-separated; NULL: the usual */
    double pixels[2];    /* width and height of the picture; 0: as they come */
    double scale;        /* pixels per px; 0: not said */
    double quality;      /* of JPEG; 0: not said */
    int svg_text;        /* as --svg-text lists them; -1: not said */
    struct byte_limit max_bytes;
    const char *theme;     /* of outputs that name none; NULL: the layout's */
    struct value document; /* a figure, strip or pages with the keys to lay over it */
};

/* A preset's file. */
extern const struct schema preset_schema;

/* NULL with faults if there is none of that name, or it is ill-formed. */
const struct preset *preset_read(
    struct engine *engine, const char *name, struct place at);

/* The names there are. */
size_t preset_names(struct engine *engine, const char *const **names);

/* The options, with what the preset says where the user said nothing. */
struct options preset_options(const struct options *options, const struct preset *preset);

/* What to lay over a document: the preset's keys, then the command line's width and height.
 * An empty object if there is nothing. `bare`: a Vega-Lite file. */
struct value preset_document(struct engine *engine, const struct options *options,
    const struct preset *preset, bool bare);

/* Pixels per px for a page that is so wide: what was asked for, or what the preset's picture
 * takes. */
double preset_scale(
    const struct options *options, const struct preset *preset, double width);

/* Whether the picture's size is fixed in both directions. */
bool preset_fixes_size(const struct options *options, const struct preset *preset);

#endif
