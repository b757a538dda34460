/* Where the data of views come from: reports' datasets, values written in place, files. */
#include "chart/data.h"

#include <math.h>
#include <string.h>

#include "chart/data_grouping.h"
#include "chart/facet.h"
#include "chart/grammar.h"
#include "chart/reference.h"
#include "data/reader.h"
#include "data/workbook.h"

static const struct dataset *empty_dataset(struct chart *chart, struct place place) {
    struct dataset *dataset = arena_new(chart->arena, struct dataset);
    dataset->place = place;
    return dataset;
}

static const struct dataset *from_value(struct chart *chart, struct value value) {
    if (value.type == VALUE_ARRAY && value.count == 0) {
        return empty_dataset(chart, value.place);
    }
    return dataset_from_value(chart->arena, NULL, value, chart->faults);
}

static bool take_property(
    struct chart *chart, const struct value *format, struct value *value) {
    const char *path = format ? property_string(format, "property", NULL) : NULL;
    if (!path) {
        return true;
    }
    const struct value *part = value_path(value, path);
    if (!part) {
        const struct value *at = value_member(format, "property");
        fault_add(chart->faults, FAULT_ERROR, "missing-property", at->place,
            "the file has nothing at “%s”", "文件里没有“%s”", path);
        return false;
    }
    *value = *part;
    return true;
}

/* As the readers want it: dsv with its delimiter. */
static const char *format_type(struct chart *chart, const struct value *format) {
    const char *type = format ? property_string(format, "type", NULL) : NULL;
    return type && strcmp(type, "dsv") == 0
               ? arena_print(
                     chart->arena, "dsv%s", property_string(format, "delimiter", ""))
               : type;
}

static bool check_format(struct chart *chart, const struct value *format) {
    static const char *const types[] = {"json", "csv", "tsv", "dsv", "topojson"};
    int type = 0;
    if (!grammar_check(format, GRAMMAR_FORMAT, chart->faults) ||
        !property_choice(format, "type", types, countof(types), &type, chart->faults)) {
        return false;
    }
    const struct value *delimiter = value_member(format, "delimiter");
    bool good =
        strcmp(types[type], "dsv") != 0 || (delimiter && strlen(delimiter->string) == 1 &&
                                               !strchr("\"\r\n", *delimiter->string));
    if (!good) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-value",
            delimiter ? delimiter->place : format->place,
            "dsv needs a delimiter that is one half-width character, like “|”",
            "dsv 格式需要 delimiter：一个半角字符，如“|”");
    }
    return good;
}

static const struct dataset *read_file(
    struct chart *chart, const struct value *url, const struct value *format) {
    if (strstr(url->string, "://")) {
        fault_add(chart->faults, FAULT_ERROR, "unsupported-url", url->place,
            "“%s” is on the network; name a file instead",
            "“%s”是网络地址，请改用本地文件", url->string);
        return NULL;
    }
    const char *path = path_beside(chart->arena, url->place.source, url->string);
    struct value table;
    if (is_workbook_url(path)) {
        bool good =
            workbook_read_table(chart->arena, path, url->place, &table, chart->faults);
        return good ? from_value(chart, table) : NULL;
    }
    const char *type = format_type(chart, format);
    bool topology = type && strcmp(type, "topojson") == 0;
    struct value value;
    if (!document_read_data_file(chart->arena, path, topology ? NULL : type, url->place,
            &value, chart->faults) ||
        !take_property(chart, format, &value)) {
        return NULL;
    }
    return from_value(chart, value);
}

/* Text in place is what a file of that type would hold. */
static const struct dataset *read_values(
    struct chart *chart, const struct value *values, const struct value *format) {
    struct value value = *values;
    if (values->type == VALUE_STRING) {
        const char *type = format_type(chart, format);
        const struct source *source =
            source_from_text(chart->arena, "values.json", values->string);
        if (!document_read_data(chart->arena, source, type, &value, chart->faults)) {
            return NULL;
        }
    }
    if (!take_property(chart, format, &value)) {
        return NULL;
    }
    return from_value(chart, value);
}

