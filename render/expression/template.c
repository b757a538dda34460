/* ${expression} in strings. Templates are a report's and a layout's, so their arithmetic
 * is exact. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "expression/evaluate.h"

bool template_is_needed(const char *text) {
    return strstr(text, "${") != NULL;
}

/* Behind a quoted string that begins at `offset`. */
static size_t skip_quoted(const char *text, size_t offset) {
    char quote = text[offset++];
    while (text[offset] && text[offset] != quote) {
        offset += text[offset] == '\\' && text[offset + 1] ? 2 : 1;
    }
    return text[offset] ? offset + 1 : offset;
}

/* The } that closes what was opened before `offset`, or the end of the text. */
static size_t find_close(const char *text, size_t offset) {
    int depth = 1;
    while (text[offset]) {
        if (text[offset] == '"' || text[offset] == '\'') {
            offset = skip_quoted(text, offset);
            continue;
        }
        depth += text[offset] == '{';
        depth -= text[offset] == '}';
        if (depth == 0) {
            return offset;
        }
        offset++;
    }
    return offset;
}

static bool starts(const char *text, const char *with) {
    return strncmp(text, with, strlen(with)) == 0;
}

struct template_part template_next_part(const char *text, size_t *offset) {
    size_t start = *offset;
    if (!text[start]) {
        return (struct template_part){TEMPLATE_END, start, start};
    }
    if (starts(text + start, "$${")) {
        *offset = start + 3;
        return (struct template_part){TEMPLATE_TEXT, start + 1, start + 3};
    }
    if (starts(text + start, "${")) {
        size_t close = find_close(text, start + 2);
        *offset = close + (text[close] != 0);
        return text[close]
                   ? (struct template_part){TEMPLATE_EXPRESSION, start + 2, close}
                   : (struct template_part){TEMPLATE_UNTERMINATED, start, start + 2};
    }
    size_t end = start + 1;
    while (text[end] && !starts(text + end, "${") && !starts(text + end, "$${")) {
        end++;
    }
    *offset = end;
    return (struct template_part){TEMPLATE_TEXT, start, end};
}

static void fault_unterminated(
    const struct value *string, struct template_part part, struct faults *faults) {
    fault_add(faults, FAULT_ERROR, "expression-syntax",
        expression_place(
            string->place, string->string, part.start, part.end - part.start),
        "this ${ has no closing } (write $${ for the characters themselves)",
        "这个 ${ 没有对应的 }（若要写出这两个字符本身，请写 $${）");
}

static void warn_not_a_number(
    const struct value *string, struct template_part part, struct faults *faults) {
    fault_add(faults, FAULT_WARNING, "not-a-number",
        expression_place(
            string->place, string->string, part.start, part.end - part.start),
        "the result is not a number (a share of 0, growth from 0, or a value that is "
        "missing)",
        "结果不是数（以 0 为分母的占比、以 0 为基数的增长，或缺少数据）");
}

static bool evaluate_part(struct arena *arena, const struct value *string,
    struct template_part part, const struct scope *scope, struct value *out,
    struct faults *faults) {
    const struct expression *expression = expression_parse_part(arena, string->string,
        part.start, part.end, string->place, ARITHMETIC_EXACT, faults);
    if (!expression || !expression_check_names(expression, scope, false, faults)) {
        return false;
    }
    *out = expression_evaluate(expression, scope, arena);
    if (out->type == VALUE_NUMBER && isnan(out->number)) {
        warn_not_a_number(string, part, faults);
    }
    out->place = string->place;
    return true;
}

static bool append_part(struct arena *arena, const struct value *string,
    struct template_part part, const struct scope *scope, struct buffer *text,
    struct faults *faults) {
    if (part.kind == TEMPLATE_TEXT) {
        buffer_append(text, string->string + part.start, part.end - part.start);
        return true;
    }
    struct value value;
    if (!evaluate_part(arena, string, part, scope, &value, faults)) {
        return false;
    }
    if (value.type != VALUE_NULL) {
        struct machine machine = {arena, scope, ARITHMETIC_EXACT, EVALUATE_STEPS, 0};
        buffer_append_string(text, to_text(&machine, value));
    }
    return true;
}

/* Every ${} is evaluated even behind one that is wrong, so that all faults are seen. */
static bool evaluate_parts(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults) {
    struct buffer text = {0};
    bool good = true;
    size_t offset = 0;
    struct template_part part;
    while ((part = template_next_part(string->string, &offset)).kind != TEMPLATE_END) {
        if (part.kind == TEMPLATE_UNTERMINATED) {
            fault_unterminated(string, part, faults);
            good = false;
            break;
        }
        good = append_part(arena, string, part, scope, &text, faults) && good;
    }
    *out = value_string(arena_copy(arena, text.data ? text.data : "", text.length));
    out->place = string->place;
    buffer_finish(&text);
    return good;
}

