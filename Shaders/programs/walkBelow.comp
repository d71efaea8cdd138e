#version 460
#extension GL_GOOGLE_include_directive : require

// Light below the surface of skin and other tissue, as it is: a walk from collision to collision (scattering/walk.glsl)
// until it leaves through a surface of the same material. An invocation does frame.walkSteps of a walk's steps; a walk
// that is not done goes on at the next bounce of the others. A step's random numbers depend on the path and the number of the step alone.

#include "bindings.glsl"
#include "geometry/surface.glsl"
#include "geometry/traverse.glsl"
#include "sampling/pathRandom.glsl"
#include "scattering/subsurface.glsl"
#include "scattering/walk.glsl"

/// Whether what was hit lines the mouth or an eye socket.
bool isLining(GPUMaterial material, Hit hit) {
  if (material.family != MATERIAL_SKIN) return false;
  GPUTriangleCorners c = corners[hit.primitive];
  vec3 reach = vec3(unpackUnorm4x8(vertices[c.a].details).w, unpackUnorm4x8(vertices[c.b].details).w,
                    unpackUnorm4x8(vertices[c.c].details).w);
  return dot(reach, vec3(1.0 - hit.u - hit.v, hit.u, hit.v)) < 0.5;
}

void main() {
  uint path;
  if (!dequeue(currentWalks(), path)) return;
  GPUBelow walk = below[path];
  GPUTriangle entry = fetchTriangle(hits[path].primitive);
  uint materialIndex = entry.material & MATERIAL_INDEX_MASK;
  GPUMaterial material = materials[materialIndex];
  vec3 reach = (material.family == MATERIAL_SKIN ? material.color : material.color2) * walk.extent;
  vec3 albedo = unpackTint(walk.albedo);
  WalkMedium medium =
      walkMedium(singleScatteringAlbedo(albedo), walkExtinction(diffusionLength(reach, albedo), albedo));
  vec3 normal = normalize(cross(entry.b - entry.a, entry.c - entry.a));
  if (dot(normal, rays[path].direction) > 0.0) normal = -normal;
  uint key = pathKey(path);
  uint first = (paths[path].flags & PATH_BOUNCES_MASK) * WALK_BOUND;
  uint end = walk.steps + frame.walkSteps;
  bool left = false;
  bool lost = false;
  while (walk.steps < end && !left && !lost) {
    uvec4 words = randomWords(uvec4(key, sampleOf(path), first + walk.steps, 0x7feb352du));
    vec3 chances = walkChances(walk.weight, medium.scattered);
    // The first step goes where light that enters diffusely goes.
    float guided = walk.steps == 0u ? 0.0 : WALK_GUIDED_SHARE;
    vec4 u = vec4(unitFloat(words.x), unitFloat(words.y), unitFloat(words.z), unitFloat(words.w));
    float t = sampleWalkStep(medium, chances, normal, guided, walk.direction, u);
    float cosine = dot(walk.direction, normal);
    Hit hit;
    // Behind the lining of mouth and eye sockets lies more tissue: it is as if the lining were not there.
    float passed = 0.0;
    uint layers = 0u;
    bool isPassing = true;
    while (isPassing) {
      float start = layers == 0u ? -WALK_TOLERANCE : WALK_TOLERANCE;
      left = traceExit(walk.origin + walk.direction * passed, walk.direction, start, t - passed, materialIndex, hit);
      checkSteps(path, hit.steps);
      layers++;
      isPassing = left && layers < 8u && isLining(material, hit);
      if (isPassing) passed += max(hit.t, 0.0);
    }
    walk.steps++;
    if (left) {
      walk.weight *= exitWeight(medium, chances, cosine, guided, passed + max(hit.t, 0.0));
      walk.primitive = hit.primitive;
      walk.u = hit.u;
      walk.v = hit.v;
    } else {
      walk.weight *= collisionWeight(medium, chances, cosine, guided, t);
      walk.origin += walk.direction * t;
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
