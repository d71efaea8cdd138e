#ifndef HIERARCHY_GROUP_SCAN_GLSL
#define HIERARCHY_GROUP_SCAN_GLSL

#include "GPUTypes.h"

shared uint groupSums[SORT_GROUP_SIZE];

/// The sum of the values of all lanes before this one, and of all. Every lane of a workgroup of SORT_GROUP_SIZE must
/// call it. Source: Hillis and Steele 1986, "Data Parallel Algorithms".
uint sumBefore(uint lane, uint value, out uint total) {
  barrier();  // an earlier call may still be read
  groupSums[lane] = value;
  for (uint distance = 1u; distance < SORT_GROUP_SIZE; distance *= 2u) {
    barrier();
    uint other = lane >= distance ? groupSums[lane - distance] : 0u;
    barrier();
    groupSums[lane] += other;
  }
  barrier();
  total = groupSums[SORT_GROUP_SIZE - 1u];
  return groupSums[lane] - value;
}

#endif
