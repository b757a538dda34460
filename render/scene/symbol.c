/* Symbols: Vega's built-in shapes (vega-scenegraph/src/path/symbols.js) and custom paths.
 *
 * A polygon is given in a box from -1 to 1, y down; `size` is the area of that box. */
#include "scene/path.h"

#include <math.h>
#include <string.h>

#define ROOT3 1.7320508075688772

struct polygon {
    const char *name;
    bool open;
    size_t count;
    struct point points[12];
};

/* The triangles are equilateral, with side 2; `triangle` and `wedge` are moved so that
 * their centre of gravity is at (0, 0). */
static const struct polygon polygons[] = {
    {"square", false, 4, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}},
    {"cross", false, 12,
        {{-1, -.4}, {-1, .4}, {-.4, .4}, {-.4, 1}, {.4, 1}, {.4, .4}, {1, .4}, {1, -.4},
            {.4, -.4}, {.4, -1}, {-.4, -1}, {-.4, -.4}}},
    {"diamond", false, 4, {{-1, 0}, {0, -1}, {1, 0}, {0, 1}}},
    {"triangle-up", false, 3, {{0, -ROOT3 / 2}, {-1, ROOT3 / 2}, {1, ROOT3 / 2}}},
    {"triangle-down", false, 3, {{0, ROOT3 / 2}, {-1, -ROOT3 / 2}, {1, -ROOT3 / 2}}},
    {"triangle-right", false, 3, {{ROOT3 / 2, 0}, {-ROOT3 / 2, -1}, {-ROOT3 / 2, 1}}},
    {"triangle-left", false, 3, {{-ROOT3 / 2, 0}, {ROOT3 / 2, -1}, {ROOT3 / 2, 1}}},
    {"triangle", false, 3, {{0, -2 / ROOT3}, {-1, 1 / ROOT3}, {1, 1 / ROOT3}}},
    {"wedge", false, 3, {{0, -ROOT3 + 1 / ROOT3}, {-.25, 1 / ROOT3}, {.25, 1 / ROOT3}}},
    {"arrow", false, 7,
        {{-1.0 / 7, 1}, {1.0 / 7, 1}, {1.0 / 7, -.125}, {.4, -.125}, {0, -1},
            {-.4, -.125}, {-1.0 / 7, -.125}}},
    {"stroke", true, 2, {{-1, 0}, {1, 0}}},
};

static void draw_polygon(struct pen *pen, const struct polygon *polygon, double radius) {
    for (size_t i = 0; i < polygon->count; i++) {
        double x = polygon->points[i].x * radius, y = polygon->points[i].y * radius;
        if (i == 0) {
            pen_move(pen, x, y);
        } else {
            pen_line(pen, x, y);
        }
    }
    if (!polygon->open) {
        pen_close(pen);
    }
}

static const struct polygon *find_polygon(const char *name) {
    for (size_t i = 0; i < countof(polygons); i++) {
        if (strcmp(polygons[i].name, name) == 0) {
            return &polygons[i];
        }
    }
    return NULL;
}

void pen_symbol(struct pen *pen, const struct scene_symbol *symbol) {
    const char *shape = symbol->shape ? symbol->shape : "circle";
    double radius = sqrt(fmax(symbol->size, 0)) / 2;
    const struct polygon *polygon = find_polygon(shape);
    if (polygon) {
        draw_polygon(pen, polygon, radius);
    } else if (strcmp(shape, "circle") == 0) {
        pen_circle_arc(pen, 0, 0, radius, 0, 2 * M_PI, true);
        pen_close(pen);
    } else {
        pen_path_data(pen, shape);
        pen_transform(pen, radius, radius, 0);
    }
    if (symbol->angle != 0) {
        pen_transform(pen, 1, 1, symbol->angle);
    }
}
