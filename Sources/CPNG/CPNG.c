#include "CPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Deflate cannot shrink data by more than this factor (RFC 1951: 258 bytes from two bits).
static const uint64_t greatestCompression = 1032;

/// Bytes that libpng reads from, or writes to.
typedef struct {
  const uint8_t *input;
  size_t size;
  size_t position;
  uint8_t *output;
  size_t capacity;
  char *message;
} Stream;

static void fail(png_structp png, png_const_charp text) {
  Stream *stream = png_get_error_ptr(png);
  snprintf(stream->message, CPNG_MESSAGE_SIZE, "%s", text);
  png_longjmp(png, 1);
}

/// Warnings concern chunks that are not needed here.
static void ignoreWarning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void readBytes(png_structp png, png_bytep target, size_t count) {
  Stream *stream = png_get_io_ptr(png);
  if (count > stream->size - stream->position) png_error(png, "the file ends too early");
  memcpy(target, stream->input + stream->position, count);
  stream->position += count;
}

static void writeBytes(png_structp png, png_bytep source, size_t count) {
  Stream *stream = png_get_io_ptr(png);
  if (stream->capacity - stream->size < count) {
    size_t capacity = stream->capacity * 2 > stream->size + count ? stream->capacity * 2 : stream->size + count;
    uint8_t *larger = realloc(stream->output, capacity);
    if (larger == NULL) png_error(png, "out of memory");
    stream->output = larger;
    stream->capacity = capacity;
  }
  memcpy(stream->output + stream->size, source, count);
  stream->size += count;
}

static void flushNothing(png_structp png) { (void)png; }

static bool isLittleEndian(void) {
  const uint16_t one = 1;
  uint8_t first;
  memcpy(&first, &one, 1);
  return first == 1;
}

/// Reads up to the first pixel and arranges for samples as CPNGFormat states them. Jumps on error.
static void readHeader(png_structp png, png_infop info, Stream *stream, CPNGFormat *format) {
  if (stream->size < 8 || png_sig_cmp(stream->input, 0, 8) != 0) png_error(png, "it is not a PNG file");
  png_set_read_fn(png, stream, readBytes);
  png_set_user_limits(png, 1u << 16, 1u << 16);
  png_read_info(png, info);
  if ((uint64_t)png_get_rowbytes(png, info) * png_get_image_height(png, info) >
      greatestCompression * stream->size) {
    png_error(png, "it claims more pixels than its bytes can hold");
  }
  png_set_expand(png);
  if (png_get_bit_depth(png, info) == 16 && isLittleEndian()) png_set_swap(png);
  png_set_interlace_handling(png);
  png_read_update_info(png, info);
  format->width = png_get_image_width(png, info);
  format->height = png_get_image_height(png, info);
  format->channels = png_get_channels(png, info);
  format->bitsPerSample = png_get_bit_depth(png, info);
}

/// Reads the header and, if `samples` is not null, the pixels.
static bool readFile(
    const uint8_t *bytes, size_t size, CPNGFormat *format, uint8_t *samples, size_t samplesSize, char *message) {
  Stream stream = {.input = bytes, .size = size, .message = message};
  png_infop info = NULL;
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &stream, fail, ignoreWarning);
  if (png != NULL) info = png_create_info_struct(png);
  if (info == NULL) {
    snprintf(message, CPNG_MESSAGE_SIZE, "out of memory");
    png_destroy_read_struct(&png, NULL, NULL);
    return false;
  }
  // Nothing that is read after a jump changes between here and the jump.
  if (setjmp(png_jmpbuf(png)) != 0) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  readHeader(png, info, &stream, format);
  if (samples != NULL) {
    const size_t rowSize = png_get_rowbytes(png, info);
    if (rowSize * format->height != samplesSize) png_error(png, "the buffer has another size");
    // Interlaced files come in several passes over the same rows.
    const int passes = png_set_interlace_handling(png);
    for (int pass = 0; pass < passes; pass++) {
      for (uint32_t y = 0; y < format->height; y++) png_read_row(png, samples + rowSize * y, NULL);
    }
    png_read_end(png, NULL);
  }
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

bool cpngReadFormat(const uint8_t *bytes, size_t size, CPNGFormat *format, char *message) {
  return readFile(bytes, size, format, NULL, 0, message);
}

bool cpngDecode(const uint8_t *bytes, size_t size, uint8_t *samples, size_t samplesSize, char *message) {
  CPNGFormat format;
  return readFile(bytes, size, &format, samples, samplesSize, message);
}

static int colorType(uint8_t channels) {
  switch (channels) {
  case 1: return PNG_COLOR_TYPE_GRAY;
  case 2: return PNG_COLOR_TYPE_GRAY_ALPHA;
  case 3: return PNG_COLOR_TYPE_RGB;
  default: return PNG_COLOR_TYPE_RGB_ALPHA;
  }
}

bool cpngEncode(const CPNGFormat *format, const uint8_t *samples, uint8_t **bytes, size_t *size, char *message) {
  Stream stream = {.message = message};
  png_infop info = NULL;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &stream, fail, ignoreWarning);
  if (png != NULL) info = png_create_info_struct(png);
  if (info == NULL) {
    snprintf(message, CPNG_MESSAGE_SIZE, "out of memory");
    png_destroy_write_struct(&png, NULL);
    return false;
  }
  if (setjmp(png_jmpbuf(png)) != 0) {
    // The stream's address was taken before the jump was set, so its fields are in memory and current.
    free(((volatile Stream *)&stream)->output);
    png_destroy_write_struct(&png, &info);
    return false;
  }
  png_set_write_fn(png, &stream, writeBytes, flushNothing);
  png_set_user_limits(png, 1u << 16, 1u << 16);
  png_set_IHDR(
      png, info, format->width, format->height, format->bitsPerSample, colorType(format->channels),
      PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 6);
  const bool isColor = format->channels >= 3 && format->bitsPerSample == 8;
  if (isColor) png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  // Label ids compress best as they are; what varies smoothly gains from prediction.
  const bool isLabel = format->channels == 1 && format->bitsPerSample == 8;
  png_set_filter(png, PNG_FILTER_TYPE_BASE, isLabel ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
  png_write_info(png, info);
  if (format->bitsPerSample == 16 && isLittleEndian()) png_set_swap(png);
  const size_t rowSize = (size_t)format->width * format->channels * (format->bitsPerSample / 8);
  for (uint32_t y = 0; y < format->height; y++) png_write_row(png, samples + rowSize * y);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  *bytes = stream.output;
  *size = stream.size;
  return true;
}

void cpngFree(uint8_t *bytes) { free(bytes); }
