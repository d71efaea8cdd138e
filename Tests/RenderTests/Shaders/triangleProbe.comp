// Intersects one ray with one triangle.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "geometry/triangle.glsl"

layout(local_size_x = 64) in;
struct Case { vec3 a; vec3 b; vec3 c; vec3 origin; vec3 direction; };
struct Result { float t; float u; float v; uint found; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Case cases[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Case k = cases[index];
  Result r;
  r.found = intersectTriangle(shearedRay(k.origin, k.direction), k.a, k.b, k.c, r.t, r.u, r.v) ? 1u : 0u;
  results[index] = r;
}
