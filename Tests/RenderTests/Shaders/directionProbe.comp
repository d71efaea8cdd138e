// Draws directions by one of the samplers, or asks it for its density on a regular grid over the sphere.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "sampling/random.glsl"
#include "sampling/warp.glsl"
#include "scattering/hair.glsl"
#include "scattering/microfacet.glsl"

layout(local_size_x = 64) in;
struct Setting {
  uint model;      // 0 cosine, 1 rough reflection, 2 hair
  uint isGrid;
  uint rows;       // of the grid, over z; twice as many columns, over azimuth
  uint seed;
  float cosine;    // of wo to the normal; hair: sine of wo's angle to the fibre's cross-section
  float roughness; // hair: longitudinal
  float roughness2;
  float h;
  float tilt;
  float eta;
  vec3 absorption;
};
struct Result { vec3 direction; float density; vec3 value; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Setting settings[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Result results[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  Setting s = settings[0];
  uvec4 words = randomWords(uvec4(index, s.seed, 1u, 2u));
  vec4 u = vec4(unitFloat(words.x), unitFloat(words.y), unitFloat(words.z), unitFloat(words.w));
  vec3 grid;
  {
    uint columns = 2u * s.rows;
    float z = 2.0 * (float(index / columns) + 0.5) / float(s.rows) - 1.0;
    float phi = 2.0 * PI * (float(index % columns) + 0.5) / float(columns);
    // Hair is thin along x, so its poles are there.
    float r = safeSqrt(1.0 - z * z);
    grid = s.model == 2u ? vec3(z, r * cos(phi), r * sin(phi)) : vec3(r * cos(phi), r * sin(phi), z);
  }
  Result result = Result(grid, 0.0, vec3(0.0));
  if (s.model == 0u) {
    if (s.isGrid == 0u) result.direction = sampleCosine(u.xy);
    result.density = max(result.direction.z, 0.0) / PI;
  } else if (s.model == 1u) {
    vec3 wo = vec3(safeSqrt(1.0 - s.cosine * s.cosine), 0.0, s.cosine);
    if (s.isGrid == 0u) result.direction = sampleReflection(wo, s.roughness, u.xy);
    result.density = densityReflection(wo, result.direction, s.roughness);
    result.value = vec3(evaluateReflection(wo, result.direction, s.roughness, s.eta));
  } else {
    HairFiber fiber = makeHairFiber(s.h, s.eta, s.absorption, s.roughness, s.roughness2, s.tilt);
    vec3 wo = vec3(s.cosine, safeSqrt(1.0 - s.cosine * s.cosine), 0.0);
    HairLobes lobes = hairLobes(fiber, wo.x, wo.y);
    if (s.isGrid == 0u) result.direction = sampleHair(fiber, lobes, wo, u.x, u.yz, u.w);
    result.density = densityHair(fiber, lobes, wo, result.direction);
    result.value = evaluateHair(fiber, lobes, wo, result.direction);
  }
  results[index] = result;
}
