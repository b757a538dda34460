/* Measuring and cutting lines. */
#include "command/preview_text.h"

#include <string.h>

#include "base/utf8.h"
#include "terminal/escape.h"

static int columns_of(const struct escape *escape) {
    if (escape->kind != ESCAPE_CHARACTER || escape->character < 0x20) {
        return 0;
    }
    return character_is_wide(escape->character) ? 2 : 1;
}

int text_columns(const char *text) {
    struct escape escape;
    size_t length = strlen(text);
    int columns = 0;
    for (size_t offset = 0; escape_next(text, length, &offset, &escape);) {
        columns += columns_of(&escape);
    }
    return columns;
}

void text_append_cut(const char *text, int columns, struct buffer *out) {
    bool cut = text_columns(text) > columns;
    int left = cut ? columns - 1 : columns;
    struct escape escape;
    size_t length = strlen(text);
    for (size_t offset = 0, start = 0; escape_next(text, length, &offset, &escape);
         start = offset) {
        int width = columns_of(&escape);
        left -= width;
        if (width == 0 || left >= 0) {
            buffer_append(out, text + start, offset - start);
        } else if (cut && columns > 0) {
            buffer_append_string(out, "…");
            cut = false;
        }
        left = left < 0 ? -1 : left;
    }
}

size_t text_count_faults(const struct faults *faults, enum fault_severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < faults->count; i++) {
        count += faults->items[i].severity == severity;
    }
    return count;
}

/* One fault as it is printed elsewhere, its lines added to the list. */
static size_t add_lines(struct arena *arena, const struct faults *faults,
    const struct fault *fault, const char **lines, size_t most) {
    struct faults one = *faults;
    one.items = (struct fault *)fault;
    one.count = 1;
    struct buffer text = {0};
    faults_print_text(&one, &text);
    size_t count = 0;
    for (const char *line = text.data; line && *line && count < most;) {
        size_t length = strcspn(line, "\n");
        lines[count++] = arena_copy(arena, line, length);
        line += length + (line[length] == '\n');
    }
    buffer_finish(&text);
    return count;
}

size_t text_fault_lines(
    struct arena *arena, const struct faults *faults, size_t most, const char ***lines) {
    size_t count = 0;
    size_t shown = 0;
    size_t all =
        text_count_faults(faults, FAULT_ERROR) + text_count_faults(faults, FAULT_WARNING);
    *lines = arena_array(arena, most + 1, sizeof **lines);
    for (int severity = FAULT_ERROR; severity <= FAULT_WARNING; severity++) {
        for (size_t i = 0; i < faults->count && count < most; i++) {
            if ((int)faults->items[i].severity == severity) {
                count += add_lines(
                    arena, faults, &faults->items[i], *lines + count, most - count);
                shown++;
            }
        }
    }
    if (shown < all && count) {
        (*lines)[count - 1] = arena_print(arena,
            words_in(faults->language, "… and %zu more", "……另有 %zu 处"),
            all - shown + (most == 1));
    }
    return count;
}
