#version 460
#extension GL_GOOGLE_include_directive : require

// Finds the box of all primitives.

#include "hierarchy/buildBuffers.glsl"

shared uint low[3];
shared uint high[3];

void main() {
  uint lane = gl_LocalInvocationID.x;
  if (lane < 3u) {
    low[lane] = 0xffffffffu;
    high[lane] = 0u;
  }
  barrier();
  uint primitive = gl_GlobalInvocationID.x;
  if (primitive < step_.primitiveCount) {
    GPUBox box = boxOf(primitiveOf(primitive));
    for (uint axis = 0u; axis < 3u; axis++) {
      atomicMin(low[axis], orderedWord(box.low[axis]));
      atomicMax(high[axis], orderedWord(box.high[axis]));
    }
  }
  barrier();
  if (lane == 0u) {
    atomicMin(sceneBox.lowX, low[0]);
    atomicMin(sceneBox.lowY, low[1]);
    atomicMin(sceneBox.lowZ, low[2]);
    atomicMax(sceneBox.highX, high[0]);
    atomicMax(sceneBox.highY, high[1]);
    atomicMax(sceneBox.highZ, high[2]);
  }
}
