/* Tokens to a tree: a Pratt parser over ECMAScript's precedences, without assignment,
 * sequence, spread and method calls, as in Vega. Constant parts are evaluated here. */
#include <string.h>

#include "expression/functions.h"
#include "expression/lexer.h"
#include "expression/pattern.h"

/* Deepest nesting, and longest chain such as a + b + …; they keep the C stack of the
 * parser and the evaluator bounded. */
enum { DEPTH_LIMIT = 200, CHAIN_LIMIT = 1000, UNARY_PRECEDENCE = 12 };

struct parser {
    struct lexer lexer;
    struct token token; /* the one looked at */
    enum arithmetic arithmetic;
    int depth;
};

static const struct {
    const char *mark;
    enum operator operator;
    int precedence;
} binaries[] = {
    {"||", OPERATOR_OR, 2},
    {"&&", OPERATOR_AND, 3},
    {"|", OPERATOR_BIT_OR, 4},
    {"^", OPERATOR_BIT_XOR, 5},
    {"&", OPERATOR_BIT_AND, 6},
    {"==", OPERATOR_EQUAL, 7},
    {"!=", OPERATOR_NOT_EQUAL, 7},
    {"===", OPERATOR_STRICT_EQUAL, 7},
    {"!==", OPERATOR_STRICT_NOT_EQUAL, 7},
    {"<", OPERATOR_LESS, 8},
    {"<=", OPERATOR_LESS_EQUAL, 8},
    {">", OPERATOR_GREATER, 8},
    {">=", OPERATOR_GREATER_EQUAL, 8},
    {"in", OPERATOR_IN, 8},
    {"<<", OPERATOR_SHIFT_LEFT, 9},
    {">>", OPERATOR_SHIFT_RIGHT, 9},
    {">>>", OPERATOR_SHIFT_RIGHT_UNSIGNED, 9},
    {"+", OPERATOR_ADD, 10},
    {"-", OPERATOR_SUBTRACT, 10},
    {"*", OPERATOR_MULTIPLY, 11},
    {"/", OPERATOR_DIVIDE, 11},
    {"%", OPERATOR_REMAINDER, 11},
};

static const struct {
    const char *mark;
    enum operator operator;
} unaries[] = {{"-", OPERATOR_MINUS}, {"+", OPERATOR_PLUS}, {"!", OPERATOR_NOT},
    {"~", OPERATOR_INVERT}};

static const struct node *parse_binary(struct parser *parser, int least);
static const struct node *parse_conditional(struct parser *parser);

static void next(struct parser *parser, bool operand) {
    parser->token = lexer_next(&parser->lexer, operand);
}

static bool at_mark(const struct parser *parser, const char *mark) {
    return parser->token.kind == TOKEN_MARK && strcmp(parser->token.text, mark) == 0;
}

static struct place token_place(const struct parser *parser, const struct token *token) {
    return expression_place(
        parser->lexer.at, parser->lexer.text, token->offset, token->length);
}

static struct node *fail_unexpected(
    struct parser *parser, const char *english, const char *chinese) {
    if (parser->lexer.failed) {
        return NULL;
    }
    parser->lexer.failed = true;
    struct faults *faults = parser->lexer.faults;
    const struct token *token = &parser->token;
    const char *wanted = words_in(faults->language, english, chinese);
    struct place place = token_place(parser, token);
    if (token->kind == TOKEN_END) {
        fault_add(faults, FAULT_ERROR, "expression-syntax", place,
            "the expression ends where %s is wanted", "表达式到此中断，此处应有%s",
            wanted);
        return NULL;
    }
    const char *found = arena_copy(
        parser->lexer.arena, parser->lexer.text + token->offset, token->length);
    fault_add(faults, FAULT_ERROR, "expression-syntax", place,
        "found %s where %s is wanted", "此处是 %s，应为%s", found, wanted);
    return NULL;
}

static bool expect(struct parser *parser, const char *mark, const char *english,
    const char *chinese, bool operand) {
    if (!at_mark(parser, mark)) {
        fail_unexpected(parser, english, chinese);
        return false;
    }
    next(parser, operand);
    return true;
}

static struct node *new_node(struct parser *parser, enum node_kind kind, size_t offset,
    size_t length, size_t child_count) {
    struct node *node = arena_new(parser->lexer.arena, struct node);
    node->kind = kind;
    node->offset = (uint32_t)offset;
    node->length = (uint32_t)length;
    node->child_count = (uint32_t)child_count;
    node->children =
        arena_array(parser->lexer.arena, child_count, sizeof *node->children);
    return node;
}

