#ifndef SCATTERING_SKIN_GLSL
#define SCATTERING_SKIN_GLSL

// The surface of skin: two GGX lobes. Its relief and marks are in skinDetail.glsl, what passes below in subsurface.glsl.

#include "scattering/coated.glsl"
#include "scattering/microfacet.glsl"
#include "scattering/skinDetail.glsl"
#include "scattering/subsurface.glsl"

/// Albedo of the tissue below a point of the skin whose albedo is s.tint. Melanin lies above that tissue: dark skin is no
/// medium that absorbs more, through which thin folds would shine for want of collisions.
vec3 skinTissueAlbedo(GPUMaterial material, Surface s) { return max(material.tissueAlbedo, s.tint); }

/// Length of the diffusion profile at a point of the skin. `details`: w scale of the mean free path.
vec3 skinDiffusionLength(GPUMaterial material, Surface s) {
  return diffusionLength(material.color * max(s.details.w, 0.02), skinTissueAlbedo(material, s));
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
