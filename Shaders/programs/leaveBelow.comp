#version 460
#extension GL_GOOGLE_include_directive : require

// The light of skin and other tissue, now that it is known where light that leaves at the entry, the point that the camera
// sees, might have come from: the exit of a walk or of a probe.
//
// With albedo A, irradiance E and the weight w of the exit, the light from below is taken as the mean of
// A E(entry) + w (E(exit) - E(entry)): below flat skin w has the mean A, and this is the mean of w E(exit) with next to no
// noise where E is even, though that of w, and of its color, is great. On a curved surface it redistributes light but
// neither makes nor loses any. E is sampled at both places in the same direction, at the entry together with the coat.
// Light that the path finds by its own direction comes through the exit of a walk by w alone. The weights of a probe are too
// noisy for that: with --skin fast such light is spread over the exits in all channels alike (biased).

#include "bindings.glsl"
#include "lights/direct.glsl"
#include "scattering/below.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_EXIT, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  GPUBelow found = below[path];
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  vec2 choice = pathRandom(path, bounce, RANDOM_EXIT);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  vec3 wo = -rays[path].direction;
  Surface places[2];
  places[0] = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  GPUMaterial material = materials[places[0].material];
  bool isSkin = material.family == MATERIAL_SKIN;
  vec3 normal = places[0].normal;
  if (isSkin) {
    vec3 slope = detailSkin(places[0], material);
    normal = normalize(normal - surfaceGradient(places[0], slope));
  }
  normal = facing(normal, places[0].flat_, wo);
  // At the exit the relief does not show; without an exit the entry stands for it.
  places[1] = places[0];
  places[1].normal = normal;
  vec3 albedo = albedoBelow(material, places[0]);
  vec3 weight = vec3(0.0);
  bool walks = frame.skinTransport == SKIN_WALK;
  if (found.primitive != NO_PRIMITIVE) {
    places[1] = surfaceAt(found.primitive, found.u, found.v, found.direction);
    if (places[1].fromInside) {
      places[1].flat_ = -places[1].flat_;
      places[1].normal = -places[1].normal;
    }
    weight = found.weight;
    // What the epidermis takes of the light that goes in and out.
    if (isSkin && walks) weight *= albedo / max(unpackTint(found.albedo), vec3(1e-4));
    // No light of a probe comes through the lining of mouth and eye sockets; walks pass it by.
    if (isSkin && !walks) weight *= places[1].details.w;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  SkinCoat coat = coatAbove(material, places[0].details);
  float coatShare = skinCoatAlbedo(coat, material.albedoTable, woLocal.z);
  float chance = coatChance(coatShare, coat.eta, albedo);
  vec3 entered = state.throughput * (1.0 - coatShare);

  LightSample light = sampleLight(path, bounce, places[0].position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  float entryCosine = foldedCosine(wi, normal, places[0].flat_);
  float exitCosine = foldedCosine(wi, places[1].normal, places[1].flat_);
  vec3 arriving[2];
  arriving[0] = entered * (albedo - weight)
                  * (entryCosine * balanceHeuristic(light.density, (1.0 - chance) * entryCosine))
              + state.throughput
                  * (evaluateSkinCoat(coat, woLocal, wiLocal)
                     * balanceHeuristic(light.density, chance * densitySkinCoat(coat, woLocal, wiLocal)));
  arriving[1] = entered * weight * (exitCosine * balanceHeuristic(light.density, (1.0 - chance) * exitCosine));
  for (uint side = 0u; side < 2u; side++) {
    if (light.density > 0.0 && arriving[side] != vec3(0.0) && dot(wi, places[side].flat_) > 0.0) {
      sendShadow(side == 0u ? QUEUE_SHADOW : QUEUE_SHADOW_EXIT, path, bounce, leaveSurface(places[side], wi), 0.0,
                 light, arriving[side] * light.radiance / light.density);
    }
  }

  // The path goes on either by the coat's reflection or from below.
  bool reflects = choice.x < chance;
  uint side = reflects ? 0u : 1u;
  if (reflects) {
    wiLocal = sampleSkinCoat(coat, woLocal, choice.x / chance, u);
    wi = toWorld(f, wiLocal);
  } else {
    wi = folded(toWorld(frameAround(places[1].normal), sampleCosine(u)), places[1].flat_);
  }
  float density = reflects ? chance * densitySkinCoat(coat, woLocal, wiLocal)
                           : (1.0 - chance) * foldedCosine(wi, places[1].normal, places[1].flat_);
  if (density <= 0.0 || dot(wi, places[side].flat_) <= 0.0) return;
  vec3 throughput = reflects ? state.throughput * (evaluateSkinCoat(coat, woLocal, wiLocal) / density)
                             : entered * (walks ? weight : albedo) / (1.0 - chance);
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(places[side], wi), 0.0, wi, throughput, density,
               PATH_DIFFUSED, choice.y);
}
