#version 460
#extension GL_GOOGLE_include_directive : require

// Light of the environment on paths that leave the scene.

#include "bindings.glsl"
#include "camera/shutter.glsl"
#include "film/contribute.glsl"
#include "lights/environment.glsl"
#include "sampling/warp.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_MISS, path)) return;
  GPUPath state = paths[path];
  vec3 direction = rays[path].direction;
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  if (bounce == 0u) {
    recordLabel(path, 0u, 1.0 / 0.0, vec3(0.0));
    if (frame.view == VIEW_STEPS) paths[path].radiance = vec3(float(hits[path].steps) / 256.0);
    if (frame.view != VIEW_BEAUTY) return;
    // The ray was carried into the frame of a person who moves; what is behind them holds still.
    if (!isStill(frame.personMotion)) direction = turned(direction, frame.personMotion.turn * pathTime(path));
    paths[path].radiance += environmentBackground(direction);  // to the light of lamps before it
    return;
  }
  float weight = (state.flags & PATH_SPECULAR) != 0u
                     ? 1.0
                     : balanceHeuristic(state.density, environmentDensity(direction) * frame.environmentChance);
  // This light is that of the vertex before, and limited as the light samples there are.
  bool purely = (state.flags & PATH_PURE) != 0u;
  vec3 radiance = purely ? environmentBackground(direction) : environmentRadiance(direction);
  vec3 contribution = state.throughput * radiance * weight;
  paths[path].radiance += admit(path, contribution, purely ? 0u : bounce - 1u);
}
