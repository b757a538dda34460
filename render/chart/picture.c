/* Reading the pictures of image marks. */
#include "chart/picture.h"

#include <string.h>

#include "chart/content.h"
#include "chart/mark/mark.h"
#include "data/picture.h"
#include "data/reader.h"

const struct chart_picture *picture_find(const struct chart *chart, const char *url) {
    const struct chart_picture *picture = chart->pictures;
    while (picture && strcmp(picture->url, url) != 0) {
        picture = picture->next;
    }
    return picture;
}

static int digit_value(char c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

/* data:image/png;base64,… */
static bool decode(struct arena *arena, const char *url, struct chart_picture *picture) {
    const char *text = strstr(url, ";base64,");
    if (!text) {
        return false;
    }
    text += strlen(";base64,");
    unsigned char *bytes = arena_array(arena, strlen(text) + 1, 1);
    uint32_t bits = 0;
    int count = 0;
    for (; *text && digit_value(*text) >= 0; text++) {
        bits = bits << 6 | (uint32_t)digit_value(*text);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes[picture->length++] = (unsigned char)(bits >> count);
        }
    }
    picture->bytes = bytes;
    return true;
}

static bool load(struct chart *chart, const struct value *url,
    const struct source *beside, struct chart_picture *picture) {
    struct faults quiet = {.arena = chart->arena, .files = chart->faults->files};
    struct bytes file;
    const char *path = path_beside(
        chart->arena, url->place.source ? url->place.source : beside, url->string);
    if (!source_load(chart->arena, path, url->place, &file, &quiet)) {
        return false;
    }
    picture->bytes = (const unsigned char *)file.data;
    picture->length = file.length;
    return true;
}

static void fault_picture(struct chart *chart, const struct value *url,
    const char *english, const char *chinese) {
    const char *name = strncmp(url->string, "data:", 5) == 0 ? "data:…" : url->string;
    fault_add(chart->faults, chart->bare ? FAULT_WARNING : FAULT_ERROR, "bad-image",
        url->place, "the picture %s can't be drawn: %s", "图片 %s 画不出来：%s", name,
        words_in(chart->faults->language, english, chinese));
}

/* A name that an expression made stands beside the view that asks for it. */
static bool read_picture(
    struct chart *chart, const struct value *url, const struct source *beside) {
    if (url->type != VALUE_STRING || picture_find(chart, url->string)) {
        return true;
    }
    struct chart_picture *picture = arena_new(chart->arena, struct chart_picture);
    picture->url = url->string;
    picture->next = chart->pictures;
    chart->pictures = picture;
    bool inside = strncmp(url->string, "data:", 5) == 0;
    if (!inside && strstr(url->string, "://")) {
        fault_picture(chart, url, "it is on the network; name a file instead",
            "这是网络地址，请改用本地文件");
    } else if (!(inside ? decode(chart->arena, url->string, picture)
                        : load(chart, url, beside, picture))) {
        fault_picture(chart, url, "there is no such file", "没有这个文件");
    } else if (!picture_measure(
                   picture->bytes, picture->length, &picture->width, &picture->height)) {
        fault_picture(chart, url, "it is no PNG or JPEG", "不是 PNG 或 JPEG");
        picture->length = 0;
    } else {
        return true;
    }
    return chart->bare;
}

/* The names that a field gives are its texts, as its format has them. */
static bool read_pictures(struct chart *chart, const struct view *view,
    const struct definition *url, const struct source *beside) {
    const struct dataset *data = view->main ? view->main : view->data;
    const struct value *cells = url->has_field ? dataset_cells(data, url->column) : NULL;
    struct plot plot = {.chart = chart, .view = view, .arena = chart->arena};
    struct row_source rows = {&plot, data};
    bool good = true;
    for (size_t row = 0; cells && row < data->row_count; row++) {
        if (cells[row].type != VALUE_NULL) {
            struct value name = value_string(content_text(&plot, view, url, &rows, row));
            name.place = cells[row].place;
            good &= read_picture(chart, &name, beside);
        }
    }
    for (size_t i = 0; i < url->condition_count; i++) {
        good &= read_pictures(chart, view, url->conditions[i].definition, beside);
    }
    return good && (!url->has_value || read_picture(chart, &url->value, beside));
}

bool pictures_bind(struct chart *chart) {
    bool good = true;
    for (size_t u = 0; u < chart->units.count; u++) {
        const struct view *view = chart->units.items[u];
        if (view->mark != &mark_image) {
            continue;
        }
        const struct value *said = value_member(&view->mark_def, "url");
        const struct source *beside = view->source->place.source;
        good &= !said || read_picture(chart, said, beside);
        const struct definition *url = view->encoding[CHANNEL_URL];
        good &= !url || read_pictures(chart, view, url, beside);
    }
    return good;
}
