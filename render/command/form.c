/* The layout's tables as forms: bound to blank data. */
#include "command/form.h"

#include <string.h>

#include "data/reader.h"

/* A dataset is fixed where all its cells are numbers, and its rows are named by the layout
 * or one. */
static bool is_number_type(const struct value *type) {
    static const char *const types[] = {"count", "number", "amount"};
    for (size_t i = 0; type->type == VALUE_STRING && i < countof(types); i++) {
        size_t length = strlen(types[i]);
        if (strncmp(type->string, types[i], length) == 0 &&
            strspn(type->string + length, "?") == strlen(type->string + length)) {
            return true;
        }
    }
    return false;
}

/* A row and column of it are told by the place of each cell: line and column of a source
 * that stands for the dataset. */
static struct dataset *blank_dataset(
    struct arena *arena, const struct member *need, bool *fixed) {
    const struct value *columns = value_member(&need->value, "columns");
    const struct value *rows = value_member(&need->value, "rows");
    struct dataset *blank = arena_new(arena, struct dataset);
    columns = columns ? columns : &need->value;
    bool named = rows && rows->type == VALUE_ARRAY && rows->count;
    blank->name = need->name;
    blank->row_count = named ? rows->count : 1;
    blank->column_count = columns->type == VALUE_OBJECT ? columns->count : 0;
    blank->columns = arena_array(arena, blank->column_count + 1, sizeof *blank->columns);
    const struct source *source = source_without_text(arena, need->name, NULL, NULL);
    *fixed = blank->column_count > 0;
    for (size_t c = 0; c < blank->column_count; c++) {
        struct value *cells = arena_array(arena, blank->row_count, sizeof *cells);
        for (size_t r = 0; r < blank->row_count; r++) {
            cells[r] = value_number(0);
            cells[r].place = (struct place){source, (uint32_t)r + 1, (uint32_t)c + 1, 1};
        }
        blank->columns[c] =
            (struct column){columns->members[c].name, cells, {source, 0, 0, 0}};
        *fixed = *fixed && is_number_type(&columns->members[c].value);
    }
    const char **names = arena_array(arena, blank->row_count, sizeof *names);
    for (size_t r = 0; named && r < blank->row_count; r++) {
        names[r] = value_to_string(rows->items[r], arena);
    }
    blank->row_names = named ? names : NULL;
    blank->place.source = source;
    return blank;
}

static const struct scope *make_blanks(
    struct arena *arena, struct form_list *forms, const struct scope *scope) {
    size_t count = forms->needs.type == VALUE_OBJECT ? forms->needs.count : 0;
    forms->blanks = arena_array(arena, count + 1, sizeof(struct dataset *));
    forms->fixed = arena_array(arena, count + 1, sizeof *forms->fixed);
    for (size_t i = 0; i < count; i++) {
        forms->blanks[i] =
            blank_dataset(arena, &forms->needs.members[i], &forms->fixed[i]);
        struct scope *named = arena_new(arena, struct scope);
        *named =
            (struct scope){scope, forms->blanks[i]->name, value_table(forms->blanks[i])};
        scope = named;
    }
    return scope;
}

static void add_table(struct binder *binder, struct form_list *forms, const char *output,
    const struct value *value) {
    struct block block = {.kind = &table_block, .place = value->place};
    const struct block *bound = table_block.bind(binder, &block, value);
    if (!bound) {
        return;
    }
    forms->items = arena_grow(binder->arena, forms->items, forms->count, &forms->capacity,
        sizeof *forms->items);
    forms->items[forms->count++] =
        (struct form){output, ((const struct table *)bound)->grid};
}

/* Every `table` of a document, wherever it stands. */
static void find_tables(struct binder *binder, struct form_list *forms,
    const char *output, const struct value *value) {
    for (size_t i = 0; value->type == VALUE_ARRAY && i < value->count; i++) {
        find_tables(binder, forms, output, &value->items[i]);
    }
    for (size_t i = 0; value->type == VALUE_OBJECT && i < value->count; i++) {
        const struct member *member = &value->members[i];
        if (strcmp(member->name, "table") == 0) {
            add_table(binder, forms, output, &member->value);
        } else {
            find_tables(binder, forms, output, &member->value);
        }
    }
}

static void read_output(
    struct binder *binder, struct form_list *forms, const struct job_output *output) {
    struct value document = output->document;
    if (document.type == VALUE_STRING) {
        const char *path =
            path_beside(binder->arena, document.place.source, document.string);
        if (!document_read_file(
                binder->arena, path, document.place, &document, binder->faults)) {
            return;
        }
    }
    find_tables(binder, forms, output->name, &document);
}

struct form_list *forms_read(
    struct engine *engine, const struct job *job, const struct scope *scope) {
    struct arena *arena = &engine->arena;
    struct form_list *forms = arena_new(arena, struct form_list);
    const struct value *needs = value_member(&job->layout, "needs");
    const struct value *data = needs ? value_member(needs, "data") : NULL;
    /* what is wrong with the layout's tables is said when they are drawn */
    struct faults unsaid = {.arena = arena};
    forms->needs = value_null();
    if (data) {
        template_expand(arena, data, scope, &forms->needs, &unsaid);
    }
    const struct scope *names = make_blanks(arena, forms, scope);
    struct theme theme = {0};
    struct value no_styles = value_object(NULL, 0);
    struct member styles = {"styles", {0}, no_styles};
    struct value bare = value_object(&styles, 1);
    if (!theme_bind(arena, &bare, &theme, &unsaid)) {
        return forms;
    }
    struct binder binder = {.arena = arena,
        .faults = &unsaid,
        .kinds = engine->kinds,
        .theme = &theme,
        .scope = names,
        .datasets = (const struct dataset *const *)forms->blanks};
    for (size_t i = 0; i < job->output_count; i++) {
        read_output(&binder, forms, &job->outputs[i]);
    }
    return forms;
}

bool form_cell_address(const struct form_list *forms, const struct table_cell *cell,
    struct form_address *address) {
    for (size_t i = 0; forms->blanks[i] && cell->place.line; i++) {
        if (forms->blanks[i]->place.source == cell->place.source) {
            *address = (struct form_address){
                forms->blanks[i], cell->place.line - 1, cell->place.column - 1};
            return true;
        }
    }
    return false;
}

static bool is_fixed(const struct form_list *forms, const char *dataset) {
    for (size_t i = 0; forms->blanks[i]; i++) {
        if (strcmp(forms->blanks[i]->name, dataset) == 0) {
            return forms->fixed[i];
        }
    }
    return false;
}

bool form_shows(
    const struct form_list *forms, const struct form *form, const char *dataset) {
    struct form_address address;
    for (size_t i = 0; is_fixed(forms, dataset) && i < form->grid->cell_count; i++) {
        if (form_cell_address(forms, &form->grid->cells[i], &address) &&
            strcmp(address.data->name, dataset) == 0) {
            return true;
        }
    }
    return false;
}
