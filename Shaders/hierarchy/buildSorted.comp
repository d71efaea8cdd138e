#version 460
#extension GL_GOOGLE_include_directive : require

// Copies the geometry of the primitives into the order of their keys: what a node holds then lies side by side.

#include "hierarchy/buildBuffers.glsl"

void main() {
  uint place = gl_GlobalInvocationID.x;
  if (place >= step_.primitiveCount) return;
  Primitive p = primitiveOf(pairs[place].y);
  uint start = sortedStart(place);
  sorted[start] = vec4(p.a, p.isTriangle ? 0.0 : p.c.x);
  sorted[start + 1u] = vec4(p.b, p.isTriangle ? 0.0 : p.c.y);
  if (p.isTriangle) sorted[start + 2u] = vec4(p.c, 0.0);
}
