/* report.yaml of a new report, with comments that say what is wanted. */
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "command/draft.h"
#include "command/schemas.h"

static size_t columns_of(const char *text) {
    size_t length = strlen(text);
    size_t columns = 0;
    for (size_t offset = 0; offset < length;) {
        columns += character_is_wide(utf8_next(text, length, &offset)) ? 2 : 1;
    }
    return columns;
}

static void pad(struct buffer *out, size_t columns) {
    for (; columns; columns--) {
        buffer_append_char(out, ' ');
    }
}

/* What plain YAML would read as something else is put in quotes. */
static const char *yaml_text(struct arena *arena, const char *text) {
    static const char *const words[] = {
        "null", "true", "false", "yes", "no", "on", "off", "~", "Null", "True", "False"};
    double number;
    bool quote = !*text || strpbrk(text, "\n\t\"\\:#,[]{}&*!|>'%@`") ||
                 strchr("-? ", *text) || text[strlen(text) - 1] == ' ' ||
                 number_read(text, strlen(text), &number);
    for (size_t i = 0; !quote && i < countof(words); i++) {
        quote = strcmp(text, words[i]) == 0;
    }
    if (!quote) {
        return text;
    }
    struct buffer quoted = {0};
    buffer_append_json(&quoted, text);
    const char *copy = arena_copy(arena, quoted.data, quoted.length);
    buffer_finish(&quoted);
    return copy;
}

static const char *yaml_value(struct arena *arena, struct value value) {
    if (value.type == VALUE_NULL) {
        return "null";
    }
    const char *text = value_to_string(value, arena);
    return value.type == VALUE_STRING ? yaml_text(arena, text) : text;
}

/* A name before a colon: numbers may stand bare, as years do. */
static const char *yaml_name(struct arena *arena, const char *name) {
    return yaml_text(arena, name);
}

static const char *comment_of(const struct value *wanted) {
    bool optional;
    const char *words = need_type_words(wanted, LANGUAGE_CHINESE, &optional);
    return words;
}

static bool is_optional(const struct value *wanted) {
    size_t length = wanted->type == VALUE_STRING ? strlen(wanted->string) : 0;
    return length && wanted->string[length - 1] == '?';
}

static void write_single(const struct draft *draft, const struct member *need,
    const struct value *whole, const char *indent, struct buffer *out) {
    struct arena *arena = &draft->engine->arena;
    const struct value *value = whole ? value_member(whole, need->name) : NULL;
    size_t start = out->length;
    buffer_print(out, "%s%s:", indent, yaml_name(arena, need->name));
    if (value && value->type != VALUE_NULL) {
        buffer_print(out, " %s", yaml_value(arena, *value));
    }
    size_t used = columns_of(out->data + start);
    pad(out, used < 30 ? 30 - used : 1);
    buffer_print(out, "# %s%s\n", comment_of(&need->value),
        is_optional(&need->value) ? "；没有就不填" : "");
}

static void write_values(const struct draft *draft, struct buffer *out) {
    const struct value *needs = value_member(&draft->job.layout, "needs");
    for (size_t i = 0; needs && i < needs->count; i++) {
        const struct member *need = &needs->members[i];
        if (strcmp(need->name, "data") == 0 || strcmp(need->name, "prose") == 0) {
            continue;
        }
        if (need->value.type != VALUE_OBJECT) {
            write_single(draft, need, &draft->job.report, "", out);
            continue;
        }
        buffer_print(out, "%s:\n", yaml_name(&draft->engine->arena, need->name));
        for (size_t k = 0; k < need->value.count; k++) {
            write_single(draft, &need->value.members[k],
                value_member(&draft->job.report, need->name), "  ", out);
        }
    }
}

/* Cells under each other: each as wide as the widest of its column. */
static void write_rows(
    const struct draft *draft, const struct dataset *data, struct buffer *out) {
    struct arena *arena = &draft->engine->arena;
    size_t *widths = arena_array(arena, data->column_count, sizeof *widths);
    size_t name_width = 0;
    for (size_t c = 0; c < data->column_count; c++) {
        for (size_t r = 0; r < data->row_count; r++) {
            size_t width = columns_of(yaml_value(arena, data->columns[c].cells[r]));
            widths[c] = width > widths[c] ? width : widths[c];
        }
    }
    for (size_t r = 0; data->row_names && r < data->row_count; r++) {
        size_t width = columns_of(yaml_name(arena, data->row_names[r]));
        name_width = width > name_width ? width : name_width;
    }
    for (size_t r = 0; r < data->row_count; r++) {
        const char *name = data->row_names ? yaml_name(arena, data->row_names[r]) : "-";
        buffer_print(out, "      %s%s", name, data->row_names ? ":" : "");
        pad(out, data->row_names ? name_width - columns_of(name) + 1 : 1);
        buffer_append_char(out, '[');
        for (size_t c = 0; c < data->column_count; c++) {
            const char *cell = yaml_value(arena, data->columns[c].cells[r]);
            bool last = c + 1 == data->column_count;
            buffer_print(out, "%s%s", cell, last ? "" : ", ");
            pad(out, last ? 0 : widths[c] - columns_of(cell));
        }
        buffer_append_string(out, "]\n");
    }
}

