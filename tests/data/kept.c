/* Documents kept between runs: what is read as it was before is not read again, what
 * changed is. A value that is kept is the same memory. */
#include "cases.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/kept.h"
#include "data/reader.h"

static int enter_folder(void **state) {
    static char folder[] = "/tmp/tubiao-kept-XXXXXX";
    *state = mkdtemp(folder);
    return !*state || chdir(*state) != 0;
}

static int leave_folder(void **state) {
    unlink("a.yaml");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* Changed `age` seconds ago. */
static void write_file(const char *text, int age) {
    FILE *file = fopen("a.yaml", "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    now.tv_sec -= age;
    assert_int_equal(utimensat(AT_FDCWD, "a.yaml", (struct timespec[]){now, now}, 0), 0);
}

/* What one run reads there: the address of its first member's text, which stays where the
 * document is kept; `text` is what it must say, NULL: nothing, for a fault. */
static const char *read_run(struct kept_documents *kept,
    const struct confinement *confinement, const char *text) {
    struct job *job = job_new();
    job->faults.kept = kept;
    struct source namer = {.name = "report.yaml", .text = "", .confinement = confinement};
    struct place at = {confinement ? &namer : NULL, 1, 1, 1};
    struct value value;
    bool good = document_read_file(&job->arena, "a.yaml", at, &value, &job->faults);
    assert_int_equal(good, text != NULL);
    const char *found = good ? value.members[0].value.string : NULL;
    if (good) {
        assert_string_equal(found, text);
        assert_ptr_equal(value.members[0].value.place.source->confinement, confinement);
    }
    job_free(job);
    return found;
}

/* Whether the run reads the document where it was read before. */
static bool is_kept(struct kept_documents *kept, const char *text) {
    const char *before = read_run(kept, NULL, text);
    return before == read_run(kept, NULL, text);
}

static void test_kept(void **state) {
    (void)state;
    struct kept_documents *kept = kept_documents_new();
    write_file("a: one\n", 60);
    read_run(kept, NULL, "one");
    assert_true(is_kept(kept, "one"));
    assert_true(is_kept(kept, "one"));
    write_file("a: two\n", 50); /* of the same size */
    read_run(kept, NULL, "two");
    write_file("a: one\n", 60); /* what is kept is not that file any more */
    read_run(kept, NULL, "one");
    kept_documents_free(kept);
}

static void test_fresh(void **state) {
    (void)state;
    struct kept_documents *kept = kept_documents_new();
    for (int i = 0; i < 4; i++) { /* as while it is edited */
        write_file(i % 2 ? "a: one\n" : "a: two\n", 0);
        read_run(kept, NULL, i % 2 ? "one" : "two");
    }
    kept_documents_free(kept);
}

static void test_faulty(void **state) {
    (void)state;
    struct kept_documents *kept = kept_documents_new();
    write_file("a: one\na: two\n", 60);
    for (int i = 0; i < 4; i++) {
        read_run(kept, NULL, NULL);
    }
    write_file("a: one\n", 60);
    read_run(kept, NULL, "one");
    kept_documents_free(kept);
}

/* Sources of a kept document are confined as those of the run that asks. */
static void test_confined(void **state) {
    (void)state;
    struct kept_documents *kept = kept_documents_new();
    struct job *job = job_new();
    struct confinement here = {0};
    struct confinement none = {0};
    assert_true(confinement_add(&job->arena, &here, "."));
    assert_true(confinement_add(&job->arena, &none, "/etc"));
    write_file("a: one\n", 60);
    for (int i = 0; i < 4; i++) {
        const struct confinement *interned = kept_confinement(kept, &here);
        assert_ptr_not_equal(interned, &here);
        assert_ptr_equal(interned, kept_confinement(kept, interned));
        read_run(kept, interned, "one");
        read_run(kept, NULL, "one");
        read_run(kept, kept_confinement(kept, &none), NULL);
        read_run(kept, &here, "one");
    }
    job_free(job);
    kept_documents_free(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_fresh),
        cmocka_unit_test(test_faulty),
        cmocka_unit_test(test_confined),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
