/* Writing through libjpeg: baseline JFIF, which every program reads. */
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "jpeg/jpeg.h"

/* libjpeg leaves by longjmp where it can't go on, which is its only way to say so. */
struct errors {
    struct jpeg_error_mgr manager; /* first: libjpeg knows this part */
    jmp_buf leave;
};

static void leave(j_common_ptr any) {
    longjmp(((struct errors *)(void *)any->err)->leave, 1);
}

static void stay_silent(j_common_ptr any) {
    (void)any;
}

static void choose(
    struct jpeg_compress_struct *writer, const struct jpeg_picture *picture) {
    writer->image_width = picture->width;
    writer->image_height = picture->height;
    writer->input_components = 3;
    writer->in_color_space = JCS_RGB;
    jpeg_set_defaults(writer);
    jpeg_set_quality(writer, picture->quality, TRUE);
    writer->optimize_coding = TRUE;
    writer->dct_method = JDCT_ISLOW; /* the same bytes on every machine */
    for (int i = 0; i < writer->num_components; i++) {
        writer->comp_info[i].h_samp_factor =
            1; /* 4:4:4: thin coloured text stays sharp */
        writer->comp_info[i].v_samp_factor = 1;
    }
    writer->density_unit = 1; /* per inch */
    writer->X_density = (UINT16)lround(fmin(65535, picture->pixels_per_inch));
    writer->Y_density = writer->X_density;
}

static void write_rows(struct jpeg_compress_struct *writer,
    const struct jpeg_picture *picture, JSAMPLE *row) {
    while (writer->next_scanline < picture->height) {
        const uint32_t *from = picture->data + writer->next_scanline * picture->stride;
        for (uint32_t x = 0; x < picture->width; x++) {
            row[x * 3] = (JSAMPLE)(from[x] >> 16);
            row[x * 3 + 1] = (JSAMPLE)(from[x] >> 8);
            row[x * 3 + 2] = (JSAMPLE)from[x];
        }
        jpeg_write_scanlines(writer, &row, 1);
    }
}

static void write_remark(struct jpeg_compress_struct *writer, const char *remark) {
    size_t length = 0;
    while (remark && remark[length] && length < 65533) {
        length++;
    }
    if (length) {
        jpeg_write_marker(writer, JPEG_COM, (const JOCTET *)remark, (unsigned)length);
    }
}

static bool write_picture(const struct jpeg_picture *picture, struct buffer *out) {
    struct jpeg_compress_struct writer;
    struct errors errors;
    unsigned char *volatile bytes = NULL; /* libjpeg's, from malloc */
    unsigned long length = 0;
    JSAMPLE *row = malloc((size_t)picture->width * 3);
    if (!row) {
        return false;
    }
    writer.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = leave;
    errors.manager.output_message = stay_silent;
    bool failed = setjmp(errors.leave) != 0;
    if (!failed) {
        jpeg_create_compress(&writer);
        jpeg_mem_dest(&writer, (unsigned char **)&bytes, &length);
        choose(&writer, picture);
        jpeg_start_compress(&writer, TRUE);
        write_remark(&writer, picture->remark);
        write_rows(&writer, picture, row);
        jpeg_finish_compress(&writer);
        buffer_append(out, (const char *)bytes, length);
    }
    jpeg_destroy_compress(&writer);
    free(bytes);
    free(row);
    return !failed;
}

const struct jpeg_module tubiao_jpeg = {write_picture};
