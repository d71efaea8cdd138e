#version 460
#extension GL_GOOGLE_include_directive : require

// Starts one path for each pixel of the tile and sample of the batch.

#include "bindings.glsl"
#include "sampling/pathRandom.glsl"

void main() {
  uint path = gl_GlobalInvocationID.x;
  if (path >= step_.pixelCount * step_.sampleCount) return;
  uint pixel = pixelOf(path);
  vec2 place = vec2(pixel % frame.width, pixel / frame.width) + sobolPair(pathKey(path), sampleOf(path), RANDOM_PIXEL);
  vec2 offset = (place - 0.5 * vec2(frame.width, frame.height)) / frame.focalLength;
  vec3 direction = normalize(frame.cameraForward + frame.cameraRight * offset.x + frame.cameraDown * offset.y);
  rays[path] = GPURay(frame.cameraOrigin, 0.0, direction, 1e30);
  paths[path] = GPUPath(vec3(1.0), 0.0, vec3(0.0), PATH_SPECULAR | PATH_PURE);
  labelSamples[path] = GPULabelSample(0u, 0.0, vec3(0.0));
  enqueue(QUEUE_RAYS_EVEN, path);
}