bool template_text(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults) {
    return evaluate_parts(arena, string, scope, out, faults);
}

bool template_evaluate(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults) {
    *out = *string;
    if (!template_is_needed(string->string)) {
        return true;
    }
    size_t offset = 0;
    struct template_part first = template_next_part(string->string, &offset);
    if (first.kind == TEMPLATE_EXPRESSION && !string->string[offset]) {
        return evaluate_part(arena, string, first, scope, out, faults);
    }
    return evaluate_parts(arena, string, scope, out, faults);
}

/* A row at a time is not now: the string waits for the chart. What does not parse is
 * left to template_evaluate to fault. */
static bool uses_datum(struct arena *arena, const struct value *string) {
    struct arena_mark mark = arena_mark(arena);
    struct faults ignored = {.arena = arena};
    bool found = false;
    size_t offset = 0;
    struct template_part part;
    while (!found &&
           (part = template_next_part(string->string, &offset)).kind != TEMPLATE_END) {
        if (part.kind == TEMPLATE_EXPRESSION) {
            const struct expression *expression =
                expression_parse_part(arena, string->string, part.start, part.end,
                    string->place, ARITHMETIC_EXACT, &ignored);
            found = expression && expression_uses(expression, "datum");
        }
    }
    arena_rewind(arena, mark);
    return found;
}

static bool has_datum(const struct scope *scope) {
    while (scope && strcmp(scope->name, "datum") != 0) {
        scope = scope->outer;
    }
    return scope != NULL;
}

static bool expand_string(struct arena *arena, const struct value *string,
    const struct scope *scope, struct value *out, struct faults *faults) {
    *out = *string;
    bool later = template_is_needed(string->string) && !has_datum(scope) &&
                 uses_datum(arena, string);
    return later || template_evaluate(arena, string, scope, out, faults);
}

static bool expand_items(struct arena *arena, const struct value *tree,
    const struct scope *scope, struct value *out, struct faults *faults) {
    struct value *items = arena_array(arena, tree->count, sizeof *items);
    bool good = true;
    for (uint32_t i = 0; i < tree->count; i++) {
        good = template_expand(arena, &tree->items[i], scope, &items[i], faults) && good;
    }
    *out = *tree;
    out->items = items;
    return good;
}

/* A name is text whatever its ${} gives. */
static bool expand_name(struct arena *arena, struct member *member,
    const struct scope *scope, struct faults *faults) {
    if (!template_is_needed(member->name)) {
        return true;
    }
    struct value name = value_string(member->name);
    name.place = member->place;
    struct value expanded;
    if (!expand_string(arena, &name, scope, &expanded, faults)) {
        return false;
    }
    member->name = expanded.type == VALUE_NULL ? "" : value_to_string(expanded, arena);
    return true;
}

static bool check_doubled(
    const struct member *members, uint32_t index, struct faults *faults) {
    for (uint32_t i = 0; i < index; i++) {
        if (strcmp(members[i].name, members[index].name) == 0) {
            fault_add(faults, FAULT_ERROR, "doubled-name", members[index].place,
                "%s is here twice", "%s 重复出现", members[index].name);
            return false;
        }
    }
    return true;
}

static bool expand_members(struct arena *arena, const struct value *tree,
    const struct scope *scope, struct value *out, struct faults *faults) {
    struct member *members = arena_array(arena, tree->count, sizeof *members);
    bool good = true;
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct member *member = &tree->members[i];
        members[i] = *member;
        good = expand_name(arena, &members[i], scope, faults) && good;
        if (members[i].name != member->name) {
            good = check_doubled(members, i, faults) && good;
        }
        good = template_expand(arena, &member->value, scope, &members[i].value, faults) &&
               good;
    }
    *out = *tree;
    out->members = members;
    return good;
}

bool template_expand(struct arena *arena, const struct value *tree,
    const struct scope *scope, struct value *out, struct faults *faults) {
    switch (tree->type) {
    case VALUE_STRING:
        return expand_string(arena, tree, scope, out, faults);
    case VALUE_ARRAY:
        return expand_items(arena, tree, scope, out, faults);
    case VALUE_OBJECT:
        return expand_members(arena, tree, scope, out, faults);
    default:
        *out = *tree;
        return true;
    }
}
