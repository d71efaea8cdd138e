#ifndef SAMPLING_ROULETTE_GLSL
#define SAMPLING_ROULETTE_GLSL

/// Bounce from which paths may end early.
const uint ROULETTE_START = 4u;

/// Russian roulette: scales the throughput of a surviving path, or returns false.
bool survivesRoulette(inout vec3 throughput, uint bounce, float u) {
  float largest = max(throughput.x, max(throughput.y, throughput.z));
  if (largest <= 0.0) return false;
  if (bounce < ROULETTE_START) return true;
  if (largest >= 1.0) return true;  // a chance below 1 would only add variance
  if (u >= largest) return false;
  throughput /= largest;
  return true;
}

#endif
