/* Curves fitted to points. Source: vega-statistics/src/regression. */
#include "transform/fit.h"

#include <math.h>
#include <string.h>

static const char *const names[] = {
    "constant", "linear", "log", "exp", "pow", "quad", "poly"};

static const struct {
    enum fit_method method;
    int order; /* 0: as given */
} methods[] = {{FIT_CONSTANT, 0}, {FIT_LINEAR, 1}, {FIT_LOGARITHMIC, 1},
    {FIT_EXPONENTIAL, 1}, {FIT_POWER, 1}, {FIT_POLYNOMIAL, 2}, {FIT_POLYNOMIAL, 0}};

_Static_assert(countof(names) == countof(methods), "a name for every method");

bool fit_find_method(const char *name, enum fit_method *method, int *order) {
    for (size_t i = 0; i < countof(names); i++) {
        if (strcmp(names[i], name) == 0) {
            *method = methods[i].method;
            *order = methods[i].order ? methods[i].order : *order;
            return true;
        }
    }
    return false;
}

const char *const *fit_method_names(size_t *count) {
    *count = countof(names);
    return names;
}

void fit_line(
    double x, double y, double xy, double xx, double *intercept, double *slope) {
    double spread = xx - x * x;
    *slope = fabs(spread) < 1e-24 ? 0 : (xy - x * y) / spread;
    *intercept = y - *slope * x;
}

static struct point mean_point(const struct point *points, size_t count) {
    struct point mean = {0, 0};
    for (size_t i = 0; i < count; i++) {
        mean.x += (points[i].x - mean.x) / (double)(i + 1);
        mean.y += (points[i].y - mean.y) / (double)(i + 1);
    }
    return mean;
}

/* Sums of weighted points, for a line through them. */
struct sums {
    double weight, x, y, xy, xx;
};

static void sums_add(struct sums *sums, double x, double y, double weight) {
    sums->weight += weight;
    sums->x += weight * x;
    sums->y += weight * y;
    sums->xy += weight * x * y;
    sums->xx += weight * x * x;
}

/* Straight in what the method makes of x and y, x taken from its mean, so that years do
 * not lose their last digits. Points of an exponential count by their y, or small ones
 * would outweigh large ones in the logarithm. */
static void fit_straight(struct fit *fit, const struct point *points, size_t count) {
    bool log_x = fit->method == FIT_LOGARITHMIC || fit->method == FIT_POWER;
    bool log_y = fit->method == FIT_EXPONENTIAL || fit->method == FIT_POWER;
    double center = 0;
    for (size_t i = 0; i < count; i++) {
        double x = log_x ? log(points[i].x) : points[i].x;
        center += (x - center) / (double)(i + 1);
    }
    struct sums sums = {0};
    for (size_t i = 0; i < count; i++) {
        double x = log_x ? log(points[i].x) : points[i].x;
        double y = log_y ? log(points[i].y) : points[i].y;
        sums_add(&sums, x - center, y, fit->method == FIT_EXPONENTIAL ? points[i].y : 1);
    }
    double w = sums.weight;
    double *c = fit->coefficients;
    fit_line(sums.x / w, sums.y / w, sums.xy / w, sums.xx / w, &c[0], &c[1]);
    c[0] -= c[1] * center;
    c[0] = log_y ? exp(c[0]) : c[0];
}

enum { SIZE = FIT_COEFFICIENTS };

/* Gauss' elimination with row pivots; `rows` has the right side in column `size`. */
static void solve(double rows[SIZE][SIZE + 1], int size, double *out) {
    for (int i = 0; i < size; i++) {
        int pivot = i;
        for (int j = i + 1; j < size; j++) {
            pivot = fabs(rows[j][i]) > fabs(rows[pivot][i]) ? j : pivot;
        }
        double swapped[SIZE + 1];
        memcpy(swapped, rows[i], sizeof swapped);
        memcpy(rows[i], rows[pivot], sizeof swapped);
        memcpy(rows[pivot], swapped, sizeof swapped);
        for (int j = i + 1; j < size; j++) {
            double factor = rows[j][i] / rows[i][i];
            for (int k = i; k <= size; k++) {
                rows[j][k] -= factor * rows[i][k];
            }
        }
    }
    for (int i = size - 1; i >= 0; i--) {
        double sum = rows[i][size];
        for (int k = i + 1; k < size; k++) {
            sum -= rows[i][k] * out[k];
        }
        out[i] = sum / rows[i][i];
    }
}

