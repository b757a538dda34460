/* YAML 1.2 to values: libfyaml's events, with anchors, merge keys and doubled names taken
 * care of here, since only here the place of each is known. */
#include <libfyaml.h>
#include <string.h>

#include "base/buffer.h"
#include "data/locate.h"
#include "data/readers.h"
#include "data/yaml_fault.h"
#include "data/yaml_merge.h"
#include "data/yaml_scalar.h"
#include "data/yaml_tag.h"

/* Values that aliases may add up to: a chain of them grows without bound. */
enum { LARGEST_EXPANSION = 1000000 };

struct anchor {
    const char *name;
    struct value value;
    size_t size; /* values in it */
    int height;  /* levels in it */
};

struct reader {
    struct arena *arena;
    struct faults *faults;
    const struct source *source;
    struct fy_parser *parser;
    struct buffer complaints; /* of libfyaml */
    struct locator locator;
    size_t behind;     /* offset behind the newest token */
    struct place open; /* the innermost bracket, line 0 if none */
    enum yaml_flow flow;
    int depth;
    int deepest;     /* since someone last set it to `depth` */
    size_t size;     /* values so far, aliased ones counted anew */
    size_t expanded; /* of them by aliases */
    bool failed;     /* there is a fault, but reading may go on */
    struct arena scratch;
    struct anchor *anchors;
    size_t anchor_count;
    size_t anchor_capacity;
    struct value *items; /* stacks: of lists and mappings not yet closed */
    size_t item_count;
    size_t item_capacity;
    struct member *members;
    size_t member_count;
    size_t member_capacity;
};

/* libfyaml's list of errors would be nicer than what it prints, but 0.7 never frees it.
 */
static void collect_output(
    struct fy_diag *diag, void *user, const char *text, size_t size) {
    (void)diag;
    buffer_append(user, text, size);
}

static bool add_syntax_fault(struct reader *reader) {
    struct place place =
        locator_place(&reader->locator, reader->behind, reader->behind + 1);
    yaml_fault_add(reader->faults, reader->complaints.data ? reader->complaints.data : "",
        place, reader->open);
    return false;
}

/* The next event, to be given back with `done`; NULL with a fault. */
static struct fy_event *next(struct reader *reader) {
    struct fy_event *event = fy_parser_parse(reader->parser);
    if (!event) {
        add_syntax_fault(reader);
    }
    return event;
}

static void done(struct reader *reader, struct fy_event *event) {
    fy_parser_event_free(reader->parser, event);
}

/* Where a value is left empty: at the - of its list, else behind the token before. */
static struct place empty_place(struct reader *reader) {
    const char *text = reader->source->text;
    size_t at = reader->behind + strspn(text + reader->behind, " \t\r\n");
    bool item = text[at] == '-' && strchr(" \t\r\n", text[at + 1]);
    reader->behind = item ? at + 1 : reader->behind;
    return locator_place(&reader->locator, item ? at : reader->behind, reader->behind);
}

/* Where a token stands, with its quotes. */
static struct place token_place(struct reader *reader, struct fy_token *token) {
    const struct fy_mark *start = token ? fy_token_start_mark(token) : NULL;
    const struct fy_mark *end = token ? fy_token_end_mark(token) : NULL;
    if (!start || !end) {
        return empty_place(reader);
    }
    enum fy_scalar_style style = fy_token_scalar_style(token);
    bool quoted = style == FYSS_SINGLE_QUOTED || style == FYSS_DOUBLE_QUOTED;
    size_t behind = end->input_pos + quoted;
    reader->behind = behind > reader->behind ? behind : reader->behind;
    return locator_place(&reader->locator, start->input_pos - quoted, behind);
}

static bool fail_expansion(struct reader *reader, struct place place) {
    fault_add(reader->faults, FAULT_ERROR, "alias", place,
        "aliases make this document larger than %d values", "别名展开后超过 %d 个值",
        LARGEST_EXPANSION);
    return false;
}

