#ifndef LIGHTS_DIRECT_GLSL
#define LIGHTS_DIRECT_GLSL

// Light sampling for the vertex that a shading kernel works on, and the step to the next vertex.

#include "film/contribute.glsl"
#include "lights/area.glsl"
#include "lights/environment.glsl"
#include "sampling/pathRandom.glsl"
#include "sampling/roulette.glsl"
#include "sampling/warp.glsl"

/// A place that light comes from, as seen from a vertex.
struct LightSample {
  vec3 direction;  // unit, towards it
  float tMax;      // what lies before this distance is in the way
  vec3 radiance;   // from there
  float density;   // of the direction, per solid angle; 0: there is none
};

/// A sample of the light that may reach `position` at the path's current bounce: one number chooses between environment
/// and lamps, and what is left of it places the sample there, so that stratified numbers stay so.
LightSample sampleLight(uint path, uint bounce, vec3 position) {
  LightSample light;
  vec2 u = pathRandom(path, bounce, RANDOM_LIGHT);
  if (u.x < frame.environmentChance || frame.lightCount == 0u) {
    u.x = min(u.x / frame.environmentChance, 0.99999994);
    light.direction = sampleEnvironment(u, light.density);
    light.density *= frame.environmentChance;
    light.tMax = 1e30;
    light.radiance = environmentRadiance(light.direction);
    return light;
  }
  u.x -= frame.environmentChance;
  uint i = 0u;
  while (i + 1u < frame.lightCount && u.x >= lights[i].chance) {
    u.x -= lights[i].chance;
    i++;
  }
  u.x = clamp(u.x / lights[i].chance, 0.0, 0.99999994);
  light.direction = sampleArea(lights[i], position, u, light.tMax, light.density);
  light.density *= lights[i].chance;
  light.radiance = lights[i].radiance;
  return light;
}

/// Asks whether a light is visible, of which `contribution` would reach the path.
void sendShadow(uint queue, uint path, uint bounce, vec3 origin, float tMin, LightSample light, vec3 contribution) {
  shadows[shadowPlace(queue, path)] =
      GPUShadow(origin, tMin, light.direction, light.tMax, admit(path, contribution, bounce), 0u);
  enqueue(queue, path);
}

/// Asks whether a light is visible. `scattering`: throughput times f · cos θ; `scatterDensity`: of the light's
/// direction by sampling the scattering.
void enqueueShadow(uint path, uint bounce, vec3 origin, float tMin, LightSample light, vec3 scattering,
                   float scatterDensity) {
  if (light.density <= 0.0 || max(scattering.x, max(scattering.y, scattering.z)) <= 0.0) return;
  vec3 contribution = scattering * light.radiance * (balanceHeuristic(light.density, scatterDensity) / light.density);
  sendShadow(QUEUE_SHADOW, path, bounce, origin, tMin, light, contribution);
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
