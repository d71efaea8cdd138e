#ifndef SAMPLING_WARP_GLSL
#define SAMPLING_WARP_GLSL

#include "math/frame.glsl"

/// Direction about +z with density cos θ / π. Source: Malley's method over a disc in polar coordinates.
vec3 sampleCosine(vec2 u) {
  float r = sqrt(u.x);
  float phi = 2.0 * PI * u.y;
  return vec3(r * cos(phi), r * sin(phi), safeSqrt(1.0 - u.x));
}

/// Weight of a technique with density `a` beside one with density `b` (Veach 1997, power heuristic, β = 2).
float powerHeuristic(float a, float b) {
  float ratio = b / a;  // by ratio, so that squares do not overflow
  return a > 0.0 ? 1.0 / (1.0 + ratio * ratio) : 0.0;
}

#endif