static struct node *fail_depth(struct parser *parser) {
    return fail_unexpected(
        parser, "a shorter expression", "更短的表达式（嵌套或运算过多）");
}

/* The node, or its value if it depends on nothing. In exact arithmetic a value can't
 * hold a fraction, so there the tree stays. */
static const struct node *fold(struct parser *parser, struct node *node) {
    for (uint32_t i = 0; i < node->child_count; i++) {
        uint32_t depth = node->children[i]->depth + 1;
        node->depth = depth > node->depth ? depth : node->depth;
    }
    if (node->depth > CHAIN_LIMIT) {
        return fail_depth(parser);
    }
    bool sign = node->kind == NODE_UNARY && node->children[0]->kind == NODE_LITERAL;
    if ((parser->arithmetic == ARITHMETIC_EXACT && !sign) ||
        (node->function && node->function->impure)) {
        return node;
    }
    for (uint32_t i = 0; i < node->child_count; i++) {
        if (node->children[i]->kind != NODE_LITERAL) {
            return node;
        }
    }
    node->value = evaluate_constant(parser->lexer.arena, node, parser->arithmetic);
    node->kind = NODE_LITERAL;
    return node;
}

/* Expressions up to `close`, which is passed over. NULL-filled children on a fault. */
static bool parse_list(struct parser *parser, const char *close, const char *english,
    const char *chinese, const struct node ***items, size_t *count) {
    size_t capacity = 0;
    *items = NULL;
    *count = 0;
    while (!at_mark(parser, close)) {
        const struct node *item = parse_conditional(parser);
        if (!item) {
            return false;
        }
        *items =
            arena_grow(parser->lexer.arena, *items, *count, &capacity, sizeof **items);
        (*items)[(*count)++] = item;
        if (!at_mark(parser, ",")) {
            break;
        }
        next(parser, true);
    }
    return expect(parser, close, english, chinese, false);
}

static const struct node *parse_array(struct parser *parser) {
    size_t offset = parser->token.offset;
    const struct node **items;
    size_t count;
    next(parser, true);
    if (!parse_list(parser, "]", ", or ]", " , 或 ]", &items, &count)) {
        return NULL;
    }
    struct node *node = new_node(parser, NODE_ARRAY, offset, 1, 0);
    node->children = items;
    node->child_count = (uint32_t)count;
    return fold(parser, node);
}

static const char *parse_key(struct parser *parser) {
    const struct token *token = &parser->token;
    const char *key = NULL;
    if (token->kind == TOKEN_NAME) {
        key = token->text;
    } else if (token->kind == TOKEN_STRING || token->kind == TOKEN_NUMBER) {
        key = value_to_string(token->value, parser->lexer.arena);
    } else {
        fail_unexpected(parser, "a name", "名称");
        return NULL;
    }
    next(parser, false);
    return key;
}

static const struct node *parse_object(struct parser *parser) {
    size_t offset = parser->token.offset;
    struct node *node = new_node(parser, NODE_OBJECT, offset, 1, 0);
    struct arena *arena = parser->lexer.arena;
    const char **names = NULL;
    size_t name_capacity = 0;
    size_t capacity = 0;
    next(parser, true);
    while (!at_mark(parser, "}")) {
        const char *name = parse_key(parser);
        if (!name || !expect(parser, ":", ":", " :", true)) {
            return NULL;
        }
        const struct node *child = parse_conditional(parser);
        if (!child) {
            return NULL;
        }
        names =
            arena_grow(arena, names, node->child_count, &name_capacity, sizeof *names);
        node->children = arena_grow(
            arena, node->children, node->child_count, &capacity, sizeof *node->children);
        names[node->child_count] = name;
        node->children[node->child_count++] = child;
        if (!at_mark(parser, ",")) {
            break;
        }
        next(parser, true);
    }
    node->names = names;
    return expect(parser, "}", ", or }", " , 或 }", false) ? fold(parser, node) : NULL;
}

static bool check_count(struct parser *parser, const struct token *name,
    const struct function *function, size_t count) {
    if (count >= function->least &&
        (count <= function->most || function->most == ANY_COUNT)) {
        return true;
    }
    parser->lexer.failed = true;
    bool few = count < function->least;
    static const struct phrase few_words = {"at least", "至少要"};
    static const struct phrase many_words = {"at most", "至多有"};
    const struct phrase *words = few ? &few_words : &many_words;
    struct faults *faults = parser->lexer.faults;
    fault_add(faults, FAULT_ERROR, "expression-arguments", token_place(parser, name),
        "%s wants %s %d arguments, found %zu", "%s %s %d 个参数，此处有 %zu 个",
        function->name, words_in(faults->language, words->english, words->chinese),
        few ? function->least : function->most, count);
    return false;
}

