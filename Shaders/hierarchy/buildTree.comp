#version 460
#extension GL_GOOGLE_include_directive : require

// Builds the tree from the sorted primitives, bottom up.
// Source: Benthin, Meister, Barczak, Mehalwal, Tsakok, Kensler 2024, "H-PLOC: Hierarchical Parallel Locally-Ordered
// Clustering for Bounding Volume Hierarchy Construction".
//
// The radix tree over the keys (Apetrei 2014) only guides the order of work: each lane climbs it from its leaf, and of
// the two that meet at a node the first one stops, so that nothing waits. Where a node of the radix tree has gathered
// more than WINDOW / 2 primitives, the whole workgroup merges its clusters, nearest neighbors first, until WINDOW / 2 are
// left. A workgroup is one window of 32 lanes in shared memory, whatever the size of a subgroup is.
//
// links[i].x: cluster i of the node of the radix tree that covers i; the clusters of a node come first in its range
// and NO_CHILD ends them. links[i].y: the far end of the range of whoever came first to the split between i and i + 1.

#include "hierarchy/buildBuffers.glsl"

#define WINDOW BUILD_WINDOW
/// How far apart, in the order of the keys, clusters are compared.
#define NEIGHBORS 8

layout(local_size_x = WINDOW) in;

shared uint ids[WINDOW];
shared uvec3 clusterBoxes[WINDOW];
shared uint nearest[WINDOW];
shared uint lanesReady;
shared uint lanesClimbing;
shared uint validMask;
shared uint mergedMask;
shared uint firstNode;
shared uvec3 range;  // first primitive, first of the right part, last primitive

/// Whether keys differ at a higher bit between `a` and `a + 1` than between `b` and `b + 1`. Among equal keys the
/// places themselves are compared.
bool splitsHigher(uint a, uint b) {
  uint keysA = pairs[a].x ^ pairs[a + 1u].x;
  uint keysB = pairs[b].x ^ pairs[b + 1u].x;
  return keysA != keysB ? keysA > keysB : (a ^ (a + 1u)) > (b ^ (b + 1u));
}

uvec3 clusterBox(uint id) {
  if ((id & LEAF_BIT) != 0u) return boxes[id & ~LEAF_BIT];
  GPUNode node = nodes[id];
  return boxAround(uvec3(node.xA, node.yA, node.zA), uvec3(node.xB, node.yB, node.zB));
}

/// Loads the clusters of `range` into the window, and returns how many there are.
uint loadClusters(uint lane) {
  const uint HALF_WINDOW = WINDOW / 2;
  uint first = lane < HALF_WINDOW ? range.x : range.y;
  uint end = lane < HALF_WINDOW ? range.y : range.z + 1u;
  uint index = first + lane % HALF_WINDOW;
  uint id = index < end ? links[index].x : NO_CHILD;
  if (lane == 0u) validMask = 0u;
  barrier();
  if (id != NO_CHILD) atomicOr(validMask, 1u << lane);
  barrier();
  if (id != NO_CHILD) {
    uint place = uint(bitCount(validMask & ((1u << lane) - 1u)));
    ids[place] = id;
    clusterBoxes[place] = clusterBox(id);
  }
  uint count = uint(bitCount(validMask));
  barrier();
  return count;
}

/// Finds for each cluster the neighbor that makes the smallest box with it. The low bits of the area are replaced by
/// how the two places differ, so that among equals clusters pair up, and every round merges at least one pair.
void findNearest(uint lane, uint count) {
  nearest[lane] = 0xffffffffu;
  barrier();
  if (lane < count) {
    uvec3 box = clusterBoxes[lane];
    for (uint other = lane + 1u; other <= lane + NEIGHBORS && other < count; other++) {
      float area = halfArea(boxAround(box, clusterBoxes[other]));
      uint word = floatBitsToUint(area) & ~uint(WINDOW - 1) | (lane ^ other);
      atomicMin(nearest[lane], word);
      atomicMin(nearest[other], word);
    }
  }
  barrier();
}

