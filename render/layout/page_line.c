/* Running heads and feet, and the watermark: what each sheet bears beside its text.
 *
 * On a sheet that lies on its side the lines stand where they do on the others (GB/T 9704
 * 7.5): its reader turns the book, so they are set upwards along the sides. */
#include <math.h>
#include <string.h>

#include "block/flow.h"
#include "layout/pages.h"

static const char *const slot_names[SLOTS] = {
    "left", "center", "right", "inside", "outside"};

static const struct property line_properties[] = {
    {"left", PROPERTY_STRING, 0},
    {"center", PROPERTY_STRING, 0},
    {"right", PROPERTY_STRING, 0},
    {"inside", PROPERTY_STRING, 0},
    {"outside", PROPERTY_STRING, 0},
    {"style", PROPERTY_STRING, 0},
    {"distance", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"indent", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"rule", PROPERTY_NUMBER | PROPERTY_STRING, 0, .schema = &length_schema},
    {"rule-color", PROPERTY_STRING, 0, .schema = &color_schema},
};

const struct schema page_line_schema = {.name = "page-line",
    .types = PROPERTY_OBJECT | PROPERTY_NULL,
    .groups = PROPERTY_GROUP("page-line", line_properties)};

/* What a line's expressions may use, by example for binding. */
static const struct scope *line_scope(struct arena *arena, const struct scope *outer,
    const char *page, size_t count, const char *section, const char *title) {
    struct scope *scopes = arena_array(arena, 4, sizeof *scopes);
    scopes[0] = (struct scope){outer, "page", value_string(page)};
    scopes[1] = (struct scope){&scopes[0], "pages", value_number((double)count)};
    scopes[2] = (struct scope){&scopes[1], "section", value_string(section)};
    scopes[3] = (struct scope){&scopes[2], "title", value_string(title)};
    return &scopes[3];
}

/* Everything but the slots, whose ${} waits for the page. */
static bool expand(struct binder *binder, const struct value *value, struct value *out) {
    *out = *value;
    struct member *members = arena_array(binder->arena, value->count, sizeof *members);
    const struct scope *scope = line_scope(binder->arena, binder->scope, "1", 1, "", "");
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        members[i] = value->members[i];
        struct value expanded;
        ok &= template_expand(
            binder->arena, &members[i].value, scope, &expanded, binder->faults);
        bool slot = false;
        for (size_t k = 0; k < SLOTS; k++) {
            slot |= strcmp(members[i].name, slot_names[k]) == 0;
        }
        members[i].value = slot ? members[i].value : expanded;
    }
    out->members = members;
    return ok;
}

static bool read_length(struct binder *binder, const struct value *value,
    const char *name, double em, double *px) {
    const struct value *length = value_member(value, name);
    return !length || length_bind(length, name, em, 0, LENGTH_LIMIT, px, binder->faults);
}

bool page_line_bind(struct binder *binder, const struct value *value, const char *name,
    struct page_line *line) {
    struct value expanded;
    *line = (struct page_line){0};
    if (value->type == VALUE_NULL) {
        return true;
    }
    if (value->type != VALUE_OBJECT) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "%s: a mapping such as {outside: — ${page} —} was wanted",
            "%s：应写 {outside: — ${page} —} 这样的形式", name);
        return false;
    }
    if (!expand(binder, value, &expanded) ||
        !properties_check(
            &expanded, line_properties, countof(line_properties), name, binder->faults)) {
        return false;
    }
    line->given = true;
    line->style = theme_style(binder->theme, property_string(&expanded, "style", name));
    line->rule_color = line->style->color;
    for (size_t i = 0; i < SLOTS; i++) {
        const struct value *slot = value_member(&expanded, slot_names[i]);
        line->slots[i] = slot ? *slot : value_null();
    }
    double em = line->style->text.size;
    line->distance = 2 * em;
    bool ok = read_length(binder, &expanded, "distance", em, &line->distance);
    ok &= read_length(binder, &expanded, "indent", em, &line->indent);
    ok &= read_length(binder, &expanded, "rule", em, &line->rule);
    return color_bind(&expanded, "rule-color", &line->rule_color, binder->faults) && ok;
}

