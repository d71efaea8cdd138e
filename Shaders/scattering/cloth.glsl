#ifndef SCATTERING_CLOTH_GLSL
#define SCATTERING_CLOTH_GLSL

#include "math/frame.glsl"

/// Sheen of upright fibres: f · cos θi per unit sheen colour.
/// Source: Estevez and Kulla 2017, "Production Friendly Microfacet Sheen BRDF", eq. 2, with the simple visibility
/// term of Neubelt and Pettineo 2013.
float evaluateSheen(vec3 wo, vec3 wi, float roughness) {
  if (wo.z <= 0.0 || wi.z <= 0.0) return 0.0;
  vec3 h = normalize(wo + wi);
  float inverse = 1.0 / roughness;
  float sinHalf = safeSqrt(1.0 - h.z * h.z);
  float distribution = (2.0 + inverse) * pow(sinHalf, inverse) / (2.0 * PI);
  return distribution * wi.z / (4.0 * (wo.z + wi.z - wo.z * wi.z));
}

/// Height of the fabric's surface in yarn spacings at p, both in yarn spacings: 0…1.
/// pattern: 0 jersey (columns of V stitches), 1 plain weave, 2 rib (columns that bulge).
float clothHeight(vec2 p, uint pattern) {
  if (pattern == 1u) {
    vec2 cell = floor(p);
    vec2 f = p - cell - 0.5;
    bool warpOver = mod(cell.x + cell.y, 2.0) < 1.0;
    float along = warpOver ? f.y : f.x;
    float across = warpOver ? f.x : f.y;
    return safeSqrt(1.0 - 3.6 * across * across) * (0.6 + 0.4 * cos(PI * along));
  }
  float column = abs(fract(p.x) - 0.5) * 2.0;  // 0 in the middle of a wale, 1 at its border
  float stitch = fract(p.y * 1.3 + (pattern == 2u ? 0.2 : 0.9) * column);
  float yarn = safeSqrt(1.0 - square(2.0 * stitch - 1.0) * 0.9);
  float wale = sqrt(1.0 - 0.85 * column * column);
  return pattern == 2u ? wale * (0.75 + 0.25 * yarn) : wale * (0.4 + 0.6 * yarn);
}

#endif
