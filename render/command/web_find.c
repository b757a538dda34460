/* From a place in the source to the picture: what shows it, else what begins last before it
 * in its file. */
#include <string.h>

#include "command/web.h"

/* The nearest so far. Lines count before columns; lower is nearer. */
struct search {
    const struct desk_place *wanted;
    struct place place;
    double distance;
    size_t output, page;
    bool found;
};

static bool same_file(const struct source *source, const struct desk_place *wanted) {
    return source && strcmp(source->name, wanted->file) == 0 &&
           !source->sheet == !wanted->sheet &&
           (!source->sheet || strcmp(source->sheet, wanted->sheet) == 0);
}

static void consider(
    struct search *search, struct place place, size_t output, size_t page) {
    const struct desk_place *wanted = search->wanted;
    if (!place.line || place.line > wanted->line ||
        (place.line == wanted->line && place.column > wanted->column) ||
        !same_file(place.source, wanted)) {
        return;
    }
    double distance = (double)(wanted->line - place.line) * 1e6;
    distance += place.line == wanted->line ? wanted->column - place.column : 0;
    if (!search->found || distance < search->distance) {
        search->found = true;
        search->distance = distance;
        search->place = place;
        search->output = output;
        search->page = page;
    }
}

static void search_marks(
    struct search *search, const struct scene_group *group, size_t output, size_t page);

static void search_item(struct search *search, const struct scene_mark *mark,
    size_t index, size_t output, size_t page) {
    consider(search, scene_row_place(mark, scene_item(mark, index)), output, page);
    if (mark->type == MARK_GROUP) {
        consider(search, mark->groups[index].place, output, page);
        search_marks(search, &mark->groups[index], output, page);
    }
    for (size_t i = 0; mark->type == MARK_TEXT && i < mark->texts[index].run_count; i++) {
        consider(search, mark->texts[index].runs[i].place, output, page);
    }
}

static void search_marks(
    struct search *search, const struct scene_group *group, size_t output, size_t page) {
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        consider(search, mark->place, output, page);
        for (size_t k = 0; k < mark->count; k++) {
            search_item(search, mark, k, output, page);
        }
    }
}

static void search_output(struct search *search, const struct desk *desk, size_t output) {
    const struct scene *scene = session_output(desk->session, output)->scene;
    if (!scene) {
        return;
    }
    scene_make_all(scene);
    for (size_t page = 0; page < scene->page_count; page++) {
        const struct scene_mark *root = scene->pages[page].root;
        for (size_t i = 0; i < root->count; i++) {
            search_item(search, root, i, output, page);
        }
    }
}

void desk_print_find(struct desk *desk, const struct desk_place *place,
    const char *output, struct buffer *out) {
    struct search search = {.wanted = place};
    size_t preferred;
    if (output && session_find(desk->session, output, &preferred)) {
        search_output(&search, desk, preferred);
    }
    for (size_t i = 0; i < session_output_count(desk->session); i++) {
        search_output(&search, desk, i);
    }
    if (!search.found) {
        buffer_append_string(out, "{}");
        return;
    }
    const struct source *source = search.place.source;
    struct arena arena = {0};
    buffer_append_string(out, "{\"output\":");
    buffer_append_json(out, session_output(desk->session, search.output)->name);
    buffer_print(out, ",\"page\":%zu,\"at\":", search.page);
    buffer_append_json(out,
        arena_print(&arena, "%s%s%s:%u:%u", source->name, source->sheet ? "#" : "",
            source->sheet ? source->sheet : "", search.place.line, search.place.column));
    buffer_append_char(out, '}');
    arena_finish(&arena);
}
