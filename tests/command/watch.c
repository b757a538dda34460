/* Watching: whatever way an editor saves in, the change is seen once it is whole; what
 * concerns nobody is not. */
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "support.h"

#include "command/watch.h"

/* In ms. */
enum { LONG = 1500, SHORT = 250 };

struct desk {
    struct arena arena;
    const char *folder;
    struct watch *watch;
};

static const char *path(struct desk *desk, const char *name) {
    return arena_print(&desk->arena, "%s/%s", desk->folder, name);
}

static void write_file(struct desk *desk, const char *name, const char *text) {
    FILE *stream = fopen(path(desk, name), "w");
    assert_non_null(stream);
    fputs(text, stream);
    fclose(stream);
}

static void rename_file(struct desk *desk, const char *from, const char *to) {
    assert_int_equal(rename(path(desk, from), path(desk, to)), 0);
}

static void make_folder(struct desk *desk, const char *name) {
    assert_int_equal(mkdir(path(desk, name), 0777), 0);
}

static void link_file(struct desk *desk, const char *target, const char *name) {
    assert_int_equal(symlink(target, path(desk, name)), 0);
}

static double now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bool wait_for_change(struct desk *desk, double most) {
    double end = now_ms() + most;
    while (now_ms() < end) {
        struct pollfd wait = {watch_descriptor(desk->watch), POLLIN, 0};
        int left = (int)(end - now_ms()) + 1;
        int until = watch_wait(desk->watch);
        poll(&wait, 1, until < left ? until : left);
        if (watch_changed(desk->watch)) {
            return true;
        }
    }
    return false;
}

static void follow(struct desk *desk, const char *name) {
    struct file_list files = {.arena = &desk->arena};
    file_list_note(&files, path(desk, name));
    watch_follow(desk->watch, &files);
}

static void save_over(struct desk *desk) {
    write_file(desk, "real/report.yaml", "b");
}

static void save_by_renaming(struct desk *desk) {
    write_file(desk, "real/.report.tmp", "b");
    rename_file(desk, "real/.report.tmp", "real/report.yaml");
}

/* As vim does with a backup. */
static void save_beside_a_backup(struct desk *desk) {
    rename_file(desk, "real/report.yaml", "real/report.yaml~");
    write_file(desk, "real/report.yaml", "b");
}

static void leave_half_written(struct desk *desk) {
    int file = open(path(desk, "real/report.yaml"), O_WRONLY | O_TRUNC);
    assert_int_equal(write(file, "b", 1), 1);
}

static void delete_it(struct desk *desk) {
    assert_int_equal(unlink(path(desk, "real/report.yaml")), 0);
}

static void make_the_folder_anew(struct desk *desk) {
    delete_it(desk);
    assert_int_equal(rmdir(path(desk, "real")), 0);
    make_folder(desk, "real");
    write_file(desk, "real/report.yaml", "b");
}

static void exchange_the_folder(struct desk *desk) {
    make_folder(desk, "new");
    write_file(desk, "new/report.yaml", "b");
    rename_file(desk, "real", "old");
    rename_file(desk, "new", "real");
}

static void lead_the_link_elsewhere(struct desk *desk) {
    make_folder(desk, "other");
    write_file(desk, "other/report.yaml", "b");
    link_file(desk, "other", "link.new");
    rename_file(desk, "link.new", "link");
}

static void write_others(struct desk *desk) {
    write_file(desk, "real/figure-1.svg", "b");
    write_file(desk, "real/report.yaml.swp", "b");
    write_file(desk, "report.yaml", "b");
    make_folder(desk, "real/figures");
}

static void do_nothing(struct desk *desk) {
    (void)desk;
}

static const struct {
    const char *followed;
    void (*act)(struct desk *desk);
    bool seen;
    bool is_brief; /* gone before anybody looks */
} cases[] = {
    {"real/report.yaml", save_over, true},
    {"real/report.yaml", save_by_renaming, true},
    {"real/report.yaml", save_beside_a_backup, true},
    {"real/report.yaml", leave_half_written, true},
    {"real/report.yaml", delete_it, true},
    {"real/report.yaml", make_the_folder_anew, true},
    {"real/report.yaml", exchange_the_folder, true},
    {"real/../link/./report.yaml", save_by_renaming, true},
    {"link/report.yaml", save_over, true},
    {"link/report.yaml", make_the_folder_anew, true},
    {"link/report.yaml", lead_the_link_elsewhere, true},
    {"new/report.yaml", exchange_the_folder, true, true},
    {"other/report.yaml", lead_the_link_elsewhere, true},
    {"link.yaml", save_by_renaming, true},
    {"real/report.yaml", write_others, false},
    {"link/report.yaml", write_others, false},
    {"none/report.yaml", write_others, false},
    {"real/report.yaml", do_nothing, false},
};

