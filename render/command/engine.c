/* Building and releasing the engine. */
#include "command/engine.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/number.h"
#include "base/program_folder.h"
#include "chart/chart.h"
#include "command/roles.h"
#include "data/kept.h"
#include "surface/font_packs.h"

/* $TUBIAO_DATA, else beside an installed program, else above one in a build folder. */
static const char *find_data_folder(struct arena *arena) {
    const char *named = getenv("TUBIAO_DATA");
    if (named && *named) {
        return named;
    }
    static const char *const places[] = {"../share/tubiao", "../..", "..", "."};
    char folder[4096] = ".";
    program_folder(folder, sizeof folder);
    for (size_t i = 0; i < countof(places); i++) {
        const char *candidate = arena_print(arena, "%s/%s", folder, places[i]);
        const char *roles = arena_print(arena, "%s/fonts/roles.yaml", candidate);
        if (access(roles, R_OK) == 0) {
            return candidate;
        }
    }
    return NULL;
}

void engine_init(struct engine *engine, const struct block_kind *const *kinds) {
    *engine = (struct engine){.kinds = kinds};
    engine->faults.arena = &engine->arena;
    engine->faults.language = language_from_environment();
    engine->faults.kept = kept_documents_new();
    engine->data_folder = find_data_folder(&engine->arena);
    engine->started = clock_milliseconds();
}

/* What one job gives back is kept for the next instead of going to the system and coming
 * anew page by page. Other C libraries decide by themselves. */
static void keep_memory(void) {
#ifdef __GLIBC__
    enum { KEPT = 32 * 1024 * 1024 };
    mallopt(M_MMAP_THRESHOLD, KEPT);
    mallopt(M_TRIM_THRESHOLD, KEPT);
#endif
}

void engine_lend(struct engine *shared, struct engine *engine) {
    if (!shared->fonts) {
        keep_memory();
    }
    engine_fonts(shared);
    engine_chart_defaults(shared);
    text_cache_begin(engine_text_cache(shared));
    *engine = (struct engine){.kinds = shared->kinds,
        .data_folder = shared->data_folder,
        .fonts = shared->fonts,
        .cache = shared->cache,
        .packs = engine_font_packs(shared),
        .chart_defaults = shared->chart_defaults,
        .lent = true};
    engine->faults.arena = &engine->arena;
    engine->faults.language = shared->faults.language;
    engine->faults.kept = shared->faults.kept;
    engine->started = clock_milliseconds();
}

void engine_finish(struct engine *engine) {
    if (!engine->lent) {
        font_packs_free(engine->packs);
        font_set_free(engine->fonts);
        kept_documents_free(engine->faults.kept);
    }
    arena_finish(&engine->arena);
}

const struct font_set *engine_fonts(struct engine *engine) {
    if (!engine->fonts) {
        struct font_role *roles = NULL;
        size_t count = 0;
        if (engine->data_folder) {
            const char *path =
                arena_print(&engine->arena, "%s/fonts/roles.yaml", engine->data_folder);
            font_roles_read(&engine->arena, path, &roles, &count, &engine->faults);
        } else {
            fault_add_system(&engine->faults, "no-data-folder", (struct place){0},
                "layouts and fonts not found beside the program; set TUBIAO_DATA",
                "在程序旁没有找到 layouts 和 fonts 目录，请设置 TUBIAO_DATA");
        }
        engine->fonts = font_set_new(roles, count, &engine->faults);
    }
    return engine->fonts;
}

struct text_cache *engine_text_cache(struct engine *engine) {
    if (!engine->cache) {
        engine->cache = text_cache_new(&engine->arena);
    }
    return engine->cache;
}

struct font_packs *engine_font_packs(struct engine *engine) {
    if (!engine->packs) {
        engine->packs = font_packs_new();
    }
    return engine->packs;
}

const struct value *engine_chart_defaults(struct engine *engine) {
    if (engine->chart_defaults.type == VALUE_NULL) {
        chart_defaults_read(&engine->arena, &engine->chart_defaults, &engine->faults);
    }
    return &engine->chart_defaults;
}

void engine_note_time(struct engine *engine, enum stage stage) {
    double now = clock_milliseconds();
    engine->stages[stage] += now - engine->started;
    engine->started = now;
}

void engine_skip_time(struct engine *engine) {
    engine->started = clock_milliseconds();
}

double engine_total_time(const struct engine *engine) {
    double total = 0;
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        total += engine->stages[i];
    }
    return total;
}

void engine_print_timings(const struct engine *engine, struct buffer *out) {
    static const char *const names[] = {
        "read", "bind", "check", "fonts", "place", "paint", "write"};
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        buffer_print(out, "%-6s %8.3f ms\n", names[i], engine->stages[i]);
    }
    buffer_print(out, "%-6s %8.3f ms\n", "total", engine_total_time(engine));
}

double engine_document_time(void) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    double seconds;
    return text && number_read(text, strlen(text), &seconds) ? seconds : 0;
}
