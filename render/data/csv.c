/* CSV (RFC 4180) and TSV straight into the columns of a table. Cells are typed as d3.autoType does, but
 * dates stay text, and 1,234 is the number that a spreadsheet wrote it for. */
#include <string.h>

#include "base/progress.h"
#include "data/cell_text.h"
#include "data/dataset.h"
#include "data/locate.h"
#include "data/reader.h"
#include "data/readers.h"
#include "data/sheet.h"

/* A file cut wrong has a fault a row; nobody reads more of them than this. */
enum { MOST_FAULTS = 10 };

struct field {
    const char *text; /* unescaped */
    struct place place;
    bool quoted;
};

struct reader {
    struct arena *arena;
    struct faults *faults;
    const struct source *source;
    struct locator locator;
    size_t at;
    char separator;
    int row_faults;
    struct arena scratch;
    struct field *fields; /* of the row being read */
    size_t field_count;
    size_t field_capacity;
    struct field *names; /* the header */
    size_t name_count;
    struct value **columns; /* their cells; a name each */
    size_t row_count;
    size_t row_capacity;
    size_t full_count; /* rows up to the last that is not blank */
    char *pool;        /* of the source's length: what is kept of it, with NULs between */
};

static char peek(const struct reader *reader) {
    return reader->at < reader->source->length ? reader->source->text[reader->at] : 0;
}

static bool at_field_end(const struct reader *reader) {
    char c = peek(reader);
    return c == 0 || c == reader->separator || c == '\n' || c == '\r';
}

static bool fail(
    struct reader *reader, size_t offset, const char *english, const char *chinese) {
    fault_add(reader->faults, FAULT_ERROR, "syntax",
        locator_place(&reader->locator, offset, offset + 1), "%s", "%s",
        words_in(reader->faults->language, english, chinese));
    return false;
}

/* At the opening quote; a doubled quote is one. */
static bool read_quoted(struct reader *reader, struct field *field) {
    const char *text = reader->source->text;
    const char *end = text + reader->source->length;
    size_t opening = reader->at;
    const char *from = text + opening + 1;
    const char *close = from;
    while ((close = memchr(close, '"', (size_t)(end - close))) && close + 1 < end &&
           close[1] == '"') {
        close += 2;
    }
    if (!close) {
        return fail(reader, opening, "the quote that opens here is never closed",
            "这里的引号没有收尾");
    }
    field->text = reader->pool;
    for (const char *c = from; c < close; c++) {
        c += *c == '"';
        *reader->pool++ = *c;
    }
    *reader->pool++ = 0;
    reader->at = (size_t)(close - text) + 1;
    field->place = locator_place(&reader->locator, opening, reader->at);
    field->quoted = true;
    return at_field_end(reader) ||
           fail(reader, reader->at, "wanted the separator behind the closing quote",
               "收尾的引号之后应为分隔符");
}

static bool read_field(struct reader *reader, struct field *field) {
    if (peek(reader) == '"') {
        return read_quoted(reader, field);
    }
    const char *start = reader->source->text + reader->at;
    const char *c = start; /* the text ends with NUL */
    uint32_t characters = 0;
    for (; *c && *c != reader->separator && *c != '\n' && *c != '\r'; c++) {
        characters += ((unsigned char)*c & 0xC0) != 0x80;
    }
    size_t length = (size_t)(c - start);
    field->place = locator_place(&reader->locator, reader->at, reader->at);
    field->place.length = characters;
    locator_pass(&reader->locator, length, characters);
    field->text = memcpy(reader->pool, start, length);
    reader->pool[length] = 0;
    reader->pool += length + 1;
    reader->at += length;
    return true;
}

/* Fills `fields` with a row and moves behind its line end. */
static bool read_row(struct reader *reader) {
    reader->field_count = 0;
    for (;;) {
        struct field field = {0};
        if (!read_field(reader, &field)) {
            return false;
        }
        reader->fields = arena_grow(&reader->scratch, reader->fields, reader->field_count,
            &reader->field_capacity, sizeof *reader->fields);
        reader->fields[reader->field_count++] = field;
        if (peek(reader) != reader->separator) {
            break;
        }
        reader->at++;
    }
    reader->at += peek(reader) == '\r';
    reader->at += peek(reader) == '\n';
    return true;
}

