/* Runs a pattern's program: backtracking with a stack of its own, every step counted. */
#include <string.h>

#include "base/utf8.h"
#include "expression/pattern_program.h"

/* What to try when the present way fails, or a slot to set back on the way there. */
struct choice {
    bool is_slot;
    uint32_t at; /* instruction or slot */
    size_t position;
};

struct run {
    const struct pattern *pattern;
    struct arena *arena;
    const char *text;
    size_t length;
    uint64_t *steps;
    size_t slots[SLOT_LIMIT];
    struct choice *choices;
    size_t count, capacity;
};

uint32_t pattern_fold_case(uint32_t c) {
    bool latin = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    bool other = (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
    return latin || other ? c + 0x20 : c;
}

static void push(struct run *run, bool is_slot, uint32_t at, size_t position) {
    run->choices = arena_grow(
        run->arena, run->choices, run->count, &run->capacity, sizeof *run->choices);
    run->choices[run->count++] = (struct choice){is_slot, at, position};
}

static void save(struct run *run, uint32_t slot, size_t position) {
    push(run, true, slot, run->slots[slot]);
    run->slots[slot] = position;
}

/* Undoes slots down to the newest choice above `floor`; false if there is none. */
static bool go_back(struct run *run, size_t floor, uint32_t *at, size_t *position) {
    while (run->count > floor) {
        struct choice choice = run->choices[--run->count];
        if (!choice.is_slot) {
            *at = choice.at;
            *position = choice.position;
            return true;
        }
        run->slots[choice.at] = choice.position;
    }
    return false;
}

static bool is_line_end(uint32_t c) {
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static bool is_word(const struct run *run, size_t position) {
    unsigned char c = position < run->length ? (unsigned char)run->text[position] : 0;
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '_';
}

static bool in_ranges(const struct class *class, uint32_t c) {
    for (size_t i = 0; i < class->count; i++) {
        if (c >= class->ranges[i].first && c <= class->ranges[i].last) {
            return true;
        }
    }
    return false;
}

static bool in_class(
    const struct pattern *pattern, const struct class *class, uint32_t c) {
    bool found = in_ranges(class, c);
    if (!found && pattern->ignore_case) {
        uint32_t folded = pattern_fold_case(c);
        bool has_upper = folded >= 0x20 && pattern_fold_case(folded - 0x20) == folded;
        found =
            in_ranges(class, folded) || (has_upper && in_ranges(class, folded - 0x20));
    }
    return found != class->negated;
}

static bool read_character(
    const struct run *run, const struct instruction *instruction, size_t *position) {
    if (*position >= run->length) {
        return false;
    }
    const struct pattern *pattern = run->pattern;
    uint32_t c = utf8_next(run->text, run->length, position);
    switch (instruction->code) {
    case CODE_ANY:
        return pattern->dot_all || !is_line_end(c);
    case CODE_CLASS:
        return in_class(pattern, &pattern->classes[instruction->a], c);
    default:
        return c == instruction->a ||
               (pattern->ignore_case &&
                   pattern_fold_case(c) == pattern_fold_case(instruction->a));
    }
}

static bool holds_at(
    const struct run *run, const struct instruction *instruction, size_t position) {
    bool multiline = run->pattern->multiline;
    unsigned char before = position ? (unsigned char)run->text[position - 1] : 0;
    switch (instruction->code) {
    case CODE_LINE_START:
        return position == 0 || (multiline && is_line_end(before));
    case CODE_LINE_END:
        return position == run->length ||
               (multiline && is_line_end((unsigned char)run->text[position]));
    default: {
        bool edge =
            (position > 0 && is_word(run, position - 1)) != is_word(run, position);
        return edge == (instruction->a != 0);
    }
    }
}

/* The text of a group again; a group that took no part is empty. */
static bool read_group(const struct run *run, uint32_t group, size_t *position) {
    size_t start = run->slots[2 * group];
    size_t end = run->slots[2 * group + 1];
    if (start == SIZE_MAX || end == SIZE_MAX) {
        return true;
    }
    size_t length = end - start;
    if (run->length - *position < length ||
        memcmp(run->text + start, run->text + *position, length) != 0) {
        return false;
    }
    *position += length;
    return true;
}

static bool execute(struct run *run, uint32_t at, size_t *position, int depth);

/* Look-ahead runs the inner program apart; its own choices are dropped, its groups kept
 * if it was to match. */
static bool look_ahead(struct run *run, uint32_t at, size_t position, int depth) {
    enum { DEEPEST = 20 };
    size_t floor = run->count;
    bool found = depth < DEEPEST && execute(run, at + 1, &position, depth + 1);
    bool wanted = run->pattern->program[at].a != 0;
    if (!found || !wanted) {
        uint32_t ignored;
        size_t place;
        while (go_back(run, floor, &ignored, &place)) {
        }
        return found == wanted;
    }
    size_t kept = floor;
    for (size_t i = floor; i < run->count; i++) {
        if (run->choices[i].is_slot) {
            run->choices[kept++] = run->choices[i];
        }
    }
    run->count = kept;
    return true;
}

/* One instruction: moves on in program and text, or returns false. */
static bool advance(struct run *run, uint32_t *at, size_t *position, int depth) {
    const struct instruction *instruction = &run->pattern->program[*at];
    uint32_t here = (*at)++;
    switch (instruction->code) {
    case CODE_CHARACTER:
    case CODE_CLASS:
    case CODE_ANY:
        return read_character(run, instruction, position);
    case CODE_SPLIT:
        push(run, false, instruction->b, *position);
        *at = instruction->a;
        return true;
    case CODE_JUMP:
        *at = instruction->a;
        return true;
    case CODE_SAVE:
        save(run, instruction->a, *position);
        return true;
    case CODE_PROGRESS:
        return run->slots[instruction->a] != *position;
    case CODE_GROUP:
        return read_group(run, instruction->a, position);
    case CODE_AHEAD:
        *at = instruction->b;
        return look_ahead(run, here, *position, depth);
    default:
        return holds_at(run, instruction, *position);
    }
}

static bool execute(struct run *run, uint32_t at, size_t *position, int depth) {
    size_t floor = run->count;
    while (*run->steps) {
        --*run->steps;
        if (run->pattern->program[at].code == CODE_MATCH) {
            return true;
        }
        if (!advance(run, &at, position, depth) && !go_back(run, floor, &at, position)) {
            return false;
        }
    }
    return false;
}

bool pattern_find(const struct pattern *pattern, struct arena *arena, const char *text,
    size_t length, size_t from, uint64_t *steps, struct pattern_match *match) {
    struct run run = {pattern, arena, text, length, steps};
    while (from <= length && *steps) {
        memset(run.slots, 0xFF, sizeof run.slots);
        run.count = 0;
        size_t end = from;
        if (execute(&run, 0, &end, 0)) {
            for (size_t i = 0; i < PATTERN_GROUPS; i++) {
                match->start[i] = i ? run.slots[2 * i] : from;
                match->end[i] = i ? run.slots[2 * i + 1] : end;
            }
            return true;
        }
        if (from == length) {
            break;
        }
        utf8_next(text, length, &from);
    }
    return false;
}
