/* The structure tree of a plain document (ISO 32000-1, 14.7): an object an element, what
 * each holds in the order painted, and the way back from content to element. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "surface/plain.h"

/* Marks and links by element, in the order painted. */
struct ordering {
    struct plain *plain;
    uint32_t *first; /* by element number: its first mark, + 1; 0: none */
    uint32_t *next;  /* by mark: the next of the same element, + 1 */
    uint32_t *last;
    uint32_t *begins; /* by element number: the first mark in it or below, + 1 */
};

static size_t count_elements(const struct element *element) {
    size_t count = 1;
    for (size_t i = 0; i < element->child_count; i++) {
        count += count_elements(element->children[i]);
    }
    return count;
}

static struct ordering order_marks(
    struct plain *plain, struct arena *arena, size_t count) {
    struct ordering ordering = {plain, arena_array(arena, count + 1, sizeof(uint32_t)),
        arena_array(arena, plain->mark_count + 1, sizeof(uint32_t)),
        arena_array(arena, count + 1, sizeof(uint32_t)),
        arena_array(arena, count + 1, sizeof(uint32_t))};
    for (size_t i = 0; i < plain->mark_count; i++) {
        int number = plain->marks[i].element->number;
        if (ordering.first[number]) {
            ordering.next[ordering.last[number] - 1] = (uint32_t)i + 1;
        } else {
            ordering.first[number] = (uint32_t)i + 1;
        }
        ordering.last[number] = (uint32_t)i + 1;
    }
    return ordering;
}

/* Children without content stand behind the one before them. */
static size_t find_begin(
    const struct ordering *ordering, const struct element *element, size_t before) {
    size_t begin = ordering->first[element->number];
    for (size_t i = 0; i < element->child_count; i++) {
        size_t child = find_begin(ordering, element->children[i], begin);
        begin = child && (!begin || child < begin) ? child : begin;
    }
    begin = begin ? begin : before;
    ordering->begins[element->number] = (uint32_t)begin;
    return begin;
}

static void put_string(struct buffer *out, const char *text) {
    buffer_append_char(out, '(');
    for (; *text; text++) {
        if (*text == '(' || *text == ')' || *text == '\\') {
            buffer_append_char(out, '\\');
        }
        buffer_append_char(out, *text);
    }
    buffer_append_char(out, ')');
}

static void put_attributes(const struct element *element, struct buffer *out) {
    bool spans = element->row_span > 1 || element->column_span > 1;
    if (!element->scope && !element->header_count && !spans) {
        return;
    }
    buffer_append_string(out, "/A<</O/Table");
    if (element->scope) {
        buffer_print(out, "/Scope/%s", element->scope);
    }
    if (element->row_span > 1) {
        buffer_print(out, "/RowSpan %d", element->row_span);
    }
    if (element->column_span > 1) {
        buffer_print(out, "/ColSpan %d", element->column_span);
    }
    if (element->header_count) {
        buffer_append_string(out, "/Headers[");
        for (size_t i = 0; i < element->header_count; i++) {
            put_string(out, element->headers[i]);
        }
        buffer_append_char(out, ']');
    }
    buffer_append_string(out, ">>");
}

static void put_mark(const struct plain *plain, const struct plain_mark *mark, int page,
    struct buffer *out) {
    if (mark->page == page) {
        pdf_put(out, mark->mcid);
        return;
    }
    buffer_print(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>", plain->first_page + mark->page,
        mark->mcid);
}

/* A link's annotation belongs to it. */
static void put_annotations(
    const struct plain *plain, const struct element *element, struct buffer *out) {
    for (size_t i = 0; element->link && i < plain->link_count; i++) {
        if (plain->links[i].element == element) {
            buffer_print(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>",
                plain->first_link + (int)i, plain->first_page + plain->links[i].page);
        }
    }
}

/* Its marks and its children as they were painted. */
static void put_kids(const struct ordering *ordering, const struct element *element,
    int page, struct buffer *out) {
    const struct plain *plain = ordering->plain;
    size_t mark = ordering->first[element->number];
    size_t child = 0;
    while (mark || child < element->child_count) {
        const struct element *next =
            child < element->child_count ? element->children[child] : NULL;
        bool take_mark = mark && (!next || ordering->begins[next->number] == 0 ||
                                     mark < ordering->begins[next->number]);
        if (take_mark) {
            put_mark(plain, &plain->marks[mark - 1], page, out);
            mark = ordering->next[mark - 1];
        } else {
            pdf_put(out, plain->first_element + next->number - 1);
            buffer_append_string(out, "0 R ");
            child++;
        }
    }
    put_annotations(plain, element, out);
}

