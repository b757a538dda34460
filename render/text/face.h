/* A face as the font set keeps it; others see it through text/font.h. */
#ifndef TUBIAO_TEXT_FACE_H
#define TUBIAO_TEXT_FACE_H

#include <hb.h>

#include "text/font.h"
#include "text/index.h"

struct face {
    const struct font_entry *entry;
    hb_face_t *hb_face; /* shared by faces of one entry; its file is mapped, not read */
    hb_font_t *hb_font;
    int weight; /* of the file, or set on its axis */
    double skew, embolden;
    bool has_metrics;
    struct face_metrics metrics;
    struct face *next; /* of the set */
};

/* Fills `face`, whose entry, hb_face, weight, skew and embolden are set. */
void face_init(struct face *face);
void face_finish(struct face *face);

#endif
