// OpenEXR's C++ library behind a C header. (Its own C interface cannot decode DWA compression in version 3.1.)
// No exception leaves these functions.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Size of the buffers that receive messages, with the closing zero.
#define COPENEXR_MESSAGE_SIZE 512

/// A decoded file: named planes of equal size, every sample as a 32-bit float, rows from the top.
typedef struct COpenEXRImage COpenEXRImage;

/// Decodes the first part of a file; null with a message if it is damaged, not flat, subsampled, or has more
/// than `greatestSampleCount` samples.
COpenEXRImage *copenexrDecode(
    const uint8_t *bytes, size_t size, uint64_t greatestSampleCount, char *message);
int32_t copenexrWidth(const COpenEXRImage *image);
int32_t copenexrHeight(const COpenEXRImage *image);
int32_t copenexrChannelCount(const COpenEXRImage *image);
/// Channels are in alphabetical order.
const char *copenexrChannelName(const COpenEXRImage *image, int32_t channel);
const float *copenexrChannelSamples(const COpenEXRImage *image, int32_t channel);
void copenexrFreeImage(COpenEXRImage *image);

/// One plane to write.
typedef struct {
  const char *name;
  const float *samples;
  /// Stored in 16 bits instead of 32.
  bool isHalf;
} COpenEXRPlane;

/// Encodes planes losslessly (up to the rounding to half where asked) as a scan-line file with ZIP compression.
/// Same input, same library, same bytes. On success the caller frees `*bytes` with copenexrFreeBytes.
bool copenexrEncode(
    int32_t width, int32_t height, const COpenEXRPlane *planes, int32_t planeCount, uint8_t **bytes,
    size_t *size, char *message);
void copenexrFreeBytes(uint8_t *bytes);

#ifdef __cplusplus
}
#endif
