#version 460
#extension GL_GOOGLE_include_directive : require

// A diffuse base under a rough dielectric coat, or tissue that light enters: see walkBelow.comp.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "geometry/surface.glsl"
#include "lights/direct.glsl"
#include "scattering/below.glsl"
#include "scattering/coated.glsl"
#include "scattering/microfacet.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_PLAIN, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 wo = -rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];
  vec3 albedo = material.color * s.tint;
  vec3 normal = facing(s.normal, s.flat_, wo);
  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, albedo, hit.steps)) return;
  }

  if (entersBelow(material, s, state.flags)) {
    startWalk(path, bounce, material, s);
    return;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  bool coated = material.eta > 1.0;
  float alpha = material.roughness;
  float coat = coated ? coatAlbedo(material.albedoTable, woLocal.z, alpha) : 0.0;
  vec3 base = albedo * (1.0 - coat);
  float chance = coated ? clamp(coat / (coat + luminance(base) + 1e-6), 0.1, 0.9) : 0.0;

  LightSample light = sampleLight(path, bounce, s.position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  if (wiLocal.z > 0.0 && dot(wi, s.flat_) > 0.0) {
    vec3 scattering = base * (wiLocal.z / PI);
    if (coated) scattering += evaluateReflection(woLocal, wiLocal, alpha, material.eta);
    float density = (1.0 - chance) * wiLocal.z / PI;
    if (coated) density += chance * densityReflection(woLocal, wiLocal, alpha);
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light, state.throughput * scattering, density);
  }

  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  wiLocal = choice.x < chance ? sampleReflection(woLocal, alpha, u) : sampleCosine(u);
  wi = toWorld(f, wiLocal);
  if (wiLocal.z <= 0.0 || dot(wi, s.flat_) <= 0.0) return;
  vec3 scattering = base * (wiLocal.z / PI);
  float density = (1.0 - chance) * wiLocal.z / PI;
  if (coated) {
    scattering += evaluateReflection(woLocal, wiLocal, alpha, material.eta);
    density += chance * densityReflection(woLocal, wiLocal, alpha);
  }
  if (density <= 0.0) return;
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, state.throughput * scattering / density,
               density, PATH_DIFFUSED, choice.y);
}
