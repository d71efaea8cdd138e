// Draws directions towards the environment into `rays` (tMin: the density that the sampler says, tMax: the density
// that environmentDensity says of the same direction). With a bounce of 1: a regular grid of directions.
// With a bounce of 2: by points of the sequence that paths use, 256 a pixel.
#version 460
#extension GL_GOOGLE_include_directive : require

#include "bindings.glsl"
#include "lights/environment.glsl"
#include "sampling/sobol.glsl"

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index >= step_.capacity) return;
  uvec4 words = randomWords(uvec4(index, 11u, 1u, 2u));
  if (step_.bounce == 2u) {  // points of sequences of 256
    uvec2 sobol = sobolWords(index / 256u, index % 256u, 3u);
    words.xy = sobol;
  }
  float density = 0.0;
  vec3 direction = sampleEnvironment(vec2(unitFloat(words.x), unitFloat(words.y)), density);
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
