/* Markdown to prose, through cmark-gfm. Its tree is copied and freed here. */
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "prose/runs.h"

struct walk {
    struct run_writer writer;
    struct faults *faults;
    bool ok;
};

static struct prose_node *add_node(
    struct walk *walk, struct prose_node *parent, enum prose_kind kind) {
    struct prose_node *node = arena_new(walk->writer.arena, struct prose_node);
    node->kind = kind;
    node->parent = parent;
    if (!parent) {
        return node;
    }
    if (parent->last) {
        parent->last->next = node;
    } else {
        parent->first = node;
    }
    parent->last = node;
    return node;
}

/* A block of the parser begins at a line that it tells; its text is looked for from there. */
static void begin_block(struct walk *walk, cmark_node *from, struct prose_node *node) {
    int line = cmark_node_get_start_line(from);
    if (line <= 0) {
        return;
    }
    runs_seek_line(&walk->writer, line);
    const struct extract *extract = walk->writer.extract;
    size_t offset = extract->offsets[walk->writer.cursor];
    node->place = extract_place(extract, offset, offset);
}

static void fault_html(struct walk *walk, cmark_node *node) {
    const char *literal = cmark_node_get_literal(node);
    if (strncmp(literal, "<!--", 4) == 0) {
        return; /* the writer's own remark */
    }
    const char *first = arena_copy(walk->writer.arena, literal, strcspn(literal, "\n"));
    int line = cmark_node_get_start_line(node);
    if (line > 0) {
        runs_seek_line(&walk->writer, line);
    }
    fault_add(walk->faults, FAULT_ERROR, "html-in-prose", runs_find(&walk->writer, first),
        "HTML in prose is not set; write Markdown instead of %s",
        "文字部分里不能写 HTML，请改用 Markdown：%s",
        runs_plain(walk->writer.arena, walk->writer.extract, first));
    walk->ok = false;
}

/* The document's own address, private characters put back. */
static const char *target_of(struct walk *walk, cmark_node *node) {
    const char *url = cmark_node_get_url(node);
    return runs_plain(walk->writer.arena, walk->writer.extract, url ? url : "");
}

static void add_inlines(
    struct walk *walk, struct prose_node *node, cmark_node *parent, struct run_look look);

/* An output or picture stands behind the paragraph that names it. */
static void add_output(struct walk *walk, struct prose_node *node, cmark_node *image) {
    struct prose_node *block = node;
    while (block->parent && block->parent->kind != PROSE_DOCUMENT &&
           block->parent->kind != PROSE_QUOTE) {
        block = block->parent;
    }
    struct prose_node *output = arena_new(walk->writer.arena, struct prose_node);
    output->kind = PROSE_OUTPUT;
    output->parent = block->parent;
    output->target = target_of(walk, image);
    add_inlines(walk, output, image, (struct run_look){0});
    struct run_writer look_up = walk->writer;
    const char *url = cmark_node_get_url(image);
    output->place = runs_find(&look_up, url ? url : "");
    struct prose_node **end = &block->next;
    while (*end) {
        end = &(*end)->next;
    }
    *end = output;
    if (block->parent) {
        block->parent->last = output;
    }
}

static void add_link(
    struct walk *walk, struct prose_node *node, cmark_node *link, struct run_look look) {
    look.link = target_of(walk, link);
    if (cmark_node_first_child(link)) {
        add_inlines(walk, node, link, look);
        return;
    }
    struct run_writer look_up = walk->writer;
    struct prose_run run = {.text = "",
        .place = runs_find(&look_up, cmark_node_get_url(link)),
        .marks = look.marks,
        .link = look.link,
        .reference = true};
    runs_add_run(&walk->writer, node, run);
}

static int mark_of(cmark_node_type type) {
    return type == CMARK_NODE_STRONG ? PROSE_STRONG : PROSE_EMPHASIS;
}

