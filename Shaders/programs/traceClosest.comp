#version 460
#extension GL_GOOGLE_include_directive : require

// Finds what each ray meets first, and sorts the paths into one queue for each family of materials.

#include "bindings.glsl"
#include "geometry/traverse.glsl"

void main() {
  uint path;
  if (!dequeue(currentRays(), path)) return;
  GPURay ray = rays[path];
  Hit hit;
  bool found = traceClosest(ray.origin, ray.direction, ray.tMin, ray.tMax, hit);
  count(COUNTER_STEPS, hit.steps);
  checkSteps(path, hit.steps);
  hits[path] = GPUHit(hit.t, found ? hit.primitive : NO_PRIMITIVE, hit.u, hit.v, hit.steps);
  if (!found) {
    enqueue(QUEUE_MISS, path);
  } else if (hit.primitive >= frame.triangleCount) {
    enqueue(QUEUE_HAIR, path);
    uint class_ = (strands[segmentStrands[hit.primitive - frame.triangleCount]].material >> 16u) & 0xffu;
    bool isBrow = class_ == CLASS_RIGHT_BROW || class_ == CLASS_LEFT_BROW;
    if (isBrow && (paths[path].flags & PATH_BOUNCES_MASK) == 0u) enqueue(QUEUE_BROW, path);
  } else {
    uint family = materials[fetchTriangleMaterial(hit.primitive) & MATERIAL_INDEX_MASK].family;
    enqueue(QUEUE_PLAIN + family, path);
  }
}
