#ifndef SCATTERING_SKIN_DETAIL_GLSL
#define SCATTERING_SKIN_DETAIL_GLSL

// What skin has between two vertices: its relief, the marks on it, and the sharp borders of lips and lids. All of it is a
// function of texture space, which moves with the skin.

#include "bindings.glsl"
#include "geometry/surface.glsl"
#include "math/noise.glsl"

/// Sizes of the relief's layers, metres: the net of fine lines, and coarser unevenness.
const float SKIN_FINE_SIZE = 0.00035;
const float SKIN_COARSE_SIZE = 0.0011;
/// Size of the cells that hold a pore each.
const float SKIN_PORE_SPACING = 0.00075;
/// Across and along the furrows of lips, which run from the mouth outwards.
const vec3 LIP_FURROW_SIZE = vec3(0.0007, 0.004, 0.004);

/// A distance in metres from a vertex's contours, positive inside.
float contourDistance(float stored) { return (stored - 0.5) * 8e-3; }

/// The twin of SkinMarkTable.bucket.
uint skinMarkBucket(ivec3 cell) {
  uvec3 c = uvec3(cell);
  return (c.x * 73856093u ^ c.y * 19349663u ^ c.z * 83492791u) % SKIN_MARK_BUCKETS;
}

/// A pore of the grid of cells, shifted by `salt` of them: depth 0...1 in x and its gradient over texture space in yzw.
/// A pore is a ball that the skin cuts, so that sizes vary, and lies inside its cell, so that one cell has to be looked at.
vec4 skinPore(vec3 p, float salt) {
  vec3 q = p / SKIN_PORE_SPACING + salt;
  vec3 cell = floor(q);
  uvec4 hash = randomWords(uvec4(uvec3(ivec3(cell)), 0x51ed270bu));
  float radius = 0.13 + 0.15 * unitFloat(hash.w);
  vec3 place = vec3(unitFloat(hash.x), unitFloat(hash.y), unitFloat(hash.z));
  vec3 offset = q - cell - mix(vec3(radius), vec3(1.0 - radius), place);
  float left = max(1.0 - dot(offset, offset) / (radius * radius), 0.0);
  return vec4(left * left, offset * (-4.0 * left / (radius * radius * SKIN_PORE_SPACING)));
}

/// Adds the marks near a point to its tint, and returns the slope of their relief over texture space.
///
/// `waver`: noise that keeps borders from being too even.
vec3 skinMarkSlope(inout Surface s, uint table, float waver) {
  vec3 p = s.texture;
  vec3 across = normalize(cross(s.texture1, s.texture2));
  uint bucket = table + skinMarkBucket(ivec3(floor(p / SKIN_MARK_CELL)));
  uint end = skinMarkTable[bucket + 1u];
  vec3 slope = vec3(0.0);
  float deepest = 0.0;
  vec3 lineSlope = vec3(0.0);
  vec3 lineTint = vec3(1.0);
  for (uint i = skinMarkTable[bucket]; i < end; i++) {
    uint mark = skinMarkTable[i];
    vec3 start = skinMarks[mark].start;
    vec3 along = skinMarks[mark].end - start;
    float width = skinMarks[mark].width;
    float squared = dot(along, along);
    float t = squared > 0.0 ? clamp(dot(p - start, along) / squared, 0.0, 1.0) : 0.0;
    vec3 offset = p - start - along * t;
    // A mark lies on the skin, wherever its ends do.
    offset -= across * dot(offset, across);
    float x2 = dot(offset, offset) / (width * width);
    float height = mix(skinMarks[mark].startHeight, skinMarks[mark].endHeight, t);
    if (squared > 0.0) {
      float strength = x2 < SKIN_MARK_REACH * SKIN_MARK_REACH ? exp(-x2) : 0.0;
      if (abs(height) * strength > deepest) {
        deepest = abs(height) * strength;
        lineSlope = offset * (-2.0 * height * strength / (width * width));
        lineTint = mix(vec3(1.0), skinMarks[mark].tint, strength * min(abs(height) / 2e-4, 1.0));
      }
    } else {
      float x = sqrt(x2) * (1.0 + 0.3 * waver);
      s.tint *= mix(vec3(1.0), skinMarks[mark].tint, smoothstep(1.15, 0.55, x));
      float left = max(1.0 - x2, 0.0);
      slope += offset * (-4.0 * height * left / (width * width));
    }
  }
  s.tint *= lineTint;
  return slope + lineSlope;
}

/// Gives a point of the skin what its vertices do not know: changes tint and details, and returns the slope of the relief
/// over texture space.
vec3 detailSkin(inout Surface s, GPUMaterial material) {
  float depth = material.scale;
  // One loop for both layers, which keeps programs small.
  vec3 size = vec3(SKIN_COARSE_SIZE);
  vec4 coarse = vec4(0.0);
  vec4 fine = vec4(0.0);
  float lipDistance = 0.0;
  for (uint layer = 0u; layer < 2u; layer++) {
    coarse = fine;
    fine = gradientNoise(s.texture / size);
    if (layer == 0u) {
      lipDistance = contourDistance(s.contours.x) + 2.5e-4 * fine.x;
      size = lipDistance > 0.0 ? LIP_FURROW_SIZE : vec3(SKIN_FINE_SIZE);
    }
  }
  float lip = smoothstep(-4e-4, 4e-4, lipDistance);
  vec3 slope = coarse.yzw * ((0.3 * s.details.y + 0.9 * s.details.z) * depth / SKIN_COARSE_SIZE);
  if (lipDistance > 0.0) {
    // Furrows: the narrow valleys between broad ridges.
    float valley = fine.x < 0.0 ? 1.6 : 0.5;
    slope += fine.yzw / size * (valley * 2.6 * depth * lip);
    s.tint *= 1.0 - 0.2 * max(-fine.x, 0.0) * lip;
  } else {
    slope += fine.yzw * ((0.45 * s.details.y + 0.6 * s.details.z) * depth / SKIN_FINE_SIZE);
    vec4 pore = vec4(0.0);
    for (uint layer = 0u; layer < 2u; layer++) pore += skinPore(s.texture, 31.37 * float(layer));
    slope -= pore.yzw * (1.3 * depth * s.details.y);
    s.tint *= 1.0 - 0.2 * min(pore.x, 1.0) * s.details.y;
    // In shaven beard each pore holds the stump of a hair.
    s.tint *= 1.0 - 0.5 * min(pore.x, 1.0) * s.contours.z;
  }
  if (material.skinMarks != NO_SKIN_MARKS) slope += skinMarkSlope(s, material.skinMarks, coarse.x);
  s.tint = min(s.tint * mix(vec3(1.0), material.color2, lip), vec3(1.0));
  s.details.x = mix(s.details.x, material.lipRoughness, lip);

  float upper = contourDistance(s.contours.y) + 1.2e-4 * coarse.x;
  float lower = contourDistance(s.contours.w) + 1.2e-4 * coarse.x;
  float line = smoothstep(-material.lashLineWidth - 2e-4, -material.lashLineWidth + 2e-4, upper) *
               smoothstep(4e-4, 0.0, upper);
  line = max(line, 0.5 * smoothstep(-0.6 * material.lashLineWidth - 2e-4, -0.6 * material.lashLineWidth + 2e-4, lower) *
                       smoothstep(2e-4, -1e-4, lower));
  s.tint = mix(s.tint, material.color3, line * material.lashLine);
  return slope;
}

#endif