/* A function that Vega has, of things that a still picture has not. */
static void fault_absent(struct parser *parser, const struct token *name) {
    static const struct phrase reasons[] = {
        [ABSENT_EVENTS] = {"it answers to events, of which a picture has none",
            "它处理交互事件，静态图里没有"},
        [ABSENT_MAPS] = {"maps are not drawn yet", "暂不支持地图"},
        [ABSENT_TREES] = {"there are no trees in Vega-Lite", "Vega-Lite 没有树状数据"},
        [ABSENT_SELECTIONS] = {"write {param: …} as a test", "请用 {param: …} 作条件"},
    };
    const struct phrase *reason = &reasons[function_absence(name->text)];
    enum language language = parser->lexer.faults->language;
    parser->lexer.failed = true;
    fault_add(parser->lexer.faults, FAULT_ERROR, "unsupported-function",
        token_place(parser, name), "the function %s can't be used: %s",
        "函数 %s 不能用：%s", name->text,
        words_in(language, reason->english, reason->chinese));
}

static const struct node *parse_call(struct parser *parser, struct token name) {
    const struct function *function = function_find(name.text);
    if (!function && function_absence(name.text) != ABSENT_NOT) {
        fault_absent(parser, &name);
        return NULL;
    }
    if (!function) {
        parser->lexer.failed = true;
        fault_add(parser->lexer.faults, FAULT_ERROR, "unknown-function",
            token_place(parser, &name), "there is no function %s", "没有 %s 这个函数",
            name.text);
        size_t count;
        const char *const *names = function_names(parser->lexer.arena, &count);
        fault_hint_near(parser->lexer.faults, name.text, names, count);
        return NULL;
    }
    const struct node **items;
    size_t count;
    next(parser, true);
    if (!parse_list(parser, ")", ", or )", " , 或 )", &items, &count) ||
        !check_count(parser, &name, function, count)) {
        return NULL;
    }
    struct node *node = new_node(parser, NODE_CALL, name.offset, name.length, 0);
    node->children = items;
    node->child_count = (uint32_t)count;
    node->function = function;
    return fold(parser, node);
}

static const struct node *parse_name(struct parser *parser) {
    struct token name = parser->token;
    next(parser, false);
    if (at_mark(parser, "(")) {
        return parse_call(parser, name);
    }
    struct value value;
    bool constant = constant_find(name.text, &value);
    struct node *node = new_node(
        parser, constant ? NODE_LITERAL : NODE_NAME, name.offset, name.length, 0);
    node->name = name.text;
    if (constant) {
        node->value = value;
    }
    return node;
}

static bool check_pattern(struct parser *parser, const struct token *token) {
    const struct member *members = token->value.members;
    if (token->kind != TOKEN_PATTERN ||
        pattern_compile(
            parser->lexer.arena, members[0].value.string, members[1].value.string)) {
        return true;
    }
    parser->lexer.failed = true;
    fault_add(parser->lexer.faults, FAULT_ERROR, "expression-syntax",
        token_place(parser, token),
        "/%s/ is no regular expression, or has what is not supported",
        "/%s/ 不是正则表达式，或用了不支持的写法", members[0].value.string);
    return false;
}

static const struct node *parse_primary(struct parser *parser) {
    struct token token = parser->token;
    switch (token.kind) {
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_PATTERN: {
        if (!check_pattern(parser, &token)) {
            return NULL;
        }
        struct node *node = new_node(parser, NODE_LITERAL, token.offset, token.length, 0);
        node->value = token.value;
        if (parser->arithmetic == ARITHMETIC_DOUBLE) {
            node->value.written = NULL;
        }
        next(parser, false);
        return node;
    }
    case TOKEN_NAME:
        return parse_name(parser);
    default:
        break;
    }
    if (at_mark(parser, "[")) {
        return parse_array(parser);
    }
    if (at_mark(parser, "{")) {
        return parse_object(parser);
    }
    if (!at_mark(parser, "(")) {
        return fail_unexpected(parser, "a value", "一个值");
    }
    next(parser, true);
    const struct node *inner = parse_conditional(parser);
    return inner && expect(parser, ")", ")", " )", false) ? inner : NULL;
}

static const struct node *parse_index(struct parser *parser, const struct node *object) {
    next(parser, true);
    const struct node *key = parse_conditional(parser);
    if (!key || !expect(parser, "]", "]", " ]", false)) {
        return NULL;
    }
    bool name = key->kind == NODE_LITERAL && key->value.type == VALUE_STRING;
    struct node *node = new_node(
        parser, name ? NODE_MEMBER : NODE_INDEX, key->offset, key->length, name ? 1 : 2);
    node->children[0] = object;
    if (name) {
        node->name = key->value.string;
    } else {
        node->children[1] = key;
    }
    return fold(parser, node);
}

