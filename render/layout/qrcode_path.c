/* Tracing: every edge between dark and light has the dark module at its right; the edges
 * are followed round, turning right where two dark modules touch by a corner. */
#include "layout/qrcode_path.h"

#include "base/buffer.h"

/* Clockwise, so that the next is a turn to the right. */
enum direction { EAST, SOUTH, WEST, NORTH, DIRECTIONS };
static const int step_x[] = {1, 0, -1, 0}, step_y[] = {0, 1, 0, -1};

struct tracing {
    const bool *modules;
    int side;
    unsigned char *edges; /* of each corner, a bit a direction that one leads to */
};

static bool is_dark(const struct tracing *tracing, int x, int y) {
    return x >= 0 && y >= 0 && x < tracing->side && y < tracing->side &&
           tracing->modules[y * tracing->side + x];
}

static unsigned char *edges_at(const struct tracing *tracing, int x, int y) {
    return &tracing->edges[y * (tracing->side + 1) + x];
}

static void add_edges(const struct tracing *tracing, int x, int y) {
    if (!is_dark(tracing, x, y)) {
        return;
    }
    if (!is_dark(tracing, x, y - 1)) {
        *edges_at(tracing, x, y) |= 1 << EAST;
    }
    if (!is_dark(tracing, x + 1, y)) {
        *edges_at(tracing, x + 1, y) |= 1 << SOUTH;
    }
    if (!is_dark(tracing, x, y + 1)) {
        *edges_at(tracing, x + 1, y + 1) |= 1 << WEST;
    }
    if (!is_dark(tracing, x - 1, y)) {
        *edges_at(tracing, x, y + 1) |= 1 << NORTH;
    }
}

/* Right, straight on, left: which of them an edge leads to. */
static int next_direction(unsigned char edges, int direction) {
    static const int turns[] = {1, 0, 3};
    for (int i = 0; i < 3; i++) {
        int next = (direction + turns[i]) % DIRECTIONS;
        if (edges & 1 << next) {
            return next;
        }
    }
    return -1;
}

/* One loop, from a corner where its edge leads east; its edges are used up. */
static void trace(const struct tracing *tracing, int x, int y, struct buffer *out) {
    int direction = EAST;
    buffer_print(out, "M%d %d", x, y);
    while (direction >= 0) {
        int next = direction;
        while (next == direction) {
            *edges_at(tracing, x, y) &= (unsigned char)~(1 << direction);
            x += step_x[direction];
            y += step_y[direction];
            next = next_direction(*edges_at(tracing, x, y), direction);
        }
        if (next >= 0) {
            bool across = direction == EAST || direction == WEST;
            buffer_print(out, across ? "H%d" : "V%d", across ? x : y);
        }
        direction = next;
    }
    buffer_append_char(out, 'Z');
}

const char *qrcode_path(struct arena *arena, const bool *modules, int side) {
    size_t corners = (size_t)(side + 1) * (size_t)(side + 1);
    struct tracing tracing = {modules, side, arena_array(arena, corners, 1)};
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            add_edges(&tracing, x, y);
        }
    }
    struct buffer out = {0};
    for (int y = 0; y <= side; y++) {
        for (int x = 0; x <= side; x++) {
            while (*edges_at(&tracing, x, y) & 1 << EAST) {
                trace(&tracing, x, y, &out);
            }
        }
    }
    const char *path = arena_copy(arena, out.data ? out.data : "", out.length);
    buffer_finish(&out);
    return path;
}
