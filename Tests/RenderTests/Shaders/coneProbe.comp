// Intersects one ray with one round cone.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "geometry/cone.glsl"

layout(local_size_x = 64) in;
struct Case { vec4 a; vec4 b; vec3 origin; vec3 direction; };
struct Result { float t; float u; vec3 local; uint found; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Case cases[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Case c = cases[index];
  Result r;
  r.found = intersectRoundCone(c.a, c.b, c.origin, c.direction, r.t, r.u, r.local) ? 1u : 0u;
  results[index] = r;
}
