/* Colour differences as different eyes see them. */
#include "base/color_vision.h"

#include <math.h>

#include "base/arena.h"

/* Linear light to linear light. */
static const double seen_by[VISION_COUNT][3][3] = {
    [VISION_USUAL] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    [VISION_PROTAN] = {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}},
    [VISION_DEUTAN] = {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}},
    [VISION_TRITAN] = {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
        {0.004733, 0.691367, 0.303900}},
};

/* CIE 15: f(t) of CIELAB. */
static double lab_root(double t) {
    const double delta = 6.0 / 29;
    return t > delta * delta * delta ? cbrt(t) : t / (3 * delta * delta) + 4.0 / 29;
}

struct lab color_seen(struct color color, enum color_vision vision) {
    static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
        {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
    static const double white[3] = {0.95047, 1, 1.08883};
    const double channels[3] = {color.red, color.green, color.blue};
    double alpha = color.set ? (double)color.alpha : 0;
    double light[3], root[3], eye[3] = {0};
    for (int i = 0; i < 3; i++) {
        light[i] = color_linear_light(channels[i] / 255 * alpha + 1 - alpha);
    }
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            eye[i] += seen_by[vision][i][j] * light[j];
        }
        eye[i] = fmin(1, fmax(0, eye[i]));
    }
    for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            sum += to_xyz[i][j] * eye[j];
        }
        root[i] = lab_root(sum / white[i]);
    }
    return (struct lab){
        116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])};
}

static const double turn = 6.283185307179586;

static double radians(double degrees) {
    return degrees * turn / 360;
}

static double hue(double a, double b) {
    double angle = a == 0 && b == 0 ? 0 : atan2(b, a) * 360 / turn;
    return angle < 0 ? angle + 360 : angle;
}

/* Sharma et al., equation 10: the hue difference the short way round. */
static double hue_difference(double first, double second, bool grey) {
    double difference = second - first;
    if (grey) {
        return 0;
    }
    return difference > 180    ? difference - 360
           : difference < -180 ? difference + 360
                               : difference;
}

/* Equation 14. */
static double hue_mean(double first, double second, bool grey) {
    double sum = first + second;
    if (grey || fabs(first - second) <= 180) {
        return grey ? sum : sum / 2;
    }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

static double power7(double base) {
    return pow(base, 7);
}

/* sqrt(C⁷ / (C⁷ + 25⁷)). */
static double chroma_share(double chroma) {
    return sqrt(power7(chroma) / (power7(chroma) + power7(25)));
}

double lab_difference(struct lab first, struct lab second) {
    double mean = (hypot(first.a, first.b) + hypot(second.a, second.b)) / 2;
    double stretch = 1 + 0.5 * (1 - chroma_share(mean));
    double a1 = stretch * first.a, a2 = stretch * second.a;
    double chroma1 = hypot(a1, first.b), chroma2 = hypot(a2, second.b);
    double hue1 = hue(a1, first.b), hue2 = hue(a2, second.b);
    bool grey = chroma1 * chroma2 == 0;
    double lightness = second.lightness - first.lightness, chroma = chroma2 - chroma1;
    double turned =
        2 * sqrt(chroma1 * chroma2) * sin(radians(hue_difference(hue1, hue2, grey)) / 2);
    double mean_lightness = (first.lightness + second.lightness) / 2 - 50;
    double mean_chroma = (chroma1 + chroma2) / 2;
    double mean_hue = hue_mean(hue1, hue2, grey);
    double weight =
        1 - 0.17 * cos(radians(mean_hue - 30)) + 0.24 * cos(radians(2 * mean_hue)) +
        0.32 * cos(radians(3 * mean_hue + 6)) - 0.20 * cos(radians(4 * mean_hue - 63));
    double square = mean_lightness * mean_lightness;
    double scaled_l = lightness / (1 + 0.015 * square / sqrt(20 + square));
    double scaled_c = chroma / (1 + 0.045 * mean_chroma);
    double scaled_h = turned / (1 + 0.015 * mean_chroma * weight);
    double bell = 30 * exp(-pow((mean_hue - 275) / 25, 2));
    double rotation = -sin(radians(2 * bell)) * 2 * chroma_share(mean_chroma);
    return sqrt(scaled_l * scaled_l + scaled_c * scaled_c + scaled_h * scaled_h +
                rotation * scaled_c * scaled_h);
}

double color_difference_least(
    struct color first, struct color second, enum color_vision *vision) {
    double least = INFINITY;
    for (int i = 0; i < VISION_COUNT; i++) {
        double difference = lab_difference(color_seen(first, (enum color_vision)i),
            color_seen(second, (enum color_vision)i));
        if (difference < least) {
            least = difference;
            if (vision) {
                *vision = (enum color_vision)i;
            }
        }
    }
    return least;
}
