#version 460
#extension GL_GOOGLE_include_directive : require

// Starts one path for each pixel of the tile and sample of the batch.

#include "bindings.glsl"
#include "camera/lens.glsl"
#include "camera/shutter.glsl"
#include "sampling/pathRandom.glsl"

void main() {
  uint path = gl_GlobalInvocationID.x;
  if (path >= step_.pixelCount * step_.sampleCount) return;
  uint pixel = pixelOf(path);
  uint key = pathKey(path);
  vec2 size = vec2(frame.width, frame.height);
  vec2 place = vec2(pixel % frame.width, pixel / frame.width) + sobolPair(key, sampleOf(path), RANDOM_PIXEL);
  vec2 offset = (place - 0.5 * size) / frame.focalLength;
  vec3 origin = frame.cameraOrigin;
  vec3 direction = frame.cameraForward + frame.cameraRight * offset.x + frame.cameraDown * offset.y;
  if (frame.apertureRadius > 0.0) {
    // All points of the lens see the pixel at the same point of the plane in focus.
    vec2 shift = frame.catsEye * (2.0 * place - size) / length(size);
    vec2 u = sobolPair(key, sampleOf(path), RANDOM_LENS);
    vec2 onLens = frame.apertureRadius
                * sampleThroughRims(frame.blades, frame.bladeRotation, shift, u, uvec2(key, sampleOf(path)));
    vec3 aside = frame.cameraRight * onLens.x + frame.cameraDown * onLens.y;
    origin += aside;
    direction -= aside / frame.focusDistance;
  }
  direction = normalize(direction);
  if (!isStill(frame.shake) || !isStill(frame.personMotion)) {
    float t = pathTime(path);
    carry(frame.shake, t, origin, direction);
    carryBack(frame.personMotion, t, origin, direction);
  }
  rays[path] = GPURay(origin, 0.0, direction, 1e30);
  paths[path] = GPUPath(vec3(1.0), 0.0, vec3(0.0), PATH_SPECULAR | PATH_PURE);
  labelSamples[path] = GPULabelSample(0u, 0.0, vec3(0.0));
  enqueue(QUEUE_RAYS_EVEN, path);
}
