/* Curves fitted to points by least squares. */
#ifndef TUBIAO_TRANSFORM_FIT_H
#define TUBIAO_TRANSFORM_FIT_H

#include "transform/points.h"

enum { FIT_HIGHEST_ORDER = 10, FIT_COEFFICIENTS = FIT_HIGHEST_ORDER + 1 };

enum fit_method {
    FIT_CONSTANT,
    FIT_LINEAR,      /* a + b x */
    FIT_LOGARITHMIC, /* a + b ln x */
    FIT_EXPONENTIAL, /* a exp(b x) */
    FIT_POWER,       /* a x^b */
    FIT_POLYNOMIAL,  /* of `order`; quad is of order 2 */
};

struct fit {
    enum fit_method method;
    int order;
    /* Of a polynomial in x - center, or the a and b above (center 0). */
    double coefficients[FIT_COEFFICIENTS];
    double center;
};

/* False if there is no such method. `order` is that of quad, else as given. */
bool fit_find_method(const char *name, enum fit_method *method, int *order);
const char *const *fit_method_names(size_t *count);

struct fit fit_points(
    enum fit_method method, int order, const struct point *points, size_t count);

/* y at x; a `curve` whose model is a struct fit. */
double fit_predict(const void *fit, double x);

/* Coefficients in x itself, *count of them. */
void fit_coefficients(
    const struct fit *fit, double coefficients[FIT_COEFFICIENTS], size_t *count);

/* The share of the y's variance that the fit explains. */
double fit_r_squared(const struct fit *fit, const struct point *points, size_t count);

/* Least squares of a line from means: of x, y, x y, x². */
void fit_line(double x, double y, double xy, double xx, double *intercept, double *slope);

#endif
