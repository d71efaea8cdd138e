#ifndef SAMPLING_RANDOM_GLSL
#define SAMPLING_RANDOM_GLSL

/// Four independent words for each counter. Host twin: CounterRandom.words.
/// Source: Jarzynski and Olano 2020, "Hash Functions for GPU Rendering", pcg4d.
uvec4 randomWords(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w;
  v.y += v.z * v.x;
  v.z += v.x * v.y;
  v.w += v.y * v.z;
  return v;
}

/// Uniform in [0, 1): 24 bits, so 1 never occurs.
float unitFloat(uint word) { return float(word >> 8u) * (1.0 / 16777216.0); }

#endif
