// Draws directions towards the first lamp from the origin: origin holds whether meetsLight agrees (x) and its distance (y),
// tMin the density of the draw, tMax that of meetsLight. With a bounce of 1: a regular grid of directions.
#version 460
#extension GL_GOOGLE_include_directive : require

#include "bindings.glsl"
#include "lights/area.glsl"
#include "sampling/random.glsl"

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= step_.capacity) return;
  uvec4 words = randomWords(uvec4(index, 5u, 1u, 2u));
  float t;
  float density;
  vec3 direction = sampleArea(lights[0], vec3(0.0), vec2(unitFloat(words.x), unitFloat(words.y)), t, density);
  if (step_.bounce == 1u) {
    uint columns = step_.sampleCount;
    float z = 1.0 - 2.0 * (float(index / columns) + 0.5) / float(step_.pixelCount);
    float phi = 2.0 * PI * (float(index % columns) + 0.5) / float(columns);
    float r = safeSqrt(1.0 - z * z);
    direction = vec3(r * cos(phi), z, r * sin(phi));
  }
  float tMet;
  float densityMet;
  bool met = meetsLight(lights[0], vec3(0.0), direction, tMet, densityMet);
  rays[index] = GPURay(vec3(met ? 1.0 : 0.0, tMet / t, 0.0), density, direction, densityMet);
}