static struct desk *desk_new(enum watch_way way) {
    struct desk *desk = calloc(1, sizeof *desk);
    char *folder = arena_copy_string(&desk->arena, "/tmp/tubiao-watch-XXXXXX");
    assert_non_null(mkdtemp(folder));
    desk->folder = folder;
    desk->watch = watch_open(way);
    make_folder(desk, "real");
    write_file(desk, "real/report.yaml", "a");
    link_file(desk, "real", "link");
    link_file(desk, path(desk, "link/report.yaml"), "link.yaml");
    return desk;
}

static void desk_free(struct desk *desk) {
    char *command = arena_print(&desk->arena, "rm -rf %s", desk->folder);
    assert_int_equal(system(command), 0);
    watch_close(desk->watch);
    arena_finish(&desk->arena);
    free(desk);
}

static void pause_ms(long count) {
    nanosleep(&(struct timespec){.tv_nsec = count * 1000000}, NULL);
}

static void see_each_case(enum watch_way way) {
    for (size_t i = 0; i < countof(cases); i++) {
        struct desk *desk = desk_new(way);
        if (way == WATCH_EVENTS || !cases[i].is_brief) {
            pause_ms(25); /* else what was made just now counts as a change */
            follow(desk, cases[i].followed);
            cases[i].act(desk);
            if (wait_for_change(desk, cases[i].seen ? LONG : SHORT) != cases[i].seen) {
                fail_msg(
                    "case %zu, %s: seen is not %d", i, cases[i].followed, cases[i].seen);
            }
        }
        desk_free(desk);
    }
}

static void events_are_seen(void **state) {
    (void)state;
    see_each_case(WATCH_EVENTS);
}

static void looking_sees_the_same(void **state) {
    (void)state;
    see_each_case(WATCH_LOOKING);
}

/* A file that is written in two pieces counts when it is closed. */
static void half_a_file_waits(void **state) {
    (void)state;
    struct desk *desk = desk_new(WATCH_EVENTS);
    pause_ms(25);
    follow(desk, "real/report.yaml");
    int file = open(path(desk, "real/report.yaml"), O_WRONLY | O_TRUNC);
    assert_int_equal(write(file, "b", 1), 1);
    assert_false(wait_for_change(desk, 50));
    assert_int_equal(write(file, "c", 1), 1);
    assert_false(wait_for_change(desk, 50));
    close(file);
    double start = now_ms();
    assert_true(wait_for_change(desk, LONG));
    assert_true(now_ms() - start < 50);
    desk_free(desk);
}

/* What was saved between reading and following is not lost. */
static void a_change_before_following_counts(void **state) {
    (void)state;
    struct desk *desk = desk_new(WATCH_EVENTS);
    struct file_list files = {.arena = &desk->arena};
    pause_ms(25);
    file_list_note(&files, path(desk, "real/report.yaml"));
    save_over(desk);
    watch_follow(desk->watch, &files);
    assert_true(wait_for_change(desk, LONG));
    desk_free(desk);
}

/* Nothing is seen twice. */
static void a_change_counts_once(void **state) {
    (void)state;
    struct desk *desk = desk_new(WATCH_EVENTS);
    pause_ms(25);
    follow(desk, "real/report.yaml");
    save_by_renaming(desk);
    assert_true(wait_for_change(desk, LONG));
    follow(desk, "real/report.yaml");
    assert_false(wait_for_change(desk, SHORT));
    desk_free(desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_seen),
        cmocka_unit_test(looking_sees_the_same),
        cmocka_unit_test(half_a_file_waits),
        cmocka_unit_test(a_change_before_following_counts),
        cmocka_unit_test(a_change_counts_once),
    };
    return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}
