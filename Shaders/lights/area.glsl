#ifndef LIGHTS_AREA_GLSL
#define LIGHTS_AREA_GLSL

// Lamps of the scene: see AreaLight in Scene. They are no obstacles.

#include "bindings.glsl"
#include "math/frame.glsl"

/// Whether a ray meets a lamp: at which distance, and the density of its direction by sampleArea, per solid angle.
bool meetsLight(GPULight light, vec3 origin, vec3 direction, out float t, out float density) {
  t = 1e30;
  density = 0.0;
  if (light.kind == LIGHT_DISTANT) {
    // |a - b|² = 2 (1 - cos), which float tells much better than the cosine.
    vec3 apart = direction - light.center;
    density = 1.0 / (2.0 * PI * light.size);
    return dot(apart, apart) <= 2.0 * light.size;
  }
  float cosine = -dot(direction, light.normal);
  if (cosine == 0.0 || (cosine < 0.0 && (light.flags & LIGHT_TWO_SIDED) == 0u)) return false;
  t = dot(origin - light.center, light.normal) / cosine;
  if (!(t > 0.0)) return false;
  vec3 p = origin + direction * t - light.center;
  vec2 place = vec2(dot(p, light.right) / dot(light.right, light.right), dot(p, light.up) / dot(light.up, light.up));
  density = t * t / (abs(cosine) * light.size);
  if (light.kind == LIGHT_RECTANGLE) return max(abs(place.x), abs(place.y)) <= 1.0;
  float squared = dot(place, place);
  return squared <= 1.0 && squared >= light.hole * light.hole;
}

/// A direction from `origin` to a lamp: uniform over its area, or over the solid angle of a distant one. `density` per
/// solid angle: 0 if its front is not seen from here.
vec3 sampleArea(GPULight light, vec3 origin, vec2 u, out float t, out float density) {
  vec2 around = unitCircle(u.y);
  if (light.kind == LIGHT_DISTANT) {
    float below = u.x * light.size;  // 1 - cos θ
    float r = safeSqrt(below * (2.0 - below));
    t = 1e30;
    density = 1.0 / (2.0 * PI * light.size);
    return normalize(toWorld(frameAround(light.center), vec3(r * around, 1.0 - below)));
  }
  vec2 place = 2.0 * u - 1.0;
  if (light.kind == LIGHT_DISC) place = sqrt(mix(light.hole * light.hole, 1.0, u.x)) * around;
  vec3 offset = light.center + light.right * place.x + light.up * place.y - origin;
  t = length(offset);
  density = 0.0;
  if (t <= 0.0) return vec3(0.0, 0.0, 1.0);
  vec3 direction = offset / t;
  float cosine = -dot(direction, light.normal);
  if ((light.flags & LIGHT_TWO_SIDED) != 0u) cosine = abs(cosine);
  if (cosine > 0.0) density = t * t / (cosine * light.size);
  return direction;
}

#endif
