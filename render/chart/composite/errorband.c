/* Error bands: an area (a rectangle, where only one position is encoded) over an extent, and
 * borders if asked for (vega-lite/src/compositemark/errorband.ts). */
#include "chart/composite/error.h"

static struct composite_part part_of(
    const struct composite *composite, const char *name, const char *type, bool path) {
    static const char *const shape[] = {"interpolate", "tension"};
    struct composite_part part = {
        .name = name, .from = "lower", .encoding = composite->rest};
    bag_set(composite->arena, &part.mark, "type", composite_text(composite, type));
    for (size_t i = 0; path && i < countof(shape); i++) {
        const struct value *value = value_member(composite->mark, shape[i]);
        if (value && value_member(composite->mark, "interpolate")) {
            bag_set(composite->arena, &part.mark, shape[i], *value);
        }
    }
    return part;
}

static void warn_no_path(const struct composite *composite) {
    static const char *const names[] = {"interpolate", "tension"};
    for (size_t i = 0; i < countof(names); i++) {
        const struct value *value = value_member(composite->mark, names[i]);
        if (value) {
            fault_add(composite->chart->faults, FAULT_WARNING, "no-effect", value->place,
                "“%s” does nothing where a band has only x or only y",
                "只有 x 或只有 y 的 errorband 用不到“%s”", names[i]);
        }
    }
}

static bool write_layers(struct composite *composite) {
    if (!error_transforms(composite)) {
        return false;
    }
    bool path =
        value_member(composite->encoding, "x") && value_member(composite->encoding, "y");
    if (!path) {
        warn_no_path(composite);
    }
    struct composite_part band = part_of(composite, "band", path ? "area" : "rect", path);
    band.to = "upper";
    composite_add_part(composite, &band);
    struct composite_part border =
        part_of(composite, "borders", path ? "line" : "rule", path);
    composite_add_part(composite, &border);
    border.from = "upper";
    composite_add_part(composite, &border);
    return true;
}

const struct composite_kind composite_errorband = {
    .name = "errorband", .takes_errors = true, .write = write_layers};
