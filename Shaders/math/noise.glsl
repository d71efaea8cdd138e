#ifndef MATH_NOISE_GLSL
#define MATH_NOISE_GLSL

#include "sampling/random.glsl"

/// Gradient noise in about -1…1 and its derivative (yzw). Source: Perlin 2002, "Improving Noise" (quintic fade),
/// with hashed unit-cube gradients.
vec4 gradientNoise(vec3 p) {
  vec3 cell = floor(p);
  vec3 f = p - cell;
  vec3 fade = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  vec3 slope = 30.0 * f * f * (f * (f - 2.0) + 1.0);
  uvec3 base = uvec3(ivec3(cell));
  float value = 0.0;
  vec3 derivative = vec3(0.0);
  for (uint corner = 0u; corner < 8u; corner++) {
    uvec3 o = uvec3(corner & 1u, (corner >> 1u) & 1u, corner >> 2u);
    uvec4 hash = randomWords(uvec4(base + o, 0x7f4a7c15u));
    vec3 gradient = vec3(unitFloat(hash.x), unitFloat(hash.y), unitFloat(hash.z)) * 2.0 - 1.0;
    vec3 side = vec3(o) * 2.0 - 1.0;
    vec3 weight = mix(1.0 - fade, fade, vec3(o));
    float height = dot(gradient, f - vec3(o));
    value += weight.x * weight.y * weight.z * height;
    derivative += gradient * (weight.x * weight.y * weight.z) +
                  slope * side * height * vec3(weight.y * weight.z, weight.x * weight.z, weight.x * weight.y);
  }
  return vec4(value, derivative);
}

#endif
