/* A plain document as a whole: its pages, what is known of it, its catalog. */
#include "surface/plain.h"

#include <stdio.h>
#include <time.h>

static void put_known(struct buffer *out, const char *key, const char *text) {
    if (text) {
        buffer_print(out, "/%s", key);
        pdf_put_text(out, text);
    }
}

/* What did not pass its check says so first, among the keywords. */
static void put_keywords(struct buffer *out, const struct scene *scene) {
    struct buffer text = {0};
    if (scene->remark) {
        buffer_append_string(&text, scene->remark);
    }
    if (scene->keywords) {
        buffer_append_string(&text, text.length ? "; " : "");
        buffer_append_string(&text, scene->keywords);
    }
    put_known(out, "Keywords", text.length ? text.data : NULL);
    buffer_finish(&text);
}

static int write_info(struct plain *plain) {
    const struct surface_options *options = plain->options;
    struct buffer out = {0};
    struct tm parts;
    time_t time = (time_t)options->time;
    buffer_append_string(&out, "<<");
    put_known(&out, "Title", plain->scene->title);
    put_known(&out, "Author", plain->scene->author);
    put_known(&out, "Subject", plain->scene->subject);
    put_keywords(&out, plain->scene);
    put_known(&out, "Creator", options->creator);
    if (options->has_time && gmtime_r(&time, &parts)) {
        char date[40];
        snprintf(date, sizeof date, "D:%04d%02d%02d%02d%02d%02dZ", parts.tm_year + 1900,
            parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
        buffer_print(&out, "/CreationDate(%s)/ModDate(%s)", date, date);
    }
    buffer_append_string(&out, ">>");
    int number = pdf_file_reserve(plain->file, 1);
    pdf_file_object(plain->file, number, &out);
    buffer_finish(&out);
    return number;
}

static int *write_contents(struct plain *plain) {
    int count = (int)plain->scene->page_count;
    int *numbers = arena_array(plain->arena, (size_t)count, sizeof *numbers);
    struct buffer content = {0};
    for (int i = 0; i < count; i++) {
        content.length = 0;
        plain_page_content(plain, i, &content);
        numbers[i] = pdf_file_reserve(plain->file, 1);
        pdf_file_stream(plain->file, numbers[i], "", content.data, content.length);
    }
    buffer_finish(&content);
    return numbers;
}

static void put_annotations(const struct plain *plain, int page, struct buffer *out) {
    bool any = false;
    for (size_t i = 0; i < plain->link_count; i++) {
        if (plain->links[i].page == page) {
            buffer_append_string(out, any ? "" : "/Annots[");
            buffer_print(out, "%d 0 R ", plain->first_link + (int)i);
            any = true;
        }
    }
    buffer_append_string(out, any ? "]" : "");
}

static int write_pages(struct plain *plain, const int *contents) {
    struct buffer out = {0}, kids = {0};
    int tree = pdf_file_reserve(plain->file, 1);
    int count = (int)plain->scene->page_count;
    for (int i = 0; i < count; i++) {
        const struct scene_page *page = &plain->scene->pages[i];
        out.length = 0;
        buffer_print(&out, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 ", tree);
        pdf_put(&out, page->width * 0.75);
        pdf_put(&out, page->height * 0.75);
        buffer_print(&out, "]/Resources<</Font %d 0 R>>/Contents %d 0 R", plain->fonts,
            contents[i]);
        if (plain->structure) {
            buffer_print(&out, "/StructParents %d/Tabs/S", i);
        }
        put_annotations(plain, i, &out);
        buffer_append_string(&out, ">>");
        pdf_file_object(plain->file, plain->first_page + i, &out);
        buffer_print(&kids, "%d 0 R ", plain->first_page + i);
    }
    out.length = 0;
    buffer_print(&out, "<</Type/Pages/Count %d/Kids[%s]>>", count, kids.data);
    pdf_file_object(plain->file, tree, &out);
    buffer_finish(&out);
    buffer_finish(&kids);
    return tree;
}

static void put_labels(const struct plain *plain, struct buffer *out) {
    bool any = false;
    for (size_t i = 0; i < plain->scene->page_count; i++) {
        any |= plain->scene->pages[i].label != NULL;
    }
    for (size_t i = 0; any && i < plain->scene->page_count; i++) {
        const char *label = plain->scene->pages[i].label;
        buffer_print(out, "%s%zu<</P", i ? "" : "/PageLabels<</Nums[", i);
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        pdf_put_text(out, label ? label : number);
        buffer_append_string(out, ">>");
    }
    buffer_append_string(out, any ? "]>>" : "");
}

static int write_catalog(struct plain *plain, int pages, int outline) {
    struct buffer out = {0};
    buffer_print(&out, "<</Type/Catalog/Pages %d 0 R", pages);
    if (plain->structure) {
        buffer_print(
            &out, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", plain->structure);
    }
    if (outline) {
        buffer_print(&out, "/Outlines %d 0 R/PageMode/UseOutlines", outline);
    }
    if (plain->scene->language) {
        buffer_print(&out, "/Lang(%s)", plain->scene->language);
    }
    if (plain->scene->title) {
        buffer_append_string(&out, "/ViewerPreferences<</DisplayDocTitle true>>");
    }
    put_labels(plain, &out);
    buffer_append_string(&out, ">>");
    int number = pdf_file_reserve(plain->file, 1);
    pdf_file_object(plain->file, number, &out);
    buffer_finish(&out);
    return number;
}

static bool write_document(struct plain *plain, struct buffer *out) {
    struct buffer fonts = {0};
    plain->file = pdf_file_new(plain->arena, out);
    plain->first_page = pdf_file_reserve(plain->file, (int)plain->scene->page_count);
    plain->fonts = pdf_file_reserve(plain->file, 1);
    pdf_embeds_write(plain->embeds, plain->file);
    buffer_append_string(&fonts, "<<");
    pdf_embeds_list(plain->embeds, &fonts);
    buffer_append_string(&fonts, ">>");
    pdf_file_object(plain->file, plain->fonts, &fonts);
    buffer_finish(&fonts);
    int *contents = write_contents(plain);
    plain_write_links(plain);
    plain_write_structure(plain);
    int pages = write_pages(plain, contents);
    int outline = plain_write_outline(plain);
    int info = write_info(plain);
    return pdf_file_finish(plain->file, write_catalog(plain, pages, outline), info);
}

bool plain_write(const struct scene *scene, size_t text_count,
    const struct surface_options *options, struct buffer *out) {
    struct arena arena = {0};
    struct plain plain = {.arena = &arena, .scene = scene, .options = options};
    plain.embeds = pdf_embeds_new(&arena);
    plain.mark_capacity = text_count + text_count / 16 + 64;
    plain.marks = arena_array(&arena, plain.mark_capacity, sizeof *plain.marks);
    for (size_t i = 0; i < scene->page_count; i++) {
        plain_collect(&plain, &scene->pages[i]);
    }
    scene_number_elements(scene);
    size_t before = out->length;
    bool ok = pdf_embeds_cut(plain.embeds) && write_document(&plain, out);
    out->length = ok ? out->length : before;
    pdf_embeds_free(plain.embeds);
    arena_finish(&plain.page);
    arena_finish(&arena);
    return ok;
}
