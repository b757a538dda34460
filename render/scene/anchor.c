/* Anchors: where on which page the elements that links lead to were painted. */
#include <string.h>

#include "scene/scene.h"

struct search {
    struct arena *arena;
    struct scene *scene;
    size_t capacity;
    size_t page;
};

static bool is_found(const struct scene *scene, const struct element *element) {
    for (size_t i = 0; i < scene->anchor_count; i++) {
        if (scene->anchors[i].element == element) {
            return true;
        }
    }
    return false;
}

/* The element itself or one it stands in may bear the name. */
static void note_element(
    struct search *search, const struct element *element, double x, double y) {
    for (; element; element = element->parent) {
        struct scene *scene = search->scene;
        if (element->anchor && !is_found(scene, element)) {
            scene->anchors = arena_grow(search->arena, scene->anchors,
                scene->anchor_count, &search->capacity, sizeof *scene->anchors);
            scene->anchors[scene->anchor_count++] =
                (struct scene_anchor){element, search->page, x, y};
        }
    }
}

static void search_group(
    struct search *search, const struct scene_group *group, double x, double y) {
    x += group->item.x;
    y += group->item.y;
    if (group->item.element) {
        note_element(search, group->item.element, x, y);
    }
    for (size_t i = 0; i < group->mark_count; i++) {
        const struct scene_mark *mark = group->marks[i];
        for (size_t k = 0; mark->type == MARK_GROUP && k < mark->count; k++) {
            search_group(search, &mark->groups[k], x, y);
        }
    }
}

void scene_find_anchors(struct arena *arena, struct scene *scene) {
    struct search search = {arena, scene, 0, 0};
    scene->anchors = NULL;
    scene->anchor_count = 0;
    for (; search.page < scene->page_count; search.page++) {
        const struct scene_mark *root = scene->pages[search.page].root;
        for (size_t i = 0; i < root->count; i++) {
            search_group(&search, &root->groups[i], 0, 0);
        }
    }
}

const struct scene_anchor *scene_anchor_find(
    const struct scene *scene, const char *name) {
    for (size_t i = 0; i < scene->anchor_count; i++) {
        if (strcmp(scene->anchors[i].element->anchor, name) == 0) {
            return &scene->anchors[i];
        }
    }
    return NULL;
}
