/* Placing a figure: its parts one under another on one page. */
#include <math.h>
#include <string.h>

#include "layout/figure.h"

/* The column of parts that grows downward while the figure is placed. */
struct stack {
    const struct placer *placer;
    struct scene_group *group;
    double width, x, y, padding;
};

static struct scene_group *add_paragraph(struct stack *stack, const char *role,
    const char *tag, const char *text, struct place place, const struct style *style,
    enum text_align align) {
    const struct placer *placer = stack->placer;
    struct arena *arena = placer->typesetter.arena;
    struct text_span span = {
        .text = text, .length = strlen(text), .style = style->text, .place = place};
    struct paragraph_style paragraph_style = style_paragraph(style, stack->width);
    paragraph_style.align = align;
    paragraph_style.balance = true;
    struct paragraph paragraph =
        text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
    struct scene_group *group = scene_new_group(arena);
    group->no_size = true;
    group->place = place;
    group->item.element =
        tag ? element_new(arena, placer->element, tag) : &scene_artifact;
    block_add_paragraph(placer, group, role, &paragraph, style, 0, 0);
    scene_attach_group(arena, stack->group, group, "title", stack->x, stack->y);
    stack->y += paragraph.height;
    return group;
}

static void add_caption(struct stack *stack, const struct figure *figure) {
    const struct caption *caption = &figure->caption;
    if (!caption->text) {
        return;
    }
    bool below = !caption->on_top && stack->y > stack->padding;
    stack->y += below ? figure->caption_gap : 0;
    add_paragraph(stack, "title-text", "Caption", caption->text, caption->place,
        caption->style, caption->style->align)
        ->place = caption->said;
    stack->y += caption->on_top ? figure->caption_gap : 0;
}

/* The subtitle at the left and the unit at the right, on one line if both fit. */
static void add_subtitle(struct stack *stack, const struct figure *figure) {
    const struct placer *placer = stack->placer;
    const struct style *style = theme_style(placer->theme, "subtitle");
    const struct style *unit_style = theme_style(placer->theme, "unit");
    double y = stack->y;
    if (figure->subtitle) {
        add_paragraph(stack, "title-subtitle", "P", figure->subtitle,
            figure->subtitle_place, style, style->align);
    }
    if (figure->unit) {
        double both = text_measure(&placer->typesetter, figure->unit, &unit_style->text);
        if (figure->subtitle) {
            both += style->text.size +
                    text_measure(&placer->typesetter, figure->subtitle, &style->text);
        }
        double below = stack->y;
        stack->y = both <= stack->width ? y : below;
        add_paragraph(stack, "title-unit", "P", figure->unit, figure->unit_place,
            unit_style, unit_style->align);
        stack->y = fmax(stack->y, below);
    }
    if (figure->subtitle || figure->unit) {
        stack->y += style->space_after;
    }
}

static void add_blocks(struct stack *stack, const struct block_list *blocks, double gap) {
    struct region region = {stack->width, INFINITY, INFINITY, true};
    struct flow flow = flow_place(stack->placer, blocks, gap, &region, NULL);
    struct arena *arena = stack->placer->typesetter.arena;
    scene_attach_group(arena, stack->group, flow.group, "scope", stack->x, stack->y);
    stack->y += flow.height;
}

static void add_notes_below(struct stack *stack, const struct figure *figure) {
    if (figure->notes.count) {
        const struct style *note = theme_style(stack->placer->theme, "note");
        stack->y += note->space_before;
        add_blocks(stack, &figure->notes, note->space_after);
    }
}

/* 续表1　…: a continuation's caption and unit say again what stands over its beginning, so
 * they are no text of their own. */
