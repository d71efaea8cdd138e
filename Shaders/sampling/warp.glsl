#ifndef SAMPLING_WARP_GLSL
#define SAMPLING_WARP_GLSL

#include "math/frame.glsl"

/// Direction about +z with density cos θ / π. Source: Malley's method over a disc in polar coordinates.
vec3 sampleCosine(vec2 u) {
  float r = sqrt(u.x);
  return vec3(r * unitCircle(u.y), safeSqrt(1.0 - u.x));
}

/// Weight of a technique with density `a` beside one with density `b` (Veach 1997, balance heuristic). The densities of
/// light samples are made for it (EnvironmentTables.swift): with the power heuristic the error was a tenth larger.
float balanceHeuristic(float a, float b) { return a > 0.0 ? 1.0 / (1.0 + b / a) : 0.0; }

#endif
