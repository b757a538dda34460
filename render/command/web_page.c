/* The page's own files: read once, so that a request never leads to a file. */
#include <string.h>

#include "command/web.h"
#include "data/reader.h"

#define SCRIPT "text/javascript; charset=utf-8"

static const struct desk_file page_files[] = {
    {.path = "", .name = "page.html", .type = "text/html; charset=utf-8"},
    {.path = "page.css", .name = "page.css", .type = "text/css; charset=utf-8"},
    {.path = "page.js", .name = "page.js", .type = SCRIPT},
    {.path = "pictures.js", .name = "pictures.js", .type = SCRIPT},
    {.path = "panel.js", .name = "panel.js", .type = SCRIPT},
    {.path = "words.js", .name = "words.js", .type = SCRIPT},
    {.path = "icon.svg", .name = "icon.svg", .type = "image/svg+xml"},
};

const struct desk_file *desk_files_read(struct engine *engine) {
    struct arena *arena = &engine->arena;
    struct desk_file *files = arena_array(arena, countof(page_files) + 1, sizeof *files);
    for (size_t i = 0; i < countof(page_files); i++) {
        struct bytes bytes;
        const char *path = arena_print(arena, "%s/desk/%s",
            engine->data_folder ? engine->data_folder : ".", page_files[i].name);
        if (!source_load(arena, path, (struct place){0}, &bytes, &engine->faults)) {
            return NULL;
        }
        files[i] = page_files[i];
        files[i].bytes = bytes.data;
        files[i].length = bytes.length;
    }
    return files;
}
