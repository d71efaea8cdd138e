// Sums over the sphere of what a fibre scatters and of the density of its sampler, and the same over drawn directions.
// Each invocation does one part of one case: a row of the grid, or a run of draws.
#version 460
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_scalar_block_layout : require

#include "scattering/hair.glsl"

layout(local_size_x = 64) in;
struct Case {
  uint isGrid;
  uint parts;      // rows, equal steps along the fibre; or runs
  uint steps;      // columns, over azimuth; or draws in a run
  float roughness;
  float roughness2;
  float h;
  float sine;      // of the viewer's angle to the cross-section
  float tilt;
  vec3 absorption;
};
struct Sums {
  vec3 value;      // what is scattered: over the grid as it is, over draws divided by the density
  vec3 lit;        // the same under light from LIGHT_AXIS
  float density;   // over the grid only
  vec3 direction;  // over the grid times density, over draws as it is
  vec3 squares;    // of the components of direction, likewise
  float least;     // of the weights of draws, all channels
  float most;
  uint faults;     // directions or values that are not finite, of length 1, or not negative
};
/// Light of radiance (w · axis)², askew to fibre and viewer.
const vec3 LIGHT_AXIS = vec3(0.48, 0.6, 0.64);

layout(push_constant) uniform Constants { uint count; };
layout(binding = 0, scalar) readonly buffer Inputs { Case cases[]; };
layout(binding = 1, scalar) writeonly buffer Outputs { Sums results[]; };

/// The fraction of n · α in 32 bits: a Kronecker sequence in four dimensions. α are the inverse powers of the root of
/// x^5 = x + 1. Source: Roberts 2018, "The Unreasonable Effectiveness of Quasirandom Sequences".
vec4 evenNumbers(uint n) {
  return vec4((uvec4(3679390609u, 3152041523u, 2700274806u, 2313257605u) * n) >> 8u) * (1.0 / 16777216.0);
}

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= count) return;
  uint parts = cases[0].parts;  // the same in all cases
  Case k = cases[index / parts];
  uint part = index % parts;
  HairFiber fiber = makeHairFiber(k.h, 1.55, k.absorption, k.roughness, k.roughness2, k.tilt);
  vec3 wo = vec3(k.sine, safeSqrt(1.0 - k.sine * k.sine), 0.0);
  HairLobes lobes = hairLobes(fiber, wo.x, wo.y);
  Sums sums = Sums(vec3(0.0), vec3(0.0), 0.0, vec3(0.0), vec3(0.0), 1e30, 0.0, 0u);
  for (uint i = 0u; i < k.steps; i++) {
    vec3 wi;
    if (k.isGrid == 1u) {
      float x = 2.0 * (float(part) + 0.5) / float(parts) - 1.0;
      float r = safeSqrt(1.0 - x * x);
      wi = vec3(x, r * unitCircle((float(i) + 0.5) / float(k.steps)));
    } else {
      vec4 u = evenNumbers(part * k.steps + i + 1u);
      wi = sampleHair(fiber, lobes, wo, u.x, u.yz, u.w);
    }
    float density = densityHair(fiber, lobes, wo, wi);
    vec3 value = evaluateHair(fiber, lobes, wo, wi);
    if (k.isGrid == 0u) {
      if (!(density > 0.0)) sums.faults++;
      value /= density;
      sums.least = min(sums.least, min(value.x, min(value.y, value.z)));
      sums.most = max(sums.most, max(value.x, max(value.y, value.z)));
    }
    if (!isFinite(value) || !isFinite(vec3(density)) || any(lessThan(value, vec3(0.0)))
        || !(abs(dot(wi, wi) - 1.0) < 1e-5)) {
      sums.faults++;
      continue;
    }
    sums.value += value;
    sums.lit += value * square(dot(wi, LIGHT_AXIS));
    sums.density += density;
    float weight = k.isGrid == 1u ? density : 1.0;
    sums.direction += wi * weight;
    sums.squares += wi * wi * weight;
  }
  results[index] = sums;
}
