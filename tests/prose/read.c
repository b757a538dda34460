/* Markdown files and the prose they give, each run with its place in the file: NAME.md
 * beside NAME.txt. TUBIAO_WRITE_GOLDENS=1 writes the .txt anew, for review. */
#include "golden.h"

#include "data/reader.h"
#include "prose/prose.h"

static const char *const kinds[] = {"document", "paragraph", "heading", "list", "item",
    "quote", "code", "rule", "output", "table", "row", "cell", "footnote"};

static void print_run(const struct prose_run *run, struct buffer *out) {
    static const char *const marks[] = {"strong", "emphasis", "monospace"};
    buffer_append_json(out, run->text);
    buffer_print(out, " %u:%u+%u", run->place.line, run->place.column, run->place.length);
    for (size_t i = 0; i < countof(marks); i++) {
        buffer_print(out, "%s%s", run->marks & (1 << i) ? " " : "",
            run->marks & (1 << i) ? marks[i] : "");
    }
    buffer_append_string(out, run->computed ? " computed" : "");
    buffer_append_string(out, run->reference ? " reference" : "");
    if (run->link) {
        buffer_print(out, " link=%s", run->link);
    }
    if (run->footnote) {
        buffer_print(out, " footnote=%d", run->footnote);
    }
    buffer_append_char(out, '\n');
}

static void print_node(const struct prose_node *node, int depth, struct buffer *out) {
    buffer_print(out, "%*s%s %u:%u", depth * 2, "", kinds[node->kind], node->place.line,
        node->place.column);
    buffer_append_string(out, node->ordered ? " ordered" : "");
    buffer_append_string(out, node->head ? " head" : "");
    if (node->level) {
        buffer_print(out, " level=%d", node->level);
    }
    if (node->align) {
        buffer_print(out, " align=%d", (int)node->align);
    }
    if (node->target) {
        buffer_print(out, " target=%s", node->target);
    }
    buffer_append_char(out, '\n');
    for (size_t i = 0; i < node->run_count; i++) {
        buffer_print(out, "%*s", depth * 2 + 2, "");
        print_run(&node->runs[i], out);
    }
    for (const struct prose_node *child = node->first; child; child = child->next) {
        assert_ptr_equal(child->parent, node);
        print_node(child, depth + 1, out);
    }
}

static struct scope names[3];

static const struct scope *test_names(void) {
    names[0] = (struct scope){NULL, "a", value_number(2)};
    names[1] = (struct scope){&names[0], "b", value_number(3)};
    names[2] = (struct scope){&names[1], "name", value_string("曲阜*市*")};
    return &names[2];
}

static void check_file(struct job *job, const char *name) {
    const char *path = test_path(job, arena_print(&job->arena, "prose/%s.md", name));
    struct value part = value_string(path);
    struct prose_node *document =
        prose_read_part(&job->arena, &part, test_names(), &job->faults);
    struct buffer out = {0};
    if (document) {
        print_node(document, 0, &out);
    }
    faults_print_text(&job->faults, &out);
    /* the folder of the tests is not everywhere the same */
    const char *folder = test_path(job, "");
    struct buffer plain = {0};
    for (const char *c = out.data; *c;) {
        size_t skip = strncmp(c, folder, strlen(folder)) == 0 ? strlen(folder) : 0;
        c += skip;
        buffer_append_char(&plain, *c);
        c += *c != 0;
    }
    golden_check(job, arena_print(&job->arena, "prose/%s.txt", name), plain.data);
    buffer_finish(&plain);
    buffer_finish(&out);
}

static void test_files(void **state) {
    static const char *const files[] = {
        "emphasis", "expressions", "blocks", "links", "html", "indent"};
    for (size_t i = 0; i < countof(files); i++) {
        struct job *job = job_new();
        check_file(job, files[i]);
        job_free(job);
    }
    (void)state;
}

/* Text in a YAML value is found in the file as it stands there. */
static void test_inline(void **state) {
    struct job *job = job_new();
    const struct source *source = source_from_text(&job->arena, "report.yaml",
        "prose:\n  其他: |\n    第一段。\n\n    共${a + b}件，**完**。\n");
    struct value document;
    assert_true(document_read(&job->arena, source, &document, &job->faults));
    const struct value *part = value_member(value_member(&document, "prose"), "其他");
    struct prose_node *prose =
        prose_read_part(&job->arena, part, test_names(), &job->faults);
    assert_non_null(prose);
    const struct prose_node *second = prose->first->next;
    assert_string_equal(prose_text(&job->arena, second), "共5件，完。");
    assert_int_equal(second->runs[1].place.line, 5);
    assert_int_equal(second->runs[1].place.column, 6);
    assert_true(second->runs[1].computed);
    assert_string_equal(second->runs[3].text, "完");
    assert_int_equal(second->runs[3].place.column, 18);
    job_free(job);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files), cmocka_unit_test(test_inline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
