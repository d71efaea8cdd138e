#version 460
#extension GL_GOOGLE_include_directive : require

// Turns to the next level of the tree: the nodes that the level before has asked for. One invocation works.

#include "hierarchy/buildBuffers.glsl"

void main() {
  if (gl_GlobalInvocationID.x > 0u) return;
  uint first = level.end;
  uint end = min(hierarchy.nodeCount, step_.nodeCapacity);
  if (end == 0u) {  // the first level: the root
    hierarchy = GPUHierarchy(step_.triangleCount, step_.primitiveCount - step_.triangleCount, 1u, 0u);
    nodes[0].children.x = 0u;
    end = 1u;
  }
  level = GPUBuildLevel((end - first + BUILD_GROUP_SIZE - 1u) / BUILD_GROUP_SIZE, 1u, 1u, first, end);
}