static void add_continued_caption(struct stack *stack, const struct figure *figure) {
    struct arena *arena = stack->placer->typesetter.arena;
    const struct caption *caption = &figure->caption;
    const struct style *style =
        caption->text ? caption->style : theme_style(stack->placer->theme, "unit");
    const char *text = caption->text ? arena_print(arena, "续%s", caption->text) : "续表";
    add_paragraph(
        stack, "title-text", NULL, text, (struct place){0}, style, style->align);
    stack->y += figure->caption_gap;
    if (figure->unit) {
        const struct style *unit = theme_style(stack->placer->theme, "unit");
        add_paragraph(stack, "title-unit", NULL, figure->unit, (struct place){0}, unit,
            unit->align);
        stack->y += theme_style(stack->placer->theme, "subtitle")->space_after;
    }
}

static void add_top(struct stack *stack, const struct figure_part *part) {
    if (part->continued) {
        if (part->figure->table) {
            add_continued_caption(stack, part->figure);
        }
        return;
    }
    if (part->figure->caption.on_top) {
        add_caption(stack, part->figure);
    }
    add_subtitle(stack, part->figure);
}

/* What stands below the last of the blocks. */
static void add_bottom(struct stack *stack, const struct figure *figure) {
    add_notes_below(stack, figure);
    if (!figure->caption.on_top) {
        add_caption(stack, figure);
    }
}

/* The blocks, as far as they fit with `below` px free under them. */
static struct flow flow_part(const struct stack *stack, const struct figure_part *part,
    const struct region *region, double below, struct block_list *rest) {
    struct region inner = *region;
    double used = stack->y + below + stack->padding;
    inner.width = stack->width;
    inner.height_left -= used;
    inner.height_full -= used;
    inner.first = !part->continued;
    *rest = (struct block_list){0};
    bool endless = isinf(region->height_left);
    return flow_place(
        stack->placer, &part->blocks, part->figure->gap, &inner, endless ? NULL : rest);
}

static double bottom_height(const struct stack *stack, const struct figure *figure) {
    struct arena *arena = stack->placer->typesetter.arena;
    struct element_mark mark = element_mark(arena, stack->placer->element);
    struct stack trial = *stack;
    trial.group = scene_new_group(arena);
    trial.y += 1; /* a caption keeps its distance from what is over it */
    double before = trial.y;
    add_bottom(&trial, figure);
    element_rewind(&mark);
    return trial.y - before;
}

struct placed figure_place_part(const struct placer *placer,
    const struct figure_part *part, const struct region *region,
    struct block_list *rest) {
    struct arena *arena = placer->typesetter.arena;
    const struct figure *figure = part->figure;
    double padding = figure->own_ground ? figure->padding : 0;
    double width = figure->own_width ? fmin(figure->width, region->width) : region->width;
    struct stack stack = {
        placer, scene_new_group(arena), width - 2 * padding, padding, padding, padding};
    stack.group->no_size = true;
    if (figure->height > 0 && !part->continued) {
        figure_fit_height(placer, figure, width);
    }
    add_top(&stack, part);
    struct element_mark mark = element_mark(arena, placer->element);
    struct flow flow = flow_part(&stack, part, region, 0, rest);
    double below = bottom_height(&stack, figure);
    if (!rest->count && stack.y + flow.height + below + padding > region->height_left) {
        element_rewind(&mark);
        flow = flow_part(&stack, part, region, below, rest);
    }
    if (rest->count && flow.height <= 0) {
        return (struct placed){.width = region->width};
    }
    scene_attach_group(arena, stack.group, flow.group, "scope", stack.x, stack.y);
    double baseline = stack.y + flow.baseline;
    stack.y += flow.height;
    if (!rest->count) {
        add_bottom(&stack, figure);
    }
    if (figure->own_ground) {
        stack.group->item.style = scene_new_fill(arena, figure->background);
        stack.group->no_size = false;
        stack.group->width = width;
        stack.group->height = stack.y + padding;
    }
    return (struct placed){.group = stack.group,
        .width = width,
        .height = stack.y + padding,
        .baseline = baseline};
}

