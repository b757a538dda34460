/* Lines of text on a terminal: as wide as they look, cut where the window ends. */
#ifndef TUBIAO_COMMAND_PREVIEW_TEXT_H
#define TUBIAO_COMMAND_PREVIEW_TEXT_H

#include "base/fault.h"

/* Columns that the text takes; escape sequences take none. */
int text_columns(const char *text);

/* The text in at most so many columns, ending in … where it is cut. */
void text_append_cut(const char *text, int columns, struct buffer *out);

/* The errors, then the warnings, as lines: at most `most`, the last of which then says how many
 * faults were left out. Returns how many lines there are. */
size_t text_fault_lines(
    struct arena *arena, const struct faults *faults, size_t most, const char ***lines);

/* How many are of that severity. */
size_t text_count_faults(const struct faults *faults, enum fault_severity severity);

#endif
