/* Groups whose marks are made when they are asked for. */
#include "scene/scene.h"

struct scene_group scene_group_made(
    struct arena *arena, const struct scene_group *group) {
    struct scene_group made = *group;
    if (made.later) {
        made.later->make(made.later, arena, &made);
        made.later = NULL;
    }
    return made;
}

static void make_group(struct scene_group *group) {
    if (group->later) {
        *group = scene_group_made(group->later->arena, group);
    }
    for (size_t i = 0; i < group->mark_count; i++) {
        struct scene_mark *mark = group->marks[i];
        for (size_t k = 0; mark->type == MARK_GROUP && k < mark->count; k++) {
            make_group(&mark->groups[k]);
        }
    }
}

void scene_make_all(const struct scene *scene) {
    for (size_t i = 0; i < scene->page_count; i++) {
        struct scene_mark *root = scene->pages[i].root;
        for (size_t k = 0; k < root->count; k++) {
            make_group(&root->groups[k]);
        }
    }
}
