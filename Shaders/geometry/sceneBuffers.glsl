#ifndef GEOMETRY_SCENE_BUFFERS_GLSL
#define GEOMETRY_SCENE_BUFFERS_GLSL

// What rays are traced against; see HierarchyTypes.h. Include GPUTypes.h before.

#extension GL_EXT_scalar_block_layout : require
#include "geometry/primitiveBuffers.glsl"

layout(binding = BINDING_HIERARCHY, scalar) readonly buffer HierarchyBlock { GPUHierarchy hierarchy; };

// Read most often of all, and therefore as texels: see TexelView.
layout(binding = BINDING_NODES) uniform usamplerBuffer nodeTexels;

GPUNode fetchNode(uint node) {
  int texel = int(node) * 4;
  uvec4 a = texelFetch(nodeTexels, texel);
  uvec4 b = texelFetch(nodeTexels, texel + 1);
  uvec4 c = texelFetch(nodeTexels, texel + 2);
  uvec4 d = texelFetch(nodeTexels, texel + 3);
  return GPUNode(uintBitsToFloat(a.xyz), a.w, b.x, b.y, b.z, b.w, c.x, c.y, c.z, uvec4(c.w, d.xyz), d.w);
}

#endif
