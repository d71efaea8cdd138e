// Draws directions towards the environment into `rays` (tMin: the density that the sampler says, tMax: the density
// that environmentDensity says of the same direction). With a bounce of 1: a regular grid of directions.
#version 460
#extension GL_GOOGLE_include_directive : require

#include "bindings.glsl"
#include "lights/environment.glsl"
#include "sampling/random.glsl"

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= step_.capacity) return;
  uvec4 words = randomWords(uvec4(index, 11u, 1u, 2u));
  float density = 0.0;
  vec3 direction = sampleEnvironment(words.x, unitFloat(words.y), vec2(unitFloat(words.z), unitFloat(words.w)), density);
  if (step_.bounce == 1u) {
    uint columns = step_.sampleCount;
    uint rows = step_.pixelCount;
    float z = 1.0 - 2.0 * (float(index / columns) + 0.5) / float(rows);
    float phi = 2.0 * PI * (float(index % columns) + 0.5) / float(columns);
    float r = safeSqrt(1.0 - z * z);
    direction = vec3(r * cos(phi), z, r * sin(phi));
  }
  rays[index] = GPURay(environmentRadiance(direction), density, direction, environmentDensity(direction));
}