static bool add_row_fault(struct reader *reader) {
    size_t wanted = reader->name_count;
    const struct field *field = reader->field_count > wanted
                                    ? &reader->fields[wanted]
                                    : &reader->fields[reader->field_count - 1];
    if (reader->row_faults++ < MOST_FAULTS) {
        fault_add(reader->faults, FAULT_ERROR, "data-shape", field->place,
            "this row does not fit the first line (fields: %zu, columns: %zu)",
            "这一行有 %zu 格，而首行列名有 %zu 个", reader->field_count, wanted);
        if (reader->field_count > wanted) {
            fault_hint(reader->faults, "text with a comma in it goes between quotes \"",
                "内容里有逗号时，请用半角双引号 \" 括起");
        }
    }
    return false;
}

/* Empty lines and columns without a name or cells, as spreadsheets leave them behind. */
static bool drop_nameless(struct reader *reader) {
    while (reader->field_count > reader->name_count) {
        const struct field *last = &reader->fields[reader->field_count - 1];
        if (*cell_trim(&reader->scratch, last->text)) {
            return false;
        }
        reader->field_count--;
    }
    return reader->field_count == reader->name_count;
}

/* Room for as many rows as lines are left, at first; quoted ends of lines are few. */
static void grow_columns(struct reader *reader) {
    const char *end = reader->source->text + reader->source->length;
    size_t more = 1;
    for (const char *c = reader->source->text + reader->at;
         (c = memchr(c, '\n', (size_t)(end - c))); c++) {
        more++;
    }
    reader->row_capacity += more;
    for (size_t i = 0; i < reader->name_count; i++) {
        struct value *cells =
            (void *)arena_bytes(reader->arena, reader->row_capacity * sizeof *cells);
        if (reader->row_count) {
            memcpy(cells, reader->columns[i], reader->row_count * sizeof *cells);
        }
        reader->columns[i] = cells;
    }
}

static bool add_row(struct reader *reader) {
    if (!drop_nameless(reader)) {
        return add_row_fault(reader);
    }
    if (reader->row_count == reader->row_capacity) {
        grow_columns(reader);
    }
    bool blank = true;
    for (size_t i = 0; i < reader->name_count; i++) {
        struct value *cell = &reader->columns[i][reader->row_count];
        *cell = cell_from_text(
            reader->arena, reader->fields[i].text, reader->fields[i].place);
        blank &= cell->type == VALUE_NULL;
    }
    reader->row_count++;
    reader->full_count = blank ? reader->full_count : reader->row_count;
    return true;
}

/* Excel of some countries writes semicolons, and tabs under the name .csv. */
static void choose_separator(struct reader *reader) {
    const char *text = reader->source->text;
    size_t line = strcspn(text, "\r\n");
    static const char others[] = "\t;";
    for (size_t i = 0; !memchr(text, reader->separator, line) && others[i]; i++) {
        if (memchr(text, others[i], line)) {
            reader->separator = others[i];
        }
    }
}

static bool check_header(struct reader *reader) {
    struct member *members =
        arena_array(&reader->scratch, reader->name_count, sizeof *members);
    bool good = true;
    for (size_t i = 0; i < reader->name_count; i++) {
        members[i].name = reader->names[i].text;
        members[i].place = reader->names[i].place;
        if (!*members[i].name) {
            fault_add(reader->faults, FAULT_ERROR, "data-shape", members[i].place,
                "column %zu has no name", "第 %zu 列没有列名", i + 1);
            good = false;
        }
    }
    static const char *const marks[] = {"，", "；", "、"};
    for (size_t i = 0; i < countof(marks) && reader->name_count == 1; i++) {
        if (strstr(members[0].name, marks[i])) {
            fault_add(reader->faults, FAULT_ERROR, "full-width", members[0].place,
                "full-width %s between the columns; wanted half-width commas",
                "列之间用了全角“%s”，应为半角逗号“,”", marks[i]);
            return false;
        }
    }
    return good && members_check_doubled(members, reader->name_count, reader->faults);
}

static bool read_header(struct reader *reader) {
    if (!read_row(reader)) {
        return false;
    }
    while (reader->field_count > 1 && !*reader->fields[reader->field_count - 1].text) {
        reader->field_count--;
    }
    reader->name_count = reader->field_count;
    reader->names = arena_array(reader->arena, reader->name_count, sizeof *reader->names);
    reader->columns =
        arena_array(reader->arena, reader->name_count, sizeof *reader->columns);
    for (size_t i = 0; i < reader->name_count; i++) {
        reader->names[i] = reader->fields[i];
        reader->names[i].text = cell_trim(reader->arena, reader->fields[i].text);
    }
    return check_header(reader);
}

