/* The scene as JSON: pages, groups and marks, one item a line, so that a difference
 * between two scenes can be read. */
#include "scene/print.h"

#include <math.h>

enum { DECIMALS = 4 };

static const char *const mark_names[] = {
    [MARK_GROUP] = "group",
    [MARK_RECT] = "rect",
    [MARK_RULE] = "rule",
    [MARK_LINE] = "line",
    [MARK_AREA] = "area",
    [MARK_TRAIL] = "trail",
    [MARK_ARC] = "arc",
    [MARK_SYMBOL] = "symbol",
    [MARK_PATH] = "path",
    [MARK_TEXT] = "text",
    [MARK_IMAGE] = "image",
};

void print_key(struct printer *printer, const char *key) {
    if (printer->more) {
        buffer_append_char(printer->out, ',');
    }
    printer->more = true;
    buffer_append_json(printer->out, key);
    buffer_append_char(printer->out, ':');
}

void print_number(struct printer *printer, const char *key, double number) {
    print_key(printer, key);
    buffer_append_number(printer->out, number, DECIMALS);
}

void print_number_unless(
    struct printer *printer, const char *key, double number, double omitted) {
    if (fabs(number - omitted) >= 0.5e-4) {
        print_number(printer, key, number);
    }
}

void print_string(struct printer *printer, const char *key, const char *string) {
    if (string) {
        print_key(printer, key);
        buffer_append_json(printer->out, string);
    }
}

void print_color(struct printer *printer, const char *key, struct color color) {
    if (color.set) {
        char text[COLOR_SIZE];
        color_print(text, color);
        print_string(printer, key, text);
    }
}

void print_true(struct printer *printer, const char *key, bool value) {
    if (value) {
        print_key(printer, key);
        buffer_append_string(printer->out, "true");
    }
}

void print_false(struct printer *printer, const char *key, bool value) {
    if (!value) {
        print_key(printer, key);
        buffer_append_string(printer->out, "false");
    }
}

void print_break(struct printer *printer, int depth) {
    buffer_append_char(printer->out, '\n');
    for (int i = 0; i < depth; i++) {
        buffer_append_char(printer->out, ' ');
    }
}

static void open_list(struct printer *printer, const char *key) {
    print_key(printer, key);
    buffer_append_char(printer->out, '[');
}

static void close_list(struct printer *printer, bool empty, int depth) {
    if (!empty) {
        print_break(printer, depth);
    }
    buffer_append_char(printer->out, ']');
}

/* Opens `{` as the index-th entry of a list, on a line of its own. */
static struct printer open_entry(struct printer *printer, size_t index, int depth) {
    if (index) {
        buffer_append_char(printer->out, ',');
    }
    print_break(printer, depth);
    buffer_append_char(printer->out, '{');
    return (struct printer){.out = printer->out};
}

static void print_mark(struct printer *printer, const struct scene_mark *mark, int depth);

static void print_marks(
    struct printer *printer, const struct scene_group *group, int depth) {
    open_list(printer, "marks");
    for (size_t i = 0; i < group->mark_count; i++) {
        struct printer entry = open_entry(printer, i, depth + 1);
        print_mark(&entry, group->marks[i], depth + 1);
        buffer_append_char(printer->out, '}');
    }
    close_list(printer, group->mark_count == 0, depth);
}

static void print_mark(
    struct printer *printer, const struct scene_mark *mark, int depth) {
    print_string(printer, "marktype", mark_names[mark->type]);
    print_string(printer, "role", mark->role ? mark->role : "mark");
    print_string(printer, "name", mark->name);
    open_list(printer, "items");
    for (size_t i = 0; i < mark->count; i++) {
        struct printer entry = open_entry(printer, i, depth + 1);
        print_item(&entry, mark, i);
        if (mark->type == MARK_GROUP) {
            print_marks(&entry, &mark->groups[i], depth + 1);
        }
        buffer_append_char(printer->out, '}');
    }
    close_list(printer, mark->count == 0, depth);
}

static void print_page(
    struct printer *printer, const struct scene_page *page, int depth) {
    print_string(printer, "label", page->label);
    print_number(printer, "width", page->width);
    print_number(printer, "height", page->height);
    print_color(printer, "background", page->background);
    print_key(printer, "root");
    print_break(printer, depth + 1);
    buffer_append_char(printer->out, '{');
    struct printer root = {.out = printer->out};
    print_mark(&root, page->root, depth + 1);
    buffer_append_char(printer->out, '}');
}

static void print_pages(struct printer *printer, const struct scene *scene) {
    open_list(printer, "pages");
    for (size_t i = 0; i < scene->page_count; i++) {
        struct printer entry = open_entry(printer, i, 1);
        print_page(&entry, &scene->pages[i], 1);
        buffer_append_char(printer->out, '}');
    }
    close_list(printer, scene->page_count == 0, 0);
}

/* "anchors": the element, the page from 1, the place on it. */
static void print_anchors(struct printer *printer, const struct scene *scene) {
    if (!scene->anchor_count) {
        return;
    }
    open_list(printer, "anchors");
    for (size_t i = 0; i < scene->anchor_count; i++) {
        const struct scene_anchor *anchor = &scene->anchors[i];
        struct printer entry = open_entry(printer, i, 1);
        print_string(&entry, "name", anchor->element->anchor);
        print_number(&entry, "element", anchor->element->number);
        print_number(&entry, "page", (double)anchor->page + 1);
        print_number(&entry, "x", anchor->x);
        print_number(&entry, "y", anchor->y);
        buffer_append_char(printer->out, '}');
    }
    close_list(printer, false, 0);
}

void scene_print(const struct scene *scene, struct buffer *out) {
    scene_make_all(scene);
    scene_number_elements(scene);
    struct printer printer = {.out = out};
    buffer_append_char(out, '{');
    print_string(&printer, "title", scene->title);
    print_string(&printer, "author", scene->author);
    print_string(&printer, "subject", scene->subject);
    print_string(&printer, "keywords", scene->keywords);
    print_string(&printer, "language", scene->language);
    if (scene->paged || scene->page_count != 1) {
        print_pages(&printer, scene);
    } else {
        print_page(&printer, &scene->pages[0], 0);
    }
    print_anchors(&printer, scene);
    if (scene->structure) {
        print_key(&printer, "structure");
        print_structure(&printer, scene->structure, 1);
    }
    buffer_append_string(out, "\n}\n");
}
