// Walks in a medium that fills the half space z < 0, from its surface until they leave; see walkBelow.comp.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "sampling/random.glsl"
#include "sampling/warp.glsl"
#include "scattering/walk.glsl"

layout(local_size_x = 64) in;
struct Setting { vec3 albedo; vec3 length_; uint bound; float guided; };
struct Result { vec3 weight; float radius; uint steps; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Setting settings[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Setting s = settings[0];
  WalkMedium medium = walkMedium(singleScatteringAlbedo(s.albedo), walkExtinction(s.length_, s.albedo));
  uvec4 words = randomWords(uvec4(index, 0u, 1u, 2u));
  vec3 direction = -sampleCosine(vec2(unitFloat(words.x), unitFloat(words.y)));
  vec3 position = vec3(0.0);
  vec3 weight = vec3(1.0);
  uint steps = 0u;
  bool left = false;
  bool lost = false;
  while (!left && !lost) {
    words = randomWords(uvec4(index, steps, 3u, 4u));
    vec3 chances = walkChances(weight, medium.scattered);
    float guided = steps == 0u ? 0.0 : s.guided;
    vec4 u = vec4(unitFloat(words.x), unitFloat(words.y), unitFloat(words.z), unitFloat(words.w));
    float t = sampleWalkStep(medium, chances, vec3(0.0, 0.0, 1.0), guided, direction, u);
    float toSurface = direction.z > 0.0 ? -position.z / direction.z : 1e30;
    steps++;
    left = toSurface <= t;
    if (left) {
      weight *= exitWeight(medium, chances, direction.z, guided, toSurface);
      position += direction * toSurface;
    } else {
      weight *= collisionWeight(medium, chances, direction.z, guided, t);
      position += direction * t;
      lost = !walkSurvives(weight, steps, restFloat(words.x, words.y)) || steps >= s.bound;
    }
  }
  results[index] = Result(lost ? vec3(0.0) : weight, length(position.xy), steps);
}
