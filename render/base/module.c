/* Finding and opening shared modules. */
#include "base/module.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/program_folder.h"

/* From the program's folder: a build folder, an installed program, a test beside it. */
static const char *const folders[] = {".", TUBIAO_MODULE_FOLDER, "../render"};

static const char *find(struct arena *arena, const char *name) {
    const char *named = getenv("TUBIAO_MODULES");
    char program[4096];
    if (named && *named) {
        return arena_print(arena, "%s/tubiao-%s.so", named, name);
    }
    if (!program_folder(program, sizeof program)) {
        return NULL;
    }
    for (size_t i = 0; i < countof(folders); i++) {
        const char *path =
            arena_print(arena, "%s/%s/tubiao-%s.so", program, folders[i], name);
        if (access(path, R_OK) == 0) {
            return path;
        }
    }
    return NULL;
}

const void *module_open(const char *name, struct place at, const char *what_english,
    const char *what_chinese, struct faults *faults) {
    const char *path = find(faults->arena, name);
    void *library = path ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    const void *table =
        library ? dlsym(library, arena_print(faults->arena, "tubiao_%s", name)) : NULL;
    if (table) {
        return table;
    }
    const char *reason = path ? dlerror() : NULL;
    fault_add_system(faults, "no-module", at,
        "%s needs the module tubiao-%s.so, which can't be opened",
        "%s要用模块 tubiao-%s.so，而它打不开",
        words_in(faults->language, what_english, what_chinese), name);
    if (reason) {
        fault_hint(faults, "%s", "%s", reason);
    } else {
        fault_hint(faults,
            "it belongs beside the program or in the library folder it was installed "
            "with; "
            "install tubiao again",
            "它应与程序在同一文件夹，或在安装时的库文件夹里；请重新安装 tubiao");
    }
    return NULL;
}
