#version 460
#extension GL_GOOGLE_include_directive : require

// A brow hair that stands beyond the outline of the face belongs to no class: looks behind it, past other hair, for
// the face. Runs before the hair is shaded, while the camera ray is still there.

#include "bindings.glsl"
#include "geometry/traverse.glsl"

/// Hairs that may lie behind one another; beyond that the face is taken to be there.
const uint LOOK_BEHIND = 24u;

void main() {
  uint path;
  if (!dequeue(QUEUE_BROW, path)) return;
  GPURay ray = rays[path];
  float t = hits[path].t;
  Hit hit;
  for (uint i = 0u; i < LOOK_BEHIND; i++) {
    if (!traceClosest(ray.origin, ray.direction, t + 1e-6, 1e30, hit)) {
      labelSamples[path].semanticClass = CLASS_IGNORE;
      return;
    }
    if (hit.primitive < frame.triangleCount) return;
    t = hit.t;
  }
}
