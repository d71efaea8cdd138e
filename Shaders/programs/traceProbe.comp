#version 460
#extension GL_GOOGLE_include_directive : require

// Finds where light that entered the skin leaves it, and scatters it from there.

#include "bindings.glsl"
#include "geometry/traverse.glsl"
#include "lights/direct.glsl"
#include "scattering/skin.glsl"
#include "scattering/subsurface.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_PROBE, path)) return;
  GPUPath state = paths[path];
  GPUProbe probe = probes[path];
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  vec2 u = pathRandom(path, bounce, RANDOM_EXIT);
  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);

  Hit hit;
  uint found = traceProbe(probe.origin, probe.direction, 0.0, probe.extent, probe.material,
                          randomWords(uvec4(pixelOf(path), sampleOf(path), bounce, frame.seed)).x, hit);
  if (found == 0u) return;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, probe.direction);
  if (s.fromInside) {  // leave on the outer side, whichever way the probe came
    s.flat_ = -s.flat_;
    s.normal = -s.normal;
  }

  // Density of this point over all ways that could have found it: three axes and three channels.
  GPUMaterial material = materials[probe.material];
  vec3 lengths = diffusionLength(material.color * probe.freePathScale, probe.entryAlbedo);
  vec3 offset = s.position - probe.entry;
  Frame g = frameAround(decodeNormal(probe.entryNormal));
  vec3 local = toLocal(g, offset);
  vec3 normalLocal = abs(toLocal(g, s.flat_));
  vec3 projected = sqrt(vec3(dot(local.yz, local.yz), dot(local.xz, local.xz), dot(local.xy, local.xy)));
  float distance_ = length(offset);
  float density = 0.0;
  for (uint axis = 0u; axis < 3u; axis++) {
    for (uint channel = 0u; channel < 3u; channel++) {
      // A probe reaches no farther than the extent, whichever way it points.
      float reached = distance_ <= DIFFUSION_EXTENT * lengths[channel] ? 1.0 : 0.0;
      density += reached * PROBE_AXIS_CHANCES[axis] / 3.0 * normalLocal[axis] * diffusionRadiusDensity(projected[axis], lengths[channel]);
    }
  }
  if (density <= 0.0) return;
  vec3 albedo = sqrt(probe.entryAlbedo * s.tint);  // color is met on the way in and on the way out
  vec3 throughput = state.throughput * albedo * diffusionProfile(distance_, lengths) * (float(found) / density);

  vec3 slope = surfaceGradient(s, skinSlope(s.texture, s.details, material.scale));
  vec3 normal = normalize(s.normal - slope);
  float lightDensity;
  vec3 wi = sampleLight(path, bounce, lightDensity);
  float cosine = dot(wi, normal);
  if (cosine > 0.0 && dot(wi, s.flat_) > 0.0) {
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, wi, throughput * (cosine / PI), lightDensity, cosine / PI);
  }
  vec3 wiLocal = sampleCosine(u);
  wi = toWorld(frameAround(normal), wiLocal);
  if (dot(wi, s.flat_) <= 0.0) return;
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, throughput, wiLocal.z / PI,
               PATH_DIFFUSED, choice.y);
}
