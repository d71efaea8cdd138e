#version 460
#extension GL_GOOGLE_include_directive : require

// Radix sort, step 1 of 3: counts the digits of each tile of keys.
// The sort is a reduce-then-scan with 8-bit digits: nothing waits for another workgroup, and nothing depends on the
// size of a subgroup.

#include "hierarchy/sortBuffers.glsl"

layout(local_size_x = SORT_GROUP_SIZE) in;

shared uint digits[SORT_DIGITS];

void main() {
  uint lane = gl_LocalInvocationID.x;
  uint tile = gl_WorkGroupID.x;
  digits[lane] = 0u;
  barrier();
  for (uint chunk = 0u; chunk < SORT_ROUNDS; chunk++) {
    uint index = tile * SORT_TILE + chunk * SORT_GROUP_SIZE + lane;
    if (index < step_.count) atomicAdd(digits[source[index].x >> step_.shift & 0xffu], 1u);
  }
  barrier();
  counts[lane * step_.tileCount + tile] = digits[lane];
}
