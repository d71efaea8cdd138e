#version 460
#extension GL_GOOGLE_include_directive : require

// Makes one level of the pyramid from the level below; see pyramid.glsl.

#include "hierarchy/pyramid.glsl"

void main() {
  uint place = gl_GlobalInvocationID.x;
  uint below = step_.pyramidLevel - 1u;
  if (place >= pyramidCount(step_.pyramidLevel)) return;
  uint start = pyramidStart(below);
  uint first = place * BUILD_PYRAMID_FAN;
  uint end = min(first + BUILD_PYRAMID_FAN, pyramidCount(below));
  GPUBox box = emptyBox();
  for (uint part = first; part < end; part++) box = boxAround(box, pyramidBox(start, below, part));
  pyramid[pyramidStart(step_.pyramidLevel) + place] = box;
}