static struct scene *new_scene(struct placer *placer, const struct figure *figure) {
    struct arena *arena = placer->typesetter.arena;
    struct scene *scene = arena_new(arena, struct scene);
    scene->pages = arena_new(arena, struct scene_page);
    scene->page_count = 1;
    scene->pages->background = figure->background;
    scene->structure = element_new(arena, NULL, "Document");
    scene->language = "zh-CN";
    scene->title = figure->caption.text;
    placer->element = scene->structure;
    return scene;
}

static void set_root(struct arena *arena, struct scene *scene, struct scene_group *frame,
    double width, double height) {
    struct scene_mark *root = arena_new(arena, struct scene_mark);
    root->type = MARK_GROUP;
    root->role = "frame";
    root->count = 1;
    root->groups = frame;
    scene->pages->root = root;
    scene->pages->width = width;
    scene->pages->height = height;
}

static struct scene *place_bare(struct placer *placer, const struct figure *figure) {
    struct scene *scene = new_scene(placer, figure);
    struct region region = {INFINITY, INFINITY, INFINITY, true};
    struct block *chart = figure->blocks.items[0];
    struct placed placed = chart->kind->place(placer, chart, &region);
    set_root(placer->typesetter.arena, scene, placed.group, placed.width, placed.height);
    return scene;
}

/* Everything from the caption at the top to that at the bottom. */
static void stack_all(struct stack *stack, const struct figure *figure) {
    if (figure->caption.on_top) {
        add_caption(stack, figure);
    }
    add_subtitle(stack, figure);
    add_blocks(stack, &figure->blocks, figure->gap);
    add_bottom(stack, figure);
}

/* What a trial warns of holds for the trial alone, but for what fonts lack: that is said
 * once. */
static void forget_trial(struct faults *warnings, size_t since) {
    static const char *const said_once[] = {
        "font-none", "font-missing", "missing-glyph", "fallback-glyph"};
    size_t kept = since;
    for (size_t i = since; i < warnings->count; i++) {
        for (size_t k = 0; k < countof(said_once); k++) {
            if (strcmp(warnings->items[i].kind, said_once[k]) == 0) {
                warnings->items[kept++] = warnings->items[i];
                break;
            }
        }
    }
    warnings->count = kept;
}

double figure_natural_height(
    const struct placer *placer, const struct figure *figure, double width) {
    struct arena *arena = placer->typesetter.arena;
    struct element_mark mark = element_mark(arena, placer->element);
    size_t warned = placer->warnings->count;
    double padding = figure->padding;
    struct stack stack = {
        placer, scene_new_group(arena), width - 2 * padding, padding, padding, padding};
    stack_all(&stack, figure);
    element_rewind(&mark);
    forget_trial(placer->warnings, warned);
    return stack.y + padding;
}

struct scene *figure_place(struct placer *placer, const struct figure *figure) {
    static const double SCREEN_PADDING =
        12; /* px, at least: a screen's edge is no margin */
    if (figure->bare) {
        return place_bare(placer, figure);
    }
    struct arena *arena = placer->typesetter.arena;
    struct scene *scene = new_scene(placer, figure);
    bool screen = placer->width > 0;
    double width = screen ? placer->width : figure->width;
    double padding = screen ? fmax(figure->padding, SCREEN_PADDING) : figure->padding;
    struct stack stack = {
        placer, scene_new_group(arena), width - 2 * padding, padding, padding, padding};
    double whole = 0;
    if (figure->height > 0) {
        whole = figure_fit_height(placer, figure, width);
        figure_warn_too_high(placer, figure, whole);
        stack.y += fmax(0, figure->height - whole) / 2;
    }
    stack_all(&stack, figure);
    stack.group->width = width;
    stack.group->height = figure->height > 0 ? figure->height : stack.y + padding;
    set_root(arena, scene, stack.group, width, stack.group->height);
    return scene;
}