static bool fail_depth(struct reader *reader, struct place place) {
    fault_add(reader->faults, FAULT_ERROR, "syntax", place,
        "more than %d levels of lists and mappings", "嵌套超过 %d 层", DOCUMENT_DEPTH);
    return false;
}

/* A token's text in the arena. libfyaml 0.7 gets '''' (two quotes) wrong, so texts
 * between single quotes that hold any are read here. */
static const char *copy_token(struct reader *reader, struct fy_token *token) {
    size_t length = 0;
    const struct fy_mark *start = token ? fy_token_start_mark(token) : NULL;
    const struct fy_mark *end = token ? fy_token_end_mark(token) : NULL;
    if (start && end && fy_token_scalar_style(token) == FYSS_SINGLE_QUOTED) {
        const char *raw = reader->source->text + start->input_pos;
        size_t size = end->input_pos - start->input_pos;
        if (memchr(raw, '\'', size)) {
            return yaml_read_quoted(reader->arena, raw, size);
        }
    }
    const char *text = token ? fy_token_get_text(token, &length) : NULL;
    return arena_copy(reader->arena, text ? text : "", text ? length : 0);
}

/* Behind a name and a blank, `#4c78a8` is a comment and the value is empty. */
static bool check_lost_color(struct reader *reader) {
    const char *at = reader->source->text + reader->behind;
    at += strspn(at, " \t:");
    size_t digits = *at == '#' ? strspn(at + 1, "0123456789abcdefABCDEF") : 0;
    bool ends = strchr(" \t\r\n,}]", at[*at ? digits + 1 : 0]) != NULL;
    if ((digits != 3 && digits != 6 && digits != 8) || !ends) {
        return true;
    }
    size_t offset = (size_t)(at - reader->source->text);
    fault_add(reader->faults, FAULT_ERROR, "syntax",
        locator_place(&reader->locator, offset, offset + digits + 1),
        "this colour is lost, since # behind a space begins a comment",
        "这个颜色没有读到，因为空格后的 # 表示注释");
    fault_hint(reader->faults, "write \"%.*s\"", "请写成 \"%.*s\"", (int)digits + 1, at);
    return false;
}

/* What of the line stands in front of `place`. */
static enum yaml_standing standing_of(const struct reader *reader, size_t offset) {
    const char *text = reader->source->text;
    bool list = false;
    while (offset > 0 && text[offset - 1] != '\n') {
        offset--;
        bool dash = text[offset] == '-';
        if (text[offset] != ' ' && !dash) {
            return YAML_BEHIND_NAME;
        }
        list |= dash;
    }
    return list ? YAML_IN_LIST : YAML_ALONE;
}

static struct yaml_scalar plain_scalar(
    struct reader *reader, struct fy_token *token, const char *text, struct place place) {
    const struct fy_mark *start = fy_token_start_mark(token);
    size_t offset = start ? start->input_pos : reader->behind;
    return (struct yaml_scalar){
        text, place, standing_of(reader, offset), reader->flow, reader->depth == 0};
}

static bool read_scalar(
    struct reader *reader, struct fy_event *event, struct value *out) {
    struct fy_token *token = event->scalar.value;
    bool plain = !token || fy_token_scalar_style(token) == FYSS_PLAIN;
    if (!token && !check_lost_color(reader)) {
        reader->failed = true;
    }
    const char *text = copy_token(reader, token);
    struct place place = token_place(reader, token);
    *out = value_string(text);
    out->place = place;
    bool escapes = token && fy_token_scalar_style(token) == FYSS_DOUBLE_QUOTED;
    if (escapes && strlen(text) != fy_token_get_text_length(token)) {
        fault_add(reader->faults, FAULT_ERROR, "syntax", place,
            "the character U+0000 may not stand in a text", "文字里不能有 U+0000 字符");
        return false;
    }
    if (plain && !yaml_tag_is_text(event->scalar.tag)) {
        if (token) {
            struct yaml_scalar scalar = plain_scalar(reader, token, text, place);
            reader->failed |= !yaml_check_value(&scalar, reader->faults);
        }
        yaml_resolve(reader->arena, text, out);
    }
    return yaml_check_tag(event->scalar.tag, out, reader->faults);
}

