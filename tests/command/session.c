/* Sessions: what stays of a picture when files change, break and come back; which files a
 * run asks for. */
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

#include "command/session.h"

extern const struct block_kind *const block_kinds[];

static const char layout_text[] =
    "tubiao: 1\nname: desk\ntheme: web\noutputs:\n"
    "  one: {figure: {width: 100, blocks: [{text: \"${word}\"}]}}\n"
    "  two: {title: 第二个, figure: {width: 100, blocks: [{image: picture.png}]}}\n";
static const char report_text[] = "tubiao: 1\nlayout: layout.yaml\nword: 一\n";

struct desk {
    struct arena arena;
    const char *folder;
    struct engine engine;
    struct options options;
    struct session *session;
};

static const char *desk_path(struct desk *desk, const char *name) {
    return arena_print(&desk->arena, "%s/%s", desk->folder, name);
}

static void write_file(struct desk *desk, const char *name, const char *text) {
    FILE *stream = fopen(desk_path(desk, name), "w");
    assert_non_null(stream);
    fputs(text, stream);
    fclose(stream);
}

static struct desk *desk_new(void) {
    struct desk *desk = calloc(1, sizeof *desk);
    char *folder = arena_copy_string(&desk->arena, "/tmp/tubiao-session-XXXXXX");
    assert_non_null(mkdtemp(folder));
    desk->folder = folder;
    write_file(desk, "layout.yaml", layout_text);
    write_file(desk, "report.yaml", report_text);
    const char **words = arena_array(&desk->arena, 1, sizeof *words);
    words[0] = folder;
    engine_init(&desk->engine, block_kinds);
    desk->options = (struct options){.words = words, .word_count = 1};
    desk->session = session_open(&desk->engine, &desk->options);
    return desk;
}

static void desk_free(struct desk *desk) {
    static const char *const names[] = {"layout.yaml", "report.yaml", "picture.png"};
    session_close(desk->session);
    engine_finish(&desk->engine);
    for (size_t i = 0; i < countof(names); i++) {
        unlink(desk_path(desk, names[i]));
    }
    rmdir(desk->folder);
    arena_finish(&desk->arena);
    free(desk);
}

/* The output's scene as text; "" without one. */
static const char *draw(struct desk *desk, const char *name, bool *is_latest) {
    size_t index;
    struct buffer buffer = {0};
    struct surface_options options = {.scale = 1};
    assert_true(session_find(desk->session, name, &index));
    *is_latest = session_draw(desk->session, index)->is_latest;
    session_paint(desk->session, index, 0, surface_find("scene"), &options, &buffer,
        &desk->engine.faults);
    const char *text =
        arena_copy(&desk->arena, buffer.data ? buffer.data : "", buffer.length);
    buffer_finish(&buffer);
    return text;
}

static bool has_fault(struct desk *desk, size_t index, const char *kind) {
    const struct faults *faults = session_faults(desk->session, index);
    for (size_t i = 0; i < faults->count; i++) {
        if (strcmp(faults->items[i].kind, kind) == 0) {
            return true;
        }
    }
    return false;
}

static bool asks_for(struct desk *desk, const char *name) {
    const struct file_list *files = session_files(desk->session);
    const char *path = desk_path(desk, name);
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->items[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

/* A report that can't be read leaves the outputs and their pictures; one that can again
 * gives the new picture. */
static void the_last_good_picture_stays(void **state) {
    (void)state;
    struct desk *desk = desk_new();
    bool latest;
    session_read(desk->session);
    const char *before = draw(desk, "one", &latest);
    assert_true(latest);
    assert_non_null(strstr(before, "一"));
    write_file(desk, "report.yaml", "tubiao: 1\nlayout: layout.yaml\nword: [一\n");
    session_read(desk->session);
    assert_string_equal(draw(desk, "one", &latest), before);
    assert_false(latest);
    assert_true(session_faults(desk->session, 0)->error_count > 0);
    assert_int_equal(session_output_count(desk->session), 2);
    write_file(desk, "report.yaml", "tubiao: 1\nlayout: layout.yaml\nword: 二\n");
    session_read(desk->session);
    assert_non_null(strstr(draw(desk, "one", &latest), "二"));
    assert_true(latest);
    assert_int_equal(session_faults(desk->session, 0)->error_count, 0);
    desk_free(desk);
}

/* What is wrong with one output is told of it alone, and files that are not there are asked
 * for, so that somebody can wait for them. */
static void outputs_fail_alone(void **state) {
    (void)state;
    struct desk *desk = desk_new();
    bool latest;
    session_read(desk->session);
    draw(desk, "one", &latest);
    assert_true(latest);
    draw(desk, "two", &latest);
    assert_false(latest);
    assert_false(has_fault(desk, 0, "no-file"));
    assert_true(has_fault(desk, 1, "no-file"));
    assert_true(has_fault(desk, SESSION_ALL, "no-file"));
    assert_true(asks_for(desk, "report.yaml"));
    assert_true(asks_for(desk, "picture.png"));
    assert_string_equal(session_output(desk->session, 1)->title, "第二个");
    desk_free(desk);
}

/* Outputs keep their pictures by name when the layout lists others. */
static void outputs_come_and_go(void **state) {
    (void)state;
    struct desk *desk = desk_new();
    bool latest;
    session_read(desk->session);
    const char *before = draw(desk, "one", &latest);
    write_file(desk, "layout.yaml",
        "tubiao: 1\nname: desk\ntheme: web\noutputs:\n"
        "  new: {figure: {width: 100, blocks: [{text: 新}]}}\n"
        "  one: {figure: {width: 100, blocks: [{txt: 一}]}}\n");
    session_read(desk->session);
    assert_string_equal(draw(desk, "one", &latest), before);
    assert_false(latest);
    assert_non_null(strstr(draw(desk, "new", &latest), "新"));
    size_t index;
    assert_false(session_find(desk->session, "two", &index));
    assert_true(session_find(desk->session, "one", &index));
    assert_int_equal(index, 1);
    desk_free(desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_good_picture_stays),
        cmocka_unit_test(outputs_fail_alone),
        cmocka_unit_test(outputs_come_and_go),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
