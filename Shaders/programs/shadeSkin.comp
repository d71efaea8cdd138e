#version 460
#extension GL_GOOGLE_include_directive : require

// Skin: its surface reflects, and light comes from below. Where that entered is sought, by a random walk
// (walkBelow.comp) or by a probe (traceProbe.comp), as long as the camera sees this point directly or by mirrors; after a
// rough bounce nobody could tell, and the light leaves where it entered.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "lights/direct.glsl"
#include "scattering/below.glsl"

/// Starts a probe: a segment through a sphere about the entry, along the normal or one of two tangents, offset by a
/// radius drawn from one channel's profile (King et al. 2013, "BSSRDF Importance Sampling").
void startProbe(uint path, uint bounce, GPUMaterial material, Surface s) {
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
  vec2 around = unitCircle(place.y) * radius;
  vec3 start = s.position + axes.x * around.x + axes.y * around.y + axes.z * halfExtent;
  below[path] = GPUBelow(start, 2.0 * halfExtent, -axes.z, 0u, vec3(0.0), NO_PRIMITIVE, 0.0, 0.0,
                         packTint(s.tint));
  enqueue(QUEUE_PROBE, path);
}

void main() {
  uint path;
  if (!dequeue(QUEUE_SKIN, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 wo = -rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];
  vec3 slope = surfaceGradient(s, detailSkin(s, material));
  vec3 normal = facing(normalize(s.normal - slope), s.flat_, wo);
  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, s.tint, hit.steps)) return;
  }
  if (entersBelow(material, s, state.flags)) {
    if (frame.skinTransport == SKIN_WALK) {
      startWalk(path, bounce, material, s);
    } else {
      startProbe(path, bounce, material, s);
    }
    return;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  SkinCoat coat = skinCoat(material, s.details);
  float coatShare = skinCoatAlbedo(coat, material.albedoTable, woLocal.z);
  vec3 base = s.tint * (1.0 - coatShare);
  float chance = coatChance(coatShare, coat.eta, s.tint);

  LightSample light = sampleLight(path, bounce, s.position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  if (dot(wi, s.flat_) > 0.0) {
    float cosine = foldedCosine(wi, normal, s.flat_);
    vec3 scattering = base * cosine + evaluateSkinCoat(coat, woLocal, wiLocal);
    float density = mix(cosine, densitySkinCoat(coat, woLocal, wiLocal), chance);
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light, state.throughput * scattering, density);
  }

  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  wi = choice.x < chance ? toWorld(f, sampleSkinCoat(coat, woLocal, choice.x / chance, u))
                         : folded(toWorld(f, sampleCosine(u)), s.flat_);
  if (dot(wi, s.flat_) <= 0.0) return;
  wiLocal = toLocal(f, wi);
  float cosine = foldedCosine(wi, normal, s.flat_);
  vec3 scattering = base * cosine + evaluateSkinCoat(coat, woLocal, wiLocal);
  float density = mix(cosine, densitySkinCoat(coat, woLocal, wiLocal), chance);
  if (density <= 0.0) return;
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, state.throughput * scattering / density,
               density, PATH_DIFFUSED, choice.y);
}
