#ifndef SCATTERING_MICROFACET_GLSL
#define SCATTERING_MICROFACET_GLSL

// Rough dielectric reflection with the GGX distribution. Local frame: z along the normal; wo and wi point away
// from the surface.

#include "math/frame.glsl"
#include "scattering/fresnel.glsl"

/// GGX normal distribution, per solid angle. Source: Walter et al. 2007, eq. 33.
float ggxDistribution(float cosHalf, float alpha) {
  float a2 = alpha * alpha;
  float d = cosHalf * cosHalf * (a2 - 1.0) + 1.0;
  return a2 / (PI * d * d);
}

/// Smith's Λ for GGX. Source: Heitz 2014, "Understanding the Masking-Shadowing Function", eq. 72.
float ggxLambda(float cosine, float alpha) {
  float c2 = cosine * cosine;
  return 0.5 * (sqrt(1.0 + alpha * alpha * (1.0 - c2) / c2) - 1.0);
}

/// f · cos θi of a mirror of facets that reflect everything; h: the half vector. Height-correlated masking and shadowing
/// (Heitz 2014, eq. 99).
float evaluateFacets(vec3 wo, vec3 wi, vec3 h, float alpha) {
  float masking = 1.0 / (1.0 + ggxLambda(wo.z, alpha) + ggxLambda(wi.z, alpha));
  return ggxDistribution(h.z, alpha) * masking / (4.0 * wo.z);
}

/// f · cos θi of the reflection of a dielectric.
float evaluateReflection(vec3 wo, vec3 wi, float alpha, float eta) {
  if (wo.z <= 0.0 || wi.z <= 0.0) return 0.0;
  vec3 h = normalize(wo + wi);
  return fresnelDielectric(dot(wo, h), eta) * evaluateFacets(wo, wi, h, alpha);
}

/// The same of a metal. `reflectance`: at right angles.
vec3 evaluateMetal(vec3 wo, vec3 wi, float alpha, vec3 reflectance) {
  if (wo.z <= 0.0 || wi.z <= 0.0) return vec3(0.0);
  vec3 h = normalize(wo + wi);
  return fresnelMetal(dot(wo, h), reflectance) * evaluateFacets(wo, wi, h, alpha);
}

/// Density of sampleReflection, per solid angle of wi.
float densityReflection(vec3 wo, vec3 wi, float alpha) {
  if (wo.z <= 0.0 || wi.z <= 0.0) return 0.0;
  vec3 h = normalize(wo + wi);
  return ggxDistribution(h.z, alpha) / ((1.0 + ggxLambda(wo.z, alpha)) * 4.0 * wo.z);
}

/// A mirror direction about a visible normal; its z is not positive where the sample leaves the upper side.
/// Source: Dupuy and Benyoub 2023, "Sampling Visible GGX Normals with Spherical Caps".
vec3 sampleReflection(vec3 wo, float alpha, vec2 u) {
  vec3 stretched = normalize(vec3(wo.xy * alpha, wo.z));
  float z = (1.0 - u.y) * (1.0 + stretched.z) - stretched.z;
  float r = safeSqrt(1.0 - z * z);
  vec3 cap = vec3(r * unitCircle(u.x), z) + stretched;
  vec3 h = normalize(vec3(cap.xy * alpha, max(cap.z, 1e-7)));
  return 2.0 * dot(wo, h) * h - wo;
}

#endif
