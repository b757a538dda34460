/* Reading the parts of a report's prose. */
#include "prose/prose.h"

#include <string.h>

#include "base/buffer.h"
#include "data/reader.h"

/* One line that ends as Markdown files do is a file's name; anything else is the text. */
static bool is_file_name(const char *text) {
    static const char *const endings[] = {".md", ".markdown", ".txt"};
    size_t length = strlen(text);
    for (size_t i = 0; i < countof(endings); i++) {
        size_t tail = strlen(endings[i]);
        if (length > tail && !strchr(text, '\n') &&
            strcmp(text + length - tail, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

struct prose_node *prose_read_part(struct arena *arena, const struct value *part,
    const struct scope *scope, struct faults *faults) {
    if (part->type == VALUE_NULL) {
        return prose_read(arena, "", part->place, scope, faults);
    }
    if (part->type != VALUE_STRING && part->type != VALUE_NUMBER) {
        fault_add(faults, FAULT_ERROR, "wrong-type", part->place,
            "a part of the prose is a Markdown file's name or text, not %s",
            "prose 的每一部分应是 Markdown 文件名或文字，这里是%s",
            value_type_name(part->type, faults->language));
        return NULL;
    }
    const char *text = value_to_string(*part, arena);
    if (!is_file_name(text)) {
        return prose_read(arena, text, part->place, scope, faults);
    }
    const char *path = path_beside(arena, part->place.source, text);
    const struct source *source = source_read(arena, path, part->place, faults);
    return source ? prose_read(arena, source->text,
                        (struct place){.source = source, .line = 1, .column = 1}, scope,
                        faults)
                  : NULL;
}

const char *prose_text(struct arena *arena, const struct prose_node *node) {
    struct buffer text = {0};
    for (size_t i = 0; i < node->run_count; i++) {
        buffer_append(&text, node->runs[i].text, node->runs[i].length);
    }
    const char *copy = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_finish(&text);
    return copy;
}
