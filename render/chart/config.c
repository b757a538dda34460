/* The config of a chart and looking things up in it. */
#include "chart/config.h"

#include <string.h>

#include "chart/chart.h"
#include "chart/fill.h"
#include "chart/formats.h"
#include "chart/grammar.h"
#include "chart/mark/mark.h"
#include "chart/scheme_check.h"
#include "data/reader.h"

/* Vega 6 and Vega-Lite 6 (vega-parser/src/config.js, vega-lite/src/config.ts, mark.ts,
 * scale.ts, legend.ts): what a bare specification looks like. */
static const char defaults[] =
    "{'background': 'white',"
    "'padding': 5,"
    "'timeFormat': '%b %d, %Y',"
    "'countTitle': 'Count of Records',"
    "'normalizedNumberFormat': '.0%',"
    "'view': {'continuousWidth': 300, 'continuousHeight': 300, 'step': 20},"
    "'mark': {'color': '#4c78a8', 'invalid': 'break-paths-show-path-domains', "
    "'timeUnitBandSize': 1},"
    "'arc': {},"
    "'area': {},"
    "'bar': {'binSpacing': 1, 'continuousBandSize': 5, 'minBandSize': 0.25, "
    "'timeUnitBandPosition': 0.5},"
    "'rect': {'binSpacing': 0, 'continuousBandSize': 5, 'minBandSize': 0.25, "
    "'timeUnitBandPosition': 0.5},"
    "'tick': {'binSpacing': 0, 'continuousBandSize': 5, 'minBandSize': 0.25, "
    "'timeUnitBandPosition': 0.5, 'thickness': 1},"
    "'boxplot': {'size': 14, 'extent': 1.5, 'box': {}, 'median': {'color': 'white'}, "
    "'outliers': {}, 'rule': {}},"
    "'errorbar': {'center': 'mean', 'rule': true, 'ticks': false},"
    "'errorband': {'band': {'opacity': 0.3}, 'borders': false},"
    "'rule': {'color': 'black'},"
    "'selection': {'interval': {'mark': {'fill': '#333', 'fillOpacity': 0.125, "
    "'stroke': 'white'}}},"
    "'text': {'color': 'black'},"
    "'scale': {'pointPadding': 0.5, 'barBandPaddingInner': 0.1, "
    "'rectBandPaddingInner': 0, 'tickBandPaddingInner': 0.25, "
    "'bandWithNestedOffsetPaddingInner': 0.2, "
    "'bandWithNestedOffsetPaddingOuter': 0.2, 'minBandSize': 2, 'minFontSize': 8, "
    "'maxFontSize': 40, 'minOpacity': 0.3, 'maxOpacity': 0.8, 'minSize': 4, "
    "'minStrokeWidth': 1, 'maxStrokeWidth': 4, 'quantileCount': 4, "
    "'quantizeCount': 4, 'zero': true},"
    "'title': {'orient': 'top', 'offset': 4, 'subtitlePadding': 3},"
    "'header': {'titlePadding': 10, 'labelPadding': 10},"
    "'facet': {'spacing': 20},"
    "'concat': {'spacing': 20},"
    "'legend': {'gradientHorizontalMaxLength': 200, "
    "'gradientHorizontalMinLength': 100, 'gradientVerticalMaxLength': 200, "
    "'gradientVerticalMinLength': 64, 'unselectedOpacity': 0.35},"
    "'style': {"
    "'guide-label': {'fill': 'black', 'font': 'sans-serif', 'fontSize': 10},"
    "'guide-title': {'fill': 'black', 'font': 'sans-serif', 'fontSize': 11, "
    "'fontWeight': 'bold'},"
    "'group-title': {'fill': 'black', 'font': 'sans-serif', 'fontSize': 13, "
    "'fontWeight': 'bold'},"
    "'group-subtitle': {'fill': 'black', 'font': 'sans-serif', 'fontSize': 12},"
    "'cell': {'fill': 'transparent', 'stroke': '#ddd'},"
    "'view': {'fill': 'transparent'}},"
    "'range': {"
    "'category': {'scheme': 'tableau10'},"
    "'ordinal': {'scheme': 'blues'},"
    "'heatmap': {'scheme': 'yellowgreenblue'},"
    "'ramp': {'scheme': 'blues'},"
    "'diverging': {'scheme': 'blueorange', 'extent': [1, 0]},"
    "'symbol': ['circle', 'square', 'triangle-up', 'cross', 'diamond', "
    "'triangle-right', 'triangle-down', 'triangle-left']},"
    /* Vega's defaults for guides and for what marks are drawn with, under names of their
     * own so that they stand behind everything a config or a rule of Vega-Lite says. */
    "'vega': {"
    "'axis': {'minExtent': 0, 'maxExtent': 200, 'bandPosition': 0.5, "
    "'domain': true, 'domainWidth': 1, 'domainColor': '#888', 'gridWidth': 1, "
    "'gridColor': '#ddd', 'labels': true, 'labelLimit': 180, 'labelOffset': 0, "
    "'labelPadding': 2, 'ticks': true, 'tickColor': '#888', 'tickOffset': 0, "
    "'tickRound': true, 'tickSize': 5, 'tickWidth': 1, 'titlePadding': 4},"
    "'axisBand': {'tickOffset': -0.5},"
    "'legend': {'padding': 0, 'gridAlign': 'each', 'columnPadding': 10, "
    "'rowPadding': 2, 'gradientThickness': 16, 'gradientStrokeColor': '#ddd', "
    "'gradientStrokeWidth': 0, 'gradientLabelOffset': 2, 'labelAlign': 'left', "
    "'labelBaseline': 'middle', 'labelLimit': 160, 'labelOffset': 4, "
    "'symbolLimit': 30, 'symbolSize': 100, 'symbolOffset': 0, "
    "'symbolStrokeWidth': 1.5, 'symbolBaseFillColor': 'transparent', "
    "'symbolBaseStrokeColor': '#888', 'titleLimit': 180, 'titleOrient': 'top', "
    "'titlePadding': 5},"
    "'arc': {},"
    "'area': {},"
    "'line': {'strokeWidth': 2},"
    "'rect': {},"
    "'rule': {},"
    "'symbol': {'size': 64},"
    "'trail': {'size': 2},"
    "'point': {'size': 30, 'strokeWidth': 2, 'shape': 'circle'},"
    "'circle': {'size': 30, 'strokeWidth': 2},"
    "'square': {'size': 30, 'strokeWidth': 2, 'shape': 'square'},"
    "'text': {'font': 'sans-serif', 'fontSize': 11}}}";

