// Single steps of walks in a medium without end, from a normal along +z.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "sampling/random.glsl"
#include "sampling/warp.glsl"
#include "scattering/walk.glsl"

layout(local_size_x = 64) in;
struct Setting { vec3 scattered; vec3 extinction; vec3 chances; float guided; };
struct Result { vec3 direction; float t; vec3 collision; vec3 exit_; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Setting settings[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Setting s = settings[0];
  WalkMedium medium = walkMedium(s.scattered, s.extinction);
  uvec4 words = randomWords(uvec4(index, 7u, 3u, 4u));
  vec4 u = vec4(unitFloat(words.x), unitFloat(words.y), unitFloat(words.z), unitFloat(words.w));
  vec3 direction = vec3(0.0, 0.0, -1.0);
  float t = sampleWalkStep(medium, s.chances, vec3(0.0, 0.0, 1.0), s.guided, direction, u);
  results[index] = Result(direction, t, collisionWeight(medium, s.chances, direction.z, s.guided, t),
                          exitWeight(medium, s.chances, direction.z, s.guided, t));
}
