#ifndef HIERARCHY_BUILD_BUFFERS_GLSL
#define HIERARCHY_BUILD_BUFFERS_GLSL

// Every buffer of the build's kernels, once, and boxes of primitives.

#extension GL_EXT_scalar_block_layout : require
#include "GPUTypes.h"
#include "geometry/primitiveBuffers.glsl"

layout(local_size_x = BUILD_GROUP_SIZE) in;

layout(push_constant, scalar) uniform StepBlock { GPUBuildStep step_; };

layout(binding = BINDING_NODES, scalar) buffer NodesBlock { GPUNode nodes[]; };
layout(binding = BINDING_HIERARCHY, scalar) buffer HierarchyBlock { GPUHierarchy hierarchy; };
layout(binding = BUILD_BINDING_SCENE_BOX, scalar) buffer SceneBoxBlock { GPUSceneBox sceneBox; };
layout(binding = BUILD_BINDING_PAIRS, scalar) buffer PairsBlock { uvec2 pairs[]; };
layout(binding = BUILD_BINDING_LINKS, scalar) buffer LinksBlock { uvec2 links[]; };
layout(binding = BUILD_BINDING_SORTED, scalar) buffer SortedBlock { vec4 sorted[]; };
layout(binding = BUILD_BINDING_SORTED_TEXELS) uniform usamplerBuffer sortedTexels;
layout(binding = BUILD_BINDING_PYRAMID, scalar) buffer PyramidBlock { GPUBox pyramid[]; };
layout(binding = BUILD_BINDING_LEVEL, scalar) buffer LevelBlock { GPUBuildLevel level; };

/// A word that sorts as unsigned as `x` does as a float.
uint orderedWord(float x) {
  uint bits = floatBitsToUint(x);
  return (bits & 0x80000000u) != 0u ? ~bits : bits | 0x80000000u;
}

float fromOrderedWord(uint word) {
  return uintBitsToFloat((word & 0x80000000u) != 0u ? word & 0x7fffffffu : ~word);
}

vec3 sceneLow() {
  return vec3(fromOrderedWord(sceneBox.lowX), fromOrderedWord(sceneBox.lowY), fromOrderedWord(sceneBox.lowZ));
}

vec3 sceneHigh() {
  return vec3(fromOrderedWord(sceneBox.highX), fromOrderedWord(sceneBox.highY), fromOrderedWord(sceneBox.highZ));
}

/// The box that holds nothing.
GPUBox emptyBox() { return GPUBox(vec3(3e38), vec3(-3e38)); }

GPUBox boxAround(GPUBox a, GPUBox b) { return GPUBox(min(a.low, b.low), max(a.high, b.high)); }

/// Half the surface area.
float halfArea(GPUBox box) {
  vec3 size = max(box.high - box.low, vec3(0.0));
  return size.x * size.y + size.y * size.z + size.z * size.x;
}

/// A primitive: the corners of a triangle, or the end points of a segment and its radii in c.
struct Primitive {
  bool isTriangle;
  vec3 a;
  vec3 b;
  vec3 c;
};

Primitive primitiveOf(uint number) {
  if (number < step_.triangleCount) {
    GPUTriangle t = fetchTriangle(number);
    return Primitive(true, t.a, t.b, t.c);
  }
  uint segment = number - step_.triangleCount;
  uint point = segment + fetchStrand(segment);
  vec4 a = fetchPoint(point);
  vec4 b = fetchPoint(point + 1u);
  return Primitive(false, a.xyz, b.xyz, vec3(a.w, b.w, 0.0));
}

/// Where a sorted primitive's texels begin: three corners of a triangle, or two points of a segment. Keys put all
/// triangles first.
uint sortedStart(uint place) {
  uint before = min(place, step_.triangleCount);
  return before * BUILD_TRIANGLE_TEXELS + (place - before) * BUILD_SEGMENT_TEXELS;
}

/// The primitive at a place in the order of the keys.
Primitive sortedPrimitive(uint place) {
  bool isTriangle = place < step_.triangleCount;
  int start = int(sortedStart(place));
  vec4 a = uintBitsToFloat(texelFetch(sortedTexels, start));
  vec4 b = uintBitsToFloat(texelFetch(sortedTexels, start + 1));
  vec4 c = uintBitsToFloat(texelFetch(sortedTexels, start + (isTriangle ? 2 : 1)));
  return Primitive(isTriangle, a.xyz, b.xyz, isTriangle ? c.xyz : vec3(a.w, b.w, 0.0));
}

GPUBox boxOf(Primitive p) {
  vec3 low = p.isTriangle ? min(min(p.a, p.b), p.c) : min(p.a - p.c.x, p.b - p.c.y);
  vec3 high = p.isTriangle ? max(max(p.a, p.b), p.c) : max(p.a + p.c.x, p.b + p.c.y);
  return GPUBox(low, high);
}

#endif
