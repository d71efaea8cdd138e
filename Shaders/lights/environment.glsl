#ifndef LIGHTS_ENVIRONMENT_GLSL
#define LIGHTS_ENVIRONMENT_GLSL

// The environment map: see EnvironmentMap in Scene for its orientation.

#include "bindings.glsl"
#include "math/frame.glsl"

/// World direction to continuous texel coordinates.
vec2 environmentTexel(vec3 direction) {
  vec2 turn = unitCircle(frame.environmentRotation / (2.0 * PI));
  vec3 d = vec3(turn.x * direction.x - turn.y * direction.z, direction.y, turn.y * direction.x + turn.x * direction.z);
  float phi = atan(d.x, -d.z);
  if (phi < 0.0) phi += 2.0 * PI;
  float theta = acos(clamp(d.y, -1.0, 1.0));
  return vec2(phi / (2.0 * PI) * float(frame.environmentWidth), theta / PI * float(frame.environmentHeight));
}

/// The reverse.
vec3 environmentDirection(vec2 texel) {
  vec2 around = unitCircle(texel.x / float(frame.environmentWidth));
  vec2 down = unitCircle(0.5 * texel.y / float(frame.environmentHeight));
  vec3 d = vec3(down.y * around.y, down.x, -down.y * around.x);
  vec2 turn = unitCircle(frame.environmentRotation / (2.0 * PI));
  return vec3(turn.x * d.x + turn.y * d.z, d.y, -turn.y * d.x + turn.x * d.z);
}

vec3 environmentFetch(int column, int row) {
  int width = int(frame.environmentWidth);
  column = column < 0 ? column + width : column >= width ? column - width : column;
  row = clamp(row, 0, int(frame.environmentHeight) - 1);
  return environment[row * width + column];
}

/// Radiance from `direction`, between texel centres by bilinear interpolation.
vec3 environmentRadiance(vec3 direction) {
  vec2 p = environmentTexel(direction) - 0.5;
  vec2 low = floor(p);
  vec2 f = p - low;
  int x = int(low.x);
  int y = int(low.y);
  vec3 top = mix(environmentFetch(x, y), environmentFetch(x + 1, y), f.x);
  vec3 bottom = mix(environmentFetch(x, y + 1), environmentFetch(x + 1, y + 1), f.x);
  return mix(top, bottom, f.y) * frame.environmentScale;
}

/// The same through a cubic B-spline, which is smooth where a texel covers many pixels: the background as a lens
/// out of focus shows it. Weights: Unser 1999, "Splines", eq. 5 at the four taps.
vec3 environmentBackground(vec3 direction) {
  vec2 p = environmentTexel(direction) - 0.5;
  vec2 low = floor(p);
  vec2 f = p - low;
  vec2 g = 1.0 - f;
  vec2 weights[4];
  weights[0] = g * g * g / 6.0;
  weights[1] = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0;
  weights[2] = (4.0 - 6.0 * g * g + 3.0 * g * g * g) / 6.0;
  weights[3] = f * f * f / 6.0;
  vec3 sum = vec3(0.0);
  for (int j = 0; j < 4; j++) {
    for (int i = 0; i < 4; i++) {
      sum += environmentFetch(int(low.x) + i - 1, int(low.y) + j - 1) * (weights[i].x * weights[j].y);
    }
  }
  return sum * frame.environmentScale;
}

/// Density of sampleEnvironment, per solid angle.
float environmentDensity(vec3 direction) {
  ivec2 texel = ivec2(environmentTexel(direction));
  uint column = uint(clamp(texel.x, 0, int(frame.environmentWidth) - 1));
  uint row = uint(clamp(texel.y, 0, int(frame.environmentHeight) - 1));
  return drawCells[frame.environmentHeight + row * frame.environmentWidth + column].density;
}

/// Inverts the cumulative sum of `count` table entries from `first` at u: the entry, and in `within` the place in it,
/// 0...1. Equal areas of u stay together, so a stratified u gives stratified directions.
/// Source: Chen and Asau 1974, "On Generating Random Variates from an Empirical Distribution" (the guide).
uint invertTable(uint first, uint count, float u, out float within) {
  uint place = min(uint(u * float(count)), count - 1u);
  uint low = drawCells[first + place].guide;
  uint high = place + 1u < count ? drawCells[first + place + 1u].guide : count - 1u;
  while (low < high) {
    uint middle = (low + high + 1u) / 2u;
    if (drawCells[first + middle].start <= u) low = middle;
    else high = middle - 1u;
  }
  float start = drawCells[first + low].start;
  float end = low + 1u < count ? drawCells[first + low + 1u].start : 1.0;
  within = end > start ? clamp((u - start) / (end - start), 0.0, 1.0) : 0.5;
  return low;
}

/// A direction in proportion to environmentDensity, which is returned in `density`: 0 if no direction has any.
vec3 sampleEnvironment(vec2 u, out float density) {
  vec2 within;
  uint row = invertTable(0u, frame.environmentHeight, u.y, within.y);
  uint first = frame.environmentHeight + row * frame.environmentWidth;
  uint column = invertTable(first, frame.environmentWidth, u.x, within.x);
  density = drawCells[first + column].density;
  // Uniform in solid angle within the texel: uniform in cos θ.
  float height = float(frame.environmentHeight);
  float top = unitCircle(0.5 * float(row) / height).x;
  float bottom = unitCircle(0.5 * float(row + 1u) / height).x;
  float theta = acos(clamp(mix(top, bottom, within.y), -1.0, 1.0));
  return environmentDirection(vec2(float(column) + within.x, theta / PI * height));
}

#endif
