/* Lines and areas: rows told apart into paths, each in its order. */
#ifndef TUBIAO_CHART_MARK_PATH_H
#define TUBIAO_CHART_MARK_PATH_H

#include "chart/mark/mark.h"

/* The rows of one path, in the order they are joined. */
struct path_rows {
    size_t *rows;
    size_t count;
};

struct paths {
    struct path_rows *items;
    size_t count;
    bool grouped; /* by something: each path is a group of its own */
};

/* The columns that tell the unit's paths apart. */
enum { PATH_GROUP_LIMIT = 16 };
size_t path_group_columns(const struct view *view, const char *names[PATH_GROUP_LIMIT]);

/* `x` and `y` give the order along the path where no channel does. */
struct paths paths_find(const struct plot *plot, const struct view *view,
    const struct reference *x, const struct reference *y);

/* The row has a value for every channel that places it. */
bool path_is_defined(const struct plot *plot, const struct view *view, size_t row);

/* Where the paths go: as many groups as paths where they are grouped, else the mark's own
 * group for the one path. */
struct scene_group **path_groups(
    const struct plot *plot, const struct view *view, const struct paths *paths);

enum interpolation interpolation_of(const struct chart *chart, const struct view *view);

#endif
