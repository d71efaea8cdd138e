#version 460
#extension GL_GOOGLE_include_directive : require

// Finds the binary radix tree over the sorted keys, each of its nodes by itself.
// Source: Karras 2012, "Maximizing Parallelism in the Construction of BVHs, Octrees, and k-d Trees".
//
// Node i covers a run of sorted primitives that begins or ends at place i. links[i].x: the run's other end; links[i].y:
// the last place of its left part, which is also the number of the left child; the right child's is one more.

#include "hierarchy/buildBuffers.glsl"

/// Length of the prefix that the keys at two places share; equal keys are told apart by their places. -1 outside.
int sharedPrefix(int a, int b) {
  if (b < 0 || b >= int(step_.primitiveCount)) return -1;
  uint difference = pairs[a].x ^ pairs[b].x;
  return difference != 0u ? 31 - findMSB(difference) : 63 - findMSB(uint(a ^ b));
}

void main() {
  int i = int(gl_GlobalInvocationID.x);
  if (i + 1 >= int(step_.primitiveCount)) return;
  int direction = sharedPrefix(i, i + 1) > sharedPrefix(i, i - 1) ? 1 : -1;
  int prefixOutside = sharedPrefix(i, i - direction);
  int reach = 2;
  while (sharedPrefix(i, i + reach * direction) > prefixOutside) reach *= 2;
  int extent = 0;
  for (int part = reach / 2; part > 0; part /= 2) {
    if (sharedPrefix(i, i + (extent + part) * direction) > prefixOutside) extent += part;
  }
  int other = i + extent * direction;
  int prefix = sharedPrefix(i, other);
  int split = 0;
  for (int part = reach / 2; part > 0; part /= 2) {
    if (sharedPrefix(i, i + (split + part) * direction) > prefix) split += part;
  }
  links[i] = uvec2(uint(other), uint(i + split * direction + min(direction, 0)));
}
