/* Compiles a regular expression (ECMA-262 22.2) into a program. */
#include "expression/pattern_program.h"

#include <string.h>

#include "base/utf8.h"

struct compiler {
    struct arena *arena;
    struct pattern *pattern;
    const char *c;
    bool failed;
    int depth;
};

static size_t emit(struct compiler *compiler, enum code code, size_t a, size_t b) {
    struct pattern *pattern = compiler->pattern;
    if (pattern->count >= PROGRAM_LIMIT) {
        compiler->failed = true;
        return 0;
    }
    pattern->program = arena_grow(compiler->arena, pattern->program, pattern->count,
        &pattern->capacity, sizeof *pattern->program);
    pattern->program[pattern->count] =
        (struct instruction){code, (uint32_t)a, (uint32_t)b};
    return pattern->count++;
}

/* Makes room for one instruction at `at`; jumps that lead behind it move with it. */
static void insert(struct compiler *compiler, size_t at, enum code code) {
    emit(compiler, code, 0, 0);
    struct instruction *program = compiler->pattern->program;
    if (compiler->failed) {
        return;
    }
    size_t count = compiler->pattern->count;
    memmove(&program[at + 1], &program[at], (count - at - 1) * sizeof *program);
    program[at] = (struct instruction){code, 0, 0};
    for (size_t i = at + 1; i < count; i++) {
        bool split = program[i].code == CODE_SPLIT;
        if (split || program[i].code == CODE_JUMP) {
            program[i].a += program[i].a >= at;
        }
        if (split || program[i].code == CODE_AHEAD) {
            program[i].b += program[i].b >= at;
        }
    }
}

static struct class *new_class(struct compiler *compiler) {
    struct pattern *pattern = compiler->pattern;
    pattern->classes = arena_grow(compiler->arena, pattern->classes, pattern->class_count,
        &pattern->class_capacity, sizeof *pattern->classes);
    struct class *class = &pattern->classes[pattern->class_count++];
    *class = (struct class){0};
    return class;
}

static void add_range(
    struct compiler *compiler, struct class *class, uint32_t first, uint32_t last) {
    class->ranges = arena_grow(compiler->arena, class->ranges, class->count,
        &class->capacity, sizeof *class->ranges);
    class->ranges[class->count++] = (struct range){first, last};
}

