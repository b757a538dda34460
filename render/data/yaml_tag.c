/* YAML's tags (YAML 1.2.2, 10.3). */
#include "data/yaml_tag.h"

#include <libfyaml.h>
#include <string.h>

static const struct {
    const char *name;
    enum value_type type;
} tags[] = {
    {"null", VALUE_NULL},
    {"bool", VALUE_BOOLEAN},
    {"int", VALUE_NUMBER},
    {"float", VALUE_NUMBER},
    {"str", VALUE_STRING},
    {"seq", VALUE_ARRAY},
    {"map", VALUE_OBJECT},
};

static const char *suffix_of(struct fy_token *tag, size_t *length) {
    *length = 0;
    const char *suffix = fy_tag_token_suffix(tag, length);
    return suffix ? suffix : "";
}

/* The index among `tags` of !!str or !<tag:yaml.org,2002:str>; -1 if it is another. */
static int find_tag(struct fy_token *tag) {
    static const char prefix[] = "tag:yaml.org,2002:";
    size_t length;
    const char *suffix = suffix_of(tag, &length);
    const char *handle = fy_tag_token_handle0(tag);
    bool standard = handle && strcmp(handle, "!!") == 0;
    if (length > strlen(prefix) && memcmp(suffix, prefix, strlen(prefix)) == 0) {
        suffix += strlen(prefix);
        length -= strlen(prefix);
        standard = true;
    }
    for (size_t i = 0; standard && i < countof(tags); i++) {
        if (strlen(tags[i].name) == length && memcmp(tags[i].name, suffix, length) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* A lone `!`, the non-specific tag. */
static bool is_bare(struct fy_token *tag) {
    size_t length;
    suffix_of(tag, &length);
    return length == 0;
}

bool yaml_tag_is_text(struct fy_token *tag) {
    int found = tag ? find_tag(tag) : -1;
    return tag && (is_bare(tag) || (found >= 0 && tags[found].type == VALUE_STRING));
}

bool yaml_check_tag(
    struct fy_token *tag, const struct value *value, struct faults *faults) {
    if (!tag || is_bare(tag)) {
        return true;
    }
    int found = find_tag(tag);
    if (found >= 0 && tags[found].type == value->type) {
        return true;
    }
    size_t length;
    const char *suffix = suffix_of(tag, &length);
    fault_add(faults, FAULT_ERROR, "tag", value->place,
        "the tag !%.*s is unknown or does not fit what follows",
        "标签 !%.*s 未知，或与后面的内容不符", (int)length, suffix);
    return false;
}
