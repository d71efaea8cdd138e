#ifndef SCATTERING_WALK_GLSL
#define SCATTERING_WALK_GLSL

// Light below the skin as a random walk through a homogeneous medium that scatters evenly to all sides. Tissue scatters
// forwards, but after a few collisions the two cannot be told apart (similarity: Wyman, Patterson, Wilson 1989), so the
// medium's coefficients are the reduced ones.

#include "math/frame.glsl"

/// Collisions from which on a walk may end early.
const uint WALK_ROULETTE_START = 3u;
/// How far behind its start an exit still counts, metres: more than positions are rounded by.
const float WALK_TOLERANCE = 1e-7;

/// Share of light that one collision scatters on, in a medium without end that returns `albedo` of diffuse light.
/// Inverse of A = (1 - s) (1 - 0.0813 s) / (1 + 1.247 s), s² = 1 - the share: the form of van de Hulst (1980, "Multiple
/// Light Scattering", section 13.1) with constants fitted anew to Chandrasekhar's solution, which it meets to 0.15 %.
vec3 singleScatteringAlbedo(vec3 albedo) {
  vec3 a = clamp(albedo, 0.0, 0.9999);
  vec3 b = 1.0813 + 1.247 * a;
  vec3 s = (b - sqrt(b * b - 0.3252 * (1.0 - a))) / 0.1626;
  return 1.0 - s * s;
}

/// Collisions per length in a medium over which light spreads as by a diffusion profile of length d and this albedo:
/// Christensen and Burley 2015, eq. 6 (light that enters diffusely) solved for the mean free path.
vec3 walkExtinction(vec3 d, vec3 albedo) {
  vec3 a = albedo - 0.8;
  return 1.0 / (d * (1.9 - albedo + 3.5 * a * a));
}

/// Chance of each channel to choose the next distance: by what it may still bring. Together with the weights below
/// this is multiple importance sampling over the spectrum: Wilkie et al. 2014, "Hero Wavelength Spectral Sampling", and
/// Wrenninge et al. 2017, "Path Traced Subsurface Scattering using Anisotropic Phase Functions", at every step.
vec3 walkChances(vec3 weight, vec3 scattered) {
  vec3 c = weight * scattered;
  float sum = c.x + c.y + c.z;
  return sum > 0.0 ? c / sum : vec3(1.0 / 3.0);
}

/// A distance by the channel that `u.x` chooses.
float sampleWalkDistance(vec3 chances, vec3 extinction, vec2 u) {
  float e = u.x < chances.x ? extinction.x : u.x < chances.x + chances.y ? extinction.y : extinction.z;
  return -log(1.0 - u.y) / e;
}

/// What a channel's light weighs after a free flight of length t, over the density of that length: to a collision, and
/// to an exit before the distance that was drawn.
vec3 collisionWeight(vec3 chances, vec3 extinction, vec3 scattered, float t) {
  vec3 density = extinction * exp(-extinction * t);
  return scattered * density / max(dot(chances, density), 1e-30);
}
vec3 exitWeight(vec3 chances, vec3 extinction, float t) {
  vec3 passed = exp(-extinction * t);
  return passed / max(dot(chances, passed), 1e-30);
}

/// Russian roulette after a collision: scales the weight of a surviving walk, or returns false.
bool walkSurvives(inout vec3 weight, uint steps, float u) {
  float largest = max(weight.x, max(weight.y, weight.z));
  if (steps < WALK_ROULETTE_START || largest >= 1.0) return true;
  if (u >= largest) return false;
  weight /= largest;
  return true;
}

/// A number in [0, 1) of 16 bits that unitFloat leaves of two words.
float restFloat(uint a, uint b) { return float((a & 0xffu) << 8u | (b & 0xffu)) * (1.0 / 65536.0); }

vec3 sampleSphere(vec2 u) {
  float z = 1.0 - 2.0 * u.x;
  float r = safeSqrt(1.0 - z * z);
  return vec3(r * cos(2.0 * PI * u.y), r * sin(2.0 * PI * u.y), z);
}

#endif
