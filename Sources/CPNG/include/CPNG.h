// libpng behind four functions. libpng reports errors by longjmp, which must not cross Swift frames, so every
// call to it is made here; and its simplified interface applies gamma to 16-bit samples, which labels must not
// suffer.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Size of the buffers that receive messages, with the closing zero.
#define CPNG_MESSAGE_SIZE 256

/// What a PNG file holds once decoded: interleaved samples of 8 or 16 bits (native byte order), 1 grey, 2 grey
/// and alpha, 3 RGB, 4 RGBA; rows from the top, without padding.
typedef struct {
  uint32_t width;
  uint32_t height;
  uint8_t channels;
  uint8_t bitsPerSample;
} CPNGFormat;

/// Reads the header. False with a message if the bytes are no PNG file, or claim more pixels than their number
/// of bytes can hold.
bool cpngReadFormat(const uint8_t *bytes, size_t size, CPNGFormat *format, char *message);

/// Decodes the whole file into `samples`, which must hold `samplesSize` bytes: exactly what the format asks for.
/// Palettes and samples of fewer than 8 bits are expanded. False with a message if anything is damaged.
bool cpngDecode(const uint8_t *bytes, size_t size, uint8_t *samples, size_t samplesSize, char *message);

/// Encodes `samples`. Same input, same library, same bytes: no time, no text. Images of 8-bit colour are marked
/// as sRGB. On success the caller frees `*bytes` with cpngFree.
bool cpngEncode(const CPNGFormat *format, const uint8_t *samples, uint8_t **bytes, size_t *size, char *message);

/// Frees what cpngEncode made.
void cpngFree(uint8_t *bytes);

#ifdef __cplusplus
}
#endif