static void add_inline(
    struct walk *walk, struct prose_node *node, cmark_node *child, struct run_look look) {
    cmark_node_type type = cmark_node_get_type(child);
    switch (type) {
    case CMARK_NODE_TEXT:
        runs_add(&walk->writer, node, cmark_node_get_literal(child), look);
        return;
    case CMARK_NODE_CODE:
        look.marks |= PROSE_MONOSPACE;
        runs_add(&walk->writer, node, cmark_node_get_literal(child), look);
        return;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        runs_end_line(node, walk->writer.arena, type == CMARK_NODE_LINEBREAK);
        return;
    case CMARK_NODE_HTML_INLINE:
        fault_html(walk, child);
        return;
    case CMARK_NODE_LINK:
        add_link(walk, node, child, look);
        return;
    case CMARK_NODE_IMAGE:
        add_output(walk, node, child);
        return;
    case CMARK_NODE_FOOTNOTE_REFERENCE: {
        const char *number = cmark_node_get_literal(child); /* in order of use */
        struct prose_run run = {
            .text = arena_copy_string(walk->writer.arena, number), .marks = look.marks};
        run.length = strlen(run.text);
        run.footnote = (int)strtol(number, NULL, 10);
        runs_add_run(&walk->writer, node, run);
        return;
    }
    default:
        look.marks |= mark_of(type);
        add_inlines(walk, node, child, look);
    }
}

static void add_inlines(struct walk *walk, struct prose_node *node, cmark_node *parent,
    struct run_look look) {
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child)) {
        add_inline(walk, node, child, look);
    }
}

/* 　　 before a paragraph or a line of it is how many writers indent; the style does that. */
static void trim_run(struct prose_run *run) {
    static const char space[] = "\u3000";
    while (!run->computed && strncmp(run->text, space, strlen(space)) == 0) {
        run->text += strlen(space);
        run->length -= strlen(space);
        run->place.column += run->place.line > 0;
        run->place.length -= run->place.length > 0;
    }
}

static void trim_indents(struct prose_node *node) {
    size_t kept = 0;
    for (size_t i = 0; i < node->run_count; i++) {
        struct prose_run *run = &node->runs[i];
        if (i == 0 || run->place.line > run[-1].place.line) {
            trim_run(run);
        }
        if (run->length || run->reference) {
            node->runs[kept++] = *run;
        }
    }
    node->run_count = kept;
}

static void add_blocks(struct walk *walk, struct prose_node *parent, cmark_node *from);

static void add_text_block(struct walk *walk, struct prose_node *parent, cmark_node *from,
    enum prose_kind kind) {
    struct prose_node *node = add_node(walk, parent, kind);
    begin_block(walk, from, node);
    walk->writer.source_end = SIZE_MAX;
    if (kind == PROSE_HEADING) {
        node->level = cmark_node_get_heading_level(from);
    }
    if (kind == PROSE_CODE) {
        runs_add(&walk->writer, node, cmark_node_get_literal(from),
            (struct run_look){PROSE_MONOSPACE, NULL});
        return;
    }
    add_inlines(walk, node, from, (struct run_look){0});
    trim_indents(node);
    if (kind == PROSE_PARAGRAPH && !node->run_count) { /* it held outputs alone */
        struct prose_node **at = &parent->first;
        struct prose_node *before = NULL;
        while (*at != node) {
            before = *at;
            at = &(*at)->next;
        }
        *at = node->next;
        parent->last = node->next ? parent->last : before;
    }
}

static void add_list(struct walk *walk, struct prose_node *parent, cmark_node *from) {
    struct prose_node *list = add_node(walk, parent, PROSE_LIST);
    begin_block(walk, from, list);
    list->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    list->level = list->ordered ? cmark_node_get_list_start(from) : 0;
    list->tight = cmark_node_get_list_tight(from);
    for (cmark_node *child = cmark_node_first_child(from); child;
         child = cmark_node_next(child)) {
        struct prose_node *item = add_node(walk, list, PROSE_ITEM);
        begin_block(walk, child, item);
        add_blocks(walk, item, child);
    }
}

