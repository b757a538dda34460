/* Draws the sample scene: `draw sample.pdf sample@2.png outline.svg …`. The format is
 * the ending, @N the scale, and a name with "outline" in it has text as outlines. */
#include "surface/sample.h"

int main(int count, char **names) {
    struct sample *sample = sample_new();
    const struct scene *scene = sample_everything(sample);
    for (int i = 1; i < count; i++) {
        const char *dot = strrchr(names[i], '.');
        const char *at = strrchr(names[i], '@');
        struct buffer bytes = sample_paint(sample, scene, dot ? dot + 1 : "",
            at ? atof(at + 1) : 1, strstr(names[i], "outline") != NULL);
        FILE *file = fopen(names[i], "wb");
        if (!file || fwrite(bytes.data, 1, bytes.length, file) != bytes.length ||
            fclose(file)) {
            perror(names[i]);
            return 3;
        }
    }
    fputs(job_faults(sample->job), stderr);
    sample_free(sample);
    return 0;
}