static void write_columns(
    const struct draft *draft, const struct dataset *data, struct buffer *out) {
    buffer_append_string(out, "    columns: [");
    for (size_t c = 0; c < data->column_count; c++) {
        double year;
        const char *name = data->columns[c].name;
        bool bare = number_read(name, strlen(name), &year);
        buffer_print(out, "%s%s", c ? ", " : "",
            bare ? name : yaml_text(&draft->engine->arena, name));
    }
    buffer_append_string(out, "]\n");
}

/* 渠道：文字；2022：不小于 0 的整数 */
static void write_types(const struct value *columns, struct buffer *out) {
    const char *before = "";
    for (size_t i = 0; i < columns->count; i++) {
        const struct member *column = &columns->members[i];
        const char *words = comment_of(&column->value);
        bool next_same = i + 1 < columns->count &&
                         strcmp(comment_of(&columns->members[i + 1].value), words) == 0;
        buffer_print(out, "%s%s", before, column->name);
        before = next_same ? "、" : "；";
        if (!next_same) {
            buffer_print(out, "：%s", words);
        }
    }
}

static void write_dataset(const struct draft *draft, size_t index, const char *workbook,
    const char *sheet, struct buffer *out) {
    struct arena *arena = &draft->engine->arena;
    const struct member *need = draft_need(draft, index);
    const struct dataset *data = draft->data[index];
    const struct value *columns = value_member(&need->value, "columns");
    const struct value *title = columns ? value_member(&need->value, "title") : NULL;
    buffer_append_string(out, "  # ");
    if (title) {
        buffer_print(out, "%s　", value_to_string(*title, arena));
    }
    write_types(columns ? columns : &need->value, out);
    buffer_append_char(out, '\n');
    buffer_print(out, "  %s:", yaml_name(arena, data->name));
    if (workbook) {
        buffer_print(out, " {file: %s, sheet: %s}\n", yaml_text(arena, workbook),
            yaml_text(arena, sheet));
    } else if (columns) {
        buffer_append_char(out, '\n');
        write_columns(draft, data, out);
        buffer_append_string(out, "    rows:\n");
        write_rows(draft, data, out);
    } else {
        buffer_append_char(out, '\n');
        for (size_t c = 0; c < data->column_count; c++) {
            buffer_print(out, "    %s: %s\n", yaml_name(arena, data->columns[c].name),
                yaml_value(arena, data->columns[c].cells[0]));
        }
    }
}

static void write_prose(const struct draft *draft, struct buffer *out) {
    const struct value *needs = value_member(&draft->job.layout, "needs");
    const struct value *parts = needs ? value_member(needs, "prose") : NULL;
    if (!parts || parts->type != VALUE_ARRAY) {
        return;
    }
    buffer_append_string(out,
        "# 文字部分：写在各自的 Markdown 文件里，也可以把文字直接写在这里\nprose:\n");
    for (size_t i = 0; i < parts->count; i++) {
        const char *name = value_to_string(parts->items[i], &draft->engine->arena);
        buffer_print(out, "  %s: %s.md\n", yaml_name(&draft->engine->arena, name), name);
    }
}

void draft_write_yaml(
    const struct draft *draft, const char *workbook, struct buffer *out) {
    struct arena *arena = &draft->engine->arena;
    struct draft_sheets sheets = draft_make_sheets(draft);
    const char *title = property_string(&draft->job.layout, "title", draft->layout);
    buffer_print(out,
        "# yaml-language-server: $schema=" DRAFT_SCHEMA "\n"
        "# %s的数据\n"
        "# 填好以后：tubiao check 本文件夹　核对数字；tubiao render "
        "本文件夹　画图、制表\n",
        title);
    buffer_append_string(
        out, workbook ? "# 数字填在工作簿的各个工作表里，表头和项目名称不要改\n"
                      : "# null 是还没有填的格子，换成数；没有就写 "
                        "0。标点用半角，数不加千分位逗号\n");
    buffer_print(out, "tubiao: 1\nlayout: %s\n", yaml_text(arena, draft->layout));
    write_values(draft, out);
    if (draft->previous) {
        buffer_print(out, "previous: %s\n", yaml_text(arena, draft->previous));
    }
    if (draft->data[0]) {
        buffer_append_string(out, "data:\n");
    }
    for (size_t i = 0; draft->data[i]; i++) {
        write_dataset(draft, i, workbook, sheets.sheet_of[i], out);
    }
    write_prose(draft, out);
}

void draft_write_schema(const struct draft *draft, struct buffer *out) {
    const struct job *job = &draft->job;
    schema_print(draft->engine,
        report_schema_of(
            &draft->engine->arena, value_member(&job->layout, "needs"), job->scope),
        out);
}
