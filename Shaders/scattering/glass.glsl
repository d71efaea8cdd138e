#ifndef SCATTERING_GLASS_GLSL
#define SCATTERING_GLASS_GLSL

// A thin pane between two smooth parallel faces. Light crosses it straight on.

#include "math/frame.glsl"
#include "scattering/fresnel.glsl"

/// What a pane sends back and lets through, all ways to and fro between its faces summed up (Yeh 1988, "Optical Waves
/// in Layered Media", without interference).
/// `cosine`: between the ray and the pane's normal. `glass`: as in GPUTriangle.
void paneShares(float cosine, uvec2 glass, out vec3 reflected, out vec3 transmitted) {
  vec2 face = unpackHalf2x16(glass.y);
  vec3 root = unpackUnorm4x8(glass.x).rgb;
  float r = fresnelDielectric(cosine, face.x) * face.y;
  // The way through the glass is longer aslant.
  float cosineWithin = sqrt(1.0 - (1.0 - cosine * cosine) / (face.x * face.x));
  vec3 a = pow(root * root, vec3(1.0 / cosineWithin));
  vec3 once = (1.0 - r) * (1.0 - r) * a / (1.0 - r * r * a * a);
  transmitted = once;
  reflected = r + r * a * once;
}

#endif
