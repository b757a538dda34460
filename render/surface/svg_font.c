/* Collecting, cutting and packing the fonts of an SVG page. */
#include "surface/svg_font.h"

#include "base/module.h"
#include "surface/base64.h"
#include "surface/font_cut.h"
#include "surface/font_packs.h"
#include "woff2/woff2.h"

/* One font of the file. */
struct web_font {
    const struct face *face;
    struct font_cut cut;
    const char *name;
    struct buffer packed; /* WOFF2; empty if it could not be packed */
};

struct svg_fonts {
    struct arena *arena;
    const char *prefix;
    struct web_font *items;
    size_t count, capacity;
};

static bool can_be_text(const struct glyph_run *run) {
    if (!run->face || run->text_length == 0 || run->glyph_count == 0 ||
        run->glyphs[0].cluster != 0) {
        return false;
    }
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        if (!font_lone_character(run, i)) {
            return false;
        }
    }
    return true;
}

/* Whether each character of the run has no other glyph in the font. */
static bool agrees(const struct web_font *font, const struct glyph_run *run) {
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        hb_codepoint_t held = hb_map_get(font->cut.cmap, font_lone_character(run, i));
        if (held != HB_MAP_VALUE_INVALID && held != run->glyphs[i].id) {
            return false;
        }
    }
    return true;
}

/* Whether it has them all. */
static bool holds(const struct web_font *font, const struct glyph_run *run) {
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        if (hb_map_get(font->cut.cmap, font_lone_character(run, i)) !=
            run->glyphs[i].id) {
            return false;
        }
    }
    return true;
}

/* The same character twice in one run, with two glyphs, fits no font. */
static void add_run(struct svg_fonts *fonts, const struct glyph_run *run) {
    size_t i = 0;
    if (!can_be_text(run)) {
        return;
    }
    while (i < fonts->count &&
           (fonts->items[i].face != run->face || !agrees(&fonts->items[i], run))) {
        i++;
    }
    if (i == fonts->count) {
        fonts->items = arena_grow(fonts->arena, fonts->items, fonts->count,
            &fonts->capacity, sizeof *fonts->items);
        fonts->items[fonts->count++] = (struct web_font){.face = run->face,
            .name = arena_print(fonts->arena, "%sf%zu", fonts->prefix, i)};
        font_cut_init(&fonts->items[i].cut);
    }
    struct font_cut *cut = &fonts->items[i].cut;
    for (uint32_t k = 0; k < run->glyph_count; k++) {
        hb_set_add(cut->glyphs, run->glyphs[k].id);
        font_cut_map(cut, font_lone_character(run, k), run->glyphs[k].id);
    }
}

static void collect(struct svg_fonts *fonts, const struct scene_mark *mark) {
    for (size_t i = 0; i < mark->count; i++) {
        if (mark->type == MARK_TEXT) {
            for (size_t k = 0; k < mark->texts[i].run_count; k++) {
                add_run(fonts, &mark->texts[i].runs[k]);
            }
        } else if (mark->type == MARK_GROUP) {
            for (size_t k = 0; k < mark->groups[i].mark_count; k++) {
                collect(fonts, mark->groups[i].marks[k]);
            }
        }
    }
}

static void pack(
    const struct woff2_module *module, struct font_packs *packs, struct web_font *font) {
    if (font_packs_find(packs, font->face, &font->cut, &font->packed)) {
        return;
    }
    unsigned length = 0;
    font_cut_face(&font->cut, font->face);
    const unsigned char *file =
        font->cut.file ? (const unsigned char *)hb_blob_get_data(font->cut.file, &length)
                       : NULL;
    if (length > 0) {
        module->pack(file, length, &font->packed);
        font_packs_keep(packs, font->face, &font->cut, &font->packed);
    }
}

static const struct woff2_module *open_module(struct faults *faults) {
    struct faults quiet = {.arena = faults->arena, .language = faults->language};
    const struct woff2_module *module =
        module_open("woff2", (struct place){0}, "", "", &quiet);
    if (!module) {
        fault_add(faults, FAULT_WARNING, "fonts-not-embedded", (struct place){0},
            "the module tubiao-woff2.so is missing: SVG files name their fonts and do "
            "not hold them",
            "缺少模块 tubiao-woff2.so：SVG 文件只写字体名称，不含字形");
    }
    return module;
}

struct svg_fonts *svg_fonts_new(struct arena *arena, const char *prefix) {
    struct svg_fonts *fonts = arena_new(arena, struct svg_fonts);
    *fonts = (struct svg_fonts){.arena = arena, .prefix = prefix};
    return fonts;
}

void svg_fonts_add(struct svg_fonts *fonts, const struct scene_page *page) {
    collect(fonts, page->root);
}

bool svg_fonts_pack(
    struct svg_fonts *fonts, struct font_packs *packs, struct faults *faults) {
    const struct woff2_module *module = fonts->count ? open_module(faults) : NULL;
    for (size_t i = 0; module && i < fonts->count; i++) {
        pack(module, packs, &fonts->items[i]);
    }
    return module;
}

void svg_fonts_free(struct svg_fonts *fonts) {
    for (size_t i = 0; fonts && i < fonts->count; i++) {
        font_cut_finish(&fonts->items[i].cut);
        buffer_finish(&fonts->items[i].packed);
    }
}

const char *svg_fonts_find(const struct svg_fonts *fonts, const struct glyph_run *run) {
    if (!fonts || !can_be_text(run)) {
        return NULL;
    }
    for (size_t i = 0; i < fonts->count; i++) {
        const struct web_font *font = &fonts->items[i];
        if (font->face == run->face && font->packed.length && holds(font, run)) {
            return font->name;
        }
    }
    return NULL;
}

void svg_fonts_define(const struct svg_fonts *fonts, struct buffer *out) {
    for (size_t i = 0; fonts && i < fonts->count; i++) {
        const struct web_font *font = &fonts->items[i];
        if (!font->packed.length) {
            continue;
        }
        buffer_print(out, "@font-face{font-family:%s;", font->name);
        if (face_weight(font->face) != 400) {
            buffer_print(out, "font-weight:%d;", face_weight(font->face));
        }
        if (face_is_italic(font->face)) {
            buffer_append_string(out, "font-style:italic;");
        }
        buffer_append_string(out, "src:url(data:font/woff2;base64,");
        base64_append(out, (const unsigned char *)font->packed.data, font->packed.length);
        buffer_append_string(out, ")}");
    }
}
