/* output: another output of the layout, placed here anew: `output: figure-2`. figure: one
 * written in its place. Both are numbered, referred to and split as what they hold allows. */
#include <string.h>

#include "block/flow.h"
#include "data/reader.h"
#include "layout/figure.h"
#include "layout/reference.h"
#include "layout/words.h"

struct output {
    struct block block;
    struct figure_part part;
    const char *anchor;    /* its name; or NULL */
    struct holder *holder; /* the element of all its parts */
};

static bool is_being_bound(const struct binder *binder, const char *name) {
    const struct document_trail *trail = binder->trail;
    while (trail && strcmp(trail->name, name) != 0) {
        trail = trail->outer;
    }
    return trail;
}

static const struct named_document *find_document(
    struct binder *binder, const char *name, struct place place) {
    const char **names =
        arena_array(binder->arena, binder->document_count + 1, sizeof *names);
    for (size_t i = 0; i < binder->document_count; i++) {
        names[i] = binder->documents[i].name;
        if (strcmp(names[i], name) == 0) {
            return &binder->documents[i];
        }
    }
    fault_add(binder->faults, FAULT_ERROR, "unknown-output", place,
        "the layout has no output %s", "版式没有名为 %s 的输出", name);
    fault_hint_near(binder->faults, name, names, binder->document_count);
    return NULL;
}

static bool read_document(
    struct binder *binder, const struct named_document *named, struct value *document) {
    *document = named->document;
    if (document->type != VALUE_STRING) {
        return true;
    }
    struct place at = named->document.place;
    const char *path = path_beside(binder->arena, at.source, document->string);
    return document_read_file(binder->arena, path, at, document, binder->faults);
}

/* `name`: what refers to it, or NULL. */
static struct block *make(struct binder *binder, const struct block *common,
    const struct value *content, const char *name) {
    struct document_trail trail = {binder->trail, name ? name : ""};
    binder->trail = &trail;
    struct figure *figure = figure_bind(binder, content);
    binder->trail = trail.outer;
    if (!figure) {
        return NULL;
    }
    if (binder->references && name) {
        references_define(binder->references, name, NULL);
    }
    struct output *output = arena_new(binder->arena, struct output);
    output->block = *common;
    output->part = (struct figure_part){figure, figure->blocks, false};
    output->anchor = name;
    output->holder = arena_new(binder->arena, struct holder);
    output->holder->tag = "Div";
    double space = theme_style(binder->theme, "caption")->text.size * 0.75;
    output->block.space_before = output->block.space_after = space;
    if (!output->block.has_align) {
        output->block.has_align = true;
        output->block.align = TEXT_CENTER;
    }
    return &output->block;
}

static struct block *output_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    if (value->type != VALUE_STRING) {
        fault_add(binder->faults, FAULT_ERROR, "wrong-type", value->place,
            "output: the name of another output was wanted",
            "output：应写另一个输出的名称");
        return NULL;
    }
    const char *name = value->string;
    struct value document;
    const struct named_document *named = find_document(binder, name, value->place);
    if (!named) {
        return NULL;
    }
    if (is_being_bound(binder, name)) {
        fault_add(binder->faults, FAULT_ERROR, "cyclic-output", value->place,
            "%s would stand inside itself", "%s 里又放了它自己", name);
        return NULL;
    }
    if (!read_document(binder, named, &document)) {
        return NULL;
    }
    const struct value *content = value_member(&document, "figure");
    if (!content) {
        fault_add(binder->faults, FAULT_ERROR, "not-a-figure", value->place,
            "%s is no figure; only figures can stand in other outputs",
            "%s 不是图表（figure），不能放进别的输出", name);
        return NULL;
    }
    return make(binder, common, content, name);
}

/* Named by its id, if it has one. */
static struct block *figure_block_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    return make(binder, common, value, common->id);
}

static struct widths output_widths(
    const struct placer *placer, const struct block *block) {
    const struct output *output = (const struct output *)block;
    const struct figure *figure = output->part.figure;
    struct widths widths = {0};
    if (figure->own_width) {
        return (struct widths){figure->width, figure->width};
    }
    for (size_t i = 0; i < figure->blocks.count; i++) {
        const struct block *child = figure->blocks.items[i];
        struct widths inner = block_widths(placer, child);
        widths.min = inner.min > widths.min ? inner.min : widths.min;
        widths.max = inner.max > widths.max ? inner.max : widths.max;
    }
    return widths;
}

static struct block *rest_of(
    struct arena *arena, const struct output *output, struct block_list blocks) {
    struct output *rest = arena_new(arena, struct output);
    *rest = *output;
    rest->block.continued = true;
    rest->part.blocks = blocks;
    rest->part.continued = true;
    return &rest->block;
}

static struct placed output_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    struct output *output = (struct output *)block;
    struct placer inner = *placer;
    inner.element = holder_element(placer, output->holder);
    inner.element->anchor = output->anchor;
    struct block_list rest = {0};
    struct placed placed = figure_place_part(&inner, &output->part, region, &rest);
    if (!placed.group) {
        placed.rest = block;
        return placed;
    }
    placed.group->item.element = inner.element;
    if (rest.count) {
        placed.rest = rest_of(placer->typesetter.arena, output, rest);
    }
    return placed;
}

static const struct schema output_schema = {.types = PROPERTY_STRING};

static void output_flow(const struct placer *placer, struct block *block) {
    struct output *output = (struct output *)block;
    struct placer inner = *placer;
    inner.element = holder_element(placer, output->holder);
    inner.element->anchor = output->anchor;
    struct flow_content *content = figure_flow_content(placer, output->part.figure);
    content->block = block;
    inner.element->content = content;
    figure_flow_parts(&inner, output->part.figure);
}

const struct block_kind output_block = {
    .name = "output",
    .schema = &output_schema,
    .bind = output_bind,
    .widths = output_widths,
    .place = output_place,
    .flow = output_flow,
};

const struct block_kind figure_block = {
    .name = "figure",
    .schema = &figure_schema,
    .container = true,
    .bind = figure_block_bind,
    .widths = output_widths,
    .place = output_place,
    .flow = output_flow,
};