static const struct anchor *find_anchor(const struct reader *reader, const char *name) {
    for (size_t i = reader->anchor_count; i > 0; i--) { /* the newest of a name */
        if (strcmp(reader->anchors[i - 1].name, name) == 0) {
            return &reader->anchors[i - 1];
        }
    }
    return NULL;
}

static bool read_alias(struct reader *reader, struct fy_event *event, struct value *out) {
    const char *name = copy_token(reader, event->alias.anchor);
    struct place place = token_place(reader, event->alias.anchor);
    const struct anchor *anchor = find_anchor(reader, name);
    if (!anchor) {
        fault_add(reader->faults, FAULT_ERROR, "alias", place,
            "*%s stands for nothing: there is no &%s before it",
            "*%s 没有所指：前面没有 &%s", name, name);
        return false;
    }
    *out = anchor->value;
    out->place = place;
    reader->size += anchor->size;
    reader->expanded += anchor->size;
    int bottom = reader->depth + anchor->height;
    reader->deepest = bottom > reader->deepest ? bottom : reader->deepest;
    if (reader->expanded > LARGEST_EXPANSION) {
        return fail_expansion(reader, place);
    }
    return bottom <= DOCUMENT_DEPTH || fail_depth(reader, place);
}

static bool read_node(struct reader *reader, struct fy_event *event, struct value *out);

static void push_item(struct reader *reader, struct value item) {
    reader->items = arena_grow(&reader->scratch, reader->items, reader->item_count,
        &reader->item_capacity, sizeof *reader->items);
    reader->items[reader->item_count++] = item;
}

static bool read_sequence(struct reader *reader, struct value *out) {
    size_t first = reader->item_count;
    for (;;) {
        struct fy_event *event = next(reader);
        if (!event) {
            return false;
        }
        if (event->type == FYET_SEQUENCE_END) {
            token_place(reader, event->sequence_end.sequence_end);
            done(reader, event);
            break;
        }
        struct value item = {0};
        if (!read_node(reader, event, &item)) {
            return false;
        }
        push_item(reader, item);
    }
    size_t count = reader->item_count - first;
    struct value *items = arena_array(reader->arena, count, sizeof *items);
    if (count) {
        memcpy(items, reader->items + first, count * sizeof *items);
    }
    reader->item_count = first;
    struct place place = out->place;
    *out = value_array(items, count);
    out->place = place;
    return true;
}

/* The name of a member, from its event; `merge` if it is YAML's <<. */
static bool read_name(struct reader *reader, struct fy_event *event,
    struct member *member, struct yaml_scalar *plain, bool *merge) {
    struct value name = {0};
    *merge = false;
    if (event->type == FYET_ALIAS) {
        if (!read_alias(reader, event, &name)) {
            return false;
        }
    } else if (event->type == FYET_SCALAR) {
        struct fy_token *token = event->scalar.value;
        name = value_string(copy_token(reader, token));
        name.place = token_place(reader, token);
        if (token && fy_token_scalar_style(token) == FYSS_PLAIN) {
            *plain = plain_scalar(reader, token, name.string, name.place);
            *merge = strcmp(name.string, "<<") == 0;
        }
    } else {
        name.place = token_place(reader, event->type == FYET_MAPPING_START
                                             ? event->mapping_start.mapping_start
                                             : event->sequence_start.sequence_start);
    }
    if (name.type == VALUE_NULL || name.type > VALUE_STRING ||
        (name.type == VALUE_STRING && !*name.string)) {
        fault_add(reader->faults, FAULT_ERROR, "syntax", name.place,
            "a name should be text or a number", "名称应为文字或数");
        return false;
    }
    member->name = value_to_string(name, reader->arena);
    member->place = name.place;
    return true;
}

