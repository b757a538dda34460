/* Shared modules: what only some formats need, opened when one of these is met, so that
 * nobody else pays for the start of the libraries behind it.
 *
 * A module is the file tubiao-NAME.so; it exports one table of functions, the symbol
 * tubiao_NAME. It stays open until the program ends. */
#ifndef TUBIAO_BASE_MODULE_H
#define TUBIAO_BASE_MODULE_H

#include "base/fault.h"

/* The module's table; NULL with a fault (cause: the system) if the module is not there or
 * does not open. Looked for in $TUBIAO_MODULES, beside the program, in the library folder
 * of an installed one. `what` says what for, in both languages. */
const void *module_open(const char *name, struct place at, const char *what_english,
    const char *what_chinese, struct faults *faults);

#endif
