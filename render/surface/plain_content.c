/* The operators of a page (ISO 32000-1, 8 and 9): px from the top left, y turned up. */
#include <math.h>
#include <string.h>

#include "surface/plain.h"

/* What the page's content is at. */
struct content {
    struct plain *plain;
    struct buffer *out;
    int page;
    const struct element *open; /* its marked content is open; NULL: none */
    bool artifact;              /* decoration's is */
    int mcid;                   /* the next */
    struct color fill, stroke;
    int font;
    double size;
};

static void collect_mark(struct plain *plain, const struct scene_mark *mark) {
    for (size_t i = 0; i < mark->count; i++) {
        if (mark->type == MARK_TEXT) {
            for (size_t k = 0; k < mark->texts[i].run_count; k++) {
                pdf_embeds_collect(plain->embeds, &mark->texts[i].runs[k]);
            }
        }
        if (mark->type == MARK_GROUP) {
            struct scene_group group = scene_group_made(&plain->page, &mark->groups[i]);
            for (size_t k = 0; k < group.mark_count; k++) {
                collect_mark(plain, group.marks[k]);
            }
        }
    }
}

void plain_collect(struct plain *plain, const struct scene_page *page) {
    struct arena_mark before = arena_mark(&plain->page);
    collect_mark(plain, page->root);
    arena_rewind(&plain->page, before);
}

static void close_marked(struct content *content) {
    if (content->open || content->artifact) {
        buffer_append_string(content->out, "EMC\n");
    }
    content->open = NULL;
    content->artifact = false;
}

static void open_element(struct content *content, const struct element *element) {
    struct plain *plain = content->plain;
    if (content->open == element) {
        return;
    }
    close_marked(content);
    plain->marks = arena_grow(plain->arena, plain->marks, plain->mark_count,
        &plain->mark_capacity, sizeof *plain->marks);
    plain->marks[plain->mark_count++] =
        (struct plain_mark){element, content->page, content->mcid};
    buffer_append_char(content->out, '/');
    buffer_append_string(content->out, element->tag);
    buffer_append_string(content->out, "<</MCID ");
    pdf_put(content->out, content->mcid++);
    buffer_append_string(content->out, ">>BDC\n");
    content->open = element;
}

/* Shapes in an element with children are decoration of it. */
static void enter(struct content *content, const struct element *element, bool shape) {
    bool decoration = !element || element == &scene_artifact ||
                      (shape && element->child_count) ||
                      !content->plain->scene->structure;
    if (!decoration) {
        open_element(content, element);
    } else if (!content->artifact) {
        close_marked(content);
        buffer_append_string(content->out, "/Artifact BMC\n");
        content->artifact = true;
    }
}

static bool same_color(struct color a, struct color b) {
    return a.set && b.set && a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void set_color(
    struct content *content, struct color *now, struct color color, const char *name) {
    if (same_color(*now, color)) {
        return;
    }
    *now = color;
    pdf_put(content->out, color.red / 255.0);
    pdf_put(content->out, color.green / 255.0);
    pdf_put(content->out, color.blue / 255.0);
    buffer_append_string(content->out, name);
}

static void put_hex(struct buffer *out, unsigned code) {
    static const char digits[] = "0123456789ABCDEF";
    const char hex[] = {digits[code >> 12 & 15], digits[code >> 8 & 15],
        digits[code >> 4 & 15], digits[code & 15]};
    buffer_append(out, hex, sizeof hex);
}

/* Whether glyphs and the gaps between them say by themselves what the run says: viewers
 * take a gap of a tenth of an em for a space. */
static bool says_itself(const struct pdf_embed *embed, const struct glyph_run *run) {
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        bool last = i + 1 == run->glyph_count;
        uint32_t end = last ? run->text_length : glyph[1].cluster;
        if (end <= glyph->cluster || (i == 0 && glyph->cluster > 0) ||
            !pdf_embed_says(
                embed, glyph->id, run->text + glyph->cluster, end - glyph->cluster)) {
            return false;
        }
        double gap = last ? 0
                          : (double)(glyph[1].x - glyph->x) -
                                pdf_embed_advance(embed, glyph->id) * run->size;
        bool space = run->text[glyph->cluster] == ' ' || (!last && run->text[end] == ' ');
        if (gap > 0.08 * run->size && gap < run->size && !space) {
            return false;
        }
    }
    return run->glyph_count > 0;
}