static const struct node *parse_postfix(struct parser *parser) {
    const struct node *node = parse_primary(parser);
    while (node) {
        if (at_mark(parser, "[")) {
            node = parse_index(parser, node);
        } else if (at_mark(parser, ".")) {
            next(parser, false);
            if (parser->token.kind != TOKEN_NAME) {
                return fail_unexpected(parser, "a name", "名称");
            }
            struct node *member = new_node(
                parser, NODE_MEMBER, parser->token.offset, parser->token.length, 1);
            member->children[0] = node;
            member->name = parser->token.text;
            next(parser, false);
            node = fold(parser, member);
        } else if (at_mark(parser, "(")) {
            return fail_unexpected(parser,
                "an operator (functions are called by name: upper(x), not x.upper())",
                "运算符（函数直接以名称调用：写 upper(x)，不写 x.upper()）");
        } else {
            break;
        }
    }
    return node;
}

static const struct node *parse_unary(struct parser *parser) {
    for (size_t i = 0; i < countof(unaries); i++) {
        if (!at_mark(parser, unaries[i].mark)) {
            continue;
        }
        size_t offset = parser->token.offset;
        next(parser, true);
        const struct node *child = parse_binary(parser, UNARY_PRECEDENCE);
        if (!child) {
            return NULL;
        }
        struct node *node = new_node(parser, NODE_UNARY, offset, 1, 1);
        node->operator= unaries[i].operator;
        node->children[0] = child;
        return fold(parser, node);
    }
    return parse_postfix(parser);
}

static int find_binary(const struct parser *parser) {
    bool word = parser->token.kind == TOKEN_MARK || parser->token.kind == TOKEN_NAME;
    for (size_t i = 0; word && i < countof(binaries); i++) {
        if (strcmp(parser->token.text, binaries[i].mark) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* Everything that binds at least as tightly as `least`. */
static const struct node *parse_binary(struct parser *parser, int least) {
    if (++parser->depth > DEPTH_LIMIT) {
        return fail_depth(parser);
    }
    const struct node *left = parse_unary(parser);
    int found;
    while (left && (found = find_binary(parser)) >= 0 &&
           binaries[found].precedence >= least) {
        struct token token = parser->token;
        next(parser, true);
        const struct node *right = parse_binary(parser, binaries[found].precedence + 1);
        if (!right) {
            return NULL;
        }
        struct node *node = new_node(parser, NODE_BINARY, token.offset, token.length, 2);
        node->operator= binaries[found].operator;
        node->children[0] = left;
        node->children[1] = right;
        left = fold(parser, node);
    }
    parser->depth--;
    return left;
}

static const struct node *parse_conditional(struct parser *parser) {
    const struct node *test = parse_binary(parser, 1);
    if (!test || !at_mark(parser, "?")) {
        return test;
    }
    if (++parser->depth > DEPTH_LIMIT) {
        return fail_depth(parser);
    }
    size_t offset = parser->token.offset;
    next(parser, true);
    const struct node *yes = parse_conditional(parser);
    if (!yes || !expect(parser, ":", ":", " :", true)) {
        return NULL;
    }
    const struct node *no = parse_conditional(parser);
    if (!no) {
        return NULL;
    }
    parser->depth--;
    struct node *node = new_node(parser, NODE_CONDITIONAL, offset, 1, 3);
    node->children[0] = test;
    node->children[1] = yes;
    node->children[2] = no;
    return fold(parser, node);
}

const struct expression *expression_parse_part(struct arena *arena, const char *text,
    size_t start, size_t end, struct place at, enum arithmetic arithmetic,
    struct faults *faults) {
    struct parser parser = {
        .lexer = {arena, faults, text, start, end, at, false}, .arithmetic = arithmetic};
    next(&parser, true);
    const struct node *root = parse_conditional(&parser);
    if (root && parser.token.kind != TOKEN_END) {
        fail_unexpected(&parser, "an operator or the end", "运算符或表达式的结尾");
    }
    if (!root || parser.lexer.failed) {
        return NULL;
    }
    struct expression *expression = arena_new(arena, struct expression);
    *expression = (struct expression){root, text, at, arithmetic};
    return expression;
}

const struct expression *expression_parse(struct arena *arena, const char *text,
    struct place at, enum arithmetic arithmetic, struct faults *faults) {
    return expression_parse_part(arena, text, 0, strlen(text), at, arithmetic, faults);
}
