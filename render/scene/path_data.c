/* SVG path data: the text of a `d` attribute to steps (SVG 1.1, 8.3 and F.6). */
#include "scene/path.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

struct reader {
    const char *at;
    struct pen *pen;
    double control_x, control_y; /* of the last curve, for S and T to reflect */
    char previous;               /* the last command in capitals */
};

static void skip_blanks(struct reader *reader) {
    reader->at += strspn(reader->at, " \t\r\n\f,");
}

static size_t count_digits(const char *text) {
    return strspn(text, "0123456789");
}

/* The longest number at `text`: a second sign or point starts the next one. */
static size_t number_length(const char *text) {
    const char *c = text + (*text == '-' || *text == '+');
    c += count_digits(c);
    if (*c == '.') {
        c++;
        c += count_digits(c);
    }
    if (*c == 'e' || *c == 'E') {
        const char *exponent = c + 1 + (c[1] == '-' || c[1] == '+');
        if (count_digits(exponent)) {
            c = exponent + count_digits(exponent);
        }
    }
    return (size_t)(c - text);
}

static bool read_number(struct reader *reader, double *number) {
    skip_blanks(reader);
    size_t length = number_length(reader->at);
    if (!number_read(reader->at, length, number)) {
        return false;
    }
    reader->at += length;
    return true;
}

/* The flags of an arc are one digit each and need no space behind them. */
static bool read_flag(struct reader *reader, double *flag) {
    skip_blanks(reader);
    if (*reader->at != '0' && *reader->at != '1') {
        return false;
    }
    *flag = *reader->at++ - '0';
    return true;
}

static double angle_between(double x1, double y1, double x2, double y2) {
    return atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2);
}

/* One cubic of a turned ellipse, at most a quarter of it. */
struct ellipse {
    double x, y, radius_x, radius_y, sine, cosine;
};

static struct point ellipse_point(
    const struct ellipse *e, double angle, double along, struct point *tangent) {
    double x = e->radius_x * cos(angle), y = e->radius_y * sin(angle);
    double dx = -e->radius_x * sin(angle) * along, dy = e->radius_y * cos(angle) * along;
    tangent->x = e->cosine * dx - e->sine * dy;
    tangent->y = e->sine * dx + e->cosine * dy;
    return (struct point){
        e->x + e->cosine * x - e->sine * y, e->y + e->sine * x + e->cosine * y};
}

static void draw_ellipse(
    struct pen *pen, const struct ellipse *ellipse, double from, double turn) {
    int pieces = (int)ceil(fabs(turn) / (M_PI / 2) - 1e-9);
    double step = pieces ? turn / pieces : 0;
    double along = 4.0 / 3 * tan(step / 4);
    for (int i = 0; i < pieces; i++) {
        struct point out, in;
        struct point a = ellipse_point(ellipse, from + i * step, along, &out);
        struct point b = ellipse_point(ellipse, from + (i + 1) * step, along, &in);
        pen_curve(pen, a.x + out.x, a.y + out.y, b.x - in.x, b.y - in.y, b.x, b.y);
    }
}

/* SVG 1.1 F.6.5: from end points to centre; radii too small are made to fit (F.6.6). */
static void draw_arc(struct pen *pen, const double a[7], double x, double y) {
    double rx = fabs(a[0]), ry = fabs(a[1]);
    if (rx == 0 || ry == 0 || (x == pen->x && y == pen->y)) {
        pen_line(pen, x, y);
        return;
    }
    double turn = a[2] * M_PI / 180;
    struct ellipse e = {.sine = sin(turn), .cosine = cos(turn)};
    double half_x = (pen->x - x) / 2, half_y = (pen->y - y) / 2;
    double x1 = e.cosine * half_x + e.sine * half_y;
    double y1 = -e.sine * half_x + e.cosine * half_y;
    double excess = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
    if (excess > 1) {
        rx *= sqrt(excess);
        ry *= sqrt(excess);
    }
    double d = rx * rx * y1 * y1 + ry * ry * x1 * x1;
    double factor = sqrt(fmax(0, (rx * rx * ry * ry - d) / d));
    factor = (a[3] != 0) == (a[4] != 0) ? -factor : factor;
    double cx = factor * rx * y1 / ry, cy = -factor * ry * x1 / rx;
    e.radius_x = rx;
    e.radius_y = ry;
    e.x = e.cosine * cx - e.sine * cy + (pen->x + x) / 2;
    e.y = e.sine * cx + e.cosine * cy + (pen->y + y) / 2;
    double ux = (x1 - cx) / rx, uy = (y1 - cy) / ry;
    double sweep = angle_between(ux, uy, (-x1 - cx) / rx, (-y1 - cy) / ry);
    if (a[4] == 0 && sweep > 0) {
        sweep -= 2 * M_PI;
    } else if (a[4] != 0 && sweep < 0) {
        sweep += 2 * M_PI;
    }
    draw_ellipse(pen, &e, angle_between(1, 0, ux, uy), sweep);
    pen->path.steps[pen->path.count - 1].x = pen->x = x;
    pen->path.steps[pen->path.count - 1].y = pen->y = y;
}

