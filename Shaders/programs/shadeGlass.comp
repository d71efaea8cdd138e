#version 460
#extension GL_GOOGLE_include_directive : require

// A thin pane, such as a lens of glasses. It is crossed straight on, as shadow rays do, so light behind it is found by
// sampling light as well as by following paths.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "geometry/surface.glsl"
#include "lights/direct.glsl"
#include "scattering/glass.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_GLASS, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 direction = rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, direction);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  if (bounce == 0u) {
    if (frame.view != VIEW_BEAUTY && materials[s.material].pattern != 0u) {
      // To labels and views the pane is not there. Such scenes take their labels from a pass of views.
      rays[path].origin = leaveSurface(s, direction);
      enqueue(nextRays(), path);
      return;
    }
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, s.normal, s.tint, hit.steps)) return;
  }

  vec3 reflected, transmitted;
  paneShares(-dot(direction, s.flat_), fetchTriangleGlass(hit.primitive), reflected, transmitted);
  float chance = luminance(reflected) / (luminance(reflected) + luminance(transmitted));
  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  if (choice.x < chance) {
    vec3 wi = reflect(direction, facing(s.normal, s.flat_, -direction));
    if (dot(wi, s.flat_) <= 0.0) return;
    bool purely = (state.flags & PATH_SPECULAR) != 0u;
    continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi,
                 state.throughput * reflected / chance, 0.0,
                 (purely ? state.flags : state.flags & PATH_DIFFUSED) | PATH_SPECULAR, choice.y);
  } else {
    // The ray stays that of the last vertex: lamps behind the pane are as dense as seen from there.
    continuePath(path, bounce, frame.maximumBounces, rays[path].origin, beyond(s, direction, hit.t), direction,
                 state.throughput * transmitted / (1.0 - chance), state.density, state.flags, choice.y);
  }
}
