/* pagebreak: what follows begins a new page. `pagebreak:`, or `{number: 1, numbers: roman,
 * odd: true}`. */
#include "block/flow.h"
#include "layout/pages.h"

/* As enum numbering. */
static const char *const numbering_words[] = {"arabic", "roman", "none", NULL};
static const struct schema number_schema = {.least = 1, .most = 100000, .whole = true};

static const struct property pagebreak_properties[] = {
    {"number", PROPERTY_NUMBER, 0, .schema = &number_schema},
    {"numbers", PROPERTY_STRING, 0, numbering_words},
    {"odd", PROPERTY_BOOLEAN, 0},
};

static const struct schema pagebreak_schema = {.types = PROPERTY_OBJECT | PROPERTY_NULL,
    .groups = PROPERTY_GROUP("pagebreak", pagebreak_properties)};

static struct block *pagebreak_bind(
    struct binder *binder, const struct block *common, const struct value *value) {
    struct page_break *page_break = arena_new(binder->arena, struct page_break);
    page_break->block = *common;
    if (value->type == VALUE_NULL) {
        return &page_break->block;
    }
    if (!properties_check(value, pagebreak_properties, countof(pagebreak_properties),
            "pagebreak", binder->faults)) {
        return NULL;
    }
    int index = -1;
    bool ok = property_choice(value, "numbers", numbering_words,
        countof(numbering_words) - 1, &index, binder->faults);
    page_break->has_numbering = index >= 0;
    page_break->numbering = index >= 0 ? (enum numbering)index : NUMBERS_ARABIC;
    double number = property_number(value, "number", 0);
    page_break->number = number >= 1 && number <= 100000 ? (int)number : 0;
    page_break->odd = property_boolean(value, "odd", false);
    return ok ? &page_break->block : NULL;
}

static struct widths pagebreak_widths(
    const struct placer *placer, const struct block *block) {
    (void)placer, (void)block;
    return (struct widths){0};
}

/* Outside of pages there is nothing to break. */
static struct placed pagebreak_place(
    const struct placer *placer, struct block *block, const struct region *region) {
    (void)placer, (void)block;
    return (struct placed){.width = region->width};
}

static void pagebreak_flow(const struct placer *placer, struct block *block) {
    flow_add(placer, "Artifact", FLOW_BREAK, NULL)->block = block;
}

const struct block_kind pagebreak_block = {.name = "pagebreak",
    .schema = &pagebreak_schema,
    .bind = pagebreak_bind,
    .widths = pagebreak_widths,
    .place = pagebreak_place,
    .flow = pagebreak_flow};
