#ifndef SAMPLING_PATH_RANDOM_GLSL
#define SAMPLING_PATH_RANDOM_GLSL

#include "bindings.glsl"
#include "sampling/sobol.glsl"

/// Key of the random sequence of a path's pixel; its samples are the sequence's elements.
uint pathKey(uint path) { return randomWords(uvec4(pixelOf(path), frame.seed, 0x2c1b3c6du, 0x297a2d39u)).x; }

/// Two numbers in [0, 1) for `purpose` (RANDOM_*) at the path's current bounce. They depend on the image's seed,
/// the pixel, the sample and the dimension alone: not on tiles, batches or order.
vec2 pathRandom(uint path, uint bounce, uint purpose) {
  return sobolPair(pathKey(path), sampleOf(path), RANDOM_FIRST_BOUNCE + bounce * RANDOM_PAIRS_PER_BOUNCE + purpose);
}

#endif
