/* Reading the values that entries and cells of tables share. */
#include "table/read.h"

#include <string.h>

#include "base/number.h"
#include "data/format.h"

/* As enum cell_align. */
const char *const table_align_words[] = {"left", "center", "right", "axis", NULL};
const char *const table_direction_words[] = {"horizontal", "vertical", NULL};

/* "25%" as 0.25. */
static bool read_share(const struct value *value, double *share) {
    size_t length = value->type == VALUE_STRING ? strlen(value->string) : 0;
    double number;
    if (length < 2 || value->string[length - 1] != '%' ||
        !number_read(value->string, length - 1, &number)) {
        return false;
    }
    *share = number / 100;
    return true;
}

bool table_read_width(
    struct binder *binder, const struct value *object, double *width, double *share) {
    const struct value *value = value_member(object, "width");
    if (!value) {
        return true;
    }
    double em = theme_style(binder->theme, "table-cell")->text.size;
    double px = 0;
    double part = 0;
    if (!read_share(value, &part) && !length_read(value, em, &px)) {
        fault_add(binder->faults, FAULT_ERROR, "bad-length", value->place,
            "width: not a length; write 20mm, 4em, 80 or 25%%",
            "width：不是长度，请写 20mm、4em、80 或 25%%");
        return false;
    }
    if (part ? !(part > 0 && part <= 1) : !(px > 0 && px <= LENGTH_LIMIT)) {
        fault_add(binder->faults, FAULT_ERROR, "size-out-of-range", value->place,
            "a column's width must be more than 0, at most %d px or 100%%",
            "列宽应大于 0，不超过 %d 像素或 100%%", LENGTH_LIMIT);
        return false;
    }
    *width = px;
    *share = part;
    return true;
}

bool table_read_align(struct faults *faults, const struct value *object, const char *name,
    enum cell_align *align, bool *given) {
    int index = -1;
    bool ok = property_choice(
        object, name, table_align_words, countof(table_align_words) - 1, &index, faults);
    if (index >= 0) {
        *align = (enum cell_align)index;
        *given = true;
    }
    return ok;
}

bool table_read_direction(
    struct faults *faults, const struct value *object, enum text_direction *direction) {
    static const enum text_direction directions[] = {TEXT_HORIZONTAL, TEXT_VERTICAL};
    int index = -1;
    bool ok = property_choice(object, "direction", table_direction_words,
        countof(table_direction_words) - 1, &index, faults);
    *direction = index >= 0 ? directions[index] : *direction;
    return ok;
}

bool table_read_format(
    struct faults *faults, const struct value *object, const char **pattern) {
    const char *text = property_string(object, "format", NULL);
    if (text && !number_format_is_valid(text)) {
        fault_add(faults, FAULT_ERROR, "bad-format",
            value_member(object, "format")->place,
            "%s is no number format; write one such as \",\" or \".1f\"",
            "“%s”不是数字格式，请写 \",\" 或 \".1f\" 这样的格式", text);
        return false;
    }
    *pattern = text ? text : *pattern;
    return true;
}

const char *const *table_diagonal(struct binder *binder, const struct value *list) {
    const char **labels = arena_array(binder->arena, list->count + 1, sizeof *labels);
    bool ok = list->count == 2 || list->count == 3;
    for (size_t i = 0; ok && i < list->count; i++) {
        ok = table_is_label(&list->items[i]);
        labels[i] = ok ? table_label_of(binder->arena, &list->items[i]) : NULL;
    }
    if (!ok) {
        fault_add(binder->faults, FAULT_ERROR, "bad-diagonal", list->place,
            "a diagonal head has two or three labels, from the bottom left to the top "
            "right: [项目, 年份]",
            "斜线表头应写两个或三个标签，从左下到右上，例如 [项目, 年份]");
        return NULL;
    }
    return labels;
}

bool table_is_label(const struct value *value) {
    return value->type == VALUE_STRING || value->type == VALUE_NUMBER;
}

const char *table_label_of(struct arena *arena, const struct value *value) {
    return value_to_string(*value, arena);
}

const char *table_print_value(
    struct arena *arena, const struct value *value, const char *format) {
    if (value->type == VALUE_NULL) {
        return "";
    }
    if (value->type == VALUE_NUMBER && format) {
        return number_format(arena, format, value->number, &format_zh_cn);
    }
    return value_to_string(*value, arena);
}
