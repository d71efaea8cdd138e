#ifndef HIERARCHY_PYRAMID_GLSL
#define HIERARCHY_PYRAMID_GLSL

// Boxes of aligned runs of sorted primitives: a box of level k holds BUILD_PYRAMID_FAN of level k - 1, and level 0 are
// the primitives themselves. With them the box of any run of primitives is found by reading a few hundred at most.

#include "hierarchy/buildBuffers.glsl"

uint pyramidCount(uint pyramidLevel) {
  uint count = step_.primitiveCount;
  for (uint l = 0u; l < pyramidLevel; l++) count = (count + BUILD_PYRAMID_FAN - 1u) / BUILD_PYRAMID_FAN;
  return count;
}

/// Where a level begins; level 0 is not stored.
uint pyramidStart(uint pyramidLevel) {
  uint start = 0u;
  for (uint l = 1u; l < pyramidLevel; l++) start += pyramidCount(l);
  return start;
}

GPUBox pyramidBox(uint start, uint pyramidLevel, uint place) {
  if (pyramidLevel == 0u) return boxOf(sortedPrimitive(place));
  return pyramid[start + place];
}

/// The box of the sorted primitives from `first` up to `end`, which is not included.
GPUBox boxOfRun(uint first, uint end) {
  GPUBox box = emptyBox();
  for (uint pyramidLevel = 0u; first < end; pyramidLevel++) {
    uint start = pyramidStart(pyramidLevel);
    // What does not fill a box of the next level, at either end.
    uint firstWhole = min((first + BUILD_PYRAMID_FAN - 1u) / BUILD_PYRAMID_FAN * BUILD_PYRAMID_FAN, end);
    uint endWhole = max(end / BUILD_PYRAMID_FAN * BUILD_PYRAMID_FAN, firstWhole);
    for (uint place = first; place < firstWhole; place++) box = boxAround(box, pyramidBox(start, pyramidLevel, place));
    for (uint place = endWhole; place < end; place++) box = boxAround(box, pyramidBox(start, pyramidLevel, place));
    first = firstWhole / BUILD_PYRAMID_FAN;
    end = endWhole / BUILD_PYRAMID_FAN;
    if (firstWhole == endWhole) break;
  }
  return box;
}

#endif