static void set_font(struct content *content, const struct glyph_run *run, int font) {
    if (content->font == font && content->size == run->size) {
        return;
    }
    content->font = font;
    content->size = run->size;
    buffer_append_string(content->out, "/F");
    pdf_put(content->out, font);
    pdf_put(content->out, run->size);
    buffer_append_string(content->out, "Tf ");
}

static void start_glyphs(
    struct content *content, const struct glyph_run *run, double x, double y) {
    struct buffer *out = content->out;
    buffer_append_string(out, "1 0 ");
    pdf_put(out, run->skew);
    buffer_append_string(out, "1 ");
    pdf_put(out, x);
    pdf_put(out, -y);
    buffer_append_string(out, "Tm[<");
}

/* Codes one behind the other; where the font's advance is not the run's, the difference
 * in thousandths; where a glyph stands higher or lower, a new place. */
static void put_glyphs(struct content *content, const struct pdf_embed *embed,
    const struct glyph_run *run, double x, double y) {
    struct buffer *out = content->out;
    double pen = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        bool moved = i > 0 && glyph->y != glyph[-1].y;
        double off = ((double)glyph->x - pen) / run->size * 1000;
        if (i == 0 || moved) {
            buffer_append_string(out, moved ? ">]TJ " : "");
            start_glyphs(content, run, x + (double)glyph->x, y + (double)glyph->y);
        } else if (fabs(off) > 1) {
            buffer_append_char(out, '>');
            pdf_put(out, -off);
            buffer_append_char(out, '<');
        }
        put_hex(out, pdf_embed_code(embed, glyph->id));
        pen = (double)glyph->x + pdf_embed_advance(embed, glyph->id) * run->size;
    }
    buffer_append_string(out, ">]TJ\n");
}

static void put_run(
    struct content *content, const struct glyph_run *run, double x, double y) {
    int font = 0;
    const struct pdf_embed *embed =
        pdf_embed_find(content->plain->embeds, run->face, &font);
    bool told = !says_itself(embed, run);
    if (told) {
        struct arena scratch = {0};
        buffer_append_string(content->out, "/Span<</ActualText");
        pdf_put_text(content->out, arena_copy(&scratch, run->text, run->text_length));
        buffer_append_string(content->out, ">>BDC ");
        arena_finish(&scratch);
    }
    set_font(content, run, font);
    if (run->glyph_count) {
        put_glyphs(content, embed, run, x, y);
    }
    if (told) {
        buffer_append_string(content->out, "EMC\n");
    }
}

static void note_link(struct content *content, const struct element *element,
    const struct scene_text *text, double x, double y) {
    struct plain *plain = content->plain;
    for (; element && element != &scene_artifact; element = element->parent) {
        if (element->link && strcmp(element->tag, "Link") == 0) {
            plain->links = arena_grow(plain->arena, plain->links, plain->link_count,
                &plain->link_capacity, sizeof *plain->links);
            plain->links[plain->link_count++] =
                (struct plain_link){element, content->page, x, y + 0.12 * text->font_size,
                    text->width, text->font_size};
            return;
        }
    }
}

static void put_text(struct content *content, const struct scene_text *text,
    const struct element *element, double x, double y) {
    const struct scene_style *style = text->item.style;
    if (!style || !style->fill.set || !text->run_count) {
        return;
    }
    x += text->item.x + text->dx;
    y += text->item.y + text->dy;
    enter(content, element, false);
    note_link(content, element, text, x, y);
    set_color(content, &content->fill, style->fill, "rg ");
    buffer_append_string(content->out, "BT ");
    for (size_t i = 0; i < text->run_count; i++) {
        put_run(content, &text->runs[i], x, y);
    }
    buffer_append_string(content->out, "ET\n");
}

