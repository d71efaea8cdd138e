#version 460
#extension GL_GOOGLE_include_directive : require

// Makes the nodes of one level. A node that is still to be made holds the number of its node in the radix tree as its
// first child. It takes as children what it finds there by opening the largest part until there are four.

#include "hierarchy/pyramid.glsl"
#include "math/frame.glsl"

/// A run of sorted primitives, and its node in the radix tree.
struct Part {
  uint node;
  uint first;
  uint last;
};

uint sizeOf(Part part) { return part.last - part.first + 1u; }

/// Opens the largest part; false if all are single primitives.
bool openLargest(inout Part parts[4], uint count) {
  uint largest = 0u;
  for (uint p = 1u; p < count; p++) {
    if (sizeOf(parts[p]) > sizeOf(parts[largest])) largest = p;
  }
  Part opened = parts[largest];
  if (opened.first == opened.last) return false;
  uint split = links[opened.node].y;
  parts[largest] = Part(split, opened.first, split);
  parts[count] = Part(split + 1u, split + 1u, opened.last);
  return true;
}

/// The box of a part along the world's axes. Adds its primitives to `sum`: the directions of segments and the normals of
/// triangles, as products with themselves, weighted by length or area.
GPUBox surveyPart(Part part, inout mat3 sum) {
  GPUBox box = emptyBox();
  for (uint place = part.first; place <= part.last; place++) {
    Primitive p = sortedPrimitive(place);
    vec3 axis = p.b - p.a;
    if (p.isTriangle) axis = cross(axis, p.c - p.a);
    float size = length(axis);
    if (size > 0.0) sum += outerProduct(axis / size, axis);
    box = boxAround(box, boxOf(p));
  }
  return box;
}

/// The eigenvector of the largest eigenvalue, by iteration from the longest column.
vec3 mainAxis(mat3 m) {
  vec3 axis = m[0][0] > m[1][1] ? (m[0][0] > m[2][2] ? m[0] : m[2]) : (m[1][1] > m[2][2] ? m[1] : m[2]);
  for (uint turn = 0u; turn < 6u; turn++) {
    float size = length(axis);
    if (size > 0.0) axis = m * (axis / size);
  }
  return length(axis) > 0.0 ? normalize(axis) : vec3(0.0, 0.0, 1.0);
}

/// The box of a part in a frame.
GPUBox boxInFrame(Part part, Frame frame) {
  GPUBox box = emptyBox();
  for (uint place = part.first; place <= part.last; place++) {
    Primitive p = sortedPrimitive(place);
    if (p.isTriangle) p.c = toLocal(frame, p.c);
    box = boxAround(box, boxOf(Primitive(p.isTriangle, toLocal(frame, p.a), toLocal(frame, p.b), p.c)));
  }
  return box;
}

void main() {
  uint index = level.first + gl_GlobalInvocationID.x;
  if (index >= level.end) return;
  uint radixNode = nodes[index].children.x;
  bool isRoot = index == 0u;
  uint count = step_.primitiveCount;
  uint other = count > 1u ? links[radixNode].x : 0u;
  uint first = min(radixNode, other);
  uint last = max(radixNode, other);

  Part parts[4];
  parts[0] = Part(radixNode, first, last);
  uint partCount = min(count, 1u);
  // Triangles and segments part at the root: whoever looks for triangles alone can begin below it.
  bool partsKinds = isRoot && step_.triangleCount > 0u && step_.triangleCount < count;
  uint wanted = partsKinds ? 2u : 4u;
  while (partCount > 0u && partCount < wanted && openLargest(parts, partCount)) partCount++;

  // Boxes along the world's axes, and where few primitives are left along their own: the smaller ones win.
  GPUBox boxes[4];
  uint axis = 0u;
  if (partCount == 0u || last - first >= BUILD_FRAME_LIMIT) {
    for (uint p = 0u; p < partCount; p++) boxes[p] = boxOfRun(parts[p].first, parts[p].last + 1u);
  } else {
    mat3 sum = mat3(0.0);
    float area = 0.0;
    for (uint p = 0u; p < partCount; p++) {
      boxes[p] = surveyPart(parts[p], sum);
      area += halfArea(boxes[p]);
    }
    uint ownAxis = encodeNormal(mainAxis(sum));
    Frame frame = frameAround(decodeNormal(ownAxis));
    GPUBox ownBoxes[4];
    float ownArea = 0.0;
    for (uint p = 0u; p < partCount; p++) {
      ownBoxes[p] = boxInFrame(parts[p], frame);
      ownArea += halfArea(ownBoxes[p]);
    }
    if (ownArea < area) {
      axis = ownAxis;
      boxes = ownBoxes;
    }
  }

  // Boxes grow by more than the rounding of turned positions, of rays too that start within some ten times the
  // scene's reach.
  vec3 reach = max(abs(sceneLow()), abs(sceneHigh()));
  float pad = max(4e-6 * max(reach.x, max(reach.y, reach.z)), 1e-18);
  GPUBox whole = emptyBox();
  for (uint p = 0u; p < partCount; p++) whole = boxAround(whole, boxes[p]);
  whole = partCount > 0u ? GPUBox(whole.low - pad, whole.high + pad) : GPUBox(vec3(0.0), vec3(0.0));
  ivec3 exponents;
  frexp((whole.high - whole.low) / 254.0, exponents);
  exponents = clamp(exponents, ivec3(-100), ivec3(100));
  vec3 cells = ldexp(vec3(1.0), -exponents);

  uvec3 lows = uvec3(0u);
  uvec3 highs = uvec3(0u);
  uvec4 children = uvec4(NO_CHILD);
  uint innerCount = 0u;
  for (uint p = 0u; p < partCount; p++) innerCount += parts[p].first < parts[p].last ? 1u : 0u;
  uint slot = innerCount > 0u ? atomicAdd(hierarchy.nodeCount, innerCount) : 0u;
  for (uint p = 0u; p < 4u; p++) {
    uvec3 low = uvec3(255u);
    uvec3 high = uvec3(0u);
    if (p < partCount) {
      low = uvec3(clamp(floor((boxes[p].low - pad - whole.low) * cells), 0.0, 255.0));
      high = uvec3(clamp(ceil((boxes[p].high + pad - whole.low) * cells), 0.0, 255.0));
      Part part = parts[p];
      if (part.first == part.last) {
        children[p] = LEAF_BIT | pairs[part.first].y;
      } else {
        if (partsKinds && p == 0u) hierarchy.triangleRoot = slot;
        // Should there be no room, the host sees it in the count.
        if (slot < step_.nodeCapacity) nodes[slot].children.x = part.node;
        children[p] = slot;
        slot++;
      }
    }
    lows |= low << (8u * p);
    highs |= high << (8u * p);
  }
  uvec3 biased = uvec3(exponents + 127);
  nodes[index] = GPUNode(whole.low, axis, biased.x | biased.y << 8u | biased.z << 16u, lows.x, highs.x, lows.y,
                         highs.y, lows.z, highs.z, children, 0u);
}
