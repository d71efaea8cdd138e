// Points of a lens's opening.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "camera/lens.glsl"

layout(local_size_x = 64) in;
struct Opening { uint blades; float rotation; vec2 shift; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Opening openings[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { vec2 points[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Opening o = openings[0];
  uvec4 w = randomWords(uvec4(index, 1u, 2u, 3u));
  points[index] = sampleThroughRims(o.blades, o.rotation, o.shift, vec2(unitFloat(w.x), unitFloat(w.y)), w.zw);
}
