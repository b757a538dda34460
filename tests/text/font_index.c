/* The list of installed fonts: kept, and made anew when a folder changes. */
#include "support.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/font.h"
#include "text/index.h"

/* A folder of its own for fonts and one for the cache, the environment set to them. */
struct place_of_work {
    struct job *job;
    const char *root, *fonts, *cache;
};

static void copy_file(const char *from, const char *to) {
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    char bytes[65536];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0) {
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    }
    fclose(in);
    fclose(out);
}

/* A list is not trusted where a folder has just changed, so the folder is made to look
 * old; each call gives it another time. */
static void set_age(const struct place_of_work *place, int seconds) {
    struct timespec times[2] = {{.tv_sec = 1700000000 - seconds}};
    times[1] = times[0];
    assert_int_equal(utimensat(AT_FDCWD, place->fonts, times, 0), 0);
}

static void add_font(const struct place_of_work *place, const char *name) {
    struct job *job = place->job;
    copy_file(test_path(job, arena_print(&job->arena, "fonts/%s", name)),
        arena_print(&job->arena, "%s/%s", place->fonts, name));
}

static int set_up(void **state) {
    struct place_of_work *place = calloc(1, sizeof *place);
    place->job = job_new();
    struct arena *arena = &place->job->arena;
    char *root = arena_copy_string(arena, "/tmp/tubiao-fonts-XXXXXX");
    place->root = mkdtemp(root);
    place->fonts = arena_print(arena, "%s/fonts", root);
    place->cache = arena_print(arena, "%s/cache", root);
    mkdir(place->fonts, 0700);
    setenv("TUBIAO_FONT_PATH", place->fonts, 1);
    setenv("XDG_CACHE_HOME", place->cache, 1);
    add_font(place, "Tinos-Regular.ttf");
    add_font(place, "LXGWWenKai-Regular.ttf");
    set_age(place, 100);
    *state = place;
    return place->root ? 0 : -1;
}

static int tear_down(void **state) {
    struct place_of_work *place = *state;
    const char *command = arena_print(&place->job->arena, "rm -r %s", place->root);
    int status = system(command);
    job_free(place->job);
    free(place);
    return status;
}

/* The path of the only file in the cache. */
static const char *cache_file(const struct place_of_work *place) {
    struct arena *arena = &place->job->arena;
    FILE *list = popen(arena_print(arena, "ls %s/tubiao/*", place->cache), "r");
    char path[512] = "";
    assert_non_null(fgets(path, sizeof path, list));
    pclose(list);
    path[strcspn(path, "\n")] = '\0';
    return arena_copy_string(arena, path);
}

static bool has_family(const struct font_index *index, const char *family) {
    for (size_t i = 0; i < index->entry_count; i++) {
        if (font_entry_has_family(&index->entries[i], family, strlen(family))) {
            return true;
        }
    }
    return false;
}

static void second_run_reads_the_list(void **state) {
    struct place_of_work *place = *state;
    struct font_index *first = font_index_load(&place->job->arena);
    struct font_index *second = font_index_load(&place->job->arena);
    assert_true(first->scanned);
    assert_false(second->scanned);
    struct buffer one = {0}, other = {0};
    font_index_print(first, &one);
    font_index_print(second, &other);
    assert_string_equal(one.data, other.data);
    buffer_finish(&one);
    buffer_finish(&other);
    assert_int_equal(second->entry_count, 2);
    assert_true(has_family(second, "LXGW WenKai"));
    assert_true(has_family(second, "霞鹜文楷"));
}

static void changed_folder_is_looked_at(void **state) {
    struct place_of_work *place = *state;
    struct arena *arena = &place->job->arena;
    font_index_load(arena);
    add_font(place, "Arimo-Regular.ttf");
    set_age(place, 50);
    struct font_index *more = font_index_load(arena);
    assert_true(more->scanned);
    assert_true(has_family(more, "Arimo"));
    unlink(arena_print(arena, "%s/Tinos-Regular.ttf", place->fonts));
    set_age(place, 20);
    struct font_index *less = font_index_load(arena);
    assert_true(less->scanned);
    assert_false(has_family(less, "Tinos"));
    assert_false(font_index_load(arena)->scanned);
}

/* A font may be added in the very tick the list was made in. */
static void folder_changed_just_now_is_not_trusted(void **state) {
    struct place_of_work *place = *state;
    add_font(place, "Arimo-Regular.ttf");
    assert_true(font_index_load(&place->job->arena)->scanned);
    assert_true(font_index_load(&place->job->arena)->scanned);
}

static void damaged_list_is_made_anew(void **state) {
    struct place_of_work *place = *state;
    struct arena *arena = &place->job->arena;
    font_index_load(arena);
    static const char *const damages[] = {"", "rubbish\n", "tubiao fonts 1\nface\t1\n",
        "tubiao fonts 1\nkey\t/elsewhere\n",
        "tubiao fonts 1\nkey\t/\nfile\t/a\nface\t0\t400\t9999\t5\t0\t0\t4e\tA\n",
        "tubiao fonts 1\nkey\t/cut short"};
    for (size_t i = 0; i < countof(damages); i++) {
        FILE *file = fopen(cache_file(place), "w");
        fputs(damages[i], file);
        fclose(file);
        struct font_index *index = font_index_load(arena);
        assert_true(index->scanned);
        assert_int_equal(index->entry_count, 2);
        assert_false(font_index_load(arena)->scanned);
    }
}

static void cache_that_cannot_be_written_is_no_fault(void **state) {
    struct place_of_work *place = *state;
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    struct font_index *index = font_index_load(&place->job->arena);
    assert_true(index->scanned);
    assert_int_equal(index->entry_count, 2);
}

/* Rubbish with a font's name, and a font that is gone once it is needed. */
static void bad_files_do_no_harm(void **state) {
    struct place_of_work *place = *state;
    struct arena *arena = &place->job->arena;
    FILE *file = fopen(arena_print(arena, "%s/bad.otf", place->fonts), "w");
    fputs("OTTO and no more", file);
    fclose(file);
    struct font_set *set = font_set_new(NULL, 0, &place->job->faults);
    assert_int_equal(font_set_index(set)->entry_count, 2);
    unlink(arena_print(arena, "%s/Tinos-Regular.ttf", place->fonts));
    struct font_style style = {"Tinos", 400, false};
    const struct face *face = font_set_face(set, &style, 'a', NULL);
    assert_string_equal(face_family(face), "LXGW WenKai");
    font_set_free(set);
}

static void no_font_at_all(void **state) {
    struct place_of_work *place = *state;
    struct job *job = place->job;
    setenv("TUBIAO_FONT_PATH", "/nowhere/at/all", 1);
    struct font_set *set = font_set_new(NULL, 0, &job->faults);
    struct font_style style = {NULL, 400, false};
    assert_null(font_set_face(set, &style, 0x5E74, NULL));
    assert_null(font_set_primary(set, &style));
    font_set_free(set);
    assert_int_equal(job->faults.error_count, 0);
    assert_string_equal(job->faults.items[0].kind, "font-none");
    assert_string_equal(job->faults.items[0].text,
        "no fonts at all in /nowhere/at/all; characters are drawn as boxes");
}

int main(void) {
#define WITH_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_PLACE(second_run_reads_the_list),
        WITH_PLACE(changed_folder_is_looked_at),
        WITH_PLACE(folder_changed_just_now_is_not_trusted),
        WITH_PLACE(damaged_list_is_made_anew),
        WITH_PLACE(cache_that_cannot_be_written_is_no_fault),
        WITH_PLACE(bad_files_do_no_harm),
        WITH_PLACE(no_font_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
