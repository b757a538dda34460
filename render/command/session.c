/* Sessions: a run is an engine of its own, kept as long as a picture of it is shown. */
#include "command/session.h"

#include <string.h>

#include "command/draw.h"

/* What runs share, until the table of font roles changes: then pictures of older runs still
 * need the faces of their time. */
struct base {
    struct arena memory; /* holds the base itself */
    struct engine engine;
    struct file_list files;
    size_t users; /* the session, while it is the latest, and runs */
};

struct run {
    struct arena memory; /* holds the run itself */
    struct engine engine;
    struct file_list files;
    struct base *base;
    struct job job;
    const struct theme *theme; /* of outputs that name none, once it is read */
    const char *remark;
    struct draw_findings findings;
    size_t number;
    size_t reading_faults; /* how many came before any output was drawn */
    bool ready;            /* outputs can be bound */
    size_t users;          /* the session, while it is the latest, and pictures */
};

struct shown {
    struct session_output output;
    const struct job_output *source; /* in the latest run; NULL: that has none */
    struct run *run;                 /* of the scene */
    struct bound_output bound;       /* what the scene was placed from */
    const struct scene *screen;      /* placed for a screen; NULL: not asked for yet */
    double screen_width;
    struct faults screen_faults;
    size_t asked;                  /* the run that was last asked to draw it */
    size_t faults_from, faults_to; /* what that run found in drawing it */
};

struct session {
    struct arena memory; /* holds the session itself */
    const struct options *options;
    const struct engine *engine;
    struct base *base;
    struct run *run;    /* the latest */
    struct arena names; /* and the list of outputs, which outlives the run */
    struct shown *shown;
    size_t count;
    size_t run_count;
    const atomic_bool *stop; /* NULL: nobody stops it */
    struct arena told;       /* what session_faults returned last */
    struct faults view;
};

static struct base *base_new(const struct engine *engine) {
    struct arena memory = {0};
    struct base *base = arena_new(&memory, struct base);
    base->memory = memory;
    base->users = 1;
    engine_init(&base->engine, engine->kinds);
    base->engine.faults.language = engine->faults.language;
    base->files.arena = &base->engine.arena;
    base->engine.faults.files = &base->files;
    return base;
}

static void base_drop(struct base *base) {
    if (--base->users == 0) {
        struct arena memory = base->memory;
        engine_finish(&base->engine);
        arena_finish(&memory);
    }
}

static struct run *run_new(struct session *session) {
    struct arena memory = {0};
    struct run *run = arena_new(&memory, struct run);
    run->memory = memory;
    run->users = 1;
    run->base = session->base;
    run->base->users++;
    run->number = ++session->run_count;
    engine_lend(&run->base->engine, &run->engine);
    run->files.arena = &run->engine.arena;
    run->engine.faults.files = &run->files;
    for (size_t i = 0; i < run->base->files.count; i++) {
        file_list_note(&run->files, run->base->files.items[i].path);
    }
    return run;
}

static void run_drop(struct run *run) {
    if (run && --run->users == 0) {
        struct arena memory = run->memory;
        base_drop(run->base);
        engine_finish(&run->engine);
        arena_finish(&memory);
    }
}

struct session *session_open(const struct engine *engine, const struct options *options) {
    struct arena memory = {0};
    struct session *session = arena_new(&memory, struct session);
    session->memory = memory;
    session->engine = engine;
    session->options = options;
    session->base = base_new(engine);
    return session;
}

void session_close(struct session *session) {
    for (size_t i = 0; i < session->count; i++) {
        run_drop(session->shown[i].run);
    }
    run_drop(session->run);
    base_drop(session->base);
    arena_finish(&session->names);
    arena_finish(&session->told);
    struct arena memory = session->memory;
    arena_finish(&memory);
}

/* The fonts are looked up anew where the table of their roles is another. */
static void refresh_base(struct session *session) {
    const struct file_list *files = &session->base->files;
    for (size_t i = 0; i < files->count; i++) {
        const struct noted_file *file = &files->items[i];
        if (!file_stamp_same(file->stamp, file_stamp_read(file->path))) {
            base_drop(session->base);
            session->base = base_new(session->engine);
            return;
        }
    }
}

