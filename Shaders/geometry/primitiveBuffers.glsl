#ifndef GEOMETRY_PRIMITIVE_BUFFERS_GLSL
#define GEOMETRY_PRIMITIVE_BUFFERS_GLSL

// Triangles and strands; see HierarchyTypes.h. Read so often that they are bound as texels: see TexelView.
// Include GPUTypes.h before.

layout(binding = BINDING_TRIANGLES) uniform usamplerBuffer triangleTexels;
layout(binding = BINDING_SEGMENT_STRANDS) uniform usamplerBuffer segmentStrandTexels;
layout(binding = BINDING_POINTS) uniform usamplerBuffer pointTexels;

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

/// The strand of a segment.
uint fetchStrand(uint segment) {
  uvec4 four = texelFetch(segmentStrandTexels, int(segment >> 2u));
  uvec2 two = (segment & 2u) == 0u ? four.xy : four.zw;
  return (segment & 1u) == 0u ? two.x : two.y;
}

/// Position and radius of a strand's point.
vec4 fetchPoint(uint point) { return uintBitsToFloat(texelFetch(pointTexels, int(point))); }

#endif
