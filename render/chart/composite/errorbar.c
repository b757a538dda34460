/* Error bars: a rule from the lower to the upper end of an extent, and ticks at both if
 * asked for (vega-lite/src/compositemark/errorbar.ts). */
#include "chart/composite/error.h"

static struct composite_part part_of(
    const struct composite *composite, const char *name, const char *type) {
    struct composite_part part = {.name = name, .from = "lower"};
    bag_set(composite->arena, &part.mark, "type", composite_text(composite, type));
    for (size_t i = 0; i < composite->rest.count; i++) {
        const struct member *member = &composite->rest.items[i];
        if (channel_find(member->name) != CHANNEL_SIZE) {
            bag_take(composite->arena, &part.encoding, member);
        }
    }
    return part;
}

static void set_said(const struct composite *composite, struct bag *mark,
    const char *name, const char *as) {
    const struct value *value = value_member(composite->mark, name);
    if (value) {
        bag_set(composite->arena, mark, as, *value);
    }
}

static bool write_layers(struct composite *composite) {
    if (!error_transforms(composite)) {
        return false;
    }
    struct composite_part tick = part_of(composite, "ticks", "tick");
    bag_set(composite->arena, &tick.mark, "orient",
        composite_text(composite, composite->vertical ? "horizontal" : "vertical"));
    set_said(composite, &tick.mark, "thickness", "thickness");
    set_said(composite, &tick.mark, "size", "size");
    composite_add_part(composite, &tick);
    tick.from = "upper";
    composite_add_part(composite, &tick);
    struct composite_part rule = part_of(composite, "rule", "rule");
    rule.to = "upper";
    set_said(composite, &rule.mark, "thickness", "size");
    composite_add_part(composite, &rule);
    return true;
}

const struct composite_kind composite_errorbar = {
    .name = "errorbar", .takes_errors = true, .write = write_layers};