/* In x and y less their means, where the powers stay small. */
static void fit_polynomial(struct fit *fit, const struct point *points, size_t count) {
    struct point mean = mean_point(points, count);
    int size = fit->order + 1;
    double rows[SIZE][SIZE + 1] = {0};
    for (size_t p = 0; p < count; p++) {
        double powers[2 * SIZE] = {1};
        for (int i = 1; i < 2 * size; i++) {
            powers[i] = powers[i - 1] * (points[p].x - mean.x);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] += powers[i + j];
            }
            rows[i][size] += powers[i] * (points[p].y - mean.y);
        }
    }
    solve(rows, size, fit->coefficients);
    fit->coefficients[0] += mean.y;
    fit->center = mean.x;
}

struct fit fit_points(
    enum fit_method method, int order, const struct point *points, size_t count) {
    struct fit fit = {.method = method, .order = order};
    if (method == FIT_POLYNOMIAL && order < 2) {
        fit.method = order == 0 ? FIT_CONSTANT : FIT_LINEAR;
    }
    if (fit.method == FIT_CONSTANT) {
        fit.coefficients[0] = mean_point(points, count).y;
    } else if (fit.method == FIT_POLYNOMIAL) {
        fit_polynomial(&fit, points, count);
    } else {
        fit_straight(&fit, points, count);
    }
    return fit;
}

static double predict_polynomial(const struct fit *fit, double x) {
    double y = 0;
    for (int i = fit->order; i >= 0; i--) {
        y = y * (x - fit->center) + fit->coefficients[i];
    }
    return y;
}

double fit_predict(const void *model, double x) {
    const struct fit *fit = model;
    const double *c = fit->coefficients;
    switch (fit->method) {
    case FIT_CONSTANT:
        return c[0];
    case FIT_LINEAR:
        return c[0] + c[1] * x;
    case FIT_LOGARITHMIC:
        return c[0] + c[1] * log(x);
    case FIT_EXPONENTIAL:
        return c[0] * exp(c[1] * x);
    case FIT_POWER:
        return c[0] * pow(x, c[1]);
    default:
        return predict_polynomial(fit, x);
    }
}

/* Horner's scheme, multiplying out (x - center) from the highest power down. */
void fit_coefficients(
    const struct fit *fit, double coefficients[FIT_COEFFICIENTS], size_t *count) {
    if (fit->method != FIT_POLYNOMIAL) {
        memcpy(coefficients, fit->coefficients, FIT_COEFFICIENTS * sizeof *coefficients);
        *count = fit->method == FIT_CONSTANT ? 1 : 2;
        return;
    }
    memset(coefficients, 0, FIT_COEFFICIENTS * sizeof *coefficients);
    for (int i = fit->order; i >= 0; i--) {
        for (int k = fit->order; k > 0; k--) {
            coefficients[k] = coefficients[k - 1] - fit->center * coefficients[k];
        }
        coefficients[0] = fit->coefficients[i] - fit->center * coefficients[0];
    }
    *count = (size_t)fit->order + 1;
}

double fit_r_squared(const struct fit *fit, const struct point *points, size_t count) {
    if (fit->method == FIT_CONSTANT) {
        return 0;
    }
    double mean = mean_point(points, count).y;
    double rest = 0;
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        double error = points[i].y - fit_predict(fit, points[i].x);
        double difference = points[i].y - mean;
        rest += error * error;
        total += difference * difference;
    }
    return 1 - rest / total;
}