static void add_table(struct walk *walk, struct prose_node *parent, cmark_node *from) {
    struct prose_node *table = add_node(walk, parent, PROSE_TABLE);
    begin_block(walk, from, table);
    const uint8_t *aligns = cmark_gfm_extensions_get_table_alignments(from);
    for (cmark_node *row = cmark_node_first_child(from); row;
         row = cmark_node_next(row)) {
        struct prose_node *line = add_node(walk, table, PROSE_ROW);
        begin_block(walk, row, line);
        line->head = cmark_gfm_extensions_get_table_row_is_header(row);
        int column = 0;
        for (cmark_node *cell = cmark_node_first_child(row); cell;
             cell = cmark_node_next(cell), column++) {
            struct prose_node *node = add_node(walk, line, PROSE_CELL);
            uint8_t align = aligns ? aligns[column] : 0;
            node->align = align == 'l'   ? PROSE_ALIGN_LEFT
                          : align == 'c' ? PROSE_ALIGN_CENTER
                          : align == 'r' ? PROSE_ALIGN_RIGHT
                                         : PROSE_ALIGN_NONE;
            walk->writer.source_end = SIZE_MAX;
            node->place = line->place;
            add_inlines(walk, node, cell, (struct run_look){0});
            node->place = node->run_count ? node->runs[0].place : line->place;
        }
    }
}

static void add_container(struct walk *walk, struct prose_node *parent, cmark_node *from,
    enum prose_kind kind, int level) {
    struct prose_node *node = add_node(walk, parent, kind);
    begin_block(walk, from, node);
    node->level = level;
    add_blocks(walk, node, from);
}

static void add_block(struct walk *walk, struct prose_node *parent, cmark_node *from) {
    cmark_node_type type = cmark_node_get_type(from);
    if (type == CMARK_NODE_PARAGRAPH) {
        add_text_block(walk, parent, from, PROSE_PARAGRAPH);
    } else if (type == CMARK_NODE_HEADING) {
        add_text_block(walk, parent, from, PROSE_HEADING);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        add_text_block(walk, parent, from, PROSE_CODE);
    } else if (type == CMARK_NODE_LIST) {
        add_list(walk, parent, from);
    } else if (strcmp(cmark_node_get_type_string(from), "table") == 0) {
        add_table(walk, parent, from);
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        add_container(walk, parent, from, PROSE_QUOTE, 0);
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        int number = 1;
        for (struct prose_node *n = parent->first; n; n = n->next) {
            number += n->kind == PROSE_FOOTNOTE;
        }
        add_container(walk, parent, from, PROSE_FOOTNOTE, number);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        begin_block(walk, from, add_node(walk, parent, PROSE_RULE));
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        fault_html(walk, from);
    }
}

static void add_blocks(struct walk *walk, struct prose_node *parent, cmark_node *from) {
    for (cmark_node *child = cmark_node_first_child(from); child;
         child = cmark_node_next(child)) {
        add_block(walk, parent, child);
    }
}

static cmark_node *parse(const struct extract *extract) {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table) {
        cmark_parser_attach_syntax_extension(parser, table);
    }
    cmark_parser_feed(parser, extract->text, extract->length);
    cmark_node *tree = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return tree;
}

struct prose_node *prose_read(struct arena *arena, const char *text, struct place at,
    const struct scope *scope, struct faults *faults) {
    struct extract extract;
    bool ok = extract_make(arena, text, at, scope, &extract, faults);
    struct walk walk = {
        .writer = {arena, &extract, 0, SIZE_MAX}, .faults = faults, .ok = ok};
    cmark_node *tree = parse(&extract);
    struct prose_node *document = add_node(&walk, NULL, PROSE_DOCUMENT);
    document->place = at;
    add_blocks(&walk, document, tree);
    cmark_node_free(tree);
    return walk.ok ? document : NULL;
}