static const struct dataset *make_sequence(
    struct chart *chart, const struct value *sequence) {
    double start = property_number(sequence, "start", 0);
    double stop = property_number(sequence, "stop", NAN);
    double step = property_number(sequence, "step", 1);
    double count = ceil((stop - start) / step);
    if (!(count >= 0 && count <= 1e6)) {
        fault_add(chart->faults, FAULT_ERROR, "wrong-value", sequence->place,
            "a sequence needs start, stop and step that give at most a million rows",
            "sequence 的 start、stop、step 应给出至多一百万行");
        return NULL;
    }
    struct value *cells = arena_array(chart->arena, (size_t)count, sizeof *cells);
    for (size_t i = 0; i < (size_t)count; i++) {
        cells[i] = value_number(start + step * (double)i);
    }
    struct dataset *dataset = arena_new(chart->arena, struct dataset);
    dataset->row_count = (size_t)count;
    return dataset_with_column(
        chart->arena, dataset, property_string(sequence, "as", "data"), cells);
}

static const struct dataset *find_named(
    struct chart *chart, struct binder *binder, const struct value *name) {
    const struct value *own =
        chart->datasets ? value_member(chart->datasets, name->string) : NULL;
    if (own) {
        return from_value(chart, *own);
    }
    const struct dataset *dataset = binder_find_dataset(binder, name->string);
    if (!dataset) {
        fault_add(chart->faults, FAULT_ERROR, "unknown-dataset", name->place,
            "there are no data named “%s”", "没有名为“%s”的数据", name->string);
        size_t count = 0;
        const char *names[64];
        for (size_t i = 0; binder->datasets && binder->datasets[i] && count < 64; i++) {
            if (binder->datasets[i]->name) {
                names[count++] = binder->datasets[i]->name;
            }
        }
        fault_hint_near(chart->faults, name->string, names, count);
        return NULL;
    }
    return dataset_with_counts(chart->arena, dataset);
}

const struct dataset *data_read(
    struct chart *chart, struct binder *binder, const struct value *data) {
    if (data->type == VALUE_NULL) {
        return empty_dataset(chart, data->place);
    }
    if (!grammar_check(data, GRAMMAR_DATA, chart->faults)) {
        return NULL;
    }
    const struct value *format = value_member(data, "format");
    if (format && !check_format(chart, format)) {
        return NULL;
    }
    const struct value *values = value_member(data, "values");
    const struct value *url = value_member(data, "url");
    const struct value *name = value_member(data, "name");
    const struct value *sequence = value_member(data, "sequence");
    const struct dataset *dataset = NULL;
    if (values) {
        dataset = read_values(chart, values, format);
    } else if (url && url->type == VALUE_STRING) {
        dataset = read_file(chart, url, format);
    } else if (sequence) {
        return make_sequence(chart, sequence);
    } else if (name) {
        dataset = find_named(chart, binder, name);
    } else {
        fault_add(chart->faults, FAULT_ERROR, "missing-property", data->place,
            "data needs a name, values or a url", "data 需要 name、values 或 url");
    }
    return dataset ? data_parse(chart, dataset, format) : NULL;
}

/* What a transform's callbacks get. */
struct lookup {
    struct chart *chart;
    struct binder *binder;
};

static const struct dataset *find_for_lookup(const void *data, const char *name) {
    const struct lookup *lookup = data;
    return binder_find_dataset(lookup->binder, name);
}

/* What a lookup finds in a selection is data with `transform` steps of its own. */
static const struct dataset *read_for_lookup(
    const void *data, const struct value *source) {
    const struct lookup *lookup = data;
    const struct value *steps = value_member(source, "transform");
    struct bag plain = {0};
    for (size_t i = 0; i < source->count; i++) {
        if (&source->members[i].value != steps) {
            bag_take(lookup->chart->arena, &plain, &source->members[i]);
        }
    }
    struct value without = bag_object(&plain);
    without.place = source->place;
    const struct dataset *dataset = data_read(lookup->chart, lookup->binder, &without);
    return dataset && steps
               ? data_transform(lookup->chart, lookup->binder, steps, dataset)
               : dataset;
}

