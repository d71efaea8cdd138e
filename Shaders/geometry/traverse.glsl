#ifndef GEOMETRY_TRAVERSE_GLSL
#define GEOMETRY_TRAVERSE_GLSL

#include "geometry/cone.glsl"
#include "geometry/sceneBuffers.glsl"
#include "geometry/triangle.glsl"
#include "math/frame.glsl"
#include "scattering/glass.glsl"

// Directions are unit vectors. Of hits at the same distance the one of smallest number wins, so that the shape of the
// tree never shows in an image. A ray that is not finished after TRAVERSAL_BOUND steps, or whose stack is full, is given
// up and says so: its `steps` are TRAVERSAL_BOUND or more.

/// Distance of a box that the ray does not meet.
const float MISSED = 3e38;

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
  vec3 origin;
  vec3 direction;
  ShearedRay sheared;
};

TraversalRay traversalRay(vec3 origin, vec3 direction) {
  return TraversalRay(origin, direction, shearedRay(origin, direction));
}

/// The four bytes of a word, lowest first.
vec4 bytesOf(uint word) { return vec4(uvec4(word, word >> 8u, word >> 16u, word >> 24u) & 0xffu); }

// As max and min, of which Mesa's CPU device makes three instructions each, for the sake of NaN.
vec4 larger(vec4 a, vec4 b) { return mix(b, a, greaterThan(a, b)); }
vec4 smaller(vec4 a, vec4 b) { return mix(b, a, lessThan(a, b)); }

/// Distances between which the ray is inside each child's box, limited to tMin and tMax: the child is met where
/// the first is not larger than the second.
void meetChildren(GPUNode node, TraversalRay ray, float tMin, float tMax, out vec4 near, out vec4 far) {
  Frame frame = frameAround(decodeNormal(node.axis));
  vec3 direction = toLocal(frame, ray.direction);
  // Zero would give NaN at the faces of boxes; this small, a ray stays within its plane for any distance of ours.
  direction = mix(direction, vec3(1e-20), lessThan(abs(direction), vec3(1e-20)));
  vec3 inverse = 1.0 / direction;
  vec3 cell = uintBitsToFloat(uvec3(node.exponents, node.exponents >> 8u, node.exponents >> 16u) << 23u & 0x7f800000u);
  vec3 cellStep = cell * inverse;
  vec3 bias = (node.low - toLocal(frame, ray.origin)) * inverse;
  bvec3 back = lessThan(direction, vec3(0.0));
  vec4 nearX = bytesOf(back.x ? node.highX : node.lowX) * cellStep.x + bias.x;
  vec4 nearY = bytesOf(back.y ? node.highY : node.lowY) * cellStep.y + bias.y;
  vec4 nearZ = bytesOf(back.z ? node.highZ : node.lowZ) * cellStep.z + bias.z;
  vec4 farX = bytesOf(back.x ? node.lowX : node.highX) * cellStep.x + bias.x;
  vec4 farY = bytesOf(back.y ? node.lowY : node.highY) * cellStep.y + bias.y;
  vec4 farZ = bytesOf(back.z ? node.lowZ : node.highZ) * cellStep.z + bias.z;
  near = larger(larger(nearX, nearY), larger(nearZ, vec4(tMin)));
  // Ize 2013, "Robust BVH Ray Traversal": two ulps more make up for rounding.
  far = smaller(smaller(farX, farY), smaller(farZ, vec4(tMax))) * 1.00000024;
}

/// Where a ray enters a segment from outside. A ray that starts in or on the fibre does not meet it, nor do entries
/// count that lie inside the next or the previous segment of the strand: what happens inside is the fibre model's.
bool entersSegment(uint segment, vec3 origin, vec3 direction, float tMin, float tMax, out float t, out float u) {
  if (segment >= hierarchy.segmentCount) return false;  // NO_CHILD
  uint strand = fetchStrand(segment);
  uint point = segment + strand;
  vec4 a = fetchPoint(point);
  vec4 b = fetchPoint(point + 1u);
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
  if (fromA < 2.0 * a.w && segment > 0u && fetchStrand(segment - 1u) == strand) {
    if (insideRoundCone(position, fetchPoint(point - 1u), a, 1.0 - SKIN)) return false;
  }
  if (fromB < 2.0 * b.w && segment + 1u < hierarchy.segmentCount && fetchStrand(segment + 1u) == strand) {
    if (insideRoundCone(position, b, fetchPoint(point + 2u), 1.0 - SKIN)) return false;
  }
  return true;
}

