#ifndef FILM_CONTRIBUTE_GLSL
#define FILM_CONTRIBUTE_GLSL

#include "bindings.glsl"
#include "math/frame.glsl"
#include "sampling/random.glsl"

/// A contribution as it may be added: dropped and counted when not finite, limited after the first bounce.
vec3 admit(uint path, vec3 contribution, uint bounce) {
  if (!isFinite(contribution)) {
    countNonFinite(path);
    return vec3(0.0);
  }
  vec3 size = abs(contribution);
  float largest = max(size.x, max(size.y, size.z));
  if (bounce > 0u && frame.indirectClamp > 0.0 && largest > frame.indirectClamp) {
    contribution *= frame.indirectClamp / largest;
  }
  return contribution;
}

/// Records what the camera ray of `path` saw first. The normal is given in world space.
void recordLabel(uint path, uint semanticClass, float depth, vec3 normal) {
  labelSamples[path] = GPULabelSample(
      semanticClass, depth,
      vec3(dot(normal, frame.cameraRight), dot(normal, frame.cameraDown), dot(normal, frame.cameraForward)));
}

/// Distance along the view axis.
float viewDepth(vec3 position) { return dot(position - frame.cameraOrigin, frame.cameraForward); }

/// A color for a small number, each different.
vec3 idColor(uint id) {
  uvec4 hash = randomWords(uvec4(id, 1u, 2u, 3u));
  return vec3(unitFloat(hash.x), unitFloat(hash.y), unitFloat(hash.z)) * 0.8 + 0.1;
}

#endif
