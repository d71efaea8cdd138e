#ifndef GEOMETRY_TRAVERSE_GLSL
#define GEOMETRY_TRAVERSE_GLSL

#include "geometry/cone.glsl"
#include "geometry/sceneBuffers.glsl"
#include "geometry/triangle.glsl"

// Directions are unit vectors. Of hits at the same distance the one of smallest number wins, so that the shape of the
// tree never shows in an image. A ray that is not finished after TRAVERSAL_BOUND steps, or whose stack is full, is given
// up and says so: its `steps` are TRAVERSAL_BOUND or more.

/// Where a ray meets the scene.
struct Hit {
  float t;         // distance
  uint primitive;  // undefined if there is no hit
  float u;         // triangle: weight of corner b; segment: place on the axis, see intersectRoundCone
  float v;         // triangle: weight of corner c
  uint steps;      // nodes visited
};

/// A ray as boxes and triangles want it.
struct TraversalRay {
  vec3 inverse;  // of the direction, in cells
  vec3 bias;     // minus the origin, times inverse
  ShearedRay sheared;
};

TraversalRay traversalRay(vec3 origin, vec3 direction) {
  // Zero would give NaN at the faces of boxes; this small, a ray stays within its plane for any distance of ours.
  vec3 d = mix(direction, vec3(1e-20), lessThan(abs(direction), vec3(1e-20)));
  vec3 inverse = hierarchy.cell / d;
  return TraversalRay(inverse, (hierarchy.origin - origin) / hierarchy.cell * inverse, shearedRay(origin, direction));
}

/// Whether the ray meets a node's box between tMin and tMax, and from where on.
bool meetsBox(uvec3 box, TraversalRay ray, float tMin, float tMax, out float tNear) {
  vec3 low = vec3(box & 0xffffu) * ray.inverse + ray.bias;
  vec3 high = vec3(box >> 16u) * ray.inverse + ray.bias;
  vec3 near = min(low, high);
  vec3 far = max(low, high);
  tNear = max(max(near.x, near.y), max(near.z, tMin));
  // Ize 2013, "Robust BVH Ray Traversal": two ulps more make up for rounding.
  float tFar = min(min(far.x, far.y), min(far.z, tMax)) * 1.00000024;
  return tNear <= tFar;
}

/// Where a ray enters a segment from outside. A ray that starts in or on the fibre does not meet it, nor do entries
/// count that lie inside the next or the previous segment of the strand: what happens inside is the fibre model's.
bool entersSegment(uint segment, vec3 origin, vec3 direction, float tMin, float tMax, out float t, out float u) {
  if (segment >= hierarchy.segmentCount) return false;  // NO_CHILD
  uint point = segmentPoints[segment];
  vec4 a = points[point];
  vec4 b = points[point + 1u];
  vec3 local;
  if (!intersectRoundCone(a, b, origin, direction, t, u, local)) return false;
  if (!(t > tMin && t <= tMax)) return false;
  float radius = max(a.w, b.w);
  // Half a percent of the radius is a few times the error of a position a metre from the origin.
  const float SKIN = 0.005;
  if (t < 4.0 * radius && insideRoundCone(origin, a, b, 1.0 + SKIN)) return false;
  vec3 position = a.xyz + local;
  float fromA = u * distance(a.xyz, b.xyz);
  float fromB = (1.0 - u) * distance(a.xyz, b.xyz);
  if (fromA < 2.0 * a.w && segment > 0u && segmentPoints[segment - 1u] + 1u == point) {
    if (insideRoundCone(position, points[point - 1u], a, 1.0 - SKIN)) return false;
  }
  if (fromB < 2.0 * b.w && segment + 1u < hierarchy.segmentCount && segmentPoints[segment + 1u] == point + 1u) {
    if (insideRoundCone(position, b, points[point + 2u], 1.0 - SKIN)) return false;
  }
  return true;
}

/// Where a ray meets a primitive, if it does between tMin (not included) and tMax (included).
bool meetsPrimitive(uint primitive, vec3 origin, vec3 direction, TraversalRay ray, float tMin, float tMax, out Hit hit) {
  hit = Hit(tMax, primitive, 0.0, 0.0, 0u);
  if (primitive < hierarchy.triangleCount) {
    GPUTriangle triangle = triangles[primitive];
    return intersectTriangle(ray.sheared, triangle.a, triangle.b, triangle.c, hit.t, hit.u, hit.v)
        && hit.t > tMin && hit.t <= tMax;
  }
  return entersSegment(primitive - hierarchy.triangleCount, origin, direction, tMin, tMax, hit.t, hit.u);
}

// Nodes that the ray has put off, nearer ones last. Global, as a function's argument would be copied.
uint traversalStack[TRAVERSAL_STACK];

/// Where a ray is in the tree.
struct Walk {
  uint node;      // to be visited next
  uint putOff;    // nodes on the stack
  uint steps;     // nodes visited
  bool unfinished;
  uvec4 found;    // primitives whose boxes the ray meets, to be tested; the last one found first
  uint foundCount;
};

Walk startWalk() { return Walk(0u, 0u, 0u, true, uvec4(0u), 0u); }

