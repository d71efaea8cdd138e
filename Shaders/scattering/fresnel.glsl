#ifndef SCATTERING_FRESNEL_GLSL
#define SCATTERING_FRESNEL_GLSL

/// Share of unpolarised light that a smooth interface reflects. eta: index of the far side over the near side.
float fresnelDielectric(float cosine, float eta) {
  float c = abs(cosine);
  float g2 = eta * eta - 1.0 + c * c;
  if (g2 <= 0.0) return 1.0;  // total internal reflection
  float g = sqrt(g2);
  float a = (g - c) / (g + c);
  float b = (c * (g + c) - 1.0) / (c * (g - c) + 1.0);
  return 0.5 * a * a * (1.0 + b * b);
}

/// The same of a metal, by Schlick 1994, "An Inexpensive BRDF Model for Physically-based Rendering", eq. 15.
/// `reflectance`: at right angles.
vec3 fresnelMetal(float cosine, vec3 reflectance) {
  float c = 1.0 - clamp(cosine, 0.0, 1.0);
  float c2 = c * c;
  return mix(reflectance, vec3(1.0), c2 * c2 * c);
}

#endif