/// Where a ray meets a primitive, if it does between tMin (not included) and tMax (included).
bool meetsPrimitive(uint primitive, vec3 origin, vec3 direction, TraversalRay ray, float tMin, float tMax, out Hit hit) {
  hit = Hit(tMax, primitive, 0.0, 0.0, 0u);
  if (primitive < hierarchy.triangleCount) {
    GPUTriangle triangle = fetchTriangle(primitive);
    return intersectTriangle(ray.sheared, triangle.a, triangle.b, triangle.c, hit.t, hit.u, hit.v)
        && hit.t > tMin && hit.t <= tMax;
  }
  return entersSegment(primitive - hierarchy.triangleCount, origin, direction, tMin, tMax, hit.t, hit.u);
}

// Nodes that the ray has put off, nearer ones last; and from FOUND on primitives whose boxes it meets, to be tested.
// Global, as a function's arguments would be copied.
const uint FOUND = TRAVERSAL_STACK;
uint traversalStack[TRAVERSAL_STACK + 8u];

/// Where a ray is in the tree.
struct Walk {
  uint putOff;      // nodes on the stack
  uint foundCount;  // primitives found
  uint steps;       // nodes visited
};

Walk startWalk(uint root) {
  traversalStack[0] = root;
  return Walk(1u, 0u, 0u);
}

/// Whether nodes are left to visit.
bool isUnfinished(Walk walk) { return walk.putOff > 0u && walk.steps < TRAVERSAL_BOUND; }

/// Puts the child with the larger entry first.
void orderPair(inout float nearA, inout uint childA, inout float nearB, inout uint childB) {
  bool swaps = nearA < nearB;
  float near = nearA;
  uint child = childA;
  nearA = swaps ? nearB : nearA;
  childA = swaps ? childB : childA;
  nearB = swaps ? near : nearB;
  childB = swaps ? child : childB;
}

/// Steps after which primitives that were found are tested, and lanes whose ray is done can begin another.
const uint WALK_STEPS = 8u;

/// Walks until some primitives are found, the ray is done, or WALK_STEPS are made.
///
/// Walking and testing are loops of their own, so that lanes that have found primitives wait for the others and all
/// of them test theirs together: Aila and Laine 2009, "Understanding the Efficiency of Ray Traversal on GPUs".
/// Inside there is no branch: lanes agree on none of them, and Mesa's CPU device makes each masked store into one
/// branch a lane.
void walkToPrimitives(inout Walk walk, TraversalRay ray, float tMin, float tMax, bool nearestFirst) {
  uint end = walk.steps + WALK_STEPS;
  bool goesOn = isUnfinished(walk) && walk.foundCount < 5u;
  do {
    if (goesOn) {
      walk.steps++;
      walk.putOff--;
      GPUNode node = fetchNode(traversalStack[walk.putOff]);
      vec4 near, far;
      meetChildren(node, ray, tMin, tMax, near, far);
      near = mix(vec4(MISSED), near, lessThanEqual(near, far));
      uvec4 child = node.children;
      if (nearestFirst) {
        orderPair(near.x, child.x, near.y, child.y);
        orderPair(near.z, child.z, near.w, child.w);
        orderPair(near.x, child.x, near.z, child.z);
        orderPair(near.y, child.y, near.w, child.w);
        orderPair(near.y, child.y, near.z, child.z);
      }
      for (uint c = 0u; c < 4u; c++) {
        bool isLeaf = (child[c] & LEAF_BIT) != 0u;
        // Written whether it is kept or not.
        traversalStack[isLeaf ? FOUND + walk.foundCount : walk.putOff] = child[c];
        if (near[c] != MISSED && !isLeaf) walk.putOff++;
        if (near[c] != MISSED && isLeaf) walk.foundCount++;
      }
      // Cannot happen while the tree is no deeper than HIERARCHY_DEPTH; should it, the ray is given up.
      if (walk.putOff > TRAVERSAL_STACK - 4u) walk.steps = TRAVERSAL_BOUND;
      goesOn = isUnfinished(walk) && walk.steps < end && walk.foundCount < 5u;
    }
  } while (goesOn);
}

/// Takes out a found primitive. Precondition: there is one.
uint takePrimitive(inout Walk walk) {
  walk.foundCount--;
  return traversalStack[FOUND + walk.foundCount] & ~LEAF_BIT;
}

/// The search of one ray. A lane makes a round of it at a time, so that it can begin another ray when this one is done
/// while its neighbors go on with theirs.
struct Search {
  vec3 origin;
  vec3 direction;
  float tMin;
  TraversalRay ray;
  Walk walk;
  Hit hit;  // the nearest one so far; its t is how far the ray reaches
};

Search startSearch(vec3 origin, vec3 direction, float tMin, float tMax) {
  return Search(origin, direction, tMin, traversalRay(origin, direction), startWalk(0u),
                Hit(tMax, NO_CHILD, 0.0, 0.0, 0u));
}

bool isUnfinished(Search search) { return isUnfinished(search.walk); }

