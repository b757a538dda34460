/* Files as they lie on a disk: encodings, and files that are not there. */
#include "cases.h"

#include <sys/stat.h>
#include <unistd.h>

#include "data/reader.h"

#define GB_QUFU "\xC7\xFA\xB8\xB7" /* 曲阜 */

static int enter_folder(void **state) {
    static char folder[] = "/tmp/tubiao-source-XXXXXX";
    *state = mkdtemp(folder);
    return !*state || chdir(*state) != 0 || mkdir("data", 0700) != 0;
}

static int leave_folder(void **state) {
    static const char *const files[] = {"report.yaml", "table.csv", "data/channels.csv"};
    for (size_t i = 0; i < countof(files); i++) {
        unlink(files[i]);
    }
    return rmdir("data") != 0 || chdir("/") != 0 || rmdir(*state) != 0;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* What the file gives: its text, or else its faults. */
static const char *read_back(
    struct job *job, const char *path, const char *bytes, size_t length) {
    write_file(path, bytes, length);
    const struct source *source =
        source_read(&job->arena, path, (struct place){0}, &job->faults);
    assert_true((source == NULL) == (job->faults.error_count > 0));
    return source ? source->text : job_faults(job);
}

/* `bytes` is a literal; the NUL behind it is not written. */
#define check_file(path, bytes, language_wanted, wanted)                                 \
    do {                                                                                 \
        struct job *job = job_new();                                                     \
        job->faults.language = language_wanted;                                          \
        assert_string_equal(read_back(job, path, bytes, sizeof bytes - 1), wanted);      \
        job_free(job);                                                                   \
    } while (0)

static void test_utf8(void **state) {
    (void)state;
    check_file("report.yaml", "a: 曲阜\n", LANGUAGE_ENGLISH, "a: 曲阜\n");
    check_file("report.yaml",
        "\xEF\xBB\xBF"
        "a: 1",
        LANGUAGE_ENGLISH, "a: 1");
    check_file("report.yaml", "", LANGUAGE_ENGLISH, "");
    check_file("report.yaml", "年: 1\n曲\xE9\x98: 2\n", LANGUAGE_ENGLISH,
        "report.yaml:2:2: error: the byte 0xE9 here is not UTF-8\n"
        "    曲??: 2\n"
        "      ^\n"
        "    hint: save the file as UTF-8\n");
}

static void test_other_encodings(void **state) {
    (void)state;
    check_file("report.yaml", "year: 2023\nname: " GB_QUFU "\n", LANGUAGE_CHINESE,
        "report.yaml:2:7: 错误: 此处不是 UTF-8；文件的编码像是 GB18030（GBK、ANSI）\n"
        "    name: 曲阜\n"
        "          ^^\n"
        "    提示：请用“另存为”，编码选 UTF-8\n");
    check_file("report.yaml",
        "\xFF\xFE"
        "a\0:\0 \0"
        "1\0",
        LANGUAGE_ENGLISH,
        "report.yaml: error: the file is in UTF-16, wanted UTF-8\n"
        "    hint: save it as UTF-8\n");
    check_file("report.yaml", "PK\3\4\0\0\x08\0", LANGUAGE_ENGLISH,
        "report.yaml: error: this is an Office or ZIP file, wanted a text file\n");
    check_file(
        "report.yaml", "a\0b", LANGUAGE_CHINESE, "report.yaml: 错误: 这不是文本文件\n");
}

/* Tables come in whatever a spreadsheet writes. */
static void test_tables(void **state) {
    (void)state;
    check_file("table.csv", "a," GB_QUFU "\n", LANGUAGE_ENGLISH, "a,曲阜\n");
    check_file("table.csv",
        "\xEF\xBB\xBF"
        "a,曲阜\n",
        LANGUAGE_ENGLISH, "a,曲阜\n");
    check_file("table.csv",
        "\xFF\xFE"
        "a\0,\0\xF2\x66\n\0",
        LANGUAGE_ENGLISH, "a,曲\n");
    check_file("table.csv", "a,\xFF\n", LANGUAGE_ENGLISH,
        "table.csv:1:3: error: the byte 0xFF here is not UTF-8\n"
        "    a,?\n"
        "      ^\n"
        "    hint: save the file as UTF-8\n");
}

/* A buffer is decoded piece by piece; no character may be lost between two. */
static void test_long_table(void **state) {
    (void)state;
    struct job *job = job_new();
    struct buffer bytes = {0};
    for (int i = 0; i < 20000; i++) {
        buffer_append(&bytes, i % 3 ? GB_QUFU : "x", i % 3 ? 4 : 1);
    }
    const char *text = read_back(job, "table.csv", bytes.data, bytes.length);
    for (int i = 0; i < 20000; i++) {
        const char *wanted = i % 3 ? "曲阜" : "x";
        assert_int_equal(strncmp(text, wanted, strlen(wanted)), 0);
        text += strlen(wanted);
    }
    assert_int_equal(*text, 0);
    buffer_finish(&bytes);
    job_free(job);
}

static const char *faults_of(struct job *job, const char *path, struct place at) {
    job->faults.count = 0;
    assert_null(source_read(&job->arena, path, at, &job->faults));
    return job_faults(job);
}

/* The fault stands where the file is named; a near name in its folder is suggested. */
static void test_no_file(void **state) {
    (void)state;
    struct job *job = job_new();
    write_file("data/channels.csv", "a\n", 2);
    const struct source *report =
        source_from_text(&job->arena, "report.yaml", "file: data/chanels.csv\n");
    assert_string_equal(
        faults_of(job, "data/chanels.csv", (struct place){report, 1, 7, 16}),
        "report.yaml:1:7: error: there is no file data/chanels.csv\n"
        "    file: data/chanels.csv\n"
        "          ^^^^^^^^^^^^^^^^\n"
        "    hint: did you mean channels.csv?\n");
    assert_string_equal(faults_of(job, "date/channels.csv", (struct place){0}),
        "tubiao: error: there is no file date/channels.csv\n"
        "    hint: there is no folder date/\n");
    assert_string_equal(faults_of(job, "data", (struct place){0}),
        "tubiao: error: data is a folder, wanted a file\n");
    job_free(job);
}

static void test_path_beside(void **state) {
    (void)state;
    struct job *job = job_new();
    const struct source *report = source_from_text(&job->arena, "a/b/report.yaml", "");
    const struct source *here = source_from_text(&job->arena, "report.yaml", "");
    assert_string_equal(path_beside(&job->arena, report, "x.csv"), "a/b/x.csv");
    assert_string_equal(path_beside(&job->arena, report, "../x.csv"), "a/b/../x.csv");
    assert_string_equal(path_beside(&job->arena, report, "/x.csv"), "/x.csv");
    assert_string_equal(path_beside(&job->arena, here, "x.csv"), "x.csv");
    assert_string_equal(path_beside(&job->arena, NULL, "x.csv"), "x.csv");
    assert_string_equal(path_beside(&job->arena, report, "-"), "-");
    job_free(job);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_other_encodings),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_long_table),
        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_path_beside),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
