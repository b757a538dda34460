/* Text to tokens: ECMAScript's numbers, strings, names, marks and pattern literals
 * (ECMA-262 12.9). Names may use any letter, so 新收 is one. */
#include "expression/lexer.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"

/* Longest first, since the first that fits is taken. */
static const char *const marks[] = {">>>", "===", "!==", "==", "!=", "<=", ">=", "&&",
    "||", "<<", ">>", "+", "-", "*", "/", "%", "<", ">", "!", "~", "&", "|", "^", "?",
    ":", ",", ".", "(", ")", "[", "]", "{", "}"};

static const struct {
    uint32_t wide;
    const char *narrow;
} full_width[] = {{0xFF08, "("}, {0xFF09, ")"}, {0xFF0C, ","}, {0xFF1A, ":"},
    {0xFF1F, "?"}, {0xFF0B, "+"}, {0xFF0D, "-"}, {0xFF0A, "*"}, {0xFF0F, "/"},
    {0xFF1D, "="}, {0xFF1C, "<"}, {0xFF1E, ">"}, {0xFF3B, "["}, {0xFF3D, "]"},
    {0x3010, "["}, {0x3011, "]"}, {0x3002, "."}, {0xFF0E, "."}, {0xFF01, "!"},
    {0xFF06, "&"}, {0xFF5C, "|"}, {0x201C, "\""}, {0x201D, "\""}, {0x2018, "'"},
    {0x2019, "'"}, {0xD7, "*"}, {0xF7, "/"}, {0x2212, "-"}, {0x2264, "<="},
    {0x2265, ">="}, {0x2260, "!="}};

static struct token fail(struct lexer *lexer, size_t offset) {
    lexer->failed = true;
    return (struct token){.kind = TOKEN_END, .offset = (uint32_t)offset};
}

static struct place lexer_place(const struct lexer *lexer, size_t start, size_t end) {
    return expression_place(lexer->at, lexer->text, start, end - start);
}

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0xFEFF ||
           c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029;
}

/* Beyond ASCII everything is a letter but spaces, punctuation and symbols. */
static bool is_letter(uint32_t c) {
    if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }
    static const uint32_t not_letters[][2] = {{0x80, 0xA9}, {0xAB, 0xB4}, {0xB6, 0xB9},
        {0xBB, 0xBF}, {0xD7, 0xD7}, {0xF7, 0xF7}, {0x2000, 0x206F}, {0x20A0, 0x20CF},
        {0x2190, 0x245F}, {0x2500, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},
        {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20},
        {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}};
    for (size_t i = 0; i < countof(not_letters); i++) {
        if (c >= not_letters[i][0] && c <= not_letters[i][1]) {
            return false;
        }
    }
    return true;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static uint32_t peek(const struct lexer *lexer, size_t offset) {
    return offset < lexer->end ? (unsigned char)lexer->text[offset] : 0;
}

static void skip_space(struct lexer *lexer) {
    size_t next = lexer->offset;
    while (next < lexer->end && is_space(utf8_next(lexer->text, lexer->end, &next))) {
        lexer->offset = next;
    }
}

