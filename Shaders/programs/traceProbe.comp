#version 460
#extension GL_GOOGLE_include_directive : require

// Light below the skin. A probe finds an exit, a point where light that enters where the camera looks might also have
// come from; see shadeSkin.comp.
//
// With albedo A, normalised profile p and irradiance E, the light that leaves the entry is taken as A times (E(entry) +
// the integral of p (E(exit) - E(entry))): the profile redistributes light but, on a curved surface where it does not
// integrate to 1, neither makes nor loses any. The estimate of the integral has next to no noise where E is even,
// though that of the profile's color is great. E is sampled at both places in the same direction. Light that the path finds by its
// own direction, dim and even compared with what light sampling is weighted for, is spread over the exits in all
// channels alike (biased: its color does not bleed).

#include "bindings.glsl"
#include "geometry/traverse.glsl"
#include "lights/direct.glsl"
#include "scattering/skin.glsl"
#include "scattering/subsurface.glsl"

/// A place on the skin where light arrives.
struct Place {
  Surface surface;
  vec3 normal;  // with relief
};

Place placeAt(uint triangle, float u, float v, vec3 direction) {
  Surface s = surfaceAt(triangle, u, v, direction);
  if (s.fromInside) {  // from outside, whichever way a probe came
    s.flat_ = -s.flat_;
    s.normal = -s.normal;
  }
  return Place(s, normalize(s.normal - surfaceGradient(s, skinSlope(s.texture, s.details, materials[s.material].scale))));
}

/// Adds light from one direction that arrives at a place and leaves at the entry: `throughput` times E.
void addLight(uint path, uint bounce, Place place, LightSample light, vec3 throughput) {
  vec3 direction = light.direction;
  float cosine = dot(direction, place.normal);
  if (light.density <= 0.0 || cosine <= 0.0 || dot(direction, place.surface.flat_) <= 0.0) return;
  count(QUEUE_PROBE);
  uint steps;
  bool occluded = traceOccluded(leaveSurface(place.surface, direction), direction, 0.0, light.tMax, steps);
  checkSteps(path, steps);
  if (occluded) return;
  float weight = balanceHeuristic(light.density, cosine / PI) * cosine / (PI * light.density);
  paths[path].radiance += admit(path, throughput * light.radiance * weight, bounce);
}

void main() {
  uint path;
  if (!dequeue(QUEUE_PROBE, path)) return;
  GPUPath state = paths[path];
  GPUProbe probe = probes[path];
  GPUHit hit = hits[path];
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  vec2 u = pathRandom(path, bounce, RANDOM_EXIT);
  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  Place entry = placeAt(hit.primitive, hit.u, hit.v, rays[path].direction);
  entry.normal = facing(entry.normal, entry.surface.flat_, -rays[path].direction);
  Place exit_ = entry;
  vec3 exitWeight = vec3(0.0);  // the profile over the density of finding the exit

  Hit exitHit;
  uint found = traceProbe(probe.origin, probe.direction, 0.0, probe.extent, entry.surface.material,
                          randomWords(uvec4(pixelOf(path), sampleOf(path), bounce, frame.seed)).x, exitHit);
  checkSteps(path, exitHit.steps);
  if (found > 0u) {
    exit_ = placeAt(exitHit.primitive, exitHit.u, exitHit.v, probe.direction);
    // Density of this point over all ways that could have found it: three axes and three channels.
    vec3 lengths = skinDiffusionLength(materials[entry.surface.material], entry.surface);
    vec3 offset = exit_.surface.position - entry.surface.position;
    Frame g = frameAround(entry.surface.normal);
    vec3 local = toLocal(g, offset);
    vec3 normalLocal = abs(toLocal(g, exit_.surface.flat_));
    vec3 projected = sqrt(vec3(dot(local.yz, local.yz), dot(local.xz, local.xz), dot(local.xy, local.xy)));
    float distance_ = length(offset);
    float density = 0.0;
    for (uint axis = 0u; axis < 3u; axis++) {
      for (uint channel = 0u; channel < 3u; channel++) {
        // A probe reaches no farther than the extent, whichever way it points.
        float reached = distance_ <= DIFFUSION_EXTENT * lengths[channel] ? 1.0 : 0.0;
        density += reached * PROBE_AXIS_CHANCES[axis] / 3.0 * normalLocal[axis]
                 * diffusionRadiusDensity(projected[axis], lengths[channel]);
      }
    }
    float below = shareBelowSurface(offset, entry.surface.normal, exit_.surface.normal);
    if (density > 0.0) {
      exitWeight = min(diffusionProfile(distance_, lengths) * (float(found) / density), EXIT_WEIGHT_BOUND)
                 * (below * exit_.surface.details.w);
    }
  }

  vec3 throughput = state.throughput * entry.surface.tint;
  LightSample light = sampleLight(path, bounce, entry.surface.position);
  addLight(path, bounce, entry, light, throughput * (1.0 - exitWeight));
  addLight(path, bounce, exit_, light, throughput * exitWeight);

  vec3 wiLocal = sampleCosine(u);
  vec3 wi = toWorld(frameAround(exit_.normal), wiLocal);
  if (dot(wi, exit_.surface.flat_) <= 0.0) return;
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(exit_.surface, wi), 0.0, wi, throughput, wiLocal.z / PI,
               PATH_DIFFUSED, choice.y);
}
