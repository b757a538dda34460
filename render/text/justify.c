/* Bringing a line to its width in the order CLREQ gives (inter-character adjustment).
 *
 * Each order is used up before the next is touched; within one all characters give the same
 * share of what they have. Positions stay fractions of a px to the end: rounding each gap is
 * what makes justified Chinese look uneven. */
#include <math.h>

#include "text/justify.h"

static const double WORD_SPACE_LEAST = 0.25, WORD_SPACE_MOST = 0.5;
static const double GAP_LEAST = 0.125, GAP_MOST = 1.0 / 3;

struct adjustment character_reduction(const struct composition *composition,
    const struct character *c, struct adjustment now, enum reduction order) {
    double size = character_style(composition, c)->size;
    struct adjustment sides = {
        .left = c->blank_left - now.left, .right = c->blank_right - now.right};
    struct adjustment none = {0};
    switch (order) {
    case REDUCE_WORD_SPACE:
        none.right = c->class == CLASS_SPACE
                         ? fmax(0, c->advance - now.right - WORD_SPACE_LEAST * size)
                         : 0;
        return none;
    case REDUCE_BRACKET:
        return c->class == CLASS_OPENING || c->class == CLASS_CLOSING ? sides : none;
    case REDUCE_COMMA:
        return c->class == CLASS_COMMA || c->class == CLASS_COLON ? sides : none;
    case REDUCE_GAP:
        none.space = c->gap > 0 ? fmax(0, now.space - GAP_LEAST * size) : 0;
        return none;
    case REDUCE_STOP:
        return c->class == CLASS_STOP || c->class == CLASS_EXCLAMATION ? sides : none;
    default:
        return none;
    }
}

struct adjustment character_expansion(const struct composition *composition,
    const struct character *c, struct adjustment now, enum expansion order) {
    double size = character_style(composition, c)->size;
    struct adjustment room = {0};
    if (order == EXPAND_WORD_SPACE && c->class == CLASS_SPACE) {
        room.right = fmax(0, WORD_SPACE_MOST * size - (c->advance - now.right));
    } else if (order == EXPAND_GAP && c->gap > 0) {
        room.space = fmax(0, GAP_MOST * size - now.space);
    }
    return room;
}

bool expands_between(const struct character *previous, const struct character *next) {
    if (next->hidden || next->follows) {
        return false;
    }
    bool rigid = previous->class == CLASS_CONNECTOR || previous->class == CLASS_SOLIDUS ||
                 next->class == CLASS_CONNECTOR || next->class == CLASS_SOLIDUS;
    bool pair = previous->class == next->class &&
                (next->class == CLASS_DASH || next->class == CLASS_ELLIPSIS);
    if (rigid || pair || next->class == CLASS_SPACE) {
        return false;
    }
    return previous->class == CLASS_SPACE || class_is_chinese(previous->class) ||
           class_is_chinese(next->class);
}

/* One line being adjusted. */
struct adjusting {
    const struct composition *composition;
    const struct line_range *line;
    struct line_setting *setting;
    size_t first; /* first character seen: nothing goes before it */
};

static struct adjustment now_at(const struct adjusting *a, size_t i) {
    size_t k = i - a->line->first;
    return (struct adjustment){
        a->setting->space[k], a->setting->cut_left[k], a->setting->cut_right[k]};
}

/* Adds `ratio` of what each character gives; sign +1 widens, -1 narrows. */
static void apply(
    struct adjusting *a, size_t i, struct adjustment amount, double ratio, int sign) {
    size_t k = i - a->line->first;
    a->setting->space[k] += (float)(sign * amount.space * ratio);
    a->setting->cut_left[k] -= (float)(sign * amount.left * ratio);
    a->setting->cut_right[k] -= (float)(sign * amount.right * ratio);
}

static struct adjustment amount_at(
    const struct adjusting *a, size_t i, int order, int sign) {
    const struct character *c = &a->composition->characters[i];
    struct adjustment none = {0};
    if (c->hidden || c->follows) {
        return none;
    }
    struct adjustment amount =
        sign < 0
            ? character_reduction(a->composition, c, now_at(a, i), (enum reduction)order)
            : character_expansion(a->composition, c, now_at(a, i), (enum expansion)order);
    amount.space = i == a->first ? 0 : amount.space;
    return amount;
}

/* One order of reduction or expansion, as far as needed, in equal shares of what each
 * character can give. Returns what is still needed. */
static double adjust_order(struct adjusting *a, int order, int sign, double need) {
    double total = 0;
    for (size_t i = a->first; i < a->line->end; i++) {
        struct adjustment amount = amount_at(a, i, order, sign);
        total += amount.space + amount.left + amount.right;
    }
    if (total <= 0) {
        return need;
    }
    double ratio = fmin(1, need / total);
    for (size_t i = a->first; i < a->line->end; i++) {
        apply(a, i, amount_at(a, i, order, sign), ratio, sign);
    }
    return need - total * ratio;
}

/* The last bracket or quote, which browsers leave full where it fits. */
static double cut_line_end(struct adjusting *a, double need) {
    size_t last = a->line->end - 1;
    const struct character *c = &a->composition->characters[last];
    double rest = c->blank_right - now_at(a, last).right;
    if (c->class != CLASS_CLOSING || rest <= 0) {
        return need;
    }
    /* All of it, as browsers do, even where less would be enough. */
    apply(a, last, (struct adjustment){.right = rest}, 1, -1);
    return need - rest;
}

static double reduce(struct adjusting *a, double need) {
    if (a->composition->style->profile == PROFILE_CSS) {
        return cut_line_end(a, need);
    }
    for (int order = 0; order < REDUCE_COUNT && need > 0; order++) {
        need = adjust_order(a, order, -1, need);
    }
    return need;
}

/* Every place takes the same, to the last fraction of a px. */
static double expand_all(struct adjusting *a, double need) {
    const struct character *c = a->composition->characters;
    size_t places = 0;
    for (size_t i = a->first + 1; i < a->line->end; i++) {
        places += expands_between(&c[i - 1], &c[i]);
    }
    if (!places) {
        return need;
    }
    for (size_t i = a->first + 1; i < a->line->end; i++) {
        if (expands_between(&c[i - 1], &c[i])) {
            a->setting->space[i - a->line->first] += (float)(need / (double)places);
        }
    }
    return 0;
}

static double expand(struct adjusting *a, double need) {
    bool by_order = a->composition->style->profile == PROFILE_CLREQ;
    for (int order = 0; by_order && order < EXPAND_COUNT && need > 0; order++) {
        need = adjust_order(a, order, 1, need);
    }
    return need > 0 ? expand_all(a, need) : need;
}

bool composition_justify(const struct composition *composition,
    const struct line_range *line, struct line_setting *setting, double width) {
    struct adjusting a = {composition, line, setting, line->first};
    while (a.first < line->end && composition->characters[a.first].hidden) {
        a.first++;
    }
    if (a.first >= line->end) {
        return false;
    }
    double need = width - setting->width;
    bool fill = composition->style->align == TEXT_JUSTIFY && !line->hard;
    if (need < 0) {
        need = -reduce(&a, -need); /* more than 0: the last mark gave more than asked */
    }
    if (need > 0 && fill) {
        need = expand(&a, need);
    }
    setting->width = width - need;
    return fabs(need) < 0.001 * composition->size;
}
