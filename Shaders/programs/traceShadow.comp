#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_KHR_shader_subgroup_vote : require

// Adds the light that reaches a path's vertex when nothing is in the way. A lane traces one ray after the other.

#include "bindings.glsl"
#include "geometry/traverse.glsl"

Search startRay(int texel) {
  vec4 a = uintBitsToFloat(texelFetch(shadowTexels, texel));
  vec4 b = uintBitsToFloat(texelFetch(shadowTexels, texel + 1));
  return startSearch(a.xyz, b.xyz, a.w, b.w);
}

void main() {
  uint queue = step_.shadowQueue;
  uint path;
  bool isBusy = claim(queue, path);
  if (!isBusy) return;
  int texel = int(shadowPlace(queue, path)) * 3;
  Search search = startRay(texel);
  uint raysLeft = raysOfLane(queue);
  vec3 glass = vec3(1.0);
  uint round = 0u;
  do {
    do {
      searchOccluder(search, glass);
      round++;
    } while (!subgroupAny(isBusy && !isUnfinished(search)));
    if (isBusy && !isUnfinished(search)) {
      checkSteps(path, search.walk.steps);
      if (!hasHit(search)) {
        paths[path].radiance += uintBitsToFloat(texelFetch(shadowTexels, texel + 2).xyz) * glass;
      }
      raysLeft--;
      isBusy = raysLeft > 0u && round < ROUNDS_OF_LANE && claim(queue, path);
      texel = int(shadowPlace(queue, path)) * 3;
      if (isBusy) search = startRay(texel);
      glass = vec3(1.0);
    }
  } while (subgroupAny(isBusy));
}