/* Upright, a page's line runs from left to right under the type area; on a sheet on its
 * side the same line of the upright sheet is found by turning it.
 *
 *     upright (x, y)   →   on its side (height − y, x): a quarter turn clockwise      */
struct canvas {
    const struct placer *placer;
    const struct pages *pages;
    const struct sheet *sheet;
    struct scene_group *group;
};

static void put_text(const struct canvas *canvas, const char *text,
    const struct style *style, double x, double baseline, enum text_align align) {
    const struct placer *placer = canvas->placer;
    struct paragraph paragraph = block_set_line(placer, text, style);
    double shift = align == TEXT_CENTER ? paragraph.width / 2
                   : align == TEXT_END  ? paragraph.width
                                        : 0;
    block_add_paragraph(placer, canvas->group, "page-line", &paragraph, style, 0, 0);
    struct scene_mark *mark = canvas->group->marks[canvas->group->mark_count - 1];
    bool turned = canvas->sheet->landscape;
    for (size_t i = 0; i < mark->count; i++) {
        struct scene_text *item = &mark->texts[i];
        item->item.element = &scene_artifact;
        item->item.x = turned ? canvas->pages->height - baseline : x - shift;
        item->item.y = turned ? x - shift : baseline;
        item->angle = turned ? 90 : 0;
    }
}

static void put_rule(const struct canvas *canvas, const struct page_line *line,
    double left, double right, double y) {
    struct arena *arena = canvas->placer->typesetter.arena;
    struct scene_rule *rule =
        scene_add_mark(arena, canvas->group, MARK_RULE, "page-rule", 1)->rules;
    double across = canvas->pages->height - y;
    bool turned = canvas->sheet->landscape;
    rule->item = (struct item){.x = turned ? across : left,
        .y = turned ? left : y,
        .style = scene_new_stroke(arena, line->rule_color, line->rule),
        .element = &scene_artifact};
    rule->x2 = turned ? across : right;
    rule->y2 = turned ? right : y;
}

/* The side a slot is at: inside is left on odd pages. */
static enum text_align slot_align(enum page_slot slot, bool even) {
    switch (slot) {
    case SLOT_CENTER:
        return TEXT_CENTER;
    case SLOT_RIGHT:
        return TEXT_END;
    case SLOT_INSIDE:
        return even ? TEXT_END : TEXT_START;
    case SLOT_OUTSIDE:
        return even ? TEXT_START : TEXT_END;
    default:
        return TEXT_START;
    }
}

static void put_line(const struct canvas *canvas, const struct page_line *line,
    const struct scope *scope, bool head) {
    const struct pages *pages = canvas->pages;
    const struct margins *margins = &pages->margins;
    struct arena *arena = canvas->placer->typesetter.arena;
    bool even = canvas->sheet->even && !margins->fixed;
    double left = even ? margins->outside : margins->inside;
    double right = pages->width - (even ? margins->inside : margins->outside);
    double edge = head ? margins->top : pages->height - margins->bottom;
    double middle = head ? edge - line->distance : edge + line->distance;
    double baseline = middle + 0.38 * line->style->text.size; /* of the em box */
    for (int slot = 0; slot < SLOTS; slot++) {
        struct value text;
        struct faults ignored = {.arena = arena};
        if (line->slots[slot].type != VALUE_STRING ||
            !template_text(arena, &line->slots[slot], scope, &text, &ignored) ||
            !*text.string) {
            continue;
        }
        enum text_align align = slot_align((enum page_slot)slot, canvas->sheet->even);
        double x = align == TEXT_CENTER ? (left + right) / 2
                   : align == TEXT_END  ? right - line->indent
                                        : left + line->indent;
        put_text(canvas, text.string, line->style, x, baseline, align);
    }
    if (line->rule > 0) {
        double half = line->style->text.size * 0.9;
        put_rule(canvas, line, left, right, head ? middle + half : middle - half);
    }
}

