#version 460
#extension GL_GOOGLE_include_directive : require

// Makes each sorted primitive a cluster of its own; see buildTree.comp.

#include "hierarchy/buildBuffers.glsl"

layout(local_size_x = BUILD_GROUP_SIZE) in;

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index < step_.primitiveCount) links[index] = uvec2(LEAF_BIT | pairs[index].y, NO_CHILD);
}