/* The quotes that JSON asks for would be hard to read in C. */
static const char *defaults_as_json(struct arena *arena) {
    char *json = arena_copy(arena, defaults, sizeof defaults - 1);
    for (char *c = json; *c; c++) {
        *c = *c == '\'' ? '"' : *c;
    }
    return json;
}

/* `font` stands for the font of every text that has none of its own. */
static struct value spread_font(struct arena *arena, struct value config) {
    static const char *const styles[] = {
        "guide-label", "guide-title", "group-title", "group-subtitle"};
    const struct value *font = value_member(&config, "font");
    if (!font || font->type != VALUE_STRING) {
        return config;
    }
    struct bag own = {0}, style = {0}, all = {0};
    bag_set(arena, &own, "font", *font);
    for (size_t i = 0; i < countof(styles); i++) {
        bag_set(arena, &style, styles[i], bag_object(&own));
    }
    bag_set(arena, &all, "text", bag_object(&own));
    bag_set(arena, &all, "style", bag_object(&style));
    return value_merge(arena, bag_object(&all), config);
}

/* Groups of a config are merged name by name; only styles and where legends stand go
 * deeper, so that a scheme or a conditional colour replaces the old one whole
 * (vega-util/src/mergeConfig.js). */
static struct value merge_members(
    struct arena *arena, struct value base, struct value over, const char *deeper) {
    if (base.type != VALUE_OBJECT || over.type != VALUE_OBJECT) {
        return over;
    }
    struct bag merged = {0};
    for (size_t i = 0; i < base.count; i++) {
        bag_take(arena, &merged, &base.members[i]);
    }
    for (size_t i = 0; i < over.count; i++) {
        struct member member = over.members[i];
        const struct value *old = bag_find(&merged, member.name);
        bool deep = deeper && (!*deeper || strcmp(member.name, deeper) == 0);
        if (deep && old) {
            member.value = value_merge(arena, *old, member.value);
        }
        bag_take(arena, &merged, &member);
    }
    struct value value = bag_object(&merged);
    value.place = over.place;
    return value;
}

static struct value merge_config(
    struct arena *arena, struct value base, struct value over) {
    struct bag merged = {0};
    for (size_t i = 0; i < base.count; i++) {
        bag_take(arena, &merged, &base.members[i]);
    }
    for (size_t i = 0; i < over.count; i++) {
        struct member member = over.members[i];
        const struct value *old = bag_find(&merged, member.name);
        const char *deeper = strcmp(member.name, "style") == 0    ? ""
                             : strcmp(member.name, "legend") == 0 ? "layout"
                                                                  : NULL;
        if (old) {
            member.value = merge_members(arena, *old, member.value, deeper);
        }
        bag_take(arena, &merged, &member);
    }
    return bag_object(&merged);
}

bool chart_defaults_read(
    struct arena *arena, struct value *config, struct faults *faults) {
    const struct source *source =
        source_from_text(arena, "defaults.json", defaults_as_json(arena));
    return document_read(arena, source, config, faults);
}

