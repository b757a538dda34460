/* What values a scale has: parts from data or given, and their union
 * (vega-lite/src/compile/scale/domain.ts). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/config.h"
#include "chart/data.h"
#include "chart/definition.h"
#include "chart/mark/mark.h"
#include "chart/part_order.h"
#include "chart/scales.h"
#include "transform/predicate.h"

static struct domain_part *add_part(struct chart *chart, struct scale_part *part) {
    struct domain_part *parts =
        arena_array(chart->arena, part->domain_count + 1, sizeof *parts);
    for (size_t i = 0; i < part->domain_count; i++) {
        parts[i] = part->domains[i];
    }
    part->domains = parts;
    return &parts[part->domain_count++];
}

static void add_column(struct chart *chart, struct scale_part *part,
    const struct dataset *dataset, const char *column) {
    *add_part(chart, part) = (struct domain_part){.dataset = dataset, .column = column};
}

/* Times in a domain may be written as text or {year: …}. */
static struct value domain_value(
    const struct definition *definition, struct value value) {
    if (value.type == VALUE_OBJECT && !value_member(&value, "expr")) {
        return value_date(date_from_parts(&value));
    }
    if (definition_is_temporal(definition) && value.type == VALUE_STRING) {
        return value_date(time_parse(value.string));
    }
    return value;
}

static void add_values(struct chart *chart, struct scale_part *part,
    const struct definition *definition, const struct value *items, size_t count) {
    struct value *values = arena_array(chart->arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        values[i] = domain_value(definition, items[i]);
    }
    *add_part(chart, part) = (struct domain_part){.values = value_array(values, count)};
}

static bool is_descending(const struct value *order) {
    return order && order->type == VALUE_STRING &&
           strcmp(order->string, "descending") == 0;
}

/* An amount that is stacked sorts by its sum, other fields by their least value. */
static const char *default_op(const struct view *view, const char *field) {
    if (!view->stack.set || !field) {
        return "min";
    }
    for (size_t i = 0; i < view->stack.groupby_count; i++) {
        const struct definition *group = view->encoding[view->stack.groupby[i]];
        if (strcmp(group->column, field) == 0) {
            return "min";
        }
    }
    for (size_t i = 0; i < view->stack.by_count; i++) {
        if (strcmp(view->stack.by[i], field) == 0) {
            return "min";
        }
    }
    return "sum";
}

static void sort_by_field(const struct view *view, struct domain_part *part,
    const char *op, const char *field, bool descending) {
    part->dataset = view->raw;
    part->sort_op = op ? op : default_op(view, field);
    part->sort_field = op && strcmp(op, "count") == 0 ? NULL : field;
    part->descending = descending;
}

/* sort: "x", "-y" or {encoding: …}: by what another channel shows. */
static bool sort_by_channel(const struct view *view, struct domain_part *part,
    const char *name, bool descending) {
    enum channel channel = channel_find(name);
    struct definition *by =
        channel == CHANNEL_NONE ? NULL : definition_field(view->encoding[channel]);
    if (!by) {
        return false;
    }
    sort_by_field(view, part, by->argument ? NULL : by->aggregate, by->field, descending);
    return true;
}

/* The values that `sort: [...]` names come first, in its order. */
static void sort_by_list(struct chart *chart, struct domain_part *part,
    const struct value *list, const struct definition *definition) {
    struct value *values = arena_array(chart->arena, list->count, sizeof *values);
    for (size_t i = 0; i < list->count; i++) {
        values[i] = domain_value(definition, list->items[i]);
    }
    part->values = value_array(values, list->count);
}

static bool fault_sort(struct chart *chart, const struct value *sort) {
    fault_add(chart->faults, FAULT_ERROR, "wrong-value", sort->place,
        "sort is ascending, descending, null, a list, {field, op, order} or a channel "
        "such as “-y” that the chart has",
        "sort 应为 ascending、descending、null、列表、{field, op, order}，"
        "或图中已有的通道（如“-y”）");
    return false;
}

static bool read_sort(struct chart *chart, const struct view *view,
    const struct definition *definition, struct domain_part *part) {
    const struct value *sort = definition_find(definition, "sort");
    bool offset = definition->channel == CHANNEL_X_OFFSET ||
                  definition->channel == CHANNEL_Y_OFFSET;
    if (!sort && offset) {
        sort = part_order_find(chart, view);
    }
    if (!sort) {
        part->sorted = true;
        return true;
    }
    if (sort->type == VALUE_NULL) {
        return true;
    }
    if (sort->type == VALUE_ARRAY) {
        sort_by_list(chart, part, sort, definition);
        return true;
    }
    part->sorted = true;
    if (sort->type == VALUE_OBJECT) {
        const char *encoding = property_string(sort, "encoding", NULL);
        bool descending = is_descending(value_member(sort, "order"));
        if (encoding) {
            return sort_by_channel(view, part, encoding, descending) ||
                   fault_sort(chart, sort);
        }
        sort_by_field(view, part, property_string(sort, "op", NULL),
            property_string(sort, "field", NULL), descending);
        return true;
    }
    const char *name = sort->string;
    if (strcmp(name, "ascending") == 0 || strcmp(name, "descending") == 0) {
        part->descending = *name == 'd';
        return true;
    }
    bool descending = *name == '-';
    return sort_by_channel(view, part, name + descending, descending) ||
           fault_sort(chart, sort);
}

