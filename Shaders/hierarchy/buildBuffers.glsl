#ifndef HIERARCHY_BUILD_BUFFERS_GLSL
#define HIERARCHY_BUILD_BUFFERS_GLSL

// Every buffer of the build's kernels, once, and the grid on which boxes lie.

#extension GL_EXT_scalar_block_layout : require
#include "GPUTypes.h"

layout(push_constant, scalar) uniform StepBlock { GPUBuildStep step_; };

layout(binding = BINDING_NODES, scalar) coherent buffer NodesBlock {
  GPUHierarchy hierarchy;
  GPUNode nodes[];
};
layout(binding = BINDING_TRIANGLES, scalar) readonly buffer TrianglesBlock { GPUTriangle triangles[]; };
layout(binding = BINDING_POINTS, scalar) readonly buffer PointsBlock { vec4 points[]; };
layout(binding = BINDING_SEGMENTS, scalar) readonly buffer SegmentsBlock { uint segmentPoints[]; };
layout(binding = BUILD_BINDING_SCENE_BOX, scalar) buffer SceneBoxBlock { GPUSceneBox sceneBox; };
layout(binding = BUILD_BINDING_BOXES, scalar) buffer BoxesBlock { uvec3 boxes[]; };
layout(binding = BUILD_BINDING_PAIRS, scalar) buffer PairsBlock { uvec2 pairs[]; };
layout(binding = BUILD_BINDING_LINKS, scalar) coherent buffer LinksBlock { uvec2 links[]; };

/// A word that sorts as unsigned as `x` does as a float.
uint orderedWord(float x) {
  uint bits = floatBitsToUint(x);
  return (bits & 0x80000000u) != 0u ? ~bits : bits | 0x80000000u;
}

float fromOrderedWord(uint word) {
  return uintBitsToFloat((word & 0x80000000u) != 0u ? word & 0x7fffffffu : ~word);
}

/// The box of a primitive in world space.
void primitiveBox(uint primitive, out vec3 low, out vec3 high) {
  if (primitive < step_.triangleCount) {
    GPUTriangle t = triangles[primitive];
    low = min(t.a, min(t.b, t.c));
    high = max(t.a, max(t.b, t.c));
  } else {
    uint point = segmentPoints[primitive - step_.triangleCount];
    vec4 a = points[point];
    vec4 b = points[point + 1u];
    low = min(a.xyz - a.w, b.xyz - b.w);
    high = max(a.xyz + a.w, b.xyz + b.w);
  }
}

/// The grid that covers the scene: its origin, and in w the edge of a cell.
vec4 sceneGrid() {
  vec3 low = vec3(fromOrderedWord(sceneBox.lowX), fromOrderedWord(sceneBox.lowY), fromOrderedWord(sceneBox.lowZ));
  vec3 high = vec3(fromOrderedWord(sceneBox.highX), fromOrderedWord(sceneBox.highY), fromOrderedWord(sceneBox.highZ));
  vec3 extent = high - low;
  vec3 reach = max(abs(low), abs(high));
  // Cells of a scene that is small and far from the origin must be larger than the rounding of positions there.
  float cell = max(max(extent.x, max(extent.y, extent.z)) / 65530.0,
                   max(max(reach.x, max(reach.y, reach.z)) * 1e-6, 1e-18));
  return vec4(low - 2.0 * cell, cell);
}

/// A box on the grid, made larger by at least half a cell on each side: more than the rounding in the test against a
/// ray that starts within some ten times the scene's size.
uvec3 gridBox(vec3 low, vec3 high, vec4 grid) {
  uvec3 from = uvec3(clamp(floor((low - grid.xyz) / grid.w - 0.5), 0.0, 65535.0));
  uvec3 to = uvec3(clamp(ceil((high - grid.xyz) / grid.w + 0.5), 0.0, 65535.0));
  return from | to << 16u;
}

/// The box around two.
uvec3 boxAround(uvec3 a, uvec3 b) {
  return min(a & 0xffffu, b & 0xffffu) | max(a & 0xffff0000u, b & 0xffff0000u);
}

/// Half the surface area of a box, in cells squared.
float halfArea(uvec3 box) {
  vec3 size = vec3(box >> 16u) - vec3(box & 0xffffu);
  return size.x * size.y + size.y * size.z + size.z * size.x;
}

#endif
