/* The engine: what is built once and read-only after: where the data folder is, the table
 * of block kinds, fonts by role; and the job's memory, faults and clock. */
#ifndef TUBIAO_COMMAND_ENGINE_H
#define TUBIAO_COMMAND_ENGINE_H

#include "block/block.h"

/* The time each stage took, in ms; printed by --timings. */
enum stage {
    STAGE_READ,
    STAGE_BIND,
    STAGE_CHECK,
    STAGE_FONTS,
    STAGE_PLACE,
    STAGE_PAINT,
    STAGE_WRITE,
    STAGE_COUNT,
};

struct engine {
    struct arena arena;
    struct faults faults;
    const struct block_kind *const *kinds;
    const char *data_folder;     /* holds layouts/ and fonts/; NULL if not found */
    const struct source *input;  /* the file named first, once it is read */
    struct font_set *fonts;      /* engine_fonts opens it */
    struct text_cache *cache;    /* of the fonts' faces; engine_text_cache makes it */
    struct font_packs *packs;    /* of those faces; engine_font_packs makes it */
    struct value chart_defaults; /* engine_chart_defaults reads them; null before */
    bool lent;                   /* the last four are another engine's */
    double stages[STAGE_COUNT];
    double started; /* of the stage that is running */
};

void engine_init(struct engine *engine, const struct block_kind *const *kinds);
void engine_finish(struct engine *engine);

/* An engine for one job of many: memory, faults and times of its own; fonts and whatever
 * else is built once are those of `shared`, which must outlive it. */
void engine_lend(struct engine *shared, struct engine *engine);

/* The font set, made when it is first asked for. */
const struct font_set *engine_fonts(struct engine *engine);

struct text_cache *engine_text_cache(struct engine *engine);
/* Fonts that were packed for files before. */
struct font_packs *engine_font_packs(struct engine *engine);
/* Vega-Lite's own config, read when it is first asked for. */
const struct value *engine_chart_defaults(struct engine *engine);

/* Adds the time since the last call to that stage. */
void engine_note_time(struct engine *engine, enum stage stage);
/* What passed since the last call belongs to no stage. */
void engine_skip_time(struct engine *engine);
double engine_total_time(const struct engine *engine);
void engine_print_timings(const struct engine *engine, struct buffer *out);

/* Seconds since the epoch to stamp documents with: SOURCE_DATE_EPOCH, or 0. */
double engine_document_time(void);

#endif