static int hex_digit(uint32_t c) {
    if (is_digit(c)) {
        return (int)c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (int)c - 'a' + 10 : -1;
}

static size_t skip_name(const struct lexer *lexer, size_t offset) {
    for (size_t next = offset; next < lexer->end; offset = next) {
        uint32_t c = utf8_next(lexer->text, lexer->end, &next);
        if (!is_letter(c) && !is_digit(c)) {
            break;
        }
    }
    return offset;
}

static size_t scan_decimal(const struct lexer *lexer, size_t end) {
    while (is_digit(peek(lexer, end)) || peek(lexer, end) == '.') {
        end++;
    }
    if ((peek(lexer, end) | 0x20) == 'e') {
        size_t exponent = end + 1;
        exponent += peek(lexer, exponent) == '-' || peek(lexer, exponent) == '+';
        if (is_digit(peek(lexer, exponent))) {
            for (end = exponent; is_digit(peek(lexer, end));) {
                end++;
            }
        }
    }
    return end;
}

/* 0x1F, 0b101, 0o17. Returns the end, or `start` if there is no such number. */
static size_t scan_radix(const struct lexer *lexer, size_t start, double *number) {
    uint32_t letter = peek(lexer, start + 1) | 0x20;
    int radix = letter == 'x' ? 16 : letter == 'b' ? 2 : letter == 'o' ? 8 : 0;
    if (peek(lexer, start) != '0' || !radix) {
        return start;
    }
    size_t end = start + 2;
    *number = 0;
    for (int digit; (digit = hex_digit(peek(lexer, end))) >= 0 && digit < radix; end++) {
        *number = *number * radix + digit;
    }
    return end == start + 2 ? start : end;
}

static struct token read_number(struct lexer *lexer) {
    size_t start = lexer->offset;
    double number;
    size_t end = scan_radix(lexer, start, &number);
    bool decimal = end == start;
    if (decimal) {
        end = scan_decimal(lexer, start);
    }
    size_t word = skip_name(lexer, end);
    if ((decimal && !number_read(lexer->text + start, end - start, &number)) ||
        word != end) {
        const char *text = arena_copy(lexer->arena, lexer->text + start, word - start);
        fault_add(lexer->faults, FAULT_ERROR, "expression-syntax",
            lexer_place(lexer, start, word),
            "%s is no number; a name must begin with a letter (write ['%s'] for a "
            "column of that name)",
            "%s 不是数；名称须以文字或字母开头（列名以数字开头的，请写作 ['%s']）", text,
            text);
        return fail(lexer, start);
    }
    lexer->offset = end;
    struct value value = value_number(number);
    if (decimal) {
        value.written = arena_copy(lexer->arena, lexer->text + start, end - start);
    }
    return (struct token){
        TOKEN_NUMBER, (uint32_t)start, (uint32_t)(end - start), NULL, value};
}

/* \uXXXX, \u{X…} and \xXX; *offset stands behind the letter. */
static uint32_t read_code(struct lexer *lexer, size_t *offset, int digits) {
    bool braces = digits == 4 && peek(lexer, *offset) == '{';
    *offset += braces;
    uint32_t code = 0;
    for (int i = 0; braces ? peek(lexer, *offset) != '}' : i < digits; i++, ++*offset) {
        int digit = hex_digit(peek(lexer, *offset));
        if (digit < 0 || code > 0x10FFFF) {
            return 0xFFFD;
        }
        code = code * 16 + (uint32_t)digit;
    }
    *offset += braces;
    return code;
}

static uint32_t read_escape(struct lexer *lexer, size_t *offset) {
    static const char letters[] = "nrtbfv0";
    static const char meanings[] = "\n\r\t\b\f\v";
    uint32_t c = utf8_next(lexer->text, lexer->end, offset);
    const char *letter = c && c < 0x80 ? strchr(letters, (int)c) : NULL;
    if (letter) {
        return (unsigned char)meanings[letter - letters];
    }
    if (c != 'u' && c != 'x') {
        return c;
    }
    uint32_t code = read_code(lexer, offset, c == 'u' ? 4 : 2);
    bool high = code >= 0xD800 && code < 0xDC00;
    if (high && peek(lexer, *offset) == '\\' && peek(lexer, *offset + 1) == 'u') {
        *offset += 2;
        uint32_t low = read_code(lexer, offset, 4);
        return 0x10000 + ((code - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
    }
    return (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF ? 0xFFFD : code;
}

static struct token read_string(struct lexer *lexer) {
    size_t start = lexer->offset;
    uint32_t quote = peek(lexer, start);
    char *text = arena_array(lexer->arena, lexer->end - start + 1, 3);
    size_t length = 0;
    size_t offset = start + 1;
    while (offset < lexer->end && peek(lexer, offset) != quote) {
        uint32_t c = utf8_next(lexer->text, lexer->end, &offset);
        bool joined = c == '\\' && peek(lexer, offset) == '\n';
        if (joined) {
            offset++;
            continue;
        }
        c = c == '\\' ? read_escape(lexer, &offset) : c;
        length += c ? utf8_write(text + length, c) : 0; /* strings hold no NUL */
    }
    if (offset >= lexer->end) {
        fault_add(lexer->faults, FAULT_ERROR, "expression-syntax",
            lexer_place(lexer, start, start + 1), "this %c has no closing %c",
            "这个 %c 没有对应的结束引号 %c", (int)quote, (int)quote);
        return fail(lexer, start);
    }
    lexer->offset = offset + 1;
    struct value value = value_string(text);
    value.count = (uint32_t)length;
    return (struct token){
        TOKEN_STRING, (uint32_t)start, (uint32_t)(offset + 1 - start), NULL, value};
}

static struct token read_pattern(struct lexer *lexer) {
    size_t start = lexer->offset;
    size_t end = start + 1;
    bool in_class = false;
    for (; end < lexer->end && (in_class || peek(lexer, end) != '/'); end++) {
        uint32_t c = peek(lexer, end);
        in_class = c == '[' || (in_class && c != ']');
        end += c == '\\';
    }
    if (end >= lexer->end) {
        fault_add(lexer->faults, FAULT_ERROR, "expression-syntax",
            lexer_place(lexer, start, start + 1), "this pattern has no closing /",
            "这个正则表达式没有结束的 /");
        return fail(lexer, start);
    }
    size_t flags = end + 1;
    lexer->offset = skip_name(lexer, flags);
    struct member *members = arena_array(lexer->arena, 2, sizeof *members);
    members[0].name = "source";
    members[0].value =
        value_string(arena_copy(lexer->arena, lexer->text + start + 1, end - start - 1));
    members[1].name = "flags";
    members[1].value = value_string(
        arena_copy(lexer->arena, lexer->text + flags, lexer->offset - flags));
    return (struct token){TOKEN_PATTERN, (uint32_t)start,
        (uint32_t)(lexer->offset - start), NULL, value_object(members, 2)};
}

static struct token fail_character(struct lexer *lexer, size_t start) {
    size_t end = start;
    uint32_t c = utf8_next(lexer->text, lexer->end, &end);
    const char *shown = arena_copy(lexer->arena, lexer->text + start, end - start);
    fault_add(lexer->faults, FAULT_ERROR, "expression-syntax",
        lexer_place(lexer, start, end), "%s has no meaning in an expression",
        "表达式中不能用 %s", shown);
    if (c == '=') {
        fault_hint(lexer->faults, "write == to compare", "比较是否相等请写 ==");
    }
    for (size_t i = 0; i < countof(full_width); i++) {
        if (full_width[i].wide == c) {
            fault_hint(lexer->faults, "write the half-width %s", "请改用半角 %s",
                full_width[i].narrow);
        }
    }
    return fail(lexer, start);
}

static struct token read_mark(struct lexer *lexer) {
    size_t start = lexer->offset;
    for (size_t i = 0; i < countof(marks); i++) {
        size_t length = strlen(marks[i]);
        if (length <= lexer->end - start &&
            memcmp(lexer->text + start, marks[i], length) == 0) {
            lexer->offset += length;
            return (struct token){.kind = TOKEN_MARK,
                .offset = (uint32_t)start,
                .length = (uint32_t)length,
                .text = marks[i]};
        }
    }
    return fail_character(lexer, start);
}

struct token lexer_next(struct lexer *lexer, bool operand) {
    skip_space(lexer);
    size_t start = lexer->offset;
    if (lexer->failed || start >= lexer->end) {
        return (struct token){.kind = TOKEN_END, .offset = (uint32_t)start};
    }
    uint32_t c = peek(lexer, start);
    if (is_digit(c) || (c == '.' && is_digit(peek(lexer, start + 1)))) {
        return read_number(lexer);
    }
    if (c == '"' || c == '\'') {
        return read_string(lexer);
    }
    if (c == '/' && operand) {
        return read_pattern(lexer);
    }
    size_t end = skip_name(lexer, start);
    if (end == start) {
        return read_mark(lexer);
    }
    lexer->offset = end;
    return (struct token){.kind = TOKEN_NAME,
        .offset = (uint32_t)start,
        .length = (uint32_t)(end - start),
        .text = arena_copy(lexer->arena, lexer->text + start, end - start)};
}
