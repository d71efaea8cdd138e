#ifndef SCATTERING_SKIN_GLSL
#define SCATTERING_SKIN_GLSL

// The surface of skin: relief, and two GGX lobes. What passes below is in subsurface.glsl.

#include "geometry/surface.glsl"
#include "math/noise.glsl"
#include "scattering/coated.glsl"
#include "scattering/microfacet.glsl"
#include "scattering/subsurface.glsl"

/// Sizes of the relief's two layers, metres: the net of fine lines with its pores, and coarser unevenness.
const float SKIN_FINE_SIZE = 0.00035;
const float SKIN_COARSE_SIZE = 0.0011;

/// Slope of the skin's relief over texture space. `details`: y pore depth, z strength of lines (SkinMaterial).
vec3 skinSlope(vec3 texture, vec4 details, float depth) {
  vec4 fine = gradientNoise(texture / SKIN_FINE_SIZE);
  vec4 coarse = gradientNoise(texture / SKIN_COARSE_SIZE);
  // Pores are pits: low places of the noise count more than high ones.
  float pit = fine.x < 0.0 ? 1.5 : 0.5;
  return fine.yzw * (pit * details.y * depth / SKIN_FINE_SIZE) +
         coarse.yzw * ((0.5 * details.y + details.z) * depth / SKIN_COARSE_SIZE);
}

/// Length of the diffusion profile at a point of the skin. `details`: w scale of the mean free path.
vec3 skinDiffusionLength(GPUMaterial material, Surface s) {
  return diffusionLength(material.color * max(s.details.w, 0.02), s.tint);
}

struct SkinCoat {
  float alpha;      // wide lobe
  float oilAlpha;   // narrow lobe
  float oilShare;
  float eta;
};

SkinCoat skinCoat(GPUMaterial material, vec4 details) {
  float factor = exp2(2.0 * details.x - 1.0);
  return SkinCoat(clamp(material.roughness * factor, 0.02, 1.0), clamp(material.roughness2 * factor, 0.02, 1.0),
                  material.amount, material.eta);
}

float evaluateSkinCoat(SkinCoat c, vec3 wo, vec3 wi) {
  return mix(evaluateReflection(wo, wi, c.alpha, c.eta), evaluateReflection(wo, wi, c.oilAlpha, c.eta), c.oilShare);
}

float densitySkinCoat(SkinCoat c, vec3 wo, vec3 wi) {
  return mix(densityReflection(wo, wi, c.alpha), densityReflection(wo, wi, c.oilAlpha), c.oilShare);
}

vec3 sampleSkinCoat(SkinCoat c, vec3 wo, float uLobe, vec2 u) {
  return sampleReflection(wo, uLobe < c.oilShare ? c.oilAlpha : c.alpha, u);
}

float skinCoatAlbedo(SkinCoat c, uint table, float cosine) {
  return mix(coatAlbedo(table, cosine, c.alpha), coatAlbedo(table, cosine, c.oilAlpha), c.oilShare);
}

#endif
