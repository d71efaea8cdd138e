#version 460
#extension GL_GOOGLE_include_directive : require

// Skin: either its surface reflects, or light comes from below. Where that entered is sought by a probe
// (traceProbe.comp) as long as the camera sees this point directly or by reflection; after a diffuse bounce nobody
// could tell, and the light leaves where it entered.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "lights/direct.glsl"
#include "scattering/skin.glsl"
#include "scattering/subsurface.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_SKIN, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 wo = -rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];
  vec3 slope = surfaceGradient(s, skinSlope(s.texture, s.details, material.scale));
  vec3 normal = facing(normalize(s.normal - slope), s.flat_, wo);
  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, s.tint, hit.steps)) return;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  SkinCoat coat = skinCoat(material, s.details);
  float coatShare = skinCoatAlbedo(coat, material.albedoTable, woLocal.z);
  vec3 base = s.tint * (1.0 - coatShare);
  float chance = clamp(coatShare / (coatShare + luminance(base) + 1e-6), 0.15, 0.85);

  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  if (choice.x < chance) {
    LightSample light = sampleLight(path, bounce, s.position);
    vec3 wi = light.direction;
    vec3 wiLocal = toLocal(f, wi);
    if (dot(wi, s.flat_) > 0.0) {
      enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light,
                    state.throughput * (evaluateSkinCoat(coat, woLocal, wiLocal) / chance),
                    densitySkinCoat(coat, woLocal, wiLocal));
    }
    wiLocal = sampleSkinCoat(coat, woLocal, choice.x / chance, u);
    wi = toWorld(f, wiLocal);
    float density = densitySkinCoat(coat, woLocal, wiLocal);
    if (density <= 0.0 || dot(wi, s.flat_) <= 0.0) return;
    float weight = evaluateSkinCoat(coat, woLocal, wiLocal) / (density * chance);
    continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, state.throughput * weight, density,
                 state.flags & PATH_DIFFUSED, choice.y);
    return;
  }

  vec3 entered = state.throughput * (1.0 - coatShare) / (1.0 - chance);
  if ((state.flags & PATH_DIFFUSED) != 0u) {
    // Leave here: a plain diffuse bounce.
    vec3 throughput = entered * s.tint;
    LightSample light = sampleLight(path, bounce, s.position);
    vec3 wi = light.direction;
    float cosine = dot(wi, normal);
    if (cosine > 0.0 && dot(wi, s.flat_) > 0.0) {
      enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light, throughput * (cosine / PI), cosine / PI);
    }
    vec3 wiLocal = sampleCosine(u);
    wi = toWorld(f, wiLocal);
    if (dot(wi, s.flat_) <= 0.0) return;
    continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, throughput, wiLocal.z / PI,
                 PATH_DIFFUSED, choice.y);
    return;
  }

  // Send a probe: a segment through a sphere about the entry, along the normal or one of two tangents, offset by a
  // radius drawn from one channel's profile (King et al. 2013, "BSSRDF Importance Sampling").
  vec3 lengths = skinDiffusionLength(material, s);
  vec2 axisChoice = pathRandom(path, bounce, RANDOM_PROBE_AXIS);
  Frame g = frameAround(s.normal);
  float axisU = axisChoice.x;
  Frame axes = axisU < PROBE_AXIS_CHANCES.z                          ? g
               : axisU < PROBE_AXIS_CHANCES.z + PROBE_AXIS_CHANCES.x ? Frame(g.y, g.z, g.x)
                                                                     : Frame(g.z, g.x, g.y);
  uint channel = min(uint(axisChoice.y * 3.0), 2u);
  vec2 place = pathRandom(path, bounce, RANDOM_PROBE_PLACE);
  float radius = sampleDiffusionRadius(place.x, lengths[channel]);
  float reach = DIFFUSION_EXTENT * lengths[channel];
  float halfExtent = safeSqrt(reach * reach - radius * radius);
  float angle = 2.0 * PI * place.y;
  vec3 start = s.position + (axes.x * cos(angle) + axes.y * sin(angle)) * radius + axes.z * halfExtent;
  probes[path] = GPUProbe(start, 2.0 * halfExtent, -axes.z);
  paths[path].throughput = entered;
  enqueue(QUEUE_PROBE, path);
}
