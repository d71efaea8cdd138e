#version 460
#extension GL_GOOGLE_include_directive : require

// Radix sort, step 2 of 3: one workgroup for each digit turns its counts into the sums over all earlier tiles, and
// writes the digit's total behind all counts.

#include "hierarchy/sortBuffers.glsl"
#include "hierarchy/groupScan.glsl"

layout(local_size_x = SORT_GROUP_SIZE) in;

void main() {
  uint lane = gl_LocalInvocationID.x;
  uint digit = gl_WorkGroupID.x;
  uint first = digit * step_.tileCount;
  uint carry = 0u;
  for (uint start = 0u; start < step_.tileCount; start += SORT_GROUP_SIZE) {
    uint tile = start + lane;
    uint value = tile < step_.tileCount ? counts[first + tile] : 0u;
    uint total;
    uint before = sumBefore(lane, value, total);
    if (tile < step_.tileCount) counts[first + tile] = carry + before;
    carry += total;
  }
  if (lane == 0u) counts[SORT_DIGITS * step_.tileCount + digit] = carry;
}
