// Traces rays by one of the functions of geometry/traverse.glsl, or tests them against every primitive.
#version 460
#extension GL_GOOGLE_include_directive : require

#include "GPUTypes.h"
#include "geometry/traverse.glsl"

layout(local_size_x = 64) in;
/// What to do with the rays: 0 closest hit, 1 occlusion, 2 probe, 3 to 5 the same by brute force.
layout(constant_id = 0) const uint MODE = 0u;
layout(push_constant, scalar) uniform StepBlock {
  uint count;
  uint material;
  uint seed;  // of the first ray; each has its own
};
layout(binding = 5, scalar) readonly buffer RaysBlock { GPURay rays[]; };
layout(binding = 6, scalar) writeonly buffer HitsBlock { GPUHit hits[]; };

/// For occlusion `primitive` is 1 or 0; for probes `steps` is the number of hits.
GPUHit bruteForce(GPURay ray) {
  TraversalRay boxRay = traversalRay(ray.origin, ray.direction);
  Hit best = Hit(ray.tMax, NO_CHILD, 0.0, 0.0, 0u);
  uint found = 0u;
  uint least = 0u;
  bool occluded = false;
  uint total = hierarchy.triangleCount + hierarchy.segmentCount;
  for (uint primitive = 0u; primitive < total; primitive++) {
    Hit hit;
    if (!meetsPrimitive(primitive, ray.origin, ray.direction, boxRay, ray.tMin, ray.tMax, hit)) continue;
    bool isTriangle = primitive < hierarchy.triangleCount;
    uint word = isTriangle ? fetchTriangleMaterial(primitive) : 0u;
    if ((word & MATERIAL_PASSES_SHADOWS) == 0u) occluded = true;
    if (MODE == 5u) {
      if (!isTriangle || (word & MATERIAL_INDEX_MASK) != material) continue;
      uint key = mixedWord(seed + gl_GlobalInvocationID.x, primitive);
      if (found++ == 0u || key < least) {
        least = key;
        best = hit;
      }
    } else if (hit.t < best.t || best.primitive == NO_CHILD) {
      best = hit;
    }
  }
  if (MODE == 4u) return GPUHit(0.0, occluded ? 1u : 0u, 0.0, 0.0, 0u);
  return GPUHit(best.t, best.primitive, best.u, best.v, found);
}

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  GPURay ray = rays[index];
  Hit hit;
  if (MODE == 0u) {
    bool found = traceClosest(ray.origin, ray.direction, ray.tMin, ray.tMax, hit);
    hits[index] = GPUHit(hit.t, found ? hit.primitive : NO_CHILD, hit.u, hit.v, hit.steps);
  } else if (MODE == 1u) {
    uint steps;
    bool occluded = traceOccluded(ray.origin, ray.direction, ray.tMin, ray.tMax, steps);
    hits[index] = GPUHit(0.0, occluded ? 1u : 0u, 0.0, 0.0, 0u);
  } else if (MODE == 2u) {
    uint found = traceProbe(ray.origin, ray.direction, ray.tMin, ray.tMax, material, seed + index, hit);
    hits[index] = GPUHit(hit.t, hit.primitive, hit.u, hit.v, found);
  } else {
    hits[index] = bruteForce(ray);
  }
}
