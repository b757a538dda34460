/* Documents and what becomes of them, one pair a file, parted by lines of ----:
 *
 *     faults/   the document, its faults in English, its faults in Chinese
 *     values/   the document, its values with their places
 *     tables/   the document, the dataset it gives
 *
 * A file's name without .txt is the document's name, whose ending chooses the reader.
 * What begins with `data-` in faults/ is made a dataset too, with `property-` checked
 * against the table below. With TUBIAO_WRITE_GOLDENS set the files are written anew, to be
 * reviewed. */
#include "cases.h"

#include <dirent.h>

#include "data/dataset.h"
#include "data/property.h"
#include "data/reader.h"

static const char separator[] = "----\n";

struct golden {
    const char *path;
    const char *name;
    char *parts[3];
    size_t part_count;
};

static struct golden golden_load(struct job *job, const char *folder, const char *file) {
    struct golden golden = {0};
    golden.path = arena_print(&job->arena, "%s/%s", folder, file);
    golden.name = arena_copy(&job->arena, file, strlen(file) - strlen(".txt"));
    char *part = test_read_file(job, golden.path);
    while (part && golden.part_count < countof(golden.parts)) {
        golden.parts[golden.part_count++] = part;
        bool empty = strncmp(part, separator, strlen(separator)) == 0;
        char *end = empty ? part : strstr(part, "\n----\n");
        end = end && !empty ? end + 1 : end;
        part = end ? end + strlen(separator) : NULL;
        if (end) {
            *end = 0;
        }
    }
    return golden;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files of a folder, by name. */
static const char **list_files(struct job *job, const char *folder, size_t *count) {
    const char **names = NULL;
    size_t capacity = 0;
    DIR *directory = opendir(folder);
    assert_non_null(directory);
    const struct dirent *entry;
    *count = 0;
    while ((entry = readdir(directory))) {
        if (strstr(entry->d_name, ".txt")) {
            names = arena_grow(&job->arena, names, *count, &capacity, sizeof *names);
            names[(*count)++] = arena_copy_string(&job->arena, entry->d_name);
        }
    }
    closedir(directory);
    assert_true(*count > 0);
    qsort(names, *count, sizeof *names, compare_names);
    return names;
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static void print_faults(
    const struct golden *golden, enum language language, struct buffer *out) {
    static const struct property properties[] = {
        {"title", PROPERTY_STRING, PROPERTY_REQUIRED},
        {"width", PROPERTY_NUMBER | PROPERTY_STRING, 0},
        {"height", PROPERTY_NUMBER | PROPERTY_STRING | PROPERTY_OBJECT, 0},
        {"blocks", PROPERTY_ARRAY, 0},
        {"tooltip", PROPERTY_BOOLEAN, 0},
        {"opacity", PROPERTY_NUMBER, 0},
        {"params", PROPERTY_ANY, PROPERTY_UNSUPPORTED},
    };
    struct job *job = job_new();
    job->faults.language = language;
    const struct source *source =
        source_from_text(&job->arena, golden->name, golden->parts[0]);
    struct value value;
    bool good = document_read(&job->arena, source, &value, &job->faults);
    if (good && starts_with(golden->name, "data-")) {
        good = dataset_from_value(&job->arena, "data", value, &job->faults) != NULL;
    } else if (good && starts_with(golden->name, "property-")) {
        good = properties_check(
            &value, properties, countof(properties), "figure", &job->faults);
    }
    faults_print_text(&job->faults, out);
    if (good != (job->faults.error_count == 0)) {
        buffer_append_string(out, "success and faults disagree\n");
    }
    job_free(job);
}

static const char *const type_words[] = {
    "null", "boolean", "number", "text", "date", "list", "mapping", "row", "table"};

static void print_value(
    struct job *job, struct value value, const char *path, struct buffer *out) {
    const struct place *place = &value.place;
    buffer_print(out, "%s %u:%u+%u %s", *path ? path : ".", place->line, place->column,
        place->length, type_words[value.type]);
    if (value.type < VALUE_ARRAY && value.type != VALUE_NULL) {
        buffer_append_char(out, ' ');
        if (value.type == VALUE_STRING) {
            buffer_append_json(out, value.string);
        } else {
            buffer_append_string(out, value_to_string(value, &job->arena));
        }
    }
    buffer_append_char(out, '\n');
    struct value item;
    for (size_t i = 0; value_item(value, i, &item); i++) {
        print_value(job, item, arena_print(&job->arena, "%s[%zu]", path, i), out);
    }
    for (size_t i = 0; value.type == VALUE_ROW && i < value.dataset->column_count; i++) {
        const struct column *column = &value.dataset->columns[i];
        print_value(job, column->cells[value.count],
            arena_print(&job->arena, "%s.%s(%u:%u+%u)", path, column->name,
                column->place.line, column->place.column, column->place.length),
            out);
    }
    for (size_t i = 0; value.type == VALUE_OBJECT && i < value.count; i++) {
        const struct member *member = &value.members[i];
        print_value(job, member->value,
            arena_print(&job->arena, "%s.%s(%u:%u+%u)", path, member->name,
                member->place.line, member->place.column, member->place.length),
            out);
    }
}

static void print_table(
    struct job *job, const struct dataset *dataset, struct buffer *out) {
    for (size_t i = 0; i < dataset->column_count; i++) {
        buffer_print(out, "%s%s", i ? " | " : "", dataset->columns[i].name);
    }
    buffer_append_char(out, '\n');
    for (size_t row = 0; row < dataset->row_count; row++) {
        if (dataset->row_names) {
            buffer_print(out, "%s: ", dataset->row_names[row]);
        }
        for (size_t i = 0; i < dataset->column_count; i++) {
            struct value cell = dataset->columns[i].cells[row];
            bool text = cell.type == VALUE_STRING;
            buffer_print(out, text ? "%s\"%s\"" : "%s%s", i ? " | " : "",
                value_to_string(cell, &job->arena));
        }
        buffer_append_char(out, '\n');
    }
}

/* The values or the dataset of a document that has no faults. */
static void print_document(const struct golden *golden, bool table, struct buffer *out) {
    struct job *job = job_new();
    const struct source *source =
        source_from_text(&job->arena, golden->name, golden->parts[0]);
    struct value value;
    bool good = document_read(&job->arena, source, &value, &job->faults);
    if (good && table) {
        const struct dataset *dataset =
            dataset_from_value(&job->arena, "data", value, &job->faults);
        if (dataset) {
            print_table(job, dataset, out);
        }
    } else if (good) {
        print_value(job, value, "", out);
    }
    faults_print_text(&job->faults, out);
    job_free(job);
}

static bool check_part(
    const struct golden *golden, size_t part, const struct buffer *found) {
    const char *wanted =
        part < golden->part_count ? golden->parts[part] : "(nothing is written)";
    const char *text = found->data ? found->data : "";
    if (strcmp(text, wanted) == 0) {
        return true;
    }
    print_error("%s: part %zu\nfound:\n%swanted:\n%s", golden->path, part, text, wanted);
    return false;
}

static void write_golden(
    const struct golden *golden, const struct buffer *found, size_t count) {
    FILE *file = fopen(golden->path, "wb");
    assert_non_null(file);
    fputs(golden->parts[0], file);
    for (size_t i = 0; i < count; i++) {
        fprintf(file, "%s%s", separator, found[i].data ? found[i].data : "");
    }
    fclose(file);
}

static bool check_golden(
    const struct golden *golden, const struct buffer *found, size_t count) {
    if (getenv("TUBIAO_WRITE_GOLDENS")) {
        write_golden(golden, found, count);
        return true;
    }
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good &= check_part(golden, i + 1, &found[i]);
    }
    return good;
}

static void check_folder(const char *name, bool faults, bool table) {
    struct job *job = job_new();
    const char *folder = test_path(job, name);
    size_t count;
    const char **files = list_files(job, folder, &count);
    size_t failed = 0;
    for (size_t i = 0; i < count; i++) {
        struct golden golden = golden_load(job, folder, files[i]);
        struct buffer found[2] = {0};
        if (faults) {
            print_faults(&golden, LANGUAGE_ENGLISH, &found[0]);
            print_faults(&golden, LANGUAGE_CHINESE, &found[1]);
        } else {
            print_document(&golden, table, &found[0]);
        }
        failed += !check_golden(&golden, found, faults ? 2 : 1);
        buffer_finish(&found[0]);
        buffer_finish(&found[1]);
    }
    job_free(job);
    assert_int_equal(failed, 0);
}

static void test_faults(void **state) {
    (void)state;
    check_folder("data/faults", true, false);
}

static void test_values(void **state) {
    (void)state;
    check_folder("data/values", false, false);
}

static void test_tables(void **state) {
    (void)state;
    check_folder("data/tables", false, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
