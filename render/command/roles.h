/* fonts/roles.yaml, the table of font roles, as the text module takes it. */
#ifndef TUBIAO_COMMAND_ROLES_H
#define TUBIAO_COMMAND_ROLES_H

#include "text/font.h"

/* False with faults; `roles` then holds those that could be read. */
bool font_roles_read(struct arena *arena, const char *path, struct font_role **roles,
    size_t *count, struct faults *faults);

#endif
