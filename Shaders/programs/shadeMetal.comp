#version 460
#extension GL_GOOGLE_include_directive : require

// Rough metal. What facets throw to and fro among each other is added by a factor on what they reflect at once: Turquin
// 2019, "Practical multiple scattering compensation for microfacet models", eq. 16.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "geometry/surface.glsl"
#include "lights/direct.glsl"
#include "scattering/coated.glsl"
#include "scattering/microfacet.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_METAL, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 wo = -rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];
  vec3 reflectance = material.color * s.tint;
  vec3 normal = facing(s.normal, s.flat_, wo);
  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, reflectance, hit.steps)) return;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  float alpha = material.roughness;
  vec3 gain = 1.0 + reflectance * (1.0 / coatAlbedo(material.albedoTable, woLocal.z, alpha) - 1.0);
  vec3 throughput = state.throughput * gain;
  LightSample light = sampleLight(path, bounce, s.position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  if (dot(wi, s.flat_) > 0.0) {
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light,
                  throughput * evaluateMetal(woLocal, wiLocal, alpha, reflectance),
                  densityReflection(woLocal, wiLocal, alpha));
  }

  wiLocal = sampleReflection(woLocal, alpha, pathRandom(path, bounce, RANDOM_SCATTER));
  wi = toWorld(f, wiLocal);
  float density = densityReflection(woLocal, wiLocal, alpha);
  if (density <= 0.0 || dot(wi, s.flat_) <= 0.0) return;
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi,
               throughput * evaluateMetal(woLocal, wiLocal, alpha, reflectance) / density, density,
               state.flags & PATH_DIFFUSED, pathRandom(path, bounce, RANDOM_LOBE).y);
}
