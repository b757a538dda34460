/* Reading metadata and handing it to the scene. */
#include "layout/metadata.h"

#include <math.h>

#include "data/format.h"
#include "layout/words.h"

const char *metadata_words(
    const struct binder *binder, const struct value *value, const char *name) {
    const struct value *words = value_member(value, name);
    if (!words || words->type == VALUE_NULL) {
        return NULL;
    }
    if (words->type != VALUE_ARRAY) {
        return value_to_string(*words, binder->arena);
    }
    const char *text = "";
    for (size_t i = 0; i < words->count; i++) {
        text = arena_print(binder->arena, "%s%s%s", text, i ? ", " : "",
            value_to_string(words->items[i], binder->arena));
    }
    return text;
}

static bool read_date(
    struct binder *binder, const struct value *value, struct metadata *metadata) {
    const char *date = metadata_words(binder, value, "date");
    if (!date) {
        return true;
    }
    double milliseconds = time_parse(date);
    metadata->has_time = isfinite(milliseconds);
    metadata->time = floor(milliseconds / 1000);
    if (!metadata->has_time) {
        fault_add(binder->faults, FAULT_ERROR, "bad-date",
            value_member(value, "date")->place, "%s is no date; write 2024-01-15",
            "%s 不是日期，请写 2024-01-15 或 2024年1月15日", date);
    }
    return metadata->has_time;
}

bool metadata_bind(
    struct binder *binder, const struct value *value, struct metadata *metadata) {
    metadata->title = metadata_words(binder, value, "title");
    metadata->author = metadata_words(binder, value, "author");
    metadata->subject = metadata_words(binder, value, "subject");
    metadata->keywords = metadata_words(binder, value, "keywords");
    return read_date(binder, value, metadata);
}

void metadata_find_title(
    struct arena *arena, const struct block_list *blocks, struct metadata *metadata) {
    for (size_t i = 0; !metadata->title && i < blocks->count; i++) {
        if (blocks->items[i]->kind == &title_block) {
            metadata->title = words_text(arena, (const struct words *)blocks->items[i]);
        }
    }
}

void metadata_tell(const struct metadata *metadata, struct scene *scene) {
    scene->title = metadata->title;
    scene->author = metadata->author;
    scene->subject = metadata->subject;
    scene->keywords = metadata->keywords;
    scene->has_time = metadata->has_time;
    scene->time = metadata->time;
    scene->language = "zh-CN";
}

void metadata_tell_flow(const struct metadata *metadata, struct flow_document *document) {
    document->title = metadata->title;
    document->description = metadata->subject;
    document->author = metadata->author;
    document->keywords = metadata->keywords;
}
