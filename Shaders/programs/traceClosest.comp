#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_KHR_shader_subgroup_vote : require

// Finds what each ray meets first, and sorts the paths into one queue for each family of materials. A lane traces one ray
// after the other.

#include "bindings.glsl"
#include "geometry/traverse.glsl"

Search startRay(uint path) {
  vec4 a = uintBitsToFloat(texelFetch(rayTexels, int(path) * 2));
  vec4 b = uintBitsToFloat(texelFetch(rayTexels, int(path) * 2 + 1));
  return startSearch(a.xyz, b.xyz, a.w, b.w);
}

void finishRay(uint path, Search search) {
  Hit hit = search.hit;
  bool found = hasHit(search);
  bool isHair = found && hit.primitive >= frame.triangleCount;
  checkSteps(path, search.walk.steps);
  hits[path] = GPUHit(hit.t, found ? hit.primitive : NO_PRIMITIVE, hit.u, hit.v, search.walk.steps);
  uint queue = isHair ? QUEUE_HAIR : QUEUE_MISS;
  if (found && !isHair) {
    queue = QUEUE_PLAIN + materials[fetchTriangleMaterial(hit.primitive) & MATERIAL_INDEX_MASK].family;
  }
  enqueue(queue, path);
  if (isHair) {
    uint class_ = (strands[fetchStrand(hit.primitive - frame.triangleCount)].material >> 16u) & 0xffu;
    bool isBrow = class_ == CLASS_RIGHT_BROW || class_ == CLASS_LEFT_BROW;
    if (isBrow && (paths[path].flags & PATH_BOUNCES_MASK) == 0u) enqueue(QUEUE_BROW, path);
  }
}

void main() {
  uint path;
  bool isBusy = claim(currentRays(), path);
  if (!isBusy) return;
  Search search = startRay(path);
  uint raysLeft = raysOfLane(currentRays());
  uint steps = 0u;
  uint round = 0u;
  do {
    do {
      searchClosest(search);
      round++;
    } while (!subgroupAny(isBusy && !isUnfinished(search)));
    if (isBusy && !isUnfinished(search)) {
      finishRay(path, search);
      steps += search.walk.steps;
      raysLeft--;
      isBusy = raysLeft > 0u && round < ROUNDS_OF_LANE && claim(currentRays(), path);
      if (isBusy) search = startRay(path);
    }
  } while (subgroupAny(isBusy));
  count(COUNTER_STEPS, steps);
}
