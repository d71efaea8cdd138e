#ifndef LIGHTS_DIRECT_GLSL
#define LIGHTS_DIRECT_GLSL

// Light sampling for the vertex that a shading kernel works on, and the step to the next vertex.

#include "film/contribute.glsl"
#include "lights/environment.glsl"
#include "sampling/pathRandom.glsl"
#include "sampling/roulette.glsl"
#include "sampling/warp.glsl"

/// A direction towards the light for the path's current bounce, and its density per solid angle.
vec3 sampleLight(uint path, uint bounce, out float density) {
  uvec2 words =
      sobolWords(pathKey(path), sampleOf(path), RANDOM_FIRST_BOUNCE + bounce * RANDOM_PAIRS_PER_BOUNCE + RANDOM_LIGHT_TEXEL);
  return sampleEnvironment(words.x, unitFloat(words.y), pathRandom(path, bounce, RANDOM_LIGHT_PLACE), density);
}

/// Asks whether the light in `direction` is visible. `scattering`: throughput times f · cos θ; `density`: of the
/// light sample; `scatterDensity`: of the same direction by sampling the scattering.
void enqueueShadow(uint path, uint bounce, vec3 origin, float tMin, vec3 direction, vec3 scattering, float density,
                   float scatterDensity) {
  if (density <= 0.0 || max(scattering.x, max(scattering.y, scattering.z)) <= 0.0) return;
  vec3 contribution =
      scattering * environmentRadiance(direction) * (powerHeuristic(density, scatterDensity) / density);
  shadows[path] = GPUShadow(origin, tMin, direction, admit(path, contribution, bounce));
  enqueue(QUEUE_SHADOW, path);
}

/// Sends the path on towards `direction`, unless roulette or the bounce bound end it.
/// `density` of the direction, per solid angle; `flags`: PATH_* to carry on, without the count of bounces.
void continuePath(uint path, uint bounce, uint bound, vec3 origin, float tMin, vec3 direction, vec3 throughput,
                  float density, uint flags, float uRoulette) {
  if (!isFinite(throughput)) {
    countNonFinite(path);
    return;
  }
  if (!survivesRoulette(throughput, bounce, uRoulette)) return;
  if (bounce + 1u >= bound) {
    count(COUNTER_CUT);
    count(COUNTER_CUT_LIGHT, uint(min(luminance(throughput), 256.0) * CUT_LIGHT_UNIT));
    return;
  }
  rays[path] = GPURay(origin, tMin, direction, 1e30);
  paths[path].throughput = throughput;
  paths[path].density = density;
  paths[path].flags = (flags & ~PATH_BOUNCES_MASK) | (bounce + 1u);
  enqueue(nextRays(), path);
}

#endif
