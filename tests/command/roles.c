/* The data in fonts/: roles and character sets as they are delivered, and faults in them.
 */
#include "support.h"

#include "command/character_sets.h"
#include "command/roles.h"
#include "text/font.h"

struct table {
    struct font_role *roles;
    size_t count;
};

static struct table read_roles(struct job *job) {
    struct table table;
    assert_true(font_roles_read(&job->arena, test_path(job, "../fonts/roles.yaml"),
        &table.roles, &table.count, &job->faults));
    return table;
}

/* With the test fonts each role gets a family of its own, so nothing is reported. */
static void each_role_has_its_font(void **state) {
    (void)state;
    static const struct {
        const char *role, *han, *latin;
        int weight;
    } wanted[] = {
        {"宋", "Noto Serif CJK SC", "Tinos", 400},
        {"黑", "Noto Sans CJK SC", "Noto Sans CJK SC", 400},
        {"仿宋", "FandolFang", "Tinos", 400},
        {"楷", "LXGW WenKai", "Tinos", 400},
        {"小标宋", "Noto Serif CJK SC", "Noto Serif CJK SC", 700},
        {"等宽", "Noto Sans CJK SC", "Noto Sans CJK SC", 400},
    };
    struct job *job = job_new();
    struct table table = read_roles(job);
    struct font_set *set = font_set_new(table.roles, table.count, &job->faults);
    assert_int_equal(table.count, countof(wanted));
    for (size_t i = 0; i < countof(wanted); i++) {
        struct font_style style = {wanted[i].role, 400, false};
        const struct face *han = font_set_primary(set, &style);
        const struct face *latin = font_set_primary_latin(set, &style);
        assert_string_equal(table.roles[i].name, wanted[i].role);
        assert_string_equal(face_family(han), wanted[i].han);
        assert_string_equal(face_family(latin), wanted[i].latin);
        assert_int_equal(face_weight(han), wanted[i].weight);
    }
    assert_string_equal(job_faults(job), "");
    font_set_free(set);
    job_free(job);
}

/* CSS's generic names and what Word calls its fonts lead to a role, each to one only. */
static void aliases_name_one_role(void **state) {
    (void)state;
    struct job *job = job_new();
    struct table table = read_roles(job);
    static const char *const names[] = {"serif", "sans-serif", "monospace", "fangsong",
        "宋体", "SimSun", "黑体", "微软雅黑", "仿宋_GB2312", "楷体_GB2312",
        "方正小标宋简体"};
    for (size_t i = 0; i < countof(names); i++) {
        int found = 0;
        for (size_t j = 0; j < table.count; j++) {
            for (const char *const *alias = table.roles[j].aliases; *alias; alias++) {
                found += strcmp(*alias, names[i]) == 0;
            }
        }
        if (found != 1) {
            fail_msg("%s is an alias of %d roles", names[i], found);
        }
    }
    job_free(job);
}

static const char *write_file(struct job *job, const char *text) {
    char *path = arena_copy_string(&job->arena, "/tmp/tubiao-roles-XXXXXX");
    int file = mkstemp(path);
    FILE *stream = fdopen(file, "w");
    fputs(text, stream);
    fclose(stream);
    return path;
}

static void faults_in_roles(void **state) {
    (void)state;
    static const struct {
        const char *text, *kind;
    } wanted[] = {
        {"tubiao: 1\n", "missing-property"},
        {"roles:\n  宋: {familes: [A]}\n", "unknown-property"},
        {"roles:\n  宋: {families: [A, 3]}\n", "wrong-type"},
        {"roles:\n  宋: {families: [A], digits: 西文}\n", "wrong-value"},
        {"roles:\n  宋: {families: A}\n", "wrong-type"},
    };
    for (size_t i = 0; i < countof(wanted); i++) {
        struct job *job = job_new();
        const char *path = write_file(job, wanted[i].text);
        struct table table;
        assert_false(
            font_roles_read(&job->arena, path, &table.roles, &table.count, &job->faults));
        assert_true(job->faults.error_count > 0);
        if (strcmp(job->faults.items[0].kind, wanted[i].kind) != 0) {
            fail_msg("%s: found %s, wanted %s", wanted[i].text, job->faults.items[0].kind,
                wanted[i].kind);
        }
        remove(path);
        job_free(job);
    }
}

static int by_number(const void *a, const void *b) {
    const uint32_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* The sizes are those the standards give; GB 18030-2022 counts 87,887 Han and 214
 * radicals in level 3, and 196 characters that level 2 adds. */
static void character_sets(void **state) {
    (void)state;
    static const size_t sizes[] = {3500, 3000, 1605, 27570, 27570 + 196, 87887 + 214};
    struct job *job = job_new();
    struct character_set *sets;
    size_t count;
    assert_true(character_sets_read(&job->arena,
        test_path(job, "../fonts/character-sets.txt"), &sets, &count, &job->faults));
    assert_int_equal(count, countof(sizes));
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(sets[i].count, sizes[i]);
        qsort(sets[i].characters, sets[i].count, sizeof(uint32_t), by_number);
        for (size_t j = 1; j < sets[i].count; j++) {
            assert_true(sets[i].characters[j] > sets[i].characters[j - 1]);
        }
    }
    assert_string_equal(sets[0].chinese, "通用规范汉字表 一级");
    assert_string_equal(sets[3].english, "GB 18030 level 1");
    job_free(job);
}

static void faults_in_character_sets(void **state) {
    (void)state;
    static const char *const texts[] = {"一二三\n", "[名称]\n", "[名|name]x\n",
        "[名 | name]\nU+XYZ\n", "[名 | name]\nU+4E10-4E00\n",
        "[名 | name]\nU+0-110000\n"};
    for (size_t i = 0; i < countof(texts); i++) {
        struct job *job = job_new();
        const char *path = write_file(job, texts[i]);
        struct character_set *sets;
        size_t count;
        if (character_sets_read(&job->arena, path, &sets, &count, &job->faults)) {
            fail_msg("%s: no fault", texts[i]);
        }
        assert_string_equal(job->faults.items[0].kind, "character-set");
        remove(path);
        job_free(job);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_has_its_font),
        cmocka_unit_test(aliases_name_one_role),
        cmocka_unit_test(faults_in_roles),
        cmocka_unit_test(character_sets),
        cmocka_unit_test(faults_in_character_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