static bool read_member(
    struct reader *reader, struct fy_event *event, struct member *member, bool *merge) {
    struct yaml_scalar plain = {0};
    bool named = read_name(reader, event, member, &plain, merge);
    done(reader, event);
    struct fy_event *value = named ? next(reader) : NULL;
    if (!value) {
        return false;
    }
    bool empty = value->type == FYET_SCALAR && !value->scalar.value;
    if (plain.text && !yaml_check_name(&plain, empty, reader->faults)) {
        reader->failed = true;
    }
    return read_node(reader, value, &member->value);
}

static void push_member(struct reader *reader, struct member member) {
    reader->members = arena_grow(&reader->scratch, reader->members, reader->member_count,
        &reader->member_capacity, sizeof *reader->members);
    reader->members[reader->member_count++] = member;
}

static bool finish_mapping(
    struct reader *reader, size_t first, bool merges, struct value *out) {
    size_t count = reader->member_count - first;
    const struct member *own = count ? &reader->members[first] : NULL;
    out->type = VALUE_OBJECT;
    reader->member_count = first;
    if (merges) {
        size_t more = yaml_merge_size(own, count);
        reader->size += more;
        reader->expanded += more;
        return reader->expanded <= LARGEST_EXPANSION
                   ? yaml_merge(reader->arena, own, count, out, reader->faults)
                   : fail_expansion(reader, out->place);
    }
    struct member *members = arena_array(reader->arena, count, sizeof *members);
    if (count) {
        memcpy(members, own, count * sizeof *members);
    }
    out->members = members;
    out->count = (uint32_t)count;
    reader->failed |= !members_check_doubled(members, count, reader->faults);
    return true;
}

static bool read_mapping(struct reader *reader, struct value *out) {
    size_t first = reader->member_count;
    bool merges = false;
    for (;;) {
        struct fy_event *event = next(reader);
        if (!event) {
            return false;
        }
        if (event->type == FYET_MAPPING_END) {
            token_place(reader, event->mapping_end.mapping_end);
            done(reader, event);
            break;
        }
        struct member member = {0};
        bool merge;
        if (!read_member(reader, event, &member, &merge)) {
            return false;
        }
        merges |= merge;
        member.name = merge ? NULL : member.name;
        push_member(reader, member);
    }
    return finish_mapping(reader, first, merges, out);
}

/* A list or mapping; `token` opens it, NULL where indentation does. */
static bool read_container(
    struct reader *reader, bool mapping, struct fy_token *token, struct value *out) {
    out->place = token_place(reader, token);
    enum yaml_flow flow = reader->flow;
    struct place open = reader->open;
    const struct fy_mark *start = token ? fy_token_start_mark(token) : NULL;
    char bracket = start && start->input_pos < reader->source->length
                       ? reader->source->text[start->input_pos]
                       : 0;
    if (bracket == '[' || bracket == '{') {
        reader->open = out->place;
        reader->flow = mapping ? YAML_FLOW_MAPPING : YAML_FLOW_SEQUENCE;
    } else if (reader->flow != YAML_BLOCK) {
        reader->flow = YAML_FLOW_MAPPING; /* [name: value] */
    }
    out->place.length = 1;
    if (++reader->depth > DOCUMENT_DEPTH) {
        return fail_depth(reader, out->place);
    }
    reader->deepest = reader->depth > reader->deepest ? reader->depth : reader->deepest;
    bool good = mapping ? read_mapping(reader, out) : read_sequence(reader, out);
    if (good) { /* else the bracket that is still open is to be told */
        reader->depth--;
        reader->flow = flow;
        reader->open = open;
    }
    return good;
}

static void add_anchor(struct reader *reader, const char *name, const struct value *value,
    size_t size, int height) {
    reader->anchors = arena_grow(&reader->scratch, reader->anchors, reader->anchor_count,
        &reader->anchor_capacity, sizeof *reader->anchors);
    reader->anchors[reader->anchor_count++] = (struct anchor){name, *value, size, height};
}

