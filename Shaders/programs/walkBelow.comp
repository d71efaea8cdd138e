#version 460
#extension GL_GOOGLE_include_directive : require

// Light below the surface of skin and other tissue, as it is: a walk from collision to collision (scattering/walk.glsl)
// until it leaves through a surface of the same material. An invocation does frame.walkSteps of a walk's steps; a walk that is not done goes on at the next bounce of the
// others. A step's random numbers depend on the path and the number of the step alone.

#include "bindings.glsl"
#include "geometry/surface.glsl"
#include "geometry/traverse.glsl"
#include "sampling/pathRandom.glsl"
#include "scattering/subsurface.glsl"
#include "scattering/walk.glsl"

void main() {
  uint path;
  if (!dequeue(currentWalks(), path)) return;
  GPUBelow walk = below[path];
  uint materialIndex = fetchTriangleMaterial(hits[path].primitive) & MATERIAL_INDEX_MASK;
  GPUMaterial material = materials[materialIndex];
  vec3 reach = (material.family == MATERIAL_SKIN ? material.color : material.color2) * walk.extent;
  vec3 albedo = unpackTint(walk.albedo);
  vec3 scattered = singleScatteringAlbedo(albedo);
  vec3 extinction = walkExtinction(diffusionLength(reach, albedo), albedo);
  uint key = pathKey(path);
  uint first = (paths[path].flags & PATH_BOUNCES_MASK) * WALK_BOUND;
  uint end = walk.steps + frame.walkSteps;
  bool left = false;
  bool lost = false;
  while (walk.steps < end && !left && !lost) {
    uvec4 words = randomWords(uvec4(key, sampleOf(path), first + walk.steps, 0x7feb352du));
    vec3 chances = walkChances(walk.weight, scattered);
    float t = sampleWalkDistance(chances, extinction, vec2(unitFloat(words.x), unitFloat(words.y)));
    Hit hit;
    left = traceExit(walk.origin, walk.direction, -WALK_TOLERANCE, t, materialIndex, hit);
    checkSteps(path, hit.steps);
    walk.steps++;
    if (left) {
      walk.weight *= exitWeight(chances, extinction, max(hit.t, 0.0));
      walk.primitive = hit.primitive;
      walk.u = hit.u;
      walk.v = hit.v;
    } else {
      walk.weight *= collisionWeight(chances, extinction, scattered, t);
      walk.origin += walk.direction * t;
      walk.direction = sampleSphere(vec2(unitFloat(words.z), unitFloat(words.w)));
      lost = !walkSurvives(walk.weight, walk.steps, restFloat(words.x, words.y));
      if (!lost && walk.steps >= WALK_BOUND) {
        // Given up: its light leaves at the entry, so that none is lost.
        left = true;
        walk.primitive = hits[path].primitive;
        walk.u = hits[path].u;
        walk.v = hits[path].v;
        count(COUNTER_WALKS_LOST);
      }
    }
  }
  if (lost) walk.weight = vec3(0.0);  // absorbed
  below[path] = walk;
  if (left || lost) {
    count(COUNTER_WALK_STEPS, walk.steps);
    enqueue(QUEUE_EXIT, path);
  } else {
    enqueue(nextWalks(), path);
  }
}
