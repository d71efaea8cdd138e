// Random words and Sobol words for given counters.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "sampling/sobol.glsl"

layout(local_size_x = 64) in;
struct Result { uvec4 random; uvec2 sobol; vec2 pair; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { uvec4 counters[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  uvec4 c = counters[index];
  results[index] = Result(randomWords(c), sobolWords(c.x, c.y, c.z), sobolPair(c.x, c.y, c.z));
}
