#version 460
#extension GL_GOOGLE_include_directive : require

// Light of the lamps that a ray meets on its way to what it hits.

#include "bindings.glsl"
#include "film/contribute.glsl"
#include "lights/area.glsl"
#include "sampling/warp.glsl"

void main() {
  if (frame.lightCount == 0u || frame.view != VIEW_BEAUTY) return;
  uint path;
  if (!dequeue(currentRays(), path)) return;
  GPURay ray = rays[path];
  GPUPath state = paths[path];
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  bool purely = (state.flags & PATH_PURE) != 0u;
  bool specular = (state.flags & PATH_SPECULAR) != 0u;
  float reach = hits[path].primitive == NO_PRIMITIVE ? 2e30 : hits[path].t;
  vec3 sum = vec3(0.0);
  for (uint i = 0u; i < frame.lightCount; i++) {
    GPULight light = lights[i];
    float t;
    float density;
    bool met = meetsLight(light, ray.origin, ray.direction, t, density);
    bool shown = bounce > 0u || (light.flags & LIGHT_SEEN_BY_CAMERA) != 0u;
    if (met && shown && t > ray.tMin && t < reach) {
      float weight = specular ? 1.0 : balanceHeuristic(state.density, density * light.chance);
      // As in shadeMiss.comp, this is light of the vertex before.
      sum += admit(path, state.throughput * light.radiance * weight, purely ? 0u : bounce - 1u);
    }
  }
  paths[path].radiance += sum;
}