static void write_element(const struct ordering *ordering, const struct element *element,
    int parent, struct buffer *out) {
    struct plain *plain = ordering->plain;
    int number = plain->first_element + element->number - 1;
    size_t mark = ordering->first[element->number];
    int page = mark ? plain->marks[mark - 1].page : -1;
    out->length = 0;
    buffer_append_string(out, "<</S/");
    buffer_append_string(out, element->tag);
    buffer_append_string(out, "/P ");
    pdf_put(out, parent);
    buffer_append_string(out, "0 R");
    if (page >= 0) {
        buffer_append_string(out, "/Pg ");
        pdf_put(out, plain->first_page + page);
        buffer_append_string(out, "0 R");
    }
    put_attributes(element, out);
    if (element->id) {
        buffer_append_string(out, "/ID");
        put_string(out, element->id);
    }
    if (element->alternative) {
        buffer_append_string(out, "/Alt");
        pdf_put_text(out, element->alternative);
    }
    if (element->language) {
        buffer_append_string(out, "/Lang");
        put_string(out, element->language);
    }
    buffer_append_string(out, "/K[");
    put_kids(ordering, element, page, out);
    buffer_append_string(out, "]>>");
    pdf_file_object(plain->file, number, out);
    for (size_t i = 0; i < element->child_count; i++) {
        write_element(ordering, element->children[i], number, out);
    }
}

/* From pages' content and links to elements (14.7.4.4): one array a page. */
static int write_parents(struct plain *plain, struct buffer *out) {
    struct buffer tree = {0};
    int root = pdf_file_reserve(plain->file, 1);
    buffer_append_string(&tree, "<</Nums[");
    size_t at = 0;
    for (int page = 0; page < (int)plain->scene->page_count; page++) {
        int number = pdf_file_reserve(plain->file, 1);
        out->length = 0;
        buffer_append_char(out, '[');
        for (; at < plain->mark_count && plain->marks[at].page == page; at++) {
            pdf_put(out, plain->first_element + plain->marks[at].element->number - 1);
            buffer_append_string(out, "0 R ");
        }
        buffer_append_char(out, ']');
        pdf_file_object(plain->file, number, out);
        buffer_print(&tree, "%d %d 0 R ", page, number);
    }
    for (size_t i = 0; i < plain->link_count; i++) {
        buffer_print(&tree, "%d %d 0 R ", (int)(plain->scene->page_count + i),
            plain->first_element + plain->links[i].element->number - 1);
    }
    buffer_append_string(&tree, "]>>");
    pdf_file_object(plain->file, root, &tree);
    buffer_finish(&tree);
    return root;
}

/* Elements that have names, for Headers (14.8.5.7). */
struct named {
    const char *id;
    int number;
};

static void gather(struct plain *plain, const struct element *element, struct named *list,
    size_t *count) {
    if (element->id) {
        list[(*count)++] =
            (struct named){element->id, plain->first_element + element->number - 1};
    }
    for (size_t i = 0; i < element->child_count; i++) {
        gather(plain, element->children[i], list, count);
    }
}

static int compare_named(const void *a, const void *b) {
    return strcmp(((const struct named *)a)->id, ((const struct named *)b)->id);
}

static int write_names(
    struct plain *plain, struct arena *arena, size_t elements, struct buffer *out) {
    struct named *list = arena_array(arena, elements, sizeof *list);
    size_t count = 0;
    gather(plain, plain->scene->structure, list, &count);
    if (!count) {
        return 0;
    }
    qsort(list, count, sizeof *list, compare_named);
    int number = pdf_file_reserve(plain->file, 1);
    out->length = 0;
    buffer_append_string(out, "<</Names[");
    for (size_t i = 0; i < count; i++) {
        put_string(out, list[i].id);
        buffer_print(out, "%d 0 R ", list[i].number);
    }
    buffer_append_string(out, "]>>");
    pdf_file_object(plain->file, number, out);
    return number;
}

void plain_write_structure(struct plain *plain) {
    const struct element *document = plain->scene->structure;
    if (!document) {
        return;
    }
    struct arena scratch = {0};
    struct buffer out = {0};
    size_t count = count_elements(document);
    struct ordering ordering = order_marks(plain, &scratch, count);
    find_begin(&ordering, document, 0);
    plain->first_element = pdf_file_reserve(plain->file, (int)count);
    plain->structure = pdf_file_reserve(plain->file, 1);
    write_element(&ordering, document, plain->structure, &out);
    int parents = write_parents(plain, &out);
    int names = write_names(plain, &scratch, count, &out);
    out.length = 0;
    buffer_print(&out, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R",
        plain->first_element, parents);
    if (names) {
        buffer_print(&out, "/IDTree %d 0 R", names);
    }
    buffer_print(
        &out, "/ParentTreeNextKey %zu>>", plain->scene->page_count + plain->link_count);
    pdf_file_object(plain->file, plain->structure, &out);
    buffer_finish(&out);
    arena_finish(&scratch);
}
