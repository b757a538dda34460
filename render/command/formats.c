/* The formats of outputs by name. */
#include "command/formats.h"

#include <string.h>

const char *format_name(const struct output_format *format) {
    return format->surface ? format->surface->name : format->document->name;
}

const char *format_extension(const struct output_format *format) {
    return format->surface ? format->surface->extension : format->document->extension;
}

const char *format_alias(const struct output_format *format) {
    return format->surface ? format->surface->alias : NULL;
}

size_t formats_all(struct output_format formats[MOST_FORMATS]) {
    size_t count = 0;
    for (size_t i = 0; surfaces[i]; i++) {
        formats[count++] = (struct output_format){.surface = surfaces[i]};
    }
    for (size_t i = 0; document_formats[i]; i++) {
        formats[count++] = (struct output_format){.document = document_formats[i]};
    }
    return count;
}

/* "pdf, svg and png", or with 、 "pdf、svg、png". */
static const char *list_names(struct arena *arena, const char *const *names, size_t count,
    const char *comma, const char *last) {
    const char *list = "";
    for (size_t i = 0; i < count; i++) {
        const char *before = i == 0 ? "" : i + 1 == count ? last : comma;
        list = arena_print(arena, "%s%s%s", list, before, names[i]);
    }
    return list;
}

bool format_find(const char *name, struct output_format *format, struct faults *faults) {
    struct output_format all[MOST_FORMATS];
    const char *names[MOST_FORMATS];
    size_t count = formats_all(all);
    for (size_t i = 0; i < count; i++) {
        names[i] = format_name(&all[i]);
        const char *alias = format_alias(&all[i]);
        if (strcmp(names[i], name) == 0 || (alias && strcmp(alias, name) == 0)) {
            *format = all[i];
            return true;
        }
    }
    enum language language = faults->language;
    fault_add(faults, FAULT_ERROR, "unknown-format", (struct place){0},
        "there is no format %s; the formats are %s", "没有 %s 这种格式，可用 %s", name,
        list_names(faults->arena, names, count, words_in(language, ", ", "、"),
            words_in(language, " and ", "、")));
    fault_hint_near(faults, name, names, count);
    return false;
}
