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

/// Share of steps that are guided towards the surface; the rest keeps weights bounded where it is not flat.
const float WALK_GUIDED_SHARE = 0.5;

/// A medium with what guides walks in it: after Krivanek and d'Eon 2014, "A Zero-variance-based Sampling Scheme for Monte
/// Carlo Subsurface Scattering", directions and distances as the walks have that reach the surface of a half space far
/// above them (Dwivedi 1982).
struct WalkMedium {
  vec3 scattered;
  vec3 extinction;
  // Length over which light falls off far from its source, in free paths: above 1.
  vec3 reach;
  // Integral of 1 / (reach - cosine) over cosines.
  vec3 norm;
};

WalkMedium walkMedium(vec3 scattered, vec3 extinction) {
  // Their fit to the root of 1 = a reach atanh(1 / reach), good to 0.01 %. Any number above 1 would be right, if noisier.
  vec3 a = clamp(scattered, 0.01, 0.9999);
  vec3 absorbed = clamp(1.0 - pow(a, 2.44294 - 0.0215813 * a + 0.578637 / a), 1e-4, 0.9999);
  vec3 reach = inversesqrt(absorbed);
  return WalkMedium(scattered, extinction, reach, log((reach + 1.0) / (reach - 1.0)));
}

/// Chance of each channel to choose the next step: by what it may still bring. Together with the weights below
/// this is multiple importance sampling over the spectrum: Wilkie et al. 2014, "Hero Wavelength Spectral Sampling", and
/// Wrenninge et al. 2017, "Path Traced Subsurface Scattering using Anisotropic Phase Functions", at every step.
vec3 walkChances(vec3 weight, vec3 scattered) {
  vec3 c = weight * scattered;
  float sum = c.x + c.y + c.z;
  return sum > 0.0 ? c / sum : vec3(1.0 / 3.0);
}

vec3 sampleSphere(vec2 u) {
  float z = 1.0 - 2.0 * u.x;
  float r = safeSqrt(1.0 - z * z);
  return vec3(r * unitCircle(u.y), z);
}

/// Rate of guided collisions along a direction whose cosine to the normal, outwards, is `cosine`.
vec3 guidedExtinction(WalkMedium m, float cosine) { return m.extinction * max(1.0 - cosine / m.reach, 1e-5); }

/// A step by the channel and the way that `u.x` chooses: sets the direction, but for the first step, and returns the
/// distance.
///
/// `normal`: of the surface at the entry, outwards. `guided`: share of guided steps, 0 for the first.
float sampleWalkStep(WalkMedium m, vec3 chances, vec3 normal, float guided, inout vec3 direction, vec4 u) {
  bool isGuided = u.x < guided;
  float uChannel = isGuided ? u.x / guided : (u.x - guided) / (1.0 - guided);
  uint channel = uChannel < chances.x ? 0u : uChannel < chances.x + chances.y ? 1u : 2u;
  float rate = m.extinction[channel];
  if (guided > 0.0) direction = sampleSphere(u.zw);
  if (isGuided) {
    float reach = m.reach[channel];
    float cosine = clamp(reach - (reach + 1.0) * pow((reach - 1.0) / (reach + 1.0), u.z), -1.0, 1.0);
    float r = safeSqrt(1.0 - cosine * cosine);
    direction = toWorld(frameAround(normal), vec3(r * unitCircle(u.w), cosine));
    rate = guidedExtinction(m, cosine)[channel];
  }
  return -log(1.0 - u.y) / rate;
}

/// Density of a step over that of an even choice of direction: of passing a distance t if `collides` is 0, of a collision
/// there if it is 1.
float walkStepDensity(WalkMedium m, vec3 chances, float cosine, float guided, float t, float collides) {
  vec3 rate = guidedExtinction(m, cosine);
  vec3 plain = exp(-m.extinction * t) * mix(vec3(1.0), m.extinction, collides);
  vec3 turned = 2.0 * m.extinction / (m.norm * m.reach * rate);
  vec3 towards = turned * exp(-rate * t) * mix(vec3(1.0), rate, collides);
  return max(dot(chances, mix(plain, towards, guided)), 1e-30);
}

/// What a channel's light weighs after a step of length t, over the density of that step: to a collision, and to an
/// exit before the distance that was drawn.
vec3 collisionWeight(WalkMedium m, vec3 chances, float cosine, float guided, float t) {
  return m.scattered * m.extinction * exp(-m.extinction * t) / walkStepDensity(m, chances, cosine, guided, t, 1.0);
}
vec3 exitWeight(WalkMedium m, vec3 chances, float cosine, float guided, float t) {
  return exp(-m.extinction * t) / walkStepDensity(m, chances, cosine, guided, t, 0.0);
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

#endif