/// Walks until at least three primitives are found, four at most, or the ray is done.
///
/// Walking and testing are loops of their own, so that lanes that have found primitives wait for the others and all
/// of them test theirs together: Aila and Laine 2009, "Understanding the Efficiency of Ray Traversal on GPUs".
/// Inside there is no branch: lanes agree on none of them, and Mesa's CPU device makes each masked store into one
/// branch a lane (without them a third more rays a second).
///
/// Each level of the tree puts off one node at most, and hierarchies of real scenes are below 50 levels deep (see
/// HierarchyStatistics); should the stack be full, the ray is given up.
void walkToPrimitives(inout Walk walk, TraversalRay ray, float tMin, float tMax) {
  while (walk.unfinished && walk.foundCount < 3u) {
    walk.steps++;
    GPUNode node = nodes[walk.node];
    float tA, tB;
    bool meetsA = meetsBox(uvec3(node.xA, node.yA, node.zA), ray, tMin, tMax, tA);
    bool meetsB = meetsBox(uvec3(node.xB, node.yB, node.zB), ray, tMin, tMax, tB);
    bool isLeafA = (node.childA & LEAF_BIT) != 0u;
    bool isLeafB = (node.childB & LEAF_BIT) != 0u;
    if (meetsA && isLeafA) {
      walk.found = uvec4(node.childA, walk.found.xyz);
      walk.foundCount++;
    }
    if (meetsB && isLeafB) {
      walk.found = uvec4(node.childB, walk.found.xyz);
      walk.foundCount++;
    }
    bool visitA = meetsA && !isLeafA;
    bool visitB = meetsB && !isLeafB;
    bool nearA = visitA && (tA <= tB || !visitB);
    // Written whether it is kept or not.
    traversalStack[min(walk.putOff, TRAVERSAL_STACK - 1u)] = nearA ? node.childB : node.childA;
    if (visitA && visitB) walk.putOff++;
    bool isFull = walk.putOff == TRAVERSAL_STACK;
    bool turnsBack = !visitA && !visitB;
    walk.unfinished = !isFull && !(turnsBack && walk.putOff == 0u) && walk.steps < TRAVERSAL_BOUND;
    if (turnsBack && walk.putOff > 0u) walk.putOff--;
    uint last = traversalStack[min(walk.putOff, TRAVERSAL_STACK - 1u)];
    walk.node = turnsBack ? last : nearA ? node.childA : node.childB;
    if (isFull) walk.steps = TRAVERSAL_BOUND;
  }
}

/// Takes out a found primitive. Precondition: there is one.
uint takePrimitive(inout Walk walk) {
  uint primitive = walk.found.x & ~LEAF_BIT;
  walk.found = walk.found.yzwx;
  walk.foundCount--;
  return primitive;
}

/// The nearest hit between tMin (not included) and tMax (included); false if there is none.
bool traceClosest(vec3 origin, vec3 direction, float tMin, float tMax, out Hit hit) {
  TraversalRay ray = traversalRay(origin, direction);
  hit = Hit(tMax, NO_CHILD, 0.0, 0.0, 0u);
  Walk walk = startWalk();
  while (walk.unfinished) {
    walkToPrimitives(walk, ray, tMin, hit.t);
    while (walk.foundCount > 0u) {
      Hit candidate;
      if (meetsPrimitive(takePrimitive(walk), origin, direction, ray, tMin, hit.t, candidate)
          && (candidate.t < hit.t || candidate.primitive < hit.primitive)) {
        hit = candidate;
      }
    }
  }
  hit.steps = walk.steps;
  return hit.primitive != NO_CHILD;
}

/// Whether anything lies between tMin and tMax (see traceClosest), triangles that pass shadows left out.
bool traceOccluded(vec3 origin, vec3 direction, float tMin, float tMax) {
  TraversalRay ray = traversalRay(origin, direction);
  Walk walk = startWalk();
  bool occluded = false;
  while (walk.unfinished && !occluded) {
    walkToPrimitives(walk, ray, tMin, tMax);
    while (walk.foundCount > 0u && !occluded) {
      uint primitive = takePrimitive(walk);
      bool passes =
          primitive < hierarchy.triangleCount && (triangleMaterials[primitive] & MATERIAL_PASSES_SHADOWS) != 0u;
      Hit candidate;
      occluded = !passes && meetsPrimitive(primitive, origin, direction, ray, tMin, tMax, candidate);
    }
  }
  return occluded;
}

/// A word that looks random and depends on both arguments. Source: Wellons, "Prospecting for Hash Functions"
/// (nullprogram.com), lowbias32.
uint mixedWord(uint seed, uint index) {
  uint x = index * 0x9e3779b9u ^ seed;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}

/// Of all hits with triangles of `material` between tMin and tMax (see traceClosest), one at random, each with the
/// same chance; returns how many there are. The choice depends on the seed and the triangles alone: it is the one
/// whose number hashes to the least word.
uint traceProbe(vec3 origin, vec3 direction, float tMin, float tMax, uint material, uint seed, out Hit hit) {
  TraversalRay ray = traversalRay(origin, direction);
  hit = Hit(tMax, NO_CHILD, 0.0, 0.0, 0u);
  uint count = 0u;
  uint least = 0u;
  Walk walk = startWalk();
  while (walk.unfinished) {
    walkToPrimitives(walk, ray, tMin, tMax);
    while (walk.foundCount > 0u) {
      uint primitive = takePrimitive(walk);
      Hit candidate;
      if (primitive < hierarchy.triangleCount && (triangleMaterials[primitive] & MATERIAL_INDEX_MASK) == material
          && meetsPrimitive(primitive, origin, direction, ray, tMin, tMax, candidate)) {
        count++;
        uint word = mixedWord(seed, primitive);
        if (count == 1u || word < least || (word == least && primitive < hit.primitive)) {
          least = word;
          hit = candidate;
        }
      }
    }
  }
  hit.steps = walk.steps;
  return count;
}

#endif
