#ifndef SCATTERING_SUBSURFACE_GLSL
#define SCATTERING_SUBSURFACE_GLSL

// Normalised diffusion: Christensen and Burley 2015, "Approximate Reflectance Profiles for Efficient Subsurface
// Scattering". A profile falls as the mean of exp(-r/d) / r and exp(-r/3d) / r in shape.

#include "math/frame.glsl"

/// Length d of the profile for each channel, from the diffuse mean free path and the albedo (their eq. 8, for
/// the diffuse mean free path as parameter: s = 3.5 + 100 (A - 0.33)^4).
vec3 diffusionLength(vec3 meanFreePath, vec3 albedo) {
  vec3 a = albedo - 0.33;
  return meanFreePath / (3.5 + 100.0 * a * a * a * a);
}

/// Profile of unit albedo, per area, at distance r.
vec3 diffusionProfile(float r, vec3 d) {
  float safe = max(r, 1e-7);
  return (exp(-safe / d) + exp(-safe / (3.0 * d))) / (8.0 * PI * d * safe);
}

/// How far the straight way between two points of a surface runs below it, 1 or less: at the contact of the lips or in
/// the corner of the eye it runs through air, which the diffusion knows nothing of. `normalA`, `normalB`: outwards.
float shareBelowSurface(vec3 offset, vec3 normalA, vec3 normalB) {
  float rise = max(dot(offset, normalA), -dot(offset, normalB)) / max(length(offset), 1e-7);
  return 1.0 - smoothstep(0.1, 0.5, rise);
}

/// Radius beyond which a profile holds less than 0.3 % of its energy, in units of d.
const float DIFFUSION_EXTENT = 17.0;

/// Chance of each axis of a probe: the two tangents and the normal. Where skin is flat a probe along a tangent finds
/// nothing, so most go along the normal; the tangents are for ears, lips and the wings of the nose.
const vec3 PROBE_AXIS_CHANCES = vec3(0.2, 0.2, 0.6);

/// Bound of the profile over the density of finding an exit. On flat skin it is never reached (3 channels / 0.6); across
/// sharp edges it costs some of the spreading, but no light.
const float EXIT_WEIGHT_BOUND = 5.0;

/// A radius with the density of diffusionRadiusDensity, at most DIFFUSION_EXTENT * d. The profile is a mixture of
/// two exponentials in r, with shares 1/4 and 3/4, each drawn by inversion.
float sampleDiffusionRadius(float u, float d) {
  float scale = 1.0;
  if (u < 0.25) {
    u *= 4.0;
  } else {
    u = (u - 0.25) / 0.75;
    scale = 3.0;
  }
  float mass = 1.0 - exp(-DIFFUSION_EXTENT / scale);
  return -scale * d * log(1.0 - u * mass);
}

/// Density per area of a point at distance r drawn in a plane by sampleDiffusionRadius and a uniform angle.
float diffusionRadiusDensity(float r, float d) {
  if (r > DIFFUSION_EXTENT * d) return 0.0;
  float x = max(r, 1e-7) / d;
  float narrow = 0.25 * exp(-x) / (1.0 - exp(-DIFFUSION_EXTENT));
  float wide = 0.25 * exp(-x / 3.0) / (1.0 - exp(-DIFFUSION_EXTENT / 3.0));
  return (narrow + wide) / (2.0 * PI * x * d * d);
}

#endif