static const struct {
    char letter;
    size_t count;
    struct range ranges[12];
} letters[] = {
    {'d', 1, {{'0', '9'}}},
    {'w', 4, {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
    {'s', 9,
        {{9, 13}, {' ', ' '}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A},
            {0x2028, 0x2029}, {0x202F, 0x202F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}}},
};

/* \d \w \s and their opposites. */
static bool add_letter(struct compiler *compiler, struct class *class, char letter) {
    for (size_t i = 0; i < countof(letters); i++) {
        if ((letter | 0x20) != letters[i].letter) {
            continue;
        }
        bool opposite = letter != letters[i].letter;
        uint32_t next = 0;
        for (size_t j = 0; j < letters[i].count; j++) {
            struct range range = letters[i].ranges[j];
            if (!opposite) {
                add_range(compiler, class, range.first, range.last);
            } else if (range.first > next) {
                add_range(compiler, class, next, range.first - 1);
            }
            next = range.last + 1;
        }
        if (opposite) {
            add_range(compiler, class, next, 0x10FFFF);
        }
        return true;
    }
    return false;
}

static uint32_t take(struct compiler *compiler) {
    size_t offset = 0;
    uint32_t c = utf8_next(compiler->c, strlen(compiler->c), &offset);
    compiler->c += offset;
    return c;
}

static uint32_t take_hex(struct compiler *compiler, int digits) {
    static const char hex[] = "0123456789abcdefABCDEF";
    uint32_t code = 0;
    for (int i = 0; i < digits; i++) {
        const char *digit = *compiler->c ? strchr(hex, *compiler->c) : NULL;
        if (!digit) {
            compiler->failed = true;
            return 0;
        }
        uint32_t number = (uint32_t)(digit - hex);
        code = code * 16 + (number > 15 ? number - 6 : number);
        compiler->c++;
    }
    return code;
}

/* Behind a backslash, what stands for one character. */
static uint32_t take_escape(struct compiler *compiler) {
    static const char names[] = "nrtfv0";
    static const char meanings[] = "\n\r\t\f\v";
    uint32_t c = take(compiler);
    const char *name = c && c < 0x80 ? strchr(names, (int)c) : NULL;
    if (name) {
        return (unsigned char)meanings[name - names];
    }
    if (c == 'x' || c == 'u') {
        return take_hex(compiler, c == 'x' ? 2 : 4);
    }
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    compiler->failed = compiler->failed || c == 0 || letter;
    return c;
}

/* One end of a range in a class; false if it was \d and the like. */
static bool take_class_character(
    struct compiler *compiler, struct class *class, uint32_t *c) {
    *c = take(compiler);
    if (*c != '\\') {
        return true;
    }
    if (add_letter(compiler, class, *compiler->c)) {
        compiler->c++;
        return false;
    }
    if (*compiler->c == 'b') {
        compiler->c++;
        *c = '\b';
        return true;
    }
    *c = *compiler->c == '-' ? take(compiler) : take_escape(compiler);
    return true;
}

static void compile_class(struct compiler *compiler) {
    struct class *class = new_class(compiler);
    size_t index = compiler->pattern->class_count - 1;
    class->negated = *compiler->c == '^';
    compiler->c += class->negated;
    while (*compiler->c && *compiler->c != ']' && !compiler->failed) {
        uint32_t first, last;
        if (!take_class_character(compiler, class, &first)) {
            continue;
        }
        last = first;
        if (compiler->c[0] == '-' && compiler->c[1] && compiler->c[1] != ']') {
            compiler->c++;
            if (!take_class_character(compiler, class, &last) || last < first) {
                compiler->failed = true;
            }
        }
        add_range(compiler, class, first, last);
    }
    compiler->failed = compiler->failed || *compiler->c != ']';
    compiler->c += *compiler->c == ']';
    emit(compiler, CODE_CLASS, index, 0);
}

static void compile_alternatives(struct compiler *compiler);

static void compile_group(struct compiler *compiler) {
    struct pattern *pattern = compiler->pattern;
    bool special = *compiler->c == '?';
    char kind = special ? compiler->c[1] : 0;
    bool named = kind == '<' && compiler->c[2] != '=' && compiler->c[2] != '!';
    size_t ahead = 0;
    size_t group = 0;
    if (named) {
        const char *end = strchr(compiler->c, '>');
        compiler->c = end ? end + 1 : "";
    } else if (special) {
        compiler->failed =
            compiler->failed || (kind != ':' && kind != '=' && kind != '!');
        compiler->c += kind ? 2 : 1;
    }
    if (!special || named) {
        group = ++pattern->group_count;
        compiler->failed = compiler->failed || group >= PATTERN_GROUPS;
        emit(compiler, CODE_SAVE, 2 * group, 0);
    } else if (kind != ':') {
        ahead = emit(compiler, CODE_AHEAD, kind == '=', 0);
    }
    compile_alternatives(compiler);
    compiler->failed = compiler->failed || *compiler->c != ')';
    compiler->c += *compiler->c == ')';
    if (group) {
        emit(compiler, CODE_SAVE, 2 * group + 1, 0);
    } else if (kind != ':' && special && !compiler->failed) {
        emit(compiler, CODE_MATCH, 0, 0);
        pattern->program[ahead].b = (uint32_t)pattern->count;
    }
}

static void compile_escape(struct compiler *compiler) {
    char letter = *compiler->c;
    if (letter == 'b' || letter == 'B') {
        compiler->c++;
        emit(compiler, CODE_WORD_EDGE, letter == 'b', 0);
        return;
    }
    if (letter >= '1' && letter <= '9') {
        compiler->c++;
        emit(compiler, CODE_GROUP, (size_t)(letter - '0'), 0);
        return;
    }
    struct class *class = new_class(compiler);
    if (add_letter(compiler, class, letter)) {
        compiler->c++;
        emit(compiler, CODE_CLASS, compiler->pattern->class_count - 1, 0);
        return;
    }
    emit(compiler, CODE_CHARACTER, take_escape(compiler), 0);
}

/* One character, class, group or assertion. */
static void compile_atom(struct compiler *compiler) {
    uint32_t c = take(compiler);
    switch (c) {
    case '.':
        emit(compiler, CODE_ANY, 0, 0);
        break;
    case '[':
        compile_class(compiler);
        break;
    case '(':
        compile_group(compiler);
        break;
    case '\\':
        compile_escape(compiler);
        break;
    case '^':
        emit(compiler, CODE_LINE_START, 0, 0);
        break;
    case '$':
        emit(compiler, CODE_LINE_END, 0, 0);
        break;
    case '*':
    case '+':
    case '?':
        compiler->failed = true;
        break;
    default:
        emit(compiler, CODE_CHARACTER, c, 0);
    }
}

enum { UNLIMITED = -1, MOST_REPEATS = 1000 };

/* What a repeat stands behind, and what there was before it was compiled. */
struct atom {
    const char *text;
    size_t start;  /* of its code */
    size_t groups; /* opened before it */
};

static int take_count(struct compiler *compiler) {
    int count = 0;
    while (*compiler->c >= '0' && *compiler->c <= '9') {
        count = count * 10 + (*compiler->c++ - '0');
        count = count > MOST_REPEATS ? MOST_REPEATS + 1 : count;
    }
    compiler->failed = compiler->failed || count > MOST_REPEATS;
    return count;
}

/* * + ? {n} {n,} {n,m}. */
static bool take_repeat(struct compiler *compiler, int *least, int *most) {
    char c = *compiler->c;
    *least = c == '+';
    *most = c == '?' ? 1 : UNLIMITED;
    if (c == '*' || c == '+' || c == '?') {
        compiler->c++;
        return true;
    }
    if (c != '{' || compiler->c[1] < '0' || compiler->c[1] > '9') {
        return false;
    }
    compiler->c++;
    *least = take_count(compiler);
    *most = *least;
    if (*compiler->c == ',') {
        compiler->c++;
        *most = *compiler->c == '}' ? UNLIMITED : take_count(compiler);
    }
    bool closed = *compiler->c == '}';
    compiler->c += closed;
    compiler->failed =
        compiler->failed || !closed || (*most != UNLIMITED && *most < *least);
    return true;
}

static void set_split(
    struct compiler *compiler, size_t at, size_t into, size_t past, bool lazy) {
    struct instruction *split = &compiler->pattern->program[at];
    split->a = (uint32_t)(lazy ? past : into);
    split->b = (uint32_t)(lazy ? into : past);
}

/* split L1, L2; L1: save; body; progress; jump split; L2. */
static void loop(struct compiler *compiler, size_t start, bool lazy) {
    size_t slot = compiler->pattern->slot_count++;
    compiler->failed = compiler->failed || slot >= SLOT_LIMIT;
    insert(compiler, start, CODE_SAVE);
    insert(compiler, start, CODE_SPLIT);
    emit(compiler, CODE_PROGRESS, slot, 0);
    emit(compiler, CODE_JUMP, start, 0);
    if (!compiler->failed) {
        compiler->pattern->program[start + 1].a = (uint32_t)slot;
        set_split(compiler, start, start + 1, compiler->pattern->count, lazy);
    }
}

/* The atom's code stands from `start` to the end already; for further copies it is compiled
 * again from its own text, its groups numbered from `groups` as before. */
static void repeat(
    struct compiler *compiler, const struct atom *atom, int least, int most, bool lazy) {
    const char *behind = compiler->c;
    struct pattern *pattern = compiler->pattern;
    size_t groups_behind = pattern->group_count;
    int copies = most == UNLIMITED ? least + 1 : most;
    if (copies == 0) {
        pattern->count = atom->start;
    }
    bool empty = pattern->count == atom->start; /* then one is as good as a thousand */
    for (int i = 0; i < copies && !empty && !compiler->failed; i++) {
        size_t at = i > 0 ? pattern->count : atom->start;
        if (i > 0) {
            compiler->c = atom->text;
            pattern->group_count = atom->groups;
            compile_atom(compiler);
        }
        if (i < least || compiler->failed) {
            continue;
        }
        if (most == UNLIMITED) {
            loop(compiler, at, lazy);
            continue;
        }
        insert(compiler, at, CODE_SPLIT);
        if (!compiler->failed) {
            set_split(compiler, at, at + 1, pattern->count, lazy);
        }
    }
    pattern->group_count = groups_behind;
    compiler->c = behind;
}

static void compile_sequence(struct compiler *compiler) {
    while (
        *compiler->c && *compiler->c != '|' && *compiler->c != ')' && !compiler->failed) {
        const struct pattern *pattern = compiler->pattern;
        struct atom atom = {compiler->c, pattern->count, pattern->group_count};
        compile_atom(compiler);
        const char *end = compiler->c;
        int least, most;
        if (!compiler->failed && take_repeat(compiler, &least, &most)) {
            bool lazy = *compiler->c == '?';
            const char *behind = compiler->c + lazy;
            compiler->c = end;
            repeat(compiler, &atom, least, most, lazy);
            compiler->c = behind;
        }
    }
}

static void compile_alternatives(struct compiler *compiler) {
    enum { DEEPEST = 50 };
    if (++compiler->depth > DEEPEST) {
        compiler->failed = true;
        return;
    }
    size_t start = compiler->pattern->count;
    compile_sequence(compiler);
    if (*compiler->c == '|' && !compiler->failed) {
        compiler->c++;
        insert(compiler, start, CODE_SPLIT);
        size_t jump = emit(compiler, CODE_JUMP, 0, 0);
        size_t other = compiler->pattern->count;
        compile_alternatives(compiler);
        if (!compiler->failed) {
            set_split(compiler, start, start + 1, other, false);
            compiler->pattern->program[jump].a = (uint32_t)compiler->pattern->count;
        }
    }
    compiler->depth--;
}

const struct pattern *pattern_compile(
    struct arena *arena, const char *source, const char *flags) {
    struct pattern *pattern = arena_new(arena, struct pattern);
    *pattern = (struct pattern){.global = strchr(flags, 'g') != NULL,
        .ignore_case = strchr(flags, 'i') != NULL,
        .multiline = strchr(flags, 'm') != NULL,
        .dot_all = strchr(flags, 's') != NULL,
        .slot_count = GROUP_SLOTS};
    struct compiler compiler = {arena, pattern, source, false, 0};
    compile_alternatives(&compiler);
    emit(&compiler, CODE_MATCH, 0, 0);
    bool whole = *compiler.c == 0 && strspn(flags, "gimsuy") == strlen(flags);
    return whole && !compiler.failed ? pattern : NULL;
}

bool pattern_is_global(const struct pattern *pattern) {
    return pattern->global;
}

size_t pattern_group_count(const struct pattern *pattern) {
    return pattern->group_count;
}
