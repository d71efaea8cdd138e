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

// The nodes that a ray has put off. Each level of the tree adds one at most, and hierarchies of real scenes are
// below 50 levels deep (see HierarchyStatistics); should one be deeper, the ray is given up. Global, as a function's
// argument would be copied.
uint traversalStack[TRAVERSAL_STACK];
uint traversalStackCount;

/// Of a node's children `a` and `b`, those that are to be visited: goes to one (`a` if `nearA`), puts off the other, or
/// takes up what was put off; false when the ray is done.
bool nextNode(bool visitA, bool visitB, uint a, uint b, bool nearA, inout uint steps, inout uint node) {
  if (visitA && visitB) {
    if (traversalStackCount == TRAVERSAL_STACK) {
      steps = TRAVERSAL_BOUND;
      return false;
    }
    traversalStack[traversalStackCount++] = nearA ? b : a;
    node = nearA ? a : b;
  } else if (visitA || visitB) {
    node = visitA ? a : b;
  } else {
    if (traversalStackCount == 0u) return false;
    node = traversalStack[--traversalStackCount];
  }
  return steps < TRAVERSAL_BOUND;
}

/// The nearest hit between tMin (not included) and tMax (included); false if there is none.
bool traceClosest(vec3 origin, vec3 direction, float tMin, float tMax, out Hit hit) {
  TraversalRay ray = traversalRay(origin, direction);
  hit = Hit(tMax, NO_CHILD, 0.0, 0.0, 0u);
  traversalStackCount = 0u;
  uint current = 0u;
  bool more = true;
  while (more) {
    hit.steps++;
    GPUNode node = nodes[current];
    float tA, tB;
    bool meetsA = meetsBox(uvec3(node.xA, node.yA, node.zA), ray, tMin, hit.t, tA);
    bool meetsB = meetsBox(uvec3(node.xB, node.yB, node.zB), ray, tMin, hit.t, tB);
    for (uint side = 0u; side < 2u; side++) {
      bool meets = side == 0u ? meetsA : meetsB;
      uint child = side == 0u ? node.childA : node.childB;
      if (!meets || (child & LEAF_BIT) == 0u || child == NO_CHILD) continue;
      Hit candidate;
      if (meetsPrimitive(child & ~LEAF_BIT, origin, direction, ray, tMin, hit.t, candidate)
          && (candidate.t < hit.t || candidate.primitive < hit.primitive)) {
        candidate.steps = hit.steps;
        hit = candidate;
      }
    }
    bool visitA = meetsA && (node.childA & LEAF_BIT) == 0u;
    bool visitB = meetsB && (node.childB & LEAF_BIT) == 0u;
    more = nextNode(visitA, visitB, node.childA, node.childB, tA <= tB, hit.steps, current);
  }
  return hit.primitive != NO_CHILD;
}

/// Whether anything lies between tMin and tMax (see traceClosest), triangles that pass shadows left out.
bool traceOccluded(vec3 origin, vec3 direction, float tMin, float tMax) {
  TraversalRay ray = traversalRay(origin, direction);
  traversalStackCount = 0u;
  uint current = 0u;
  uint steps = 0u;
  bool more = true;
  bool occluded = false;
  while (more && !occluded) {
    steps++;
    GPUNode node = nodes[current];
    float tA, tB;
    bool meetsA = meetsBox(uvec3(node.xA, node.yA, node.zA), ray, tMin, tMax, tA);
    bool meetsB = meetsBox(uvec3(node.xB, node.yB, node.zB), ray, tMin, tMax, tB);
    for (uint side = 0u; side < 2u; side++) {
      bool meets = side == 0u ? meetsA : meetsB;
      uint child = side == 0u ? node.childA : node.childB;
      if (!meets || (child & LEAF_BIT) == 0u || child == NO_CHILD || occluded) continue;
      uint primitive = child & ~LEAF_BIT;
      if (primitive < hierarchy.triangleCount && (triangleMaterials[primitive] & MATERIAL_PASSES_SHADOWS) != 0u) continue;
      Hit candidate;
      occluded = meetsPrimitive(primitive, origin, direction, ray, tMin, tMax, candidate);
    }
    bool visitA = meetsA && (node.childA & LEAF_BIT) == 0u;
    bool visitB = meetsB && (node.childB & LEAF_BIT) == 0u;
    more = nextNode(visitA, visitB, node.childA, node.childB, tA <= tB, steps, current);
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
  traversalStackCount = 0u;
  uint current = 0u;
  uint steps = 0u;
  bool more = true;
  while (more) {
    steps++;
    GPUNode node = nodes[current];
    float tA, tB;
    bool meetsA = meetsBox(uvec3(node.xA, node.yA, node.zA), ray, tMin, tMax, tA);
    bool meetsB = meetsBox(uvec3(node.xB, node.yB, node.zB), ray, tMin, tMax, tB);
    for (uint side = 0u; side < 2u; side++) {
      bool meets = side == 0u ? meetsA : meetsB;
      uint child = side == 0u ? node.childA : node.childB;
      uint primitive = child & ~LEAF_BIT;
      if (!meets || (child & LEAF_BIT) == 0u || primitive >= hierarchy.triangleCount) continue;
      if ((triangleMaterials[primitive] & MATERIAL_INDEX_MASK) != material) continue;
      Hit candidate;
      if (!meetsPrimitive(primitive, origin, direction, ray, tMin, tMax, candidate)) continue;
      count++;
      uint word = mixedWord(seed, primitive);
      if (count == 1u || word < least || (word == least && primitive < hit.primitive)) {
        least = word;
        hit = candidate;
      }
    }
    bool visitA = meetsA && (node.childA & LEAF_BIT) == 0u;
    bool visitB = meetsB && (node.childB & LEAF_BIT) == 0u;
    more = nextNode(visitA, visitB, node.childA, node.childB, tA <= tB, steps, current);
  }
  hit.steps = steps;
  return count;
}

#endif
