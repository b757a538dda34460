/* The form a report must have: what the layout's `form` says.
 *
 *     form:
 *       order: [总体情况, 存在问题, 其他事项]       # the parts of prose
 *       headings:
 *         总体情况: [主动公开, 依申请公开, …]       # words of the headings in a part, in order
 *       obsolete:
 *         - {words: [〔2019〕60号], since: 2021, say: 引用的是旧格式}
 *         - {data: requests, row: 其他处理, since: 2021, say: 这是旧格式的表}
 *
 * All are warnings: a reader decides. Missing parts, altered labels, blank cells and counts
 * that are none are faults of the layout's `needs`. */
#include <math.h>
#include <string.h>

#include "check/check.h"
#include "data/numeral.h"
#include "data/property.h"

static const struct schema name_schema = {.types = PROPERTY_STRING};
static const struct schema names_schema = {
    .types = PROPERTY_ARRAY, .items = &name_schema};
static const struct schema headings_schema = {.values = &names_schema};

static const struct property obsolete_properties[] = {
    {"words", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"data", PROPERTY_STRING, 0},
    {"row", PROPERTY_STRING, 0},
    {"since", PROPERTY_NUMBER, 0},
    {"say", PROPERTY_STRING, PROPERTY_REQUIRED},
};
static const struct schema obsolete_schema = {
    .types = PROPERTY_OBJECT, .groups = PROPERTY_GROUP("obsolete", obsolete_properties)};
static const struct schema obsolete_list_schema = {.items = &obsolete_schema};

static const struct property form_properties[] = {
    {"order", PROPERTY_ARRAY, 0, .schema = &names_schema},
    {"headings", PROPERTY_OBJECT, 0, .schema = &headings_schema},
    {"obsolete", PROPERTY_ARRAY, 0, .schema = &obsolete_list_schema},
};
const struct schema check_form_schema = {
    .groups = PROPERTY_GROUP("form", form_properties)};

static void warn(const struct check_report *report, struct place place,
    const char *english, const char *chinese, const char *what) {
    fault_add(report->faults, FAULT_WARNING, "form", place, "%s%s", "%s%s",
        words_in(report->faults->language, english, chinese), what);
    check_blame_numbers(report->faults);
}

