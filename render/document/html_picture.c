/* Pictures: placed once for screens with room and once for a phone, since what is placed is
 * never shrunk; the style sheet shows one of them. */
#include <math.h>
#include <string.h>

#include "document/html.h"
#include "surface/base64.h"

static struct scene_page page_of(struct arena *arena, const struct placed *placed) {
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    root->type = MARK_GROUP;
    root->role = "frame";
    root->count = 1;
    root->groups = placed->group;
    return (struct scene_page){
        .width = placed->width, .height = placed->height, .root = root};
}

/* What the placed picture says of itself, its figures one after the other. */
static const char *find_alternative(struct arena *arena, const struct element *element) {
    const char *text = element->alternative;
    for (size_t i = 0; i < element->child_count; i++) {
        const char *inner = find_alternative(arena, element->children[i]);
        text = text && inner ? arena_print(arena, "%s %s", text, inner)
               : inner       ? inner
                             : text;
    }
    return text;
}

/* How wide it wants to be where it may be `room` px. */
static double width_in(const struct flow_drawing *drawing, double room) {
    const struct block *block = drawing->block;
    if (block->width > 0) {
        return fmin(block->width, room);
    }
    if (drawing->data || !block->kind->widths) {
        return room;
    }
    double most = block->kind->widths(drawing->placer, block).max;
    return most > 0 ? fmin(most, room) : room;
}

static struct scene_page place(struct html *html, const struct flow_drawing *drawing,
    double room, const char **alternative) {
    struct placer placer = *drawing->placer;
    placer.element = element_new(html->arena, NULL, "Document");
    struct region region = {room, INFINITY, INFINITY, true};
    struct placed placed = drawing->block->kind->place(&placer, drawing->block, &region);
    *alternative = find_alternative(html->arena, placer.element);
    return placed.group ? page_of(html->arena, &placed) : (struct scene_page){0};
}

/* What is made to be seen large is shown smaller still on a phone, as long as it can be
 * read. */
static double narrow_scale(const struct html *html) {
    return html->scale < 1 ? 0.8 * html->scale : 1;
}

static void add_picture(
    struct html *html, const struct element *element, double wide, double narrow) {
    const struct flow_drawing *drawing = element->content->drawing;
    html->pictures = arena_grow(html->arena, html->pictures, html->picture_count,
        &html->picture_capacity, sizeof *html->pictures);
    struct html_picture *picture = &html->pictures[html->picture_count++];
    *picture = (struct html_picture){.element = element};
    if (!drawing->block) {
        struct placed placed = {.group = (struct scene_group *)drawing->group,
            .width = drawing->width,
            .height = drawing->height};
        picture->wide = page_of(html->arena, &placed);
        picture->alternative = element->alternative;
        picture->fixed = true;
        return;
    }
    bool bare = html->document->bare;
    wide = bare ? INFINITY : width_in(drawing, wide / html->scale);
    narrow = bare ? wide : width_in(drawing, narrow / narrow_scale(html));
    picture->wide = place(html, drawing, wide, &picture->alternative);
    picture->fixed = wide <= narrow;
    if (!picture->fixed) {
        size_t warnings = drawing->placer->warnings->count;
        picture->narrow = place(html, drawing, narrow, &picture->alternative);
        drawing->placer->warnings->count = warnings; /* said once */
    }
    if (element->alternative) {
        picture->alternative = element->alternative;
    }
}

/* The room of a row's child: what it asks for, or its part of what is left. */
static double room_in_row(
    const struct element *row, size_t index, double width, double scale) {
    double gaps = scale * row->content->gap * (double)(row->child_count - 1);
    double whole = width - gaps, left = whole, own = 0;
    size_t open = 0;
    for (size_t i = 0; i < row->child_count; i++) {
        const struct flow_content *content = row->children[i]->content;
        const struct block *block = content ? content->block : NULL;
        double asked = !block             ? 0
                       : block->width > 0 ? scale * block->width
                                          : block->width_share * whole;
        open += asked == 0;
        left -= asked;
        own = i == index ? asked : own;
    }
    return own > 0 ? own : fmax(48, left / (double)(open ? open : 1));
}

/* px that the padding of a box takes on a phone, at most: 5vw. */
enum { PHONE_PADDING = 18 };

