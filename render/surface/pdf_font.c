/* Fonts for PDF. HarfBuzz cuts each face before Cairo sees it: Cairo alone would read all
 * of a 20 MB collection, write six times as much, and take Kangxi radicals for Han. */
#include "surface/pdf_font.h"

#include <cairo-ft.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <stdlib.h>

#include "text/font.h"

/* What a cut face needs as long as Cairo keeps it. */
struct cut_file {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob;
};

struct pdf_font {
    const struct face *face;
    hb_set_t *glyphs;              /* used in the document */
    hb_subset_plan_t *plan;        /* knows which glyph became which */
    cairo_font_face_t *cairo_face; /* NULL if the face could not be cut */
};

struct pdf_fonts {
    struct arena *arena;
    struct pdf_font *items;
    size_t count, capacity;
};

static struct pdf_font *find_font(
    const struct pdf_fonts *fonts, const struct face *face) {
    for (size_t i = 0; i < fonts->count; i++) {
        if (fonts->items[i].face == face) {
            return &fonts->items[i];
        }
    }
    return NULL;
}

static struct pdf_font *add_font(struct pdf_fonts *fonts, const struct face *face) {
    fonts->items = arena_grow(
        fonts->arena, fonts->items, fonts->count, &fonts->capacity, sizeof *fonts->items);
    struct pdf_font *font = &fonts->items[fonts->count++];
    *font = (struct pdf_font){.face = face, .glyphs = hb_set_create()};
    return font;
}

static void collect_text(struct pdf_fonts *fonts, const struct scene_text *text) {
    for (size_t i = 0; i < text->run_count; i++) {
        const struct glyph_run *run = &text->runs[i];
        if (!run->face) {
            continue;
        }
        struct pdf_font *font = find_font(fonts, run->face);
        font = font ? font : add_font(fonts, run->face);
        for (uint32_t j = 0; j < run->glyph_count; j++) {
            hb_set_add(font->glyphs, run->glyphs[j].id);
        }
    }
}

static void collect_mark(struct pdf_fonts *fonts, const struct scene_mark *mark) {
    for (size_t i = 0; i < mark->count; i++) {
        if (mark->type == MARK_TEXT) {
            collect_text(fonts, &mark->texts[i]);
        } else if (mark->type == MARK_GROUP) {
            for (size_t j = 0; j < mark->groups[i].mark_count; j++) {
                collect_mark(fonts, mark->groups[i].marks[j]);
            }
        }
    }
}

/* What a PDF viewer does not need, since it gets glyphs and places from us. */
static const hb_tag_t dropped_tables[] = {HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a')};

static hb_blob_t *needed_table(hb_face_t *lean, hb_tag_t tag, void *face) {
    (void)lean;
    for (size_t i = 0; i < countof(dropped_tables); i++) {
        if (tag == dropped_tables[i]) {
            return NULL;
        }
    }
    return hb_face_reference_table(face, tag);
}

/* The face without those tables: HarfBuzz would walk through all characters and features
 * of the whole font to plan the cut, five times the work of cutting. */
static hb_face_t *lean_face(hb_face_t *face) {
    hb_face_t *lean = hb_face_create_for_tables(needed_table, face, NULL);
    hb_face_set_upem(lean, hb_face_get_upem(face));
    return lean;
}

static hb_subset_input_t *cut_input(const struct pdf_font *font, hb_face_t *face) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) {
        return NULL;
    }
    hb_set_union(hb_subset_input_glyph_set(input), font->glyphs);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_ot_var_axis_info_t weight;
    if (hb_ot_var_find_axis_info(face, HB_TAG('w', 'g', 'h', 't'), &weight)) {
        hb_subset_input_pin_axis_location(
            input, face, weight.tag, (float)face_weight(font->face));
    }
    return input;
}

/* The cut face's file; also fills font->plan. NULL if HarfBuzz cannot cut it. */
static hb_blob_t *cut_face(struct pdf_font *font) {
    hb_face_t *face = lean_face(face_hb_face(font->face));
    hb_subset_input_t *input = cut_input(font, face);
    font->plan = input ? hb_subset_plan_create_or_fail(face, input) : NULL;
    hb_face_t *cut = font->plan ? hb_subset_plan_execute_or_fail(font->plan) : NULL;
    hb_blob_t *blob = cut ? hb_face_reference_blob(cut) : NULL;
    hb_face_destroy(cut);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    return blob;
}

static void free_cut_file(void *data) {
    struct cut_file *file = data;
    FT_Done_Face(file->face);
    FT_Done_FreeType(file->library);
    hb_blob_destroy(file->blob);
    free(file);
}

static const cairo_user_data_key_t cut_file_key;