const struct dataset *data_transform(struct chart *chart, struct binder *binder,
    const struct value *steps, const struct dataset *dataset) {
    struct lookup lookup = {chart, binder};
    struct transform_context context = {.arena = chart->arena,
        .faults = chart->faults,
        .scope = chart->scope,
        .find_dataset = find_for_lookup,
        .read_dataset = read_for_lookup,
        .data = &lookup,
        .shares_miss = &binder->shares_miss};
    dataset = transform_run_all(&context, steps, dataset);
    chart->scope = context.scope; /* extent leaves its parameter there */
    return dataset;
}

/* Fields that a transform takes as times are parsed before it. */
static const struct dataset *parse_for_transforms(
    struct chart *chart, const struct value *steps, const struct dataset *dataset) {
    for (size_t i = 0; i < steps->count; i++) {
        const struct value *step = &steps->items[i];
        if (step->type != VALUE_OBJECT) {
            continue;
        }
        const struct value *filter = value_member(step, "filter");
        if (filter && filter->type == VALUE_OBJECT) {
            step = filter;
        }
        const struct value *field = value_member(step, "field");
        const struct value *range = value_member(step, "range");
        bool times = range && range->type == VALUE_ARRAY && range->count > 0 &&
                     range->items[0].type == VALUE_OBJECT;
        if (field && field->type == VALUE_STRING &&
            (value_member(step, "timeUnit") || times)) {
            dataset = data_parse_column(chart->arena, dataset, field->string, "date");
        }
    }
    return dataset;
}

/* Text that encodings below take as numbers or times is read as such before transforms
 * see it, as far as they don't make the field themselves. */
static const struct dataset *parse_for_encodings(
    struct chart *chart, const struct view *view, const struct dataset *dataset) {
    for (size_t i = 0; i < view->child_count; i++) {
        dataset = parse_for_encodings(chart, view->children[i], dataset);
    }
    struct definition *fields[FIELD_LIMIT];
    size_t count = view_fields(view, fields);
    for (size_t i = 0; i < count; i++) {
        if (fields[i]->field && dataset_cells(dataset, fields[i]->field)) {
            dataset = data_parse_implied(chart, view, fields[i], dataset);
        }
    }
    return dataset;
}

/* What each child takes over where it has no data of its own. */
static void inherit(struct chart *chart, struct view *view) {
    const struct view *parent = view->parent;
    if (!parent) {
        view->data = empty_dataset(chart, view->source->place);
        return;
    }
    bool facet = parent->form == VIEW_FACET;
    view->data = facet ? parent->main : parent->data;
    view->grouping = facet ? facet_grouping(chart, parent) : parent->grouping;
}

bool data_bind(struct chart *chart, struct binder *binder, struct view *view) {
    const struct value *data = value_member(view->source, "data");
    const struct value *steps = value_member(view->source, "transform");
    if (data) {
        view->data = data_read(chart, binder, data);
    } else {
        inherit(chart, view);
    }
    view->given = view->data;
    if (view->data && steps && steps->type == VALUE_ARRAY) {
        const struct value *grouped = group_steps(chart->arena, steps, &view->grouping);
        view->data = parse_for_transforms(chart, steps, view->data);
        view->data = parse_for_encodings(chart, view, view->data);
        view->data = data_transform(chart, binder, grouped, view->data);
    }
    bool good = view->data != NULL;
    if (good && view->form == VIEW_FACET) {
        good = data_prepare_facet(chart, view);
    }
    for (size_t i = 0; good && i < view->child_count; i++) {
        good = data_bind(chart, binder, view->children[i]);
    }
    return good;
}
