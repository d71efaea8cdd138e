#version 460
#extension GL_GOOGLE_include_directive : require

// Writes the key of each primitive: bit 30 tells segments from triangles, so that each kind has a subtree of its own
// with boxes that suit it; below it the Morton code of its center.

#include "hierarchy/buildBuffers.glsl"

/// Spreads the low 10 bits so that two zeros follow each.
uint spread(uint x) {
  x = (x | x << 16u) & 0x030000ffu;
  x = (x | x << 8u) & 0x0300f00fu;
  x = (x | x << 4u) & 0x030c30c3u;
  return (x | x << 2u) & 0x09249249u;
}

void main() {
  uint primitive = gl_GlobalInvocationID.x;
  if (primitive >= step_.primitiveCount) return;
  GPUBox box = boxOf(primitiveOf(primitive));
  vec3 low = sceneLow();
  vec3 size = sceneHigh() - low;
  // Cubic cells; a scene of one point has one.
  float scale = 1023.0 / max(max(size.x, max(size.y, size.z)), 1e-30);
  uvec3 cell = uvec3(clamp((0.5 * (box.low + box.high) - low) * scale, 0.0, 1023.0));
  uint kind = primitive < step_.triangleCount ? 0u : 1u << 30u;
  pairs[primitive] = uvec2(kind | spread(cell.x) << 2u | spread(cell.y) << 1u | spread(cell.z), primitive);
}
