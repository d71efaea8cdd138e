#ifndef LIGHTS_ENVIRONMENT_GLSL
#define LIGHTS_ENVIRONMENT_GLSL

// The environment map: see EnvironmentMap in Scene for its orientation.

#include "bindings.glsl"
#include "math/frame.glsl"

/// World direction to continuous texel coordinates.
vec2 environmentTexel(vec3 direction) {
  float c = cos(frame.environmentRotation);
  float s = sin(frame.environmentRotation);
  vec3 d = vec3(c * direction.x - s * direction.z, direction.y, s * direction.x + c * direction.z);
  float phi = atan(d.x, -d.z);
  if (phi < 0.0) phi += 2.0 * PI;
  float theta = acos(clamp(d.y, -1.0, 1.0));
  return vec2(phi / (2.0 * PI) * float(frame.environmentWidth), theta / PI * float(frame.environmentHeight));
}

/// The reverse.
vec3 environmentDirection(vec2 texel) {
  float phi = texel.x * 2.0 * PI / float(frame.environmentWidth);
  float theta = texel.y * PI / float(frame.environmentHeight);
  vec3 d = vec3(sin(theta) * sin(phi), cos(theta), -sin(theta) * cos(phi));
  float c = cos(frame.environmentRotation);
  float s = sin(frame.environmentRotation);
  return vec3(c * d.x + s * d.z, d.y, -s * d.x + c * d.z);
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
  int column = min(texel.x, int(frame.environmentWidth) - 1);
  int row = min(texel.y, int(frame.environmentHeight) - 1);
  return aliasCells[row * int(frame.environmentWidth) + column].density;
}

/// A direction in proportion to the map's brightness. `word`: 32 random bits choose the texel; `u` places it inside.
vec3 sampleEnvironment(uint word, float uAlias, vec2 u, out float density) {
  uint texelCount = frame.environmentWidth * frame.environmentHeight;
  uint texel;
  uint remainder;
  umulExtended(word, texelCount, texel, remainder);
  if (uAlias >= aliasCells[texel].threshold) texel = aliasCells[texel].alias;
  density = aliasCells[texel].density;
  uint row = texel / frame.environmentWidth;
  uint column = texel - row * frame.environmentWidth;
  // Uniform in solid angle within the texel: uniform in cos θ.
  float rowAngle = PI / float(frame.environmentHeight);
  float top = cos(float(row) * rowAngle);
  float bottom = cos(float(row + 1u) * rowAngle);
  float theta = acos(clamp(mix(top, bottom, u.y), -1.0, 1.0));
  return environmentDirection(vec2(float(column) + u.x, theta / rowAngle));
}

#endif