bool config_bind(
    struct chart *chart, const struct binder *binder, const struct value *own) {
    struct arena *arena = chart->arena;
    const struct theme *theme = binder->theme;
    struct value config;
    if (binder->chart_defaults) {
        config = *binder->chart_defaults;
    } else if (!chart_defaults_read(arena, &config, chart->faults)) {
        return false;
    }
    bool good = true;
    if (!chart->bare && theme && theme->chart.type == VALUE_OBJECT) {
        good = fills_check(&theme->chart, chart->faults);
        config = merge_config(arena, config, spread_font(arena, theme->chart));
    }
    if (own) {
        good &= fills_check(own, chart->faults);
        good &=
            grammar_check_config(own, chart->faults) && formats_check_config(chart, own);
        if (own->type == VALUE_OBJECT) {
            config = merge_config(arena, config, spread_font(arena, *own));
        }
    }
    chart->config = config;
    if (own && own->type == VALUE_OBJECT) {
        scheme_check_config(chart, own);
    }
    return good;
}

const struct value *config_find(const struct chart *chart, const char *path) {
    const struct value *value = value_path(&chart->config, path);
    return value && value->type != VALUE_NULL ? value : NULL;
}

double config_number(const struct chart *chart, const char *path, double otherwise) {
    const struct value *value = config_find(chart, path);
    return value && value->type == VALUE_NUMBER ? value->number : otherwise;
}

const char *config_string(
    const struct chart *chart, const char *path, const char *otherwise) {
    const struct value *value = config_find(chart, path);
    return value && value->type == VALUE_STRING ? value->string : otherwise;
}

static const struct value *member_of(
    const struct value *object, const char *group, const char *name) {
    const struct value *members = object ? value_member(object, group) : NULL;
    return members && members->type == VALUE_OBJECT ? value_member(members, name) : NULL;
}

const struct value *config_find_in_styles(
    const struct chart *chart, const struct value *styles, const char *name) {
    const struct value *all = value_member(&chart->config, "style");
    if (styles && styles->type == VALUE_STRING) {
        return member_of(all, styles->string, name);
    }
    for (size_t i = styles && styles->type == VALUE_ARRAY ? styles->count : 0; i > 0;
         i--) {
        const struct value *style = &styles->items[i - 1];
        const struct value *found =
            style->type == VALUE_STRING ? member_of(all, style->string, name) : NULL;
        if (found) {
            return found;
        }
    }
    return NULL;
}

const struct value *mark_type_find(
    const struct chart *chart, const struct view *view, const char *name) {
    const struct value *config = &chart->config;
    const char *type = view->mark->name;
    const struct value *found =
        config_find_in_styles(chart, value_member(&view->mark_def, "style"), name);
    if (!found) {
        found = member_of(value_member(config, "style"), type, name);
    }
    return found ? found : member_of(config, type, name);
}

const struct value *mark_config_find(
    const struct chart *chart, const struct view *view, const char *name) {
    const struct value *found = mark_type_find(chart, view, name);
    return found ? found : member_of(&chart->config, "mark", name);
}

const struct value *mark_find(
    const struct chart *chart, const struct view *view, const char *name) {
    const struct value *found = value_member(&view->mark_def, name);
    if (!found) {
        found = mark_config_find(chart, view, name);
    }
    const struct value *vega = value_member(&chart->config, "vega");
    if (!found) {
        found = member_of(vega, view->mark->name, name);
    }
    if (!found) {
        found = member_of(vega, view->mark->vega_type, name);
    }
    return found && found->type != VALUE_NULL ? found : NULL;
}

/* {expr: …} without a row: what it comes to now. */
static struct value plain_value(const struct chart *chart, const struct value *value) {
    const struct value *text =
        value && value->type == VALUE_OBJECT ? value_member(value, "expr") : NULL;
    if (!text || text->type != VALUE_STRING) {
        return value ? *value : value_null();
    }
    struct faults quiet = {.arena = chart->arena}; /* bind faults what is wrong */
    const struct expression *expression = expression_parse(
        chart->arena, text->string, text->place, ARITHMETIC_DOUBLE, &quiet);
    return expression ? expression_evaluate(expression, chart->scope, chart->arena)
                      : value_null();
}

double mark_number(const struct chart *chart, const struct view *view, const char *name,
    double otherwise) {
    struct value value = plain_value(chart, mark_find(chart, view, name));
    return value.type == VALUE_NUMBER ? value.number : otherwise;
}

const char *mark_string(const struct chart *chart, const struct view *view,
    const char *name, const char *otherwise) {
    struct value value = plain_value(chart, mark_find(chart, view, name));
    return value.type == VALUE_STRING ? value.string : otherwise;
}

bool mark_boolean(const struct chart *chart, const struct view *view, const char *name,
    bool otherwise) {
    struct value value = plain_value(chart, mark_find(chart, view, name));
    return value.type == VALUE_BOOLEAN ? value.boolean : otherwise;
}
