#version 460
#extension GL_GOOGLE_include_directive : require

// Copies the geometry of the primitives into the order of their keys: what a node holds then lies side by side.

#include "hierarchy/buildBuffers.glsl"

void main() {
  uint place = gl_GlobalInvocationID.x;
  if (place >= step_.primitiveCount) return;
  Primitive p = primitiveOf(pairs[place].y);
  uint start = sortedStart(place);
  for (uint k = 0u; k < 3u; k++) {
    sorted[start + k] = p.a[k];
    sorted[start + 3u + k] = p.b[k];
    if (k < 2u || p.isTriangle) sorted[start + 6u + k] = p.c[k];
  }
}
