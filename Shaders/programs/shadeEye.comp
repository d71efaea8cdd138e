#version 460
#extension GL_GOOGLE_include_directive : require

// The outside of an eyeball. In front of the iris it is a clear cornea: what the camera sees through it is refracted
// exactly. To light that has scattered, the cornea is not there: shadow rays and scattered paths cross it straight and
// whole, so both ways of finding light agree (biased: there are no caustics on the iris).
// Around it lies white tissue under a film of water.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "geometry/surface.glsl"
#include "lights/direct.glsl"
#include "scattering/below.glsl"
#include "scattering/coated.glsl"
#include "scattering/microfacet.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_EYE, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 direction = rays[path].direction;
  vec3 wo = -direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, direction);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];
  vec3 normal = facing(s.normal, s.flat_, wo);
  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, s.tint, hit.steps)) return;
  }

  float fromAxis = length(s.texture.xy);
  float cornea = s.texture.z > 0.0 ? 1.0 - smoothstep(material.amount - material.scale, material.amount + material.scale, fromAxis) : 0.0;
  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  if (choice.x < cornea) {
    bool scattered = (state.flags & PATH_SPECULAR) == 0u;
    if (scattered) {
      // The ray stays that of the last vertex, from which the density of its direction is.
      continuePath(path, bounce, frame.maximumBounces, rays[path].origin, beyond(s, direction, hit.t), direction,
                   state.throughput, state.density, state.flags, choice.y);
      return;
    }
    float eta = s.fromInside ? 1.0 / material.eta : material.eta;
    float reflectance = fresnelDielectric(dot(wo, normal), eta);
    vec3 wi;
    vec2 more = pathRandom(path, bounce, RANDOM_SCATTER_MORE);
    if (more.x < reflectance) {
      wi = reflect(direction, normal);
      if (dot(wi, s.flat_) <= 0.0) return;
    } else {
      wi = refract(direction, normal, 1.0 / eta);
      if (dot(wi, s.flat_) >= 0.0) return;
    }
    continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, normalize(wi), state.throughput, 0.0,
                 state.flags & (PATH_SPECULAR | PATH_PURE | PATH_DIFFUSED), choice.y);
    return;
  }
  if (s.fromInside) return;  // the back of the sclera is dark

  // The white: tissue that light enters, or diffuse, under a smooth film.
  if (entersBelow(material, s, state.flags)) {
    startWalk(path, bounce, material, s);
    return;
  }
  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  float alpha = material.roughness;
  float coat = coatAlbedo(material.albedoTable, woLocal.z, alpha);
  vec3 base = s.tint * (1.0 - coat);
  float chance = clamp(coat / (coat + luminance(base) + 1e-6), 0.1, 0.9);
  LightSample light = sampleLight(path, bounce, s.position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  if (wiLocal.z > 0.0 && dot(wi, s.flat_) > 0.0) {
    vec3 scattering = base * (wiLocal.z / PI) + evaluateReflection(woLocal, wiLocal, alpha, material.eta);
    float density = (1.0 - chance) * wiLocal.z / PI + chance * densityReflection(woLocal, wiLocal, alpha);
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light, state.throughput * scattering, density);
  }
  wiLocal = pathRandom(path, bounce, RANDOM_SCATTER_MORE).y < chance ? sampleReflection(woLocal, alpha, u) : sampleCosine(u);
  wi = toWorld(f, wiLocal);
  if (wiLocal.z <= 0.0 || dot(wi, s.flat_) <= 0.0) return;
  vec3 scattering = base * (wiLocal.z / PI) + evaluateReflection(woLocal, wiLocal, alpha, material.eta);
  float density = (1.0 - chance) * wiLocal.z / PI + chance * densityReflection(woLocal, wiLocal, alpha);
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, state.throughput * scattering / density,
               density, PATH_DIFFUSED, choice.y);
}
