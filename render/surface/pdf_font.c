/* Fonts for PDF. Each face is cut before Cairo sees it: Cairo alone would read all of a 20
 * MB collection, write six times as much, and take Kangxi radicals for Han. */
#include "surface/pdf_font.h"

#include <cairo-ft.h>
#include <math.h>
#include <stdlib.h>

#include "surface/font_cut.h"

/* What a cut face needs as long as Cairo keeps it. */
struct cut_file {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob;
};

struct pdf_font {
    const struct face *face;
    struct font_cut cut;
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
    *font = (struct pdf_font){.face = face};
    font_cut_init(&font->cut);
    return font;
}

static void collect_run(struct font_cut *cut, const struct glyph_run *run) {
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        hb_set_add(cut->glyphs, run->glyphs[i].id);
        font_cut_map(cut, font_lone_character(run, i), run->glyphs[i].id);
    }
}

static void collect_text(struct pdf_fonts *fonts, const struct scene_text *text) {
    for (size_t i = 0; i < text->run_count; i++) {
        const struct face *face = text->runs[i].face;
        if (face && text->runs[i].text_length) {
            struct pdf_font *font = find_font(fonts, face);
            font = font ? font : add_font(fonts, face);
            collect_run(&font->cut, &text->runs[i]);
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

static void free_cut_file(void *data) {
    struct cut_file *file = data;
    FT_Done_Face(file->face);
    FT_Done_FreeType(file->library);
    hb_blob_destroy(file->blob);
    free(file);
}

static const cairo_user_data_key_t cut_file_key;

/* FreeType's face on the cut file; NULL if FreeType cannot read it. Each
 * has a library of its own, since it may outlive the document it was cut for. */
static struct cut_file *open_cut_file(hb_blob_t *blob) {
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    struct cut_file *file = calloc(1, sizeof *file);
    if (file && !FT_Init_FreeType(&file->library)) {
        file->blob = hb_blob_reference(blob);
        if (!FT_New_Memory_Face(
                file->library, (const FT_Byte *)bytes, (FT_Long)length, 0, &file->face)) {
            return file;
        }
        FT_Done_FreeType(file->library);
        hb_blob_destroy(blob);
    }
    free(file);
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
        struct pdf_font *font = &fonts->items[i];
        font_cut_face(&font->cut, font->face);
        font->cairo_face = font->cut.file ? load_cut_face(font->cut.file) : NULL;
    }
    return fonts;
}

void pdf_fonts_free(struct pdf_fonts *fonts) {
    for (size_t i = 0; i < fonts->count; i++) {
        font_cut_finish(&fonts->items[i].cut);
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

/* Viewers take a gap of a tenth of an em for a space: 2023 年, where 2023年 was written and
 * set with a quarter em between. What stands on both sides then becomes one cluster, which
 * Cairo writes with its text (ActualText). */
static bool looks_like_space(const struct glyph_run *run, uint32_t i) {
    const struct glyph *glyph = &run->glyphs[i];
    double natural = hb_font_get_glyph_h_advance(face_hb_font(run->face), glyph->id) *
                     run->size / face_units_per_em(run->face);
    double gap = (double)(glyph[1].x - glyph->x) - natural;
    return run->angle == 0 && gap > 0.08 * run->size && gap < run->size;
}

static bool is_space(const struct glyph_run *run, uint32_t i) {
    return run->text[run->glyphs[i].cluster] == ' ';
}

/* Whether glyph i + 1 belongs to the cluster of glyph i. */
static bool continues(const struct glyph_run *run, uint32_t i) {
    return run->glyphs[i + 1].cluster == run->glyphs[i].cluster ||
           (looks_like_space(run, i) && !is_space(run, i) && !is_space(run, i + 1));
}

/* Glyphs of one cluster, with the bytes up to the next cluster's first. */
static int fill_clusters(const struct glyph_run *run, cairo_text_cluster_t *clusters) {
    int count = 0;
    uint32_t from = 0; /* the first byte not yet in a cluster */
    for (uint32_t i = 0; i < run->glyph_count;) {
        uint32_t end = i + 1;
        while (end < run->glyph_count && continues(run, end - 1)) {
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
    if (!font || !font->cairo_face || run->text_length == 0) {
        return false;
    }
    struct arena_mark before = arena_mark(fonts->arena);
    cairo_glyph_t *glyphs = arena_array(fonts->arena, run->glyph_count, sizeof *glyphs);
    cairo_text_cluster_t *clusters =
        arena_array(fonts->arena, run->glyph_count, sizeof *clusters);
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        glyphs[i].index = hb_map_get(font->cut.numbers, run->glyphs[i].id);
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
