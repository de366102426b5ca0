#include "cpng.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

void xqr_png_free(uint8_t *bytes) { free(bytes); }

struct output {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
};

static void take(png_structp png, png_bytep bytes, png_size_t count) {
  struct output *output = png_get_io_ptr(png);
  if (output->count + count > output->capacity) {
    size_t capacity = 2 * (output->count + count);
    uint8_t *grown = realloc(output->bytes, capacity);
    if (!grown) png_error(png, "no memory");
    output->bytes = grown;
    output->capacity = capacity;
  }
  memcpy(output->bytes + output->count, bytes, count);
  output->count += count;
}

static void flush(png_structp png) { (void)png; }

static void complain(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

uint8_t *xqr_png_encode(
    const uint8_t *rows, uint32_t width, uint32_t height, uint32_t per_metre, size_t *count) {
  struct output *output = calloc(1, sizeof *output);
  if (!output) return NULL;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, complain, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    if (png) png_destroy_write_struct(&png, &info);
    free(output->bytes);
    free(output);
    return NULL;
  }
  png_set_write_fn(png, output, take, flush);
  png_set_IHDR(
      png, info, width, height, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  size_t stride = (width + 7) / 8;
  for (uint32_t row = 0; row < height; row++) png_write_row(png, rows + row * stride);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  uint8_t *bytes = output->bytes;
  *count = output->count;
  free(output);
  return bytes;
}