/// Merges the pairs that are each other's nearest, closes the gaps, and returns how many clusters are left.
uint mergePairs(uint lane, uint count) {
  uint other = lane ^ (nearest[lane] & uint(WINDOW - 1));
  bool paired = lane < count && nearest[lane] == nearest[other];
  bool merges = paired && lane < other;
  if (lane == 0u) {
    validMask = 0u;
    mergedMask = 0u;
  }
  barrier();
  if (lane < count && (!paired || merges)) atomicOr(validMask, 1u << lane);
  if (merges) atomicOr(mergedMask, 1u << lane);
  barrier();
  if (lane == 0u) firstNode = atomicAdd(hierarchy.nodeCount, uint(bitCount(mergedMask)));
  barrier();
  uint id = ids[lane];
  uvec3 box = clusterBoxes[lane];
  if (merges) {
    // Numbered from the end, so that the last one made, the root, is 0.
    uint node = step_.primitiveCount - 2u - (firstNode + uint(bitCount(mergedMask & ((1u << lane) - 1u))));
    uvec3 boxB = clusterBoxes[other];
    nodes[node] = GPUNode(box.x, box.y, box.z, boxB.x, boxB.y, boxB.z, id, ids[other]);
    id = node;
    box = boxAround(box, boxB);
  }
  barrier();
  if (lane < count && (!paired || merges)) {
    uint place = uint(bitCount(validMask & ((1u << lane) - 1u)));
    ids[place] = id;
    clusterBoxes[place] = box;
  }
  uint left = uint(bitCount(validMask));
  barrier();
  return left;
}

void main() {
  uint lane = gl_LocalInvocationID.x;
  uint last = step_.primitiveCount - 1u;
  // In rows, as one axis of a dispatch may not hold all workgroups.
  uint left = (gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x) * WINDOW + lane;
  uint right = left;
  uint split = 0u;
  bool climbing = left <= last;
  // Each round climbs one level of the radix tree, which has at most 30 levels of keys and 32 of places.
  for (uint level = 0u; level < 64u; level++) {
    barrier();
    if (lane == 0u) {
      lanesReady = 0u;
      lanesClimbing = 0u;
    }
    if (climbing) {
      // What this lane's group wrote must be seen by whoever climbs on.
      memoryBarrierBuffer();
      uint sibling;
      if (left == 0u || (right != last && splitsHigher(left - 1u, right))) {
        sibling = atomicExchange(links[right].y, left);
        split = right + 1u;
        if (sibling != NO_CHILD) right = sibling;
      } else {
        sibling = atomicExchange(links[left - 1u].y, right);
        split = left;
        if (sibling != NO_CHILD) left = sibling;
      }
      memoryBarrierBuffer();
      climbing = sibling != NO_CHILD;
    }
    barrier();
    bool whole = climbing && left == 0u && right == last;
    if (climbing) atomicOr(lanesClimbing, 1u << lane);
    if (climbing && (right - left + 1u > WINDOW / 2 || whole)) atomicOr(lanesReady, 1u << lane);
    barrier();
    if (lanesClimbing == 0u) break;
    uint ready = lanesReady;
    while (ready != 0u) {
      uint leader = uint(findLSB(ready));
      ready &= ready - 1u;
      barrier();
      if (lane == leader) range = uvec3(left, split, right);
      barrier();
      bool isWhole = range.x == 0u && range.z == last;
      uint target = isWhole ? 1u : WINDOW / 2;
      uint count = loadClusters(lane);
      for (uint round = 0u; round < WINDOW && count > target; round++) {
        findNearest(lane, count);
        count = mergePairs(lane, count);
      }
      if (!isWhole && lane < WINDOW / 2) links[range.x + lane].x = lane < count ? ids[lane] : NO_CHILD;
      memoryBarrierBuffer();
    }
    if (climbing && whole) climbing = false;
  }
}
