#version 460
#extension GL_GOOGLE_include_directive : require

// Adds the light that reaches a path's vertex when nothing is in the way.

#include "bindings.glsl"
#include "geometry/traverse.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_SHADOW, path)) return;
  GPUShadow shadow = shadows[path];
  uint steps;
  bool occluded = traceOccluded(shadow.origin, shadow.direction, shadow.tMin, shadow.tMax, steps);
  checkSteps(path, steps);
  if (!occluded) paths[path].radiance += shadow.contribution * glassTransmittance;
}