static bool read_rows(struct reader *reader) {
    bool good = true;
    while (reader->at < reader->source->length) {
        progress_at(reader->faults->progress, (double)reader->at);
        if (!read_row(reader)) {
            return false;
        }
        const struct field *first = &reader->fields[0];
        bool empty = reader->field_count == 1 && !first->quoted && !*first->text;
        if (!empty) {
            good &= add_row(reader);
        }
    }
    return good;
}

static struct value heads_of(const struct reader *reader) {
    struct value *names = arena_array(reader->arena, reader->name_count, sizeof *names);
    for (size_t i = 0; i < reader->name_count; i++) {
        names[i] = value_string(reader->names[i].text);
        names[i].place = reader->names[i].place;
    }
    return heads_only(reader->arena, names, reader->name_count, reader->faults);
}

static struct reader open_reader(struct arena *arena, const struct source *source,
    char separator, struct faults *faults) {
    struct reader reader = {.arena = arena,
        .faults = faults,
        .source = source,
        .locator = locator_new(source),
        .separator = separator,
        .pool = arena_bytes(arena, source->length + 1)};
    return reader;
}

static struct value make_table(const struct reader *reader) {
    struct dataset *dataset = arena_new(reader->arena, struct dataset);
    dataset->place = (struct place){reader->source, 1, 1, 1};
    dataset->row_count = reader->full_count;
    dataset->column_count = reader->name_count;
    dataset->columns =
        arena_array(reader->arena, reader->name_count, sizeof *dataset->columns);
    for (size_t i = 0; i < reader->name_count; i++) {
        dataset->columns[i] = (struct column){
            reader->names[i].text, reader->columns[i], reader->names[i].place};
    }
    struct value table = value_table(dataset);
    table.place = dataset->place;
    return table;
}

static bool read_table(struct reader *reader, struct value *out) {
    source_watch(reader->source, reader->faults);
    bool good = read_header(reader) && read_rows(reader);
    progress_end(reader->faults->progress);
    *out = !good                     ? value_null()
           : reader->full_count == 0 ? heads_of(reader)
                                     : make_table(reader);
    arena_finish(&reader->scratch);
    return good;
}

bool dsv_read(struct arena *arena, const struct source *source, char delimiter,
    struct value *out, struct faults *faults) {
    struct reader reader = open_reader(arena, source, delimiter, faults);
    return read_table(&reader, out);
}

bool csv_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    struct reader reader = open_reader(arena, source, ',', faults);
    choose_separator(&reader);
    return read_table(&reader, out);
}

bool tsv_read(struct arena *arena, const struct source *source, struct value *out,
    struct faults *faults) {
    struct reader reader = open_reader(arena, source, '\t', faults);
    choose_separator(&reader);
    return read_table(&reader, out);
}

bool csv_read_sheet(struct arena *arena, const struct source *source, struct sheet *sheet,
    struct faults *faults) {
    size_t length = strlen(source->name);
    bool tabs = length > 4 && strcmp(source->name + length - 4, ".tsv") == 0;
    struct reader reader = open_reader(arena, source, tabs ? '\t' : ',', faults);
    choose_separator(&reader);
    size_t capacity = 0;
    bool good = true;
    *sheet = (struct sheet){.source = source};
    while (good && reader.at < source->length) {
        good = read_row(&reader);
        struct value *cells = arena_array(arena, reader.field_count, sizeof *cells);
        for (size_t i = 0; i < reader.field_count; i++) {
            cells[i] =
                cell_from_text(arena, reader.fields[i].text, reader.fields[i].place);
        }
        sheet->rows = arena_grow(
            arena, sheet->rows, sheet->row_count, &capacity, sizeof *sheet->rows);
        uint32_t count = (uint32_t)reader.field_count;
        sheet->rows[sheet->row_count++] = (struct sheet_row){cells, count, count};
        sheet->column_count = count > sheet->column_count ? count : sheet->column_count;
    }
    arena_finish(&reader.scratch);
    return good;
}