/* Takes the event's anchor, tag and opening token, none of which outlives it. */
static bool read_content(struct reader *reader, struct fy_event *event,
    const char **anchor, struct value *out) {
    struct fy_token *token = NULL;
    struct fy_token *tag = NULL;
    bool mapping = event->type == FYET_MAPPING_START;
    bool good = false;
    if (event->type == FYET_ALIAS) {
        good = read_alias(reader, event, out);
    } else if (event->type == FYET_SCALAR) {
        token = event->scalar.anchor;
        good = read_scalar(reader, event, out);
    } else if (mapping || event->type == FYET_SEQUENCE_START) {
        token = mapping ? event->mapping_start.anchor : event->sequence_start.anchor;
        tag = mapping ? event->mapping_start.tag : event->sequence_start.tag;
        good = read_container(reader, mapping,
            mapping ? event->mapping_start.mapping_start
                    : event->sequence_start.sequence_start,
            out);
    }
    *anchor = token ? copy_token(reader, token) : NULL;
    return good && yaml_check_tag(tag, out, reader->faults);
}

static bool read_node(struct reader *reader, struct fy_event *event, struct value *out) {
    size_t size = reader->size++;
    int deepest = reader->deepest;
    reader->deepest = reader->depth;
    const char *anchor = NULL;
    bool good = read_content(reader, event, &anchor, out);
    done(reader, event);
    if (good && anchor) {
        add_anchor(
            reader, anchor, out, reader->size - size, reader->deepest - reader->depth);
    }
    reader->deepest = deepest > reader->deepest ? deepest : reader->deepest;
    return good;
}

static bool fail_empty(struct reader *reader) {
    fault_add(reader->faults, FAULT_ERROR, "empty",
        (struct place){reader->source, 0, 0, 0}, "the file is empty", "文件是空的");
    return false;
}

/* Between the events of a document's start and end; a second document is a fault. */
static bool read_document(struct reader *reader, struct value *out) {
    bool seen = false;
    for (;;) {
        struct fy_event *event = next(reader);
        if (!event) {
            return false;
        }
        enum fy_event_type type = event->type;
        bool second = type == FYET_DOCUMENT_START && seen;
        seen |= type == FYET_DOCUMENT_START;
        if (second) {
            fault_add(reader->faults, FAULT_ERROR, "syntax",
                token_place(reader, event->document_start.document_start),
                "a second document begins here; wanted one in a file",
                "这里开始了第二个文档，一个文件只能有一个");
        }
        if (type == FYET_STREAM_START || type == FYET_DOCUMENT_START ||
            type == FYET_DOCUMENT_END || type == FYET_STREAM_END) {
            done(reader, event);
            if (type == FYET_STREAM_END) {
                return seen || fail_empty(reader);
            }
            if (second) {
                return false;
            }
        } else if (!read_node(reader, event, out)) {
            return false;
        }
    }
}

bool yaml_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    struct reader reader = {.arena = arena, .faults = faults, .source = source};
    reader.locator = locator_new(source);
    struct fy_diag_cfg output;
    fy_diag_cfg_default(&output);
    output.fp = NULL;
    output.output_fn = collect_output;
    output.user = &reader.complaints;
    output.colorize = false;
    struct fy_diag *diagnostics = fy_diag_create(&output);
    const struct fy_parse_cfg configuration = {
        .flags = FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE |
                 FYPCF_SLOPPY_FLOW_INDENTATION, /* a } at the line's start */
        .diag = diagnostics};
    reader.parser = fy_parser_create(&configuration);
    *out = value_null();
    bool good = reader.parser &&
                fy_parser_set_string(reader.parser, source->text, source->length) == 0 &&
                read_document(&reader, out);
    if (good && out->type == VALUE_NULL) {
        good = fail_empty(&reader);
    }
    fy_parser_destroy(reader.parser);
    fy_diag_unref(diagnostics);
    buffer_finish(&reader.complaints);
    arena_finish(&reader.scratch);
    return good && !reader.failed;
}
