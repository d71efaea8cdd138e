// Functions of numbers: `function` chooses, `a` to `e` are its arguments.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "math/special.glsl"
#include "scattering/hair.glsl"
#include "scattering/microfacet.glsl"
#include "scattering/subsurface.glsl"
#include "scattering/walk.glsl"

layout(local_size_x = 64) in;
struct Case { uint function; float a; float b; float c; float d; float e; };
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Case cases[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { float results[]; };

float evaluate(Case k) {
  if (k.function == 0u) return besselI0Scaled(k.a);
  if (k.function == 1u) return fresnelDielectric(k.a, k.b);
  if (k.function == 2u) return ggxDistribution(k.a, k.b);
  if (k.function == 3u) return longitudinalScattering(k.a, k.b, k.c, k.d, k.e);
  if (k.function == 4u) return diffusionProfile(k.a, vec3(k.b)).x;
  if (k.function == 5u) return diffusionRadiusDensity(k.a, k.b);
  if (k.function == 6u) return sampleDiffusionRadius(k.a, k.b);
  if (k.function == 7u) return trimmedLogistic(k.a, k.b);
  if (k.function == 8u) return sampleTrimmedLogistic(k.a, k.b);
  if (k.function == 9u) return ggxLambda(k.a, k.b);
  if (k.function == 10u) return makeHairFiber(0.0, 1.55, vec3(0.0), k.a, 0.3, 0.0).variances[uint(k.b)];
  if (k.function == 12u) return diffusionLength(vec3(k.a), vec3(k.b)).x;
  if (k.function == 13u) return singleScatteringAlbedo(vec3(k.a)).x;
  if (k.function == 14u) return unitCircle(k.a)[uint(k.b)];
  return distance(decodeNormal(encodeNormal(vec3(k.a, k.b, k.c))), vec3(k.a, k.b, k.c));
}

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index < count) results[index] = evaluate(cases[index]);
}
