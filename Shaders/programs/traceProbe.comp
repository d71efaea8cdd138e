#version 460
#extension GL_GOOGLE_include_directive : require

// Light below the skin, quickly: a probe finds an exit, a point where light that enters where the camera looks might also
// have come from, and weighs it by the profile of diffusion; see shadeSkin.comp. On skin alone.

#include "bindings.glsl"
#include "geometry/surface.glsl"
#include "geometry/traverse.glsl"
#include "scattering/skin.glsl"
#include "scattering/subsurface.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_PROBE, path)) return;
  GPUBelow probe = below[path];
  GPUHit hit = hits[path];
  uint bounce = paths[path].flags & PATH_BOUNCES_MASK;
  Surface entry = surfaceAt(hit.primitive, hit.u, hit.v, rays[path].direction);
  entry.tint = unpackTint(probe.albedo);  // as shadeSkin.comp has it, with its marks

  Hit exitHit;
  uint found = traceProbe(probe.origin, probe.direction, 0.0, probe.extent, entry.material,
                          randomWords(uvec4(pixelOf(path), sampleOf(path), bounce, frame.seed)).x, exitHit);
  checkSteps(path, exitHit.steps);
  if (found > 0u) {
    Surface exit_ = surfaceAt(exitHit.primitive, exitHit.u, exitHit.v, probe.direction);
    if (exit_.fromInside) exit_.normal = -exit_.normal;
    // Density of this point over all ways that could have found it: three axes and three channels.
    vec3 lengths = skinDiffusionLength(materials[entry.material], entry);
    vec3 offset = exit_.position - entry.position;
    Frame g = frameAround(entry.normal);
    vec3 local = toLocal(g, offset);
    vec3 normalLocal = abs(toLocal(g, exit_.flat_));
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
    if (density > 0.0) {
      vec3 weight = min(diffusionProfile(distance_, lengths) * (float(found) / density), EXIT_WEIGHT_BOUND);
      below[path].weight = entry.tint * weight * shareBelowSurface(offset, entry.normal, exit_.normal);
    }
    below[path].primitive = exitHit.primitive;
    below[path].u = exitHit.u;
    below[path].v = exitHit.v;
  }
  enqueue(QUEUE_EXIT, path);
}
