#ifndef CAMERA_LENS_GLSL
#define CAMERA_LENS_GLSL

// The opening of a thin lens; see Lens in Scene. Lengths in units of the radius of a disc of the opening's area.

#include "math/frame.glsl"
#include "sampling/random.glsl"

/// Tries to find a point that the rims of the lens do not cut off. They leave at least half of the opening.
const uint RIM_TRIES = 16u;

/// Distance of the opening's corners from its center.
float apertureReach(uint blades) {
  if (blades == 0u) return 1.0;
  float n = float(blades);
  return sqrt(2.0 * PI / (n * unitCircle(1.0 / n).y));
}

/// A point of the opening, uniform in area.
vec2 sampleAperture(uint blades, float rotation, vec2 u) {
  float r = sqrt(u.y);
  if (blades == 0u) return r * unitCircle(u.x);
  float n = float(blades);
  float sector = floor(u.x * n);
  float turns = rotation / (2.0 * PI) + sector / n;
  vec2 edge = mix(unitCircle(turns), unitCircle(turns + 1.0 / n), u.x * n - sector);
  return apertureReach(blades) * r * edge;
}

/// A point of the part of the opening that is seen through two rims, one before and one behind it, whose centers lie
/// `shift` apart; uniform in area. That part's middle is the origin.
/// `words`: names further points, should the first be cut off.
vec2 sampleThroughRims(uint blades, float rotation, vec2 shift, vec2 u, uvec2 words) {
  float reach = apertureReach(blades);
  vec2 p = sampleAperture(blades, rotation, u);
  for (uint i = 0u; i < RIM_TRIES && distance(p, shift) > reach; i++) {
    uvec4 next = randomWords(uvec4(words, i, 0x6c656e73u));
    p = sampleAperture(blades, rotation, vec2(unitFloat(next.x), unitFloat(next.y)));
  }
  if (distance(p, shift) > reach) p = 0.5 * shift;
  return p - 0.5 * shift;
}

#endif