static void put_rect(struct content *content, const struct scene_rect *rect,
    const struct element *element, double x, double y) {
    const struct scene_style *style = rect->item.style;
    if (!style || !style->fill.set) {
        return;
    }
    enter(content, element, true);
    set_color(content, &content->fill, style->fill, "rg ");
    pdf_put(content->out, x + rect->item.x);
    pdf_put(content->out, -(y + rect->item.y + rect->height));
    pdf_put(content->out, rect->width);
    pdf_put(content->out, rect->height);
    buffer_append_string(content->out, "re f\n");
}

static void put_rule(struct content *content, const struct scene_rule *rule,
    const struct element *element, double x, double y) {
    const struct scene_style *style = rule->item.style;
    struct buffer *out = content->out;
    if (!style || !style->stroke.set || style->stroke_width <= 0) {
        return;
    }
    enter(content, element, true);
    set_color(content, &content->stroke, style->stroke, "RG ");
    pdf_put(out, style->stroke_width);
    buffer_append_string(out, "w ");
    pdf_put(out, (double)style->cap); /* butt 0, round 1, square 2, as in PDF */
    buffer_append_string(out, "J [");
    for (size_t i = 0; i < style->dash_count; i++) {
        pdf_put(out, style->dash[i]);
    }
    buffer_append_char(out, ']');
    pdf_put(out, style->dash_offset);
    buffer_append_string(out, "d ");
    pdf_put(out, x + rule->item.x);
    pdf_put(out, -(y + rule->item.y));
    buffer_append_string(out, "m ");
    pdf_put(out, x + rule->x2);
    pdf_put(out, -(y + rule->y2));
    buffer_append_string(out, "l S\n");
}

static void put_mark(struct content *content, const struct scene_mark *mark,
    const struct element *inherited, double x, double y) {
    for (size_t i = 0; i < mark->count; i++) {
        const struct item *item = scene_item(mark, i);
        bool in_figure = inherited && strcmp(inherited->tag, "Figure") == 0;
        bool own = item->element && (item->element != &scene_artifact || !in_figure);
        const struct element *element = own ? item->element : inherited;
        if (!scene_item_is_placed(mark, i)) {
            continue;
        }
        if (mark->type == MARK_TEXT) {
            put_text(content, &mark->texts[i], element, x, y);
        } else if (mark->type == MARK_RECT) {
            put_rect(content, &mark->rects[i], element, x, y);
        } else if (mark->type == MARK_RULE) {
            put_rule(content, &mark->rules[i], element, x, y);
        }
        if (mark->type == MARK_GROUP) {
            struct scene_group group =
                scene_group_made(&content->plain->page, &mark->groups[i]);
            for (size_t k = 0; k < group.mark_count; k++) {
                put_mark(content, group.marks[k], element, x + item->x, y + item->y);
            }
        }
    }
}

void plain_page_content(struct plain *plain, int page, struct buffer *out) {
    const struct scene_page *from = &plain->scene->pages[page];
    struct content content = {.plain = plain, .out = out, .page = page, .font = -1};
    struct arena_mark before = arena_mark(&plain->page);
    buffer_append_string(out, ".75 0 0 .75 0 ");
    pdf_put(out, from->height * 0.75);
    buffer_append_string(out, "cm\n");
    if (from->background.set) {
        struct scene_style style = {.fill = from->background};
        struct scene_rect all = {
            .item.style = &style, .width = from->width, .height = from->height};
        put_rect(&content, &all, NULL, 0, 0);
    }
    put_mark(&content, from->root, NULL, 0, 0);
    close_marked(&content);
    arena_rewind(&plain->page, before);
}