void html_place_pictures(
    struct html *html, const struct element *element, double wide, double narrow) {
    const struct flow_content *content = element->content;
    if (content && content->kind == FLOW_DRAWING) {
        add_picture(html, element, wide, narrow);
        return;
    }
    for (size_t i = 0; i < element->child_count; i++) {
        double room = wide, phone = narrow;
        if (content && content->kind == FLOW_ROW) {
            room = room_in_row(element, i, wide, html->scale);
        } else if (content && content->kind == FLOW_GRID) {
            int columns = content->columns;
            room =
                fmax(48, (wide - html->scale * content->gap * (columns - 1)) / columns);
        } else if (content && content->kind == FLOW_BOX) {
            const struct sides *padding = &content->block->box->padding;
            double both = html->scale * (padding->left + padding->right);
            room = fmax(48, wide - both);
            phone = fmax(48, narrow - fmin(both, 2 * PHONE_PADDING));
        } else if (content && content->kind == FLOW_FIGURE) {
            room = wide - 2 * html->scale * content->padding;
        }
        html_place_pictures(html, element->children[i], room, phone);
    }
}

static const struct html_picture *find(
    const struct html *html, const struct element *element) {
    size_t i = 0;
    while (i < html->picture_count && html->pictures[i].element != element) {
        i++;
    }
    return i < html->picture_count ? &html->pictures[i] : NULL;
}

static void append(struct html *html, const struct html_picture *picture,
    const struct scene_page *page, const char *class_name, const char *suffix,
    double scale) {
    size_t index = (size_t)(picture - html->pictures);
    struct svg_inline how = {.fonts = html->fonts,
        .prefix = arena_print(html->arena, "p%zu%s", index + 1, suffix),
        .class_name = class_name,
        .scale = picture->element->content->drawing->block ? scale : 1,
        .title = picture->element->content->drawing->data ? html->caption : NULL,
        .description = picture->alternative};
    svg_write_inline(page, &how, html->options, html->out);
}

static void append_data(struct html *html, const struct element *data) {
    buffer_append_string(html->out, "<details>\n<summary>查看数据");
    if (html->caption) {
        buffer_append_string(html->out, "<span class=\"unseen\">：");
        html_text(html, html->caption, strlen(html->caption));
        buffer_append_string(html->out, "</span>");
    }
    buffer_append_string(html->out, "</summary>\n");
    html_children(html, data);
    buffer_append_string(html->out, "</details>\n");
}

void html_picture(struct html *html, const struct element *element) {
    const struct html_picture *picture = find(html, element);
    const struct flow_content *content = element->content;
    if (!picture || !picture->wide.root) {
        return;
    }
    const char *align = "";
    if (content->block && content->block->has_align && !content->drawing->data) {
        static const char *const names[] = {
            [TEXT_START] = "left", [TEXT_CENTER] = "center", [TEXT_END] = "right"};
        align = arena_print(html->arena, " %s",
            html_rule(html, arena_print(html->arena, "text-align:%s;",
                                names[content->block->align])));
    }
    buffer_print(html->out, "<div class=\"picture%s\">\n", align);
    append(
        html, picture, &picture->wide, picture->fixed ? NULL : "wide", "", html->scale);
    if (!picture->fixed) {
        append(html, picture, &picture->narrow, "narrow", "n", narrow_scale(html));
    }
    buffer_append_string(html->out, "</div>\n");
    if (content->drawing->data) {
        html->data = arena_grow(html->arena, html->data, html->data_count,
            &html->data_capacity, sizeof *html->data);
        html->data[html->data_count++] = content->drawing->data;
    }
    if (!html->in_figure) {
        html_data(html);
    }
}

void html_data(struct html *html) {
    for (size_t i = 0; i < html->data_count; i++) {
        append_data(html, html->data[i]);
    }
    html->data_count = 0;
}

void html_image(struct html *html, const struct element *element) {
    const struct flow_image *image = &element->content->image;
    const struct block *block = element->content->block;
    const struct scene_image bytes = {.bytes = image->bytes, .length = image->length};
    double width = block->width > 0    ? block->width
                   : block->height > 0 ? block->height * image->width / image->height
                                       : image->width;
    buffer_append_string(html->out, "<img");
    html_attribute(html, "alt", element->alternative ? element->alternative : "");
    buffer_print(html->out, " width=\"%.0f\" height=\"%.0f\"", width,
        width * image->height / image->width);
    buffer_print(html->out, " src=\"data:image/%s;base64,", scene_image_type(&bytes));
    base64_append(html->out, image->bytes, image->length);
    buffer_append_string(html->out, "\">\n");
}
