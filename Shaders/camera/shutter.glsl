#ifndef CAMERA_SHUTTER_GLSL
#define CAMERA_SHUTTER_GLSL

// Rigid motions while the shutter is open; see ShutterMotion in Scene.
//
// The person moves as one with all they wear, so a ray is carried into the person's frame instead: the hierarchy stays
// as it is, motion costs nothing, and hair stays as sharp in time as it is in space. Light comes with the ray: it turns
// with the person by the few degrees of a turn within an exposure. The background does not; see shadeMiss.comp.

#include "bindings.glsl"
#include "math/frame.glsl"
#include "sampling/pathRandom.glsl"

/// When in the exposure the path is: -1/2 to 1/2.
float pathTime(uint path) { return sobolPair(pathKey(path), sampleOf(path), RANDOM_TIME).x - 0.5; }

/// `v` turned about the direction of `turn` by its length. Source: Rodrigues' rotation formula.
vec3 turned(vec3 v, vec3 turn) {
  float angle = length(turn);
  if (angle == 0.0) return v;
  vec3 axis = turn / angle;
  vec2 c = unitCircle(angle / (2.0 * PI));
  return v * c.x + cross(axis, v) * c.y + axis * (dot(axis, v) * (1.0 - c.x));
}

bool isStill(GPUMotion motion) { return motion.shift == vec3(0.0) && motion.turn == vec3(0.0); }

/// A point and a direction where the motion has carried them at time t.
void carry(GPUMotion motion, float t, inout vec3 origin, inout vec3 direction) {
  origin = turned(origin - motion.pivot, motion.turn * t) + motion.pivot + motion.shift * t;
  direction = turned(direction, motion.turn * t);
}

/// The reverse: where they were at rest.
void carryBack(GPUMotion motion, float t, inout vec3 origin, inout vec3 direction) {
  origin = turned(origin - motion.pivot - motion.shift * t, motion.turn * -t) + motion.pivot;
  direction = turned(direction, motion.turn * -t);
}

#endif
