/* PDF through Cairo: 1 px is 0.75 pt; fonts cut to what is used, text that copies as it
 * was written, the structure as tags. */
#include <assert.h>
#include <cairo-pdf.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "surface/paint.h"
#include "surface/pdf_font.h"
#include "surface/pdf_outline.h"
#include "surface/pdf_tag.h"
#include "surface/plain.h"
#include "surface/surfaces.h"

static const double points_per_px = 0.75;

static cairo_status_t write_bytes(
    void *closure, const unsigned char *bytes, unsigned length) {
    buffer_append(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Cairo would stamp the time of the run, and the same input would give other bytes. Without
 * a time of our own the file has no dates. */
static void set_time(cairo_surface_t *surface, const struct surface_options *options) {
    char text[40];
    struct tm parts;
    time_t time = (time_t)options->time;
    bool known = options->has_time && gmtime_r(&time, &parts);
    if (known) {
        snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ",
            parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
            parts.tm_min, parts.tm_sec);
    }
    cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_CREATE_DATE, known ? text : NULL);
    cairo_pdf_surface_set_metadata(
        surface, CAIRO_PDF_METADATA_MOD_DATE, known ? text : NULL);
}

/* What did not pass its check says so first. */
static void set_keywords(cairo_surface_t *surface, const struct scene *scene) {
    const char *const words[] = {scene->remark, scene->keywords};
    struct buffer text = {0};
    for (int i = 0; i < 2; i++) {
        if (words[i]) {
            buffer_append_string(&text, text.length ? "; " : "");
            buffer_append_string(&text, words[i]);
        }
    }
    if (text.length) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, text.data);
    }
    buffer_finish(&text);
}

static void set_metadata(cairo_surface_t *surface, const struct scene *scene,
    const struct surface_options *options) {
    set_time(surface, options);
    if (scene->title) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, scene->title);
    }
    const struct {
        cairo_pdf_metadata_t name;
        const char *text;
    } texts[] = {{CAIRO_PDF_METADATA_AUTHOR, scene->author},
        {CAIRO_PDF_METADATA_SUBJECT, scene->subject}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (texts[i].text) {
            cairo_pdf_surface_set_metadata(surface, texts[i].name, texts[i].text);
        }
    }
    set_keywords(surface, scene);
    if (options->creator) {
        cairo_pdf_surface_set_metadata(
            surface, CAIRO_PDF_METADATA_CREATOR, options->creator);
    }
}

/* Sizes the page that comes next. Cairo 1.16 clips a page to whole points, downwards, when
 * its size is set after the surface was made; so a page unlike the first is made up to a
 * point larger, and one like the first, the usual case, is left as it is. */
static void set_size(cairo_surface_t *surface, const struct scene *scene, size_t index) {
    const struct scene_page *page = &scene->pages[index];
    const struct scene_page *before = &scene->pages[index ? index - 1 : 0];
    if (page->width != before->width || page->height != before->height) {
        cairo_pdf_surface_set_size(surface, ceil(page->width * points_per_px - 1e-6),
            ceil(page->height * points_per_px - 1e-6));
    }
}

static void paint_pages(
    struct painter *painter, cairo_surface_t *surface, const struct scene *scene) {
    for (size_t i = 0; i < scene->page_count; i++) {
        set_size(surface, scene, i);
        if (scene->pages[i].label) {
            cairo_pdf_surface_set_page_label(surface, scene->pages[i].label);
        }
        cairo_save(painter->cairo);
        cairo_scale(painter->cairo, points_per_px, points_per_px);
        paint_page(painter, &scene->pages[i]);
        cairo_restore(painter->cairo);
        pdf_anchors_add(painter->cairo, painter->arena, scene, i);
        cairo_show_page(painter->cairo);
    }
}

/* The whole document; `page` counts for nothing. */
static bool paint_pdf(const struct scene *scene, size_t page,
    const struct surface_options *options, struct buffer *out, struct faults *faults) {
    (void)page;
    assert(scene->page_count > 0);
    size_t texts;
    if (plain_takes(scene, &texts) && plain_write(scene, texts, options, out)) {
        return true;
    }
    scene_make_all(scene);
    struct arena arena = {0};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_bytes, out,
        scene->pages[0].width * points_per_px, scene->pages[0].height * points_per_px);
    set_metadata(surface, scene, options);
    cairo_t *cairo = cairo_create(surface);
    struct pdf_fonts *fonts = pdf_fonts_new(&arena, scene);
    struct pdf_tags tags = {.cairo = cairo, .arena = &arena, .scene = scene};
    struct painter painter = {
        .cairo = cairo,
        .arena = &arena,
        .faults = faults,
        .outlines = {.arena = &arena},
        .fonts = fonts,
        .tags = scene->structure ? &tags : NULL,
    };
    paint_pages(&painter, surface, scene);
    pdf_outline_add(surface, &arena, scene);
    pdf_tags_finish(&tags);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    status = status ? status : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    pdf_fonts_free(fonts);
    arena_finish(&arena);
    return paint_check(status, "PDF", faults);
}

const struct surface surface_pdf = {
    .name = "pdf", .extension = "pdf", .whole_document = true, .paint = paint_pdf};
