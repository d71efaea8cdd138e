#version 460
#extension GL_GOOGLE_include_directive : require

// Writes each primitive's box on the grid and the Morton key of its center; the first invocation writes what precedes
// the nodes, and the root of a hierarchy too small to need a build.

#include "hierarchy/buildBuffers.glsl"

layout(local_size_x = BUILD_GROUP_SIZE) in;

/// Spreads the low 10 bits so that two zeros follow each.
uint spread(uint x) {
  x = (x | x << 16u) & 0x030000ffu;
  x = (x | x << 8u) & 0x0300f00fu;
  x = (x | x << 4u) & 0x030c30c3u;
  return (x | x << 2u) & 0x09249249u;
}

void main() {
  uint primitive = gl_GlobalInvocationID.x;
  vec4 grid = step_.primitiveCount > 0u ? sceneGrid() : vec4(0.0, 0.0, 0.0, 1.0);
  uvec3 box = uvec3(0u);
  if (primitive < step_.primitiveCount) {
    vec3 low, high;
    primitiveBox(primitive, low, high);
    box = gridBox(low, high, grid);
    boxes[primitive] = box;
    // Twice the center has 17 bits; the key takes the highest 10 of each axis.
    uvec3 center = ((box & 0xffffu) + (box >> 16u)) >> 7u;
    pairs[primitive] = uvec2(spread(center.x) << 2u | spread(center.y) << 1u | spread(center.z), primitive);
  }
  if (primitive == 0u) {
    uint count = step_.primitiveCount;
    hierarchy = GPUHierarchy(grid.xyz, grid.w, step_.triangleCount, count - step_.triangleCount, 0u, 0u);
    if (count < 2u) {
      nodes[0] = GPUNode(box.x, box.y, box.z, 0u, 0u, 0u, count == 1u ? LEAF_BIT : NO_CHILD, NO_CHILD);
      hierarchy.nodeCount = 1u;
    }
  }
}