static ptrdiff_t find_name(const struct value *list, const char *name) {
    for (uint32_t i = 0; i < list->count; i++) {
        const struct value *item = &list->items[i];
        if (item->type == VALUE_STRING && strcmp(item->string, name) == 0) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* Each part stands behind those that the layout names before it. */
static void check_order(const struct check_report *report, const struct value *order) {
    const struct value *prose = report->prose;
    ptrdiff_t last = NOT_FOUND;
    for (uint32_t i = 0; prose && prose->type == VALUE_OBJECT && i < prose->count; i++) {
        ptrdiff_t at = find_name(order, prose->members[i].name);
        if (at != NOT_FOUND && at < last) {
            warn(report, prose->members[i].place,
                "this part is out of order: ", "这一部分的次序不对：",
                prose->members[i].name);
        }
        last = at > last ? at : last;
    }
}

static bool is_heading_of(const struct passage *passage, size_t block, const char *part) {
    const struct passage_block *b = &passage->blocks[block];
    return b->role == BLOCK_HEADING && b->part && strcmp(b->part, part) == 0;
}

static struct span block_text(const struct passage *passage, size_t block) {
    return (struct span){
        passage->text.data, passage->blocks[block].start, passage->blocks[block].end};
}

static struct place block_place(const struct passage *passage, size_t block) {
    return passage_place(
        passage, passage->blocks[block].start, passage->blocks[block].end);
}

static ptrdiff_t find_heading(
    const struct passage *passage, const char *part, const char *word) {
    for (size_t i = 0; i < passage->block_count; i++) {
        if (is_heading_of(passage, i, part) &&
            span_find(block_text(passage, i), word) != NOT_FOUND) {
            return (ptrdiff_t)i;
        }
    }
    return NOT_FOUND;
}

/* Only where the part has headings of this kind at all. */
static void check_headings(const struct check_report *report,
    const struct passage *passage, const struct member *wanted) {
    size_t found = 0;
    ptrdiff_t last = NOT_FOUND;
    const struct value *words = &wanted->value;
    for (uint32_t i = 0; i < words->count; i++) {
        found += find_heading(passage, wanted->name, words->items[i].string) != NOT_FOUND;
    }
    for (uint32_t i = 0; found > 1 && i < words->count; i++) {
        const char *word = words->items[i].string;
        ptrdiff_t at = find_heading(passage, wanted->name, word);
        if (at == NOT_FOUND) {
            ptrdiff_t near = last == NOT_FOUND ? 0 : last;
            warn(report, block_place(passage, (size_t)near),
                "a heading is missing: ", "缺少这一小节：", word);
        } else if (at < last) {
            warn(report, block_place(passage, (size_t)at),
                "this heading is out of order: ", "这一小节的次序不对：", word);
        }
        last = at > last ? at : last;
    }
}

/* The number of a heading such as （三）…, or 0. */
static int heading_number(struct span text) {
    static const char open[] = "（", shut[] = "）";
    struct span rest = {text.text, text.start + strlen(open), text.end};
    ptrdiff_t end = span_starts(text, open) ? span_find(rest, shut) : NOT_FOUND;
    double number = end == NOT_FOUND
                        ? NAN
                        : numeral_parse(text.text + rest.start, (size_t)end - rest.start);
    return number >= 1 && number < 100 ? (int)number : 0;
}

/* （一）（二）（四）: one is left out, or one is there twice. */
static void check_numbering(
    const struct check_report *report, const struct passage *passage) {
    int last = 0;
    const char *part = NULL;
    for (size_t i = 0; i < passage->block_count; i++) {
        const struct passage_block *block = &passage->blocks[i];
        if (block->part != part) {
            last = 0;
            part = block->part;
        }
        int number =
            block->role == BLOCK_HEADING ? heading_number(block_text(passage, i)) : 0;
        if (number > 1 && last && number != last + 1) {
            warn(report, block_place(passage, i), "the numbers of headings do not go on",
                "小节的序号不连续", "");
        }
        last = number ? number : last;
    }
}

static void check_words(const struct check_report *report, const struct passage *passage,
    const struct value *words, const char *say) {
    struct span text = {passage->text.data, 0, passage->text.length};
    for (uint32_t i = 0; words && i < words->count; i++) {
        ptrdiff_t at = words->items[i].type == VALUE_STRING && text.text
                           ? span_find(text, words->items[i].string)
                           : NOT_FOUND;
        if (at != NOT_FOUND) {
            size_t end = (size_t)at + strlen(words->items[i].string);
            warn(report, passage_place(passage, (size_t)at, end), say, say, "");
            return;
        }
    }
}

static void check_row(const struct check_report *report, const char *name,
    const char *row, const char *say) {
    const struct dataset *const *datasets = report->datasets;
    for (; datasets && *datasets; datasets++) {
        bool named = (*datasets)->name && strcmp((*datasets)->name, name) == 0;
        int index =
            named && (*datasets)->row_names ? dataset_find_row(*datasets, row) : -1;
        if (index >= 0 && (*datasets)->column_count) {
            struct place place = (*datasets)->columns[0].cells[index].place;
            warn(report, place, say, say, "");
        }
    }
}

/* A list of texts, or no list: else a fault of the layout. */
static bool is_texts(
    const struct check_report *report, const char *name, const struct value *list) {
    bool good = !list || list->type == VALUE_ARRAY;
    for (uint32_t i = 0; list && good && i < list->count; i++) {
        good = list->items[i].type == VALUE_STRING;
    }
    if (!good) {
        fault_add(report->faults, FAULT_ERROR, "wrong-type", list->place,
            "“%s” of form should be a list of texts", "form 中的“%s”应是文字的列表",
            name);
    }
    return good;
}

static bool check_obsolete(const struct check_report *report,
    const struct passage *passage, const struct value *value) {
    if (!properties_check(value, obsolete_properties, countof(obsolete_properties),
            "obsolete", report->faults)) {
        return false;
    }
    if (!is_texts(report, "words", value_member(value, "words"))) {
        return false;
    }
    if (report->year < property_number(value, "since", 0)) {
        return true;
    }
    const char *say = property_string(value, "say", "");
    check_words(report, passage, value_member(value, "words"), say);
    check_row(report, property_string(value, "data", ""),
        property_string(value, "row", ""), say);
    return true;
}

bool check_form(const struct check_report *report, const struct passage *passage) {
    const struct value *form = report->form;
    if (!form) {
        return true;
    }
    if (!properties_check(
            form, form_properties, countof(form_properties), "form", report->faults)) {
        return false;
    }
    const struct value *order = value_member(form, "order");
    const struct value *headings = value_member(form, "headings");
    const struct value *obsolete = value_member(form, "obsolete");
    bool ok = is_texts(report, "order", order);
    if (order && ok) {
        check_order(report, order);
    }
    for (uint32_t i = 0; headings && i < headings->count; i++) {
        const struct member *part = &headings->members[i];
        bool good = is_texts(report, part->name, &part->value);
        ok &= good;
        if (good) {
            check_headings(report, passage, part);
        }
    }
    check_numbering(report, passage);
    for (uint32_t i = 0; obsolete && i < obsolete->count; i++) {
        ok &= check_obsolete(report, passage, &obsolete->items[i]);
    }
    return ok;
}
