/* signature: 落款, the issuing body and the date of the document (GB/T 9704 7.3.5).
 *
 *     signature: {agency: ${agency.name}, date: 2024年1月15日, seal: true}
 *
 * With a seal the date ends four characters from the right and the body's name stands
 * centred over it, with room around for the seal, whose top is within a line of the text:
 *
 *         (two lines)
 *               曲阜市投资促进服务中心
 *                  2024年1月15日        ←4→
 *
 * Without, the name ends two characters from the right, one line below the text, and the
 * date begins two characters behind the name's beginning. It never stands on a page alone:
 * the last lines of the text go along. */
#include <math.h>
#include <string.h>

#include "block/flow.h"
#include "data/format.h"
#include "layout/layout.h"

struct signature {
    struct block block;
    const struct style *style;
    const char *agency, *date;
    bool seal;
};

static const struct property signature_properties[] = {
    {"agency", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"date", PROPERTY_STRING, PROPERTY_REQUIRED},
    {"seal", PROPERTY_BOOLEAN | PROPERTY_NULL, 0},
    {"style", PROPERTY_STRING, 0},
};

static const struct schema signature_schema = {.types = PROPERTY_OBJECT,
    .groups = PROPERTY_GROUP("signature", signature_properties)};

/* 2024-01-15 is printed as 2024年1月15日; other words as they are. */
static const char *print_date(struct arena *arena, const char *date) {
    double time = strchr(date, '-') ? time_parse(date) : NAN;
    return isfinite(time) ? time_format(arena, "%Y年%-m月%-d日", time, &format_en_us)
                          : date;
}

static struct block *signature_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    if (!properties_check(value, signature_properties, countof(signature_properties),
            "signature", binder->faults)) {
        return NULL;
    }
    struct signature *signature = arena_new(binder->arena, struct signature);
    signature->block = *common;
    signature->block.keep |= KEEP_TOGETHER | KEEP_WITH_PREVIOUS;
    signature->style =
        theme_style(binder->theme, property_string(value, "style", "signature"));
    signature->agency = property_string(value, "agency", "");
    signature->date = print_date(binder->arena, property_string(value, "date", ""));
    signature->seal = property_boolean(value, "seal", false);
    return &signature->block;
}

static struct widths signature_widths(
    const struct placer *placer, const struct block *block) {
    const struct signature *signature = (const struct signature *)block;
    double width =
        text_measure(&placer->typesetter, signature->agency, &signature->style->text);
    width += 4 * signature->style->text.size;
    return (struct widths){width, width};
}

static struct paragraph set_line(
    const struct placer *placer, const struct style *style, const char *text) {
    struct text_span span = {.text = text, .length = strlen(text), .style = style->text};
    struct paragraph_style paragraph_style = style_paragraph(style, 0);
    paragraph_style.first_indent = paragraph_style.hanging_indent = 0;
    paragraph_style.align = TEXT_START;
    return text_set_paragraph(&placer->typesetter, &span, 1, &paragraph_style);
}

static void put_line(const struct placer *placer, const struct signature *signature,
    struct scene_group *group, const struct paragraph *paragraph, double x, double y) {
    struct arena *arena = placer->typesetter.arena;
    block_add_paragraph(placer, group, "signature", paragraph, signature->style, x, y);
    struct element *element = element_new(arena, placer->element, "P");
    struct scene_mark *mark = group->marks[group->mark_count - 1];
    for (size_t i = 0; i < mark->count; i++) {
        mark->texts[i].item.element = element;
    }
}

/* Where both lines begin. */
static void find_starts(const struct signature *signature, double width, double agency,
    double date, double *agency_x, double *date_x) {
    const struct style *style = signature->style;
    double em = style->text.size + style->text.letter_spacing;
    if (signature->seal) {
        *date_x = width - 4 * em - date;
        *agency_x = *date_x + date / 2 - agency / 2;
        double over = *agency_x + agency - width;
        *agency_x -= fmax(0, over);
        *date_x -= fmax(0, over);
        return;
    }
    *agency_x = width - 2 * em - agency;
    *date_x = *agency_x + 2 * em;
    if (*date_x + date > width - 2 * em) {
        double over = *date_x + date - (width - 2 * em);
        *date_x -= over;
        *agency_x -= over;
    }
}

static struct placed signature_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    const struct signature *signature = (const struct signature *)block;
    double pitch = signature->style->line_height;
    double above = signature->seal ? 2 * pitch : pitch;
    double below = signature->seal ? pitch : 0; /* the seal reaches under the date */
    struct paragraph agency = set_line(placer, signature->style, signature->agency);
    struct paragraph date = set_line(placer, signature->style, signature->date);
    double agency_x;
    double date_x;
    find_starts(signature, region->width, agency.width, date.width, &agency_x, &date_x);
    struct scene_group *group = scene_new_group(placer->typesetter.arena);
    group->no_size = true;
    put_line(placer, signature, group, &agency, agency_x, above);
    put_line(placer, signature, group, &date, date_x, above + agency.height);
    return (struct placed){.group = group,
        .width = region->width,
        .height = above + agency.height + date.height + below};
}

static void signature_flow(const struct placer *placer, struct block *block) {
    const struct signature *signature = (const struct signature *)block;
    const char *lines[] = {signature->agency, signature->date};
    struct placer inner = *placer;
    struct flow_content *content =
        flow_add(placer, "Div", FLOW_SIGNATURE, &inner.element);
    content->block = block;
    for (size_t i = 0; i < countof(lines); i++) {
        struct element *element =
            element_new(placer->typesetter.arena, inner.element, "P");
        flow_words(placer, element, lines[i], block->place, signature->style);
    }
}

const struct block_kind signature_block = {.name = "signature",
    .schema = &signature_schema,
    .bind = signature_bind,
    .widths = signature_widths,
    .place = signature_place,
    .flow = signature_flow};