/* FreeType's face on the blob, which it takes over; NULL if FreeType cannot read it. Each
 * has a library of its own, since it may outlive the document it was cut for. */
static struct cut_file *open_cut_file(hb_blob_t *blob) {
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct cut_file *file = calloc(1, sizeof *file);
    if (file && !FT_Init_FreeType(&file->library)) {
        file->blob = blob;
        if (!FT_New_Memory_Face(
                file->library, (const FT_Byte *)bytes, (FT_Long)length, 0, &file->face)) {
            return file;
        }
        FT_Done_FreeType(file->library);
    }
    free(file);
    hb_blob_destroy(blob);
    return NULL;
}

/* Cairo keeps faces for later use, so the file goes with the face, not with the job. */
static cairo_font_face_t *load_cut_face(hb_blob_t *blob) {
    struct cut_file *file = open_cut_file(blob);
    if (!file) {
        return NULL;
    }
    cairo_font_face_t *face =
        cairo_ft_font_face_create_for_ft_face(file->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face, &cut_file_key, file, free_cut_file)) {
        cairo_font_face_destroy(face);
        free_cut_file(file);
        return NULL;
    }
    return face;
}

struct pdf_fonts *pdf_fonts_new(struct arena *arena, const struct scene *scene) {
    struct pdf_fonts *fonts = arena_new(arena, struct pdf_fonts);
    fonts->arena = arena;
    for (size_t i = 0; i < scene->page_count; i++) {
        collect_mark(fonts, scene->pages[i].root);
    }
    for (size_t i = 0; i < fonts->count; i++) {
        hb_blob_t *blob = cut_face(&fonts->items[i]);
        fonts->items[i].cairo_face = blob ? load_cut_face(blob) : NULL;
    }
    return fonts;
}

void pdf_fonts_free(struct pdf_fonts *fonts) {
    for (size_t i = 0; i < fonts->count; i++) {
        hb_set_destroy(fonts->items[i].glyphs);
        hb_subset_plan_destroy(fonts->items[i].plan);
        cairo_font_face_destroy(fonts->items[i].cairo_face);
    }
}

/* Cairo's font space has y down, ours y up. */
static void set_font(
    cairo_t *cairo, const struct pdf_font *font, const struct glyph_run *run) {
    double turn = run->angle * M_PI / 180;
    double sine = run->angle == 90 ? 1 : sin(turn);
    double cosine = run->angle == 90 ? 0 : cos(turn);
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, run->size * cosine, run->size * sine,
        run->size * (-run->skew * cosine - sine),
        run->size * (-run->skew * sine + cosine), 0, 0);
    cairo_set_font_face(cairo, font->cairo_face);
    cairo_set_font_matrix(cairo, &matrix);
}

/* Glyphs that share a cluster, and the bytes up to the next cluster's first. */
static int fill_clusters(const struct glyph_run *run, cairo_text_cluster_t *clusters) {
    int count = 0;
    uint32_t from = 0; /* the first byte not yet in a cluster */
    for (uint32_t i = 0; i < run->glyph_count;) {
        uint32_t end = i + 1;
        while (end < run->glyph_count &&
               run->glyphs[end].cluster == run->glyphs[i].cluster) {
            end++;
        }
        uint32_t to =
            end < run->glyph_count ? run->glyphs[end].cluster : run->text_length;
        clusters[count].num_bytes = (int)(to - from);
        clusters[count++].num_glyphs = (int)(end - i);
        from = to;
        i = end;
    }
    return count;
}

bool pdf_fonts_show(
    const struct pdf_fonts *fonts, cairo_t *cairo, const struct glyph_run *run) {
    const struct pdf_font *font = run->face ? find_font(fonts, run->face) : NULL;
    if (!font || !font->cairo_face) {
        return false;
    }
    struct arena_mark before = arena_mark(fonts->arena);
    cairo_glyph_t *glyphs = arena_array(fonts->arena, run->glyph_count, sizeof *glyphs);
    cairo_text_cluster_t *clusters =
        arena_array(fonts->arena, run->glyph_count, sizeof *clusters);
    const hb_map_t *cut_glyphs = hb_subset_plan_old_to_new_glyph_mapping(font->plan);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        glyphs[i].index = hb_map_get(cut_glyphs, run->glyphs[i].id);
        glyphs[i].x = (double)run->glyphs[i].x;
        glyphs[i].y = (double)run->glyphs[i].y;
    }
    int cluster_count = fill_clusters(run, clusters);
    set_font(cairo, font, run);
    cairo_show_text_glyphs(cairo, run->text, (int)run->text_length, glyphs,
        (int)run->glyph_count, clusters, cluster_count, 0);
    arena_rewind(fonts->arena, before);
    return true;
}