void sheet_add_lines(const struct placer *placer, const struct pages *pages,
    const struct sheet *sheet, size_t index, size_t count) {
    if (!sheet->label) {
        return;
    }
    struct arena *arena = placer->typesetter.arena;
    const struct page_line *head =
        index == 0 && pages->has_first ? &pages->first_head : &pages->head;
    const struct page_line *foot =
        index == 0 && pages->has_first ? &pages->first_foot : &pages->foot;
    struct canvas canvas = {placer, pages, sheet, scene_new_group(arena)};
    canvas.group->no_size = true;
    const struct scope *scope = line_scope(arena, pages->scope, sheet->label, count,
        sheet->section, pages->metadata.title ? pages->metadata.title : "");
    if (head->given) {
        put_line(&canvas, head, scope, true);
    }
    if (foot->given) {
        put_line(&canvas, foot, scope, false);
    }
    if (canvas.group->mark_count) {
        scene_attach_group(arena, sheet->frame, canvas.group, "page-lines", 0, 0);
    }
}

void page_line_flow(struct arena *arena, const struct pages *pages,
    const struct page_line *line, struct flow_line *out) {
    static const char page[] = {FLOW_PAGE, 0}, count[] = {FLOW_PAGES, 0};
    const char *title = pages->metadata.title ? pages->metadata.title : "";
    struct scope scope = {line_scope(arena, pages->scope, page, 1, "", title), "pages",
        value_string(count)};
    struct faults ignored = {.arena = arena};
    out->style = line->style;
    for (int slot = 0; line->given && slot < SLOTS; slot++) {
        struct value text;
        if (line->slots[slot].type == VALUE_STRING &&
            template_text(arena, &line->slots[slot], &scope, &text, &ignored) &&
            *text.string) {
            out->texts[slot] = text.string;
        }
    }
}

/* Across the sheet from bottom left to top right, over two thirds of its diagonal, at most
 * six characters' size of a third of the width. */
void sheet_add_watermark(
    const struct placer *placer, const struct pages *pages, const struct sheet *sheet) {
    if (!pages->watermark || !*pages->watermark) {
        return;
    }
    static const double PART = 0.62, LARGEST = 0.22, ANGLE = -45;
    struct arena *arena = placer->typesetter.arena;
    double width = sheet->landscape ? pages->height : pages->width;
    double height = sheet->landscape ? pages->width : pages->height;
    struct style style = *theme_style(pages->theme, "watermark");
    if (!theme_own_style(pages->theme, "watermark")) {
        style.text.font.role = "黑";
        style.color = (struct color){true, 0xE5, 0xE5, 0xE5, 1};
    }
    style.text.size = 100;
    double natural = text_measure(&placer->typesetter, pages->watermark, &style.text);
    double room = PART * hypot(width, height);
    style.text.size = fmin(LARGEST * width, 100 * room / fmax(natural, 1));
    struct text_span span = {.text = pages->watermark,
        .length = strlen(pages->watermark),
        .style = style.text};
    struct paragraph_style paragraph_style = {.align = TEXT_START};
    struct paragraph paragraph =
        text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    block_add_paragraph(placer, group, "watermark", &paragraph, &style, 0, 0);
    struct scene_text *item = group->marks[0]->texts;
    double radians = ANGLE * 3.14159265358979323846 / 180;
    double back = paragraph.width / 2;
    double down = 0.38 * style.text.size;
    item->item.x = width / 2 - back * cos(radians) - down * sin(radians);
    item->item.y = height / 2 - back * sin(radians) + down * cos(radians);
    item->item.element = &scene_artifact;
    item->angle = ANGLE;
    scene_attach_group(arena, sheet->frame, group, "scope", 0, 0);
}

void sheet_measure(const struct pages *pages, struct sheet *sheet) {
    const struct margins *margins = &pages->margins;
    bool even = sheet->even && !margins->fixed;
    double left = even ? margins->outside : margins->inside;
    double right = even ? margins->inside : margins->outside;
    double width = pages->width - left - right;
    double height = pages->height - margins->top - margins->bottom;
    if (sheet->landscape) { /* top of the sheet is at the right, its left on top */
        sheet->left = margins->bottom;
        sheet->top = left;
        sheet->width = height;
        sheet->height = width;
        return;
    }
    sheet->left = left;
    sheet->top = margins->top;
    sheet->width = width;
    sheet->height = height;
}