/* How many numbers a command takes, in the order of `commands`. */
static const char commands[] = "MLHVCSQTAZ";
static const size_t argument_counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};

static bool read_arguments(
    struct reader *reader, char command, size_t count, double a[7]) {
    for (size_t i = 0; i < count; i++) {
        bool flag = command == 'A' && (i == 3 || i == 4);
        if (!(flag ? read_flag(reader, &a[i]) : read_number(reader, &a[i]))) {
            return false;
        }
    }
    return true;
}

/* Relative coordinates to absolute ones. */
static void make_absolute(const struct pen *pen, char command, size_t count, double *a) {
    if (command == 'V') {
        a[0] += pen->y;
        return;
    }
    for (size_t i = command == 'A' ? 5 : 0; i < count; i++) {
        a[i] += (command == 'A' ? i + 1 : i) % 2 == 0 ? pen->x : pen->y;
    }
}

/* The first control point of S or T: the last curve's second, reflected. */
static struct point reflect(const struct reader *reader, const char *after) {
    const struct pen *pen = reader->pen;
    if (!reader->previous || !strchr(after, reader->previous)) {
        return (struct point){pen->x, pen->y};
    }
    return (struct point){2 * pen->x - reader->control_x, 2 * pen->y - reader->control_y};
}

static void remember(struct reader *reader, double x, double y) {
    reader->control_x = x;
    reader->control_y = y;
}

static void draw_command(struct reader *reader, char command, const double a[7]) {
    struct pen *pen = reader->pen;
    struct point control;
    switch (command) {
    case 'M':
        pen_move(pen, a[0], a[1]);
        break;
    case 'L':
        pen_line(pen, a[0], a[1]);
        break;
    case 'H':
        pen_line(pen, a[0], pen->y);
        break;
    case 'V':
        pen_line(pen, pen->x, a[0]);
        break;
    case 'C':
        remember(reader, a[2], a[3]);
        pen_curve(pen, a[0], a[1], a[2], a[3], a[4], a[5]);
        break;
    case 'S':
        control = reflect(reader, "CS");
        remember(reader, a[0], a[1]);
        pen_curve(pen, control.x, control.y, a[0], a[1], a[2], a[3]);
        break;
    case 'Q':
        remember(reader, a[0], a[1]);
        pen_quadratic(pen, a[0], a[1], a[2], a[3]);
        break;
    case 'T':
        control = reflect(reader, "QT");
        remember(reader, control.x, control.y);
        pen_quadratic(pen, control.x, control.y, a[0], a[1]);
        break;
    case 'A':
        draw_arc(pen, a, a[5], a[6]);
        break;
    default:
        pen_close(pen);
        break;
    }
    reader->previous = command;
}

/* One command letter with as many argument groups as follow; M goes on as L. */
static bool read_command(struct reader *reader) {
    char letter = *reader->at++;
    bool relative = letter >= 'a' && letter <= 'z';
    char command = (char)(relative ? letter - 32 : letter);
    const char *known = strchr(commands, command);
    if (!known || (reader->pen->path.count == 0 && command != 'M')) {
        return false;
    }
    size_t count = argument_counts[known - commands];
    do {
        double a[7] = {0};
        if (!read_arguments(reader, command, count, a)) {
            return false;
        }
        if (relative) {
            make_absolute(reader->pen, command, count, a);
        }
        draw_command(reader, command, a);
        command = command == 'M' ? 'L' : command;
        skip_blanks(reader);
    } while (count && *reader->at && strchr("+-.0123456789", *reader->at));
    return true;
}

bool pen_path_data(struct pen *pen, const char *data) {
    struct reader reader = {.at = data, .pen = pen};
    for (skip_blanks(&reader); *reader.at; skip_blanks(&reader)) {
        if (!read_command(&reader)) {
            return false;
        }
    }
    return true;
}