bool session_find(const struct session *session, const char *name, size_t *index) {
    for (*index = 0; *index < session->count; ++*index) {
        if (strcmp(session->shown[*index].output.name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* The outputs of the new run; those that were there before keep their pictures. */
static void take_outputs(
    struct session *session, const struct job_output *const *outputs, size_t count) {
    struct arena names = {0};
    struct shown *shown = arena_array(&names, count, sizeof *shown);
    for (size_t i = 0; i < count; i++) {
        size_t before;
        if (session_find(session, outputs[i]->name, &before)) {
            shown[i] = session->shown[before];
            session->shown[before].run = NULL; /* where it is named twice */
            session->shown[before].output.scene = NULL;
        }
        struct session_output *output = &shown[i].output;
        output->name = arena_copy_string(&names, outputs[i]->name);
        output->title =
            outputs[i]->title ? arena_copy_string(&names, outputs[i]->title) : NULL;
        shown[i].source = outputs[i];
    }
    for (size_t i = 0; i < session->count; i++) {
        run_drop(session->shown[i].run);
    }
    arena_finish(&session->names);
    session->names = names;
    session->shown = shown;
    session->count = count;
}

static bool has_number_fault(const struct faults *faults) {
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->items[i];
        if (fault->severity == FAULT_ERROR && fault->cause == CAUSE_NUMBERS) {
            return true;
        }
    }
    return false;
}

void session_stop_when(struct session *session, const atomic_bool *stop) {
    session->stop = stop;
}

static bool is_stopped(const struct session *session) {
    return session->stop && atomic_load(session->stop);
}

static void read_input(struct session *session, struct run *run) {
    struct engine *engine = &run->engine;
    const struct job_output **outputs;
    size_t count;
    if (!job_read(engine, session->options, &run->job) || is_stopped(session) ||
        !draw_choose(engine, session->options, &run->job, &outputs, &count)) {
        return;
    }
    take_outputs(session, outputs, count);
    run->ready = needs_check(engine, &run->job) && !is_stopped(session);
    if (run->ready) {
        draw_check_numbers(
            engine, session->options, &run->job, &run->remark, &run->findings);
        run->remark =
            has_number_fault(&engine->faults) ? draw_remark_unchecked : run->remark;
    }
}

size_t session_read(struct session *session) {
    for (size_t i = 0; i < session->count; i++) {
        session->shown[i].source = NULL;
        session->shown[i].output.is_latest = false;
    }
    run_drop(session->run);
    refresh_base(session);
    struct run *run = run_new(session);
    session->run = run;
    read_input(session, run);
    run->reading_faults = run->engine.faults.count;
    engine_note_time(&run->engine, STAGE_READ);
    return run->number;
}

size_t session_output_count(const struct session *session) {
    return session->count;
}

const struct session_output *session_output(const struct session *session, size_t index) {
    return &session->shown[index].output;
}

static const struct scene *place(
    struct run *run, const struct bound_output *bound, double width) {
    struct scene *scene = arena_new(&run->engine.arena, struct scene);
    *scene = *draw_place(&run->engine, bound, width);
    scene->remark = run->remark;
    return scene;
}

/* NULL with faults, or stopped. */
static const struct scene *draw(struct session *session, struct run *run,
    const struct job_output *source, struct bound_output *bound) {
    if (is_stopped(session) ||
        !draw_bind(&run->engine, &run->job, source, &run->theme, bound) ||
        is_stopped(session)) {
        return NULL;
    }
    return place(run, bound, 0);
}

const struct session_output *session_draw(struct session *session, size_t index) {
    struct shown *shown = &session->shown[index];
    struct run *run = session->run;
    if (shown->asked == run->number) {
        return &shown->output;
    }
    shown->asked = run->number;
    engine_skip_time(&run->engine);
    shown->faults_from = run->engine.faults.count;
    struct bound_output bound;
    const struct scene *scene =
        run->ready && shown->source ? draw(session, run, shown->source, &bound) : NULL;
    shown->faults_to = run->engine.faults.count;
    if (scene) {
        run->users++;
        run_drop(shown->run);
        shown->run = run;
        shown->bound = bound;
        shown->screen = NULL;
        shown->output.scene = scene;
        shown->output.drawn = run->number;
        shown->output.is_latest = true;
    }
    return &shown->output;
}

const struct scene *session_place(struct session *session, size_t index, double width) {
    struct shown *shown = &session->shown[index];
    if (!shown->output.scene || (shown->screen && shown->screen_width == width)) {
        return shown->output.scene ? shown->screen : NULL;
    }
    struct faults *faults = &shown->run->engine.faults;
    engine_skip_time(&shown->run->engine);
    size_t told = faults->count; /* the picture's own warnings are told already */
    shown->screen = place(shown->run, &shown->bound, width);
    shown->screen_width = width;
    shown->screen_faults = (struct faults){.arena = faults->arena,
        .language = faults->language,
        .count = faults->count - told};
    shown->screen_faults.items =
        arena_array(faults->arena, shown->screen_faults.count, sizeof *faults->items);
    for (size_t i = told; i < faults->count; i++) {
        shown->screen_faults.items[i - told] = faults->items[i];
    }
    faults->count = told;
    return shown->screen;
}

struct faults session_place_faults(const struct session *session, size_t index) {
    const struct shown *shown = &session->shown[index];
    return shown->screen ? shown->screen_faults : (struct faults){0};
}

const struct draw_findings *session_findings(const struct session *session) {
    return &session->run->findings;
}

bool session_paint(struct session *session, size_t index, size_t page,
    const struct surface *surface, const struct surface_options *options,
    struct buffer *out, struct faults *faults) {
    const struct scene *scene = session->shown[index].output.scene;
    if (!scene) {
        return false;
    }
    struct surface_options stamped = *options;
    stamped.packs = engine_font_packs(&session->shown[index].run->base->engine);
    draw_stamp(scene, &stamped);
    return surface->paint(scene, page, &stamped, out, faults);
}

static void tell(
    struct session *session, const struct faults *faults, size_t from, size_t to) {
    struct faults *view = &session->view;
    for (size_t i = from; i < to; i++) {
        view->items = arena_grow(&session->told, view->items, view->count,
            &view->capacity, sizeof *view->items);
        view->items[view->count++] = faults->items[i];
        view->error_count += faults->items[i].severity == FAULT_ERROR;
    }
}

const struct faults *session_faults(struct session *session, size_t index) {
    const struct run *run = session->run;
    const struct faults *base = &run->base->engine.faults;
    const struct faults *faults = &run->engine.faults;
    arena_finish(&session->told);
    session->told = (struct arena){0};
    session->view =
        (struct faults){.arena = &session->told, .language = faults->language};
    tell(session, base, 0, base->count);
    bool all = index == SESSION_ALL;
    tell(session, faults, 0, all ? faults->count : run->reading_faults);
    const struct shown *shown = index < session->count ? &session->shown[index] : NULL;
    if (shown && shown->asked == run->number) {
        tell(session, faults, shown->faults_from, shown->faults_to);
    }
    return &session->view;
}

double session_time(const struct session *session) {
    return engine_total_time(&session->run->engine);
}

const struct file_list *session_files(const struct session *session) {
    return &session->run->files;
}
