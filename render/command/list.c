/* tubiao list: the layouts there are; with a report or layout, its outputs. */
#include <stdio.h>

#include "command/command.h"
#include "command/job.h"

static const char *caption_of(const struct value *layout) {
    return property_string(layout, "title", "");
}

static void list_layouts(struct engine *engine) {
    const char *const *names;
    size_t count = layout_names(engine, &names);
    for (size_t i = 0; i < count; i++) {
        struct value layout;
        if (layout_read(engine, names[i], (struct place){0}, &layout)) {
            printf("%s\t%s\n", names[i], caption_of(&layout));
        }
    }
}

void command_list(struct engine *engine, const struct options *options) {
    struct job job;
    if (!options->word_count) {
        list_layouts(engine);
        return;
    }
    if (job_read(engine, options, &job)) {
        for (size_t i = 0; i < job.output_count; i++) {
            printf("%s\n", job.outputs[i].name);
        }
    }
}
