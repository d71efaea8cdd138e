#ifndef GEOMETRY_SCENE_BUFFERS_GLSL
#define GEOMETRY_SCENE_BUFFERS_GLSL

// What rays are traced against; see HierarchyTypes.h. Include GPUTypes.h before.

#extension GL_EXT_scalar_block_layout : require

layout(binding = BINDING_SEGMENT_STRANDS, scalar) readonly buffer SegmentStrandsBlock { uint segmentStrands[]; };
layout(binding = BINDING_HIERARCHY, scalar) readonly buffer HierarchyBlock { GPUHierarchy hierarchy; };

// Read most often of all, and therefore as texels: see TexelView.
layout(binding = BINDING_NODES) uniform usamplerBuffer nodeTexels;
layout(binding = BINDING_TRIANGLES) uniform usamplerBuffer triangleTexels;
layout(binding = BINDING_POINTS) uniform usamplerBuffer pointTexels;

GPUNode fetchNode(uint node) {
  int texel = int(node) * 4;
  uvec4 a = texelFetch(nodeTexels, texel);
  uvec4 b = texelFetch(nodeTexels, texel + 1);
  uvec4 c = texelFetch(nodeTexels, texel + 2);
  uvec4 d = texelFetch(nodeTexels, texel + 3);
  return GPUNode(uintBitsToFloat(a.xyz), a.w, b.x, b.y, b.z, b.w, c.x, c.y, c.z, uvec4(c.w, d.xyz), d.w);
}

GPUTriangle fetchTriangle(uint triangle) {
  int texel = int(triangle) * 3;
  uvec4 a = texelFetch(triangleTexels, texel);
  uvec4 b = texelFetch(triangleTexels, texel + 1);
  uvec4 c = texelFetch(triangleTexels, texel + 2);
  return GPUTriangle(uintBitsToFloat(a.xyz), a.w, uintBitsToFloat(b.xyz), b.w, uintBitsToFloat(c.xyz), c.w);
}

/// Tint and face of a pane: see GPUTriangle.
uvec2 fetchTriangleGlass(uint triangle) {
  return uvec2(texelFetch(triangleTexels, int(triangle) * 3 + 1).w, texelFetch(triangleTexels, int(triangle) * 3 + 2).w);
}

uint fetchTriangleMaterial(uint triangle) { return texelFetch(triangleTexels, int(triangle) * 3).w; }

/// Position and radius of a strand's point.
vec4 fetchPoint(uint point) { return uintBitsToFloat(texelFetch(pointTexels, int(point))); }

#endif
