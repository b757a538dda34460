/* Where layouts and themes are looked for, by name: beside the file that names them (and in
 * its layouts/), beside the report, in ./layouts, in the folders of $TUBIAO_PATH, in the
 * user's data folder and in the program's. Each holds NAME/layout.yaml, themes/NAME.yaml,
 * icons/NAME.svg, presets/NAME.yaml. */
#ifndef TUBIAO_COMMAND_SEARCH_H
#define TUBIAO_COMMAND_SEARCH_H

#include "command/engine.h"

/* Files that extend each other, the one being read first. */
struct extended {
    const char *path;
    const struct extended *by;
};

/* A file that is read already; then it would extend itself. */
bool extended_has(const struct extended *chain, const char *path);

/* The fault that `extends` leads back to a file of the chain; says the way. */
bool extended_fault_circle(struct engine *engine, const struct extended *chain,
    const char *path, struct place at);

enum search_kind { SEARCH_LAYOUT, SEARCH_THEME, SEARCH_PRESET };

/* The file of that name, named at `at`. A name finds no file of the chain: a layout may
 * extend one of its own name that lies further on. NULL with a fault if there is none. */
const char *search_find(struct engine *engine, enum search_kind kind, const char *name,
    struct place at, const struct extended *chain);

/* The folders that whoever runs the program put layouts into: those of $TUBIAO_PATH, of the
 * user and of the program. */
size_t search_installed(struct engine *engine, const char *const **folders);

/* All names there are, in order, each once. */
size_t search_names(struct engine *engine, enum search_kind kind, struct place at,
    const char *const **names);

/* The folders that icons are looked for in by name, NULL-terminated: icons/ of all folders
 * that a layout named at `at` would be found in. */
const char *const *search_icon_folders(struct engine *engine, struct place at);

/* Whether a name is a path to a file or folder. */
bool search_is_path(const char *name);

#endif