/// One round of the search for the nearest hit between tMin (not included) and tMax (included).
void searchClosest(inout Search search) {
  walkToPrimitives(search.walk, search.ray, search.tMin, search.hit.t, true);
  do {
    if (search.walk.foundCount > 0u) {
      Hit candidate;
      if (meetsPrimitive(takePrimitive(search.walk), search.origin, search.direction, search.ray, search.tMin,
                         search.hit.t, candidate)
          && (candidate.t < search.hit.t || candidate.primitive < search.hit.primitive)) {
        search.hit = candidate;
      }
    }
  } while (search.walk.foundCount > 0u);
}

/// One round of the search for anything between tMin and tMax, triangles that pass shadows left out. `glass` is multiplied
/// by the share of light that the panes let through which the ray crosses.
void searchOccluder(inout Search search, inout vec3 glass) {
  walkToPrimitives(search.walk, search.ray, search.tMin, search.hit.t, false);
  do {
    if (search.walk.foundCount > 0u) {
      uint primitive = takePrimitive(search.walk);
      bool passes =
          primitive < hierarchy.triangleCount && (fetchTriangleMaterial(primitive) & MATERIAL_PASSES_SHADOWS) != 0u;
      Hit candidate;
      if (meetsPrimitive(primitive, search.origin, search.direction, search.ray, search.tMin, search.hit.t, candidate)) {
        if (passes) {
          uvec2 pane = fetchTriangleGlass(primitive);
          if (pane.y != 0u) {
            GPUTriangle t = fetchTriangle(primitive);
            vec3 reflected, transmitted;
            float cosine = abs(dot(search.direction, normalize(cross(t.b - t.a, t.c - t.a))));
            paneShares(cosine, pane, reflected, transmitted);
            glass *= transmitted;
          }
        } else {
          search.hit.primitive = primitive;
          search.walk.putOff = 0u;
          search.walk.foundCount = 0u;
        }
      }
    }
  } while (search.walk.foundCount > 0u);
}

/// Whether the search has met something.
bool hasHit(Search search) { return search.hit.primitive != NO_CHILD; }

/// The nearest hit between tMin (not included) and tMax (included); false if there is none.
bool traceClosest(vec3 origin, vec3 direction, float tMin, float tMax, out Hit hit) {
  Search search = startSearch(origin, direction, tMin, tMax);
  do searchClosest(search);
  while (isUnfinished(search));
  hit = search.hit;
  hit.steps = search.walk.steps;
  return hasHit(search);
}

/// Share of light that the panes of glass let through which the last ray of traceOccluded crossed.
vec3 glassTransmittance;

/// Whether anything lies between tMin and tMax, triangles that pass shadows left out; sets glassTransmittance.
/// `steps`: nodes visited.
bool traceOccluded(vec3 origin, vec3 direction, float tMin, float tMax, out uint steps) {
  Search search = startSearch(origin, direction, tMin, tMax);
  glassTransmittance = vec3(1.0);
  do searchOccluder(search, glassTransmittance);
  while (isUnfinished(search));
  steps = search.walk.steps;
  return hasHit(search);
}

/// Where a ray that starts inside a closed surface of `material` leaves it: the nearest hit with one of its triangles
/// from behind, between tMin and tMax (see traceClosest). What a ray meets from the front it passes.
bool traceExit(vec3 origin, vec3 direction, float tMin, float tMax, uint material, out Hit hit) {
  TraversalRay ray = traversalRay(origin, direction);
  hit = Hit(tMax, NO_CHILD, 0.0, 0.0, 0u);
  Walk walk = startWalk(hierarchy.triangleRoot);
  while (isUnfinished(walk)) {
    walkToPrimitives(walk, ray, tMin, hit.t, true);
    while (walk.foundCount > 0u) {
      uint primitive = takePrimitive(walk);
      Hit candidate;
      if (primitive < hierarchy.triangleCount
          && meetsPrimitive(primitive, origin, direction, ray, tMin, hit.t, candidate)
          && (candidate.t < hit.t || primitive < hit.primitive)) {
        GPUTriangle triangle = fetchTriangle(primitive);
        if ((triangle.material & MATERIAL_INDEX_MASK) == material
            && dot(cross(triangle.b - triangle.a, triangle.c - triangle.a), direction) > 0.0) {
          hit = candidate;
        }
      }
    }
  }
  hit.steps = walk.steps;
  return hit.primitive != NO_CHILD;
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
  Walk walk = startWalk(hierarchy.triangleRoot);
  while (isUnfinished(walk)) {
    walkToPrimitives(walk, ray, tMin, tMax, false);
    while (walk.foundCount > 0u) {
      uint primitive = takePrimitive(walk);
      Hit candidate;
      if (primitive < hierarchy.triangleCount && (fetchTriangleMaterial(primitive) & MATERIAL_INDEX_MASK) == material
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