static bool add_discrete(struct chart *chart, struct view *view, struct scale_part *part,
    const struct definition *definition) {
    struct domain_part *added = add_part(chart, part);
    *added = (struct domain_part){.dataset = view->domain, .column = definition->column};
    if (definition->bin && definition->column_range) {
        added->column = definition->column_range;
        added->sorted = true;
        added->sort_op = "min";
        added->sort_field = definition->column;
        const struct value *sort = definition_find(definition, "sort");
        if (!sort || sort->type != VALUE_OBJECT) {
            return true;
        }
    }
    return read_sort(chart, view, definition, added);
}

/* A time unit that marks fill has a beginning and an end. */
static bool add_unit_ends(struct chart *chart, struct view *view, struct scale_part *part,
    const struct definition *definition) {
    enum channel other = channels[part->channel].second;
    const struct definition *second =
        other == CHANNEL_NONE ? NULL : view->encoding[other];
    if (!definition->time_unit.unit || definition->type != TYPE_TEMPORAL ||
        isnan(definition_band_position(chart, view, definition, second)) ||
        !dataset_cells(view->domain, definition->column_end)) {
        return false;
    }
    const char *column = definition->column;
    if (definition_is_shifted(chart, view, definition)) {
        add_column(chart, part, view->domain,
            arena_print(chart->arena, "%s_shifted_start", column));
        add_column(chart, part, view->domain,
            arena_print(chart->arena, "%s_shifted_end", column));
    } else {
        add_column(chart, part, view->domain, column);
        add_column(chart, part, view->domain, definition->column_end);
    }
    return true;
}

static void add_bins(
    struct chart *chart, struct scale_part *part, const struct definition *definition) {
    struct value ends[2] = {
        value_number(definition->bins.start), value_number(definition->bins.stop)};
    add_values(chart, part, definition, ends, 2);
}

static bool add_default(struct chart *chart, struct view *view, struct scale_part *part,
    const struct definition *definition, enum scale_type type) {
    if (view->stack.set && part->channel == view->stack.field_channel) {
        if (strcmp(view->stack.offset, "normalize") == 0) {
            struct value ends[2] = {value_number(0), value_number(1)};
            add_values(chart, part, definition, ends, 2);
        } else {
            add_column(chart, part, view->domain, view->stack.start);
            add_column(chart, part, view->domain, view->stack.end);
        }
        return true;
    }
    if (definition->has_datum) {
        add_values(chart, part, definition, &definition->datum, 1);
        return true;
    }
    bool discrete = scale_type_is_discrete(type);
    if (definition->bin && !(discrete && type != SCALE_BIN_ORDINAL)) {
        add_bins(chart, part, definition);
        return true;
    }
    if (discrete) {
        return add_discrete(chart, view, part, definition);
    }
    if ((type == SCALE_TIME || type == SCALE_UTC) &&
        add_unit_ends(chart, view, part, definition)) {
        return true;
    }
    add_column(chart, part, view->domain, definition->column);
    return true;
}

static void add_second(struct chart *chart, struct view *view, struct scale_part *part) {
    enum channel second = channels[part->channel].second;
    const struct definition *definition =
        second == CHANNEL_NONE ? NULL : definition_scaled(view->encoding[second]);
    if (!definition || part->channel > CHANNEL_Y) {
        return;
    }
    if (definition->has_datum) {
        add_values(chart, part, part->definition, &definition->datum, 1);
    } else {
        add_column(chart, part, view->domain, definition->column);
    }
}

static bool fault_domain(struct chart *chart, const struct value *domain) {
    fault_add(chart->faults, FAULT_ERROR, "wrong-value", domain->place,
        "a domain is a list of values, “unaggregated” or {unionWith: […]}",
        "domain 应为值的列表、“unaggregated” 或 {unionWith: […]}");
    return false;
}

/* config.scale.useUnaggregatedDomain, for what lies within the data's own extent. */
static bool is_unaggregated(struct chart *chart, const struct definition *definition,
    const struct value *domain) {
    static const char *const within[] = {
        "mean", "average", "median", "q1", "q3", "min", "max"};
    const struct value *use = config_find(chart, "scale.useUnaggregatedDomain");
    if (domain || !use || !value_to_boolean(*use) || !definition->field ||
        !definition->aggregate) {
        return false;
    }
    for (size_t i = 0; i < countof(within); i++) {
        if (strcmp(within[i], definition->aggregate) == 0) {
            return true;
        }
    }
    return false;
}

bool domain_bind(struct chart *chart, struct view *view, struct scale_part *part) {
    const struct definition *definition = part->definition;
    enum scale_type type = view_scale(view, part->channel)->type;
    const struct value *scale = definition_find(definition, "scale");
    const struct value *domain =
        scale && scale->type == VALUE_OBJECT ? value_member(scale, "domain") : NULL;
    const struct value *more =
        domain && domain->type == VALUE_OBJECT ? value_member(domain, "unionWith") : NULL;
    if (definition->bin && (!scale_type_is_discrete(type) || type == SCALE_BIN_ORDINAL)) {
        part->has_bins = true;
        part->bins = definition->bins;
    }
    if (domain && domain->type == VALUE_ARRAY) {
        add_values(chart, part, definition, domain->items, domain->count);
        part->domains_said = true;
        return true;
    }
    if (domain && domain->type == VALUE_STRING) {
        if (strcmp(domain->string, "unaggregated") != 0) {
            return fault_domain(chart, domain);
        }
        add_column(chart, part, view->raw,
            definition->field ? definition->field : definition->column);
        return true;
    }
    if (is_unaggregated(chart, definition, domain)) {
        add_column(chart, part, view->raw, definition->field);
        return true;
    }
    bool good = add_default(chart, view, part, definition, type);
    add_second(chart, view, part);
    if (more && more->type == VALUE_ARRAY) {
        add_values(chart, part, definition, more->items, more->count);
        part->domains_said = true;
    }
    return good;
}
