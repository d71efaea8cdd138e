#version 460
#extension GL_GOOGLE_include_directive : require

// Yarns in relief: a diffuse base, and the sheen of fibre ends that stand off it.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "geometry/surface.glsl"
#include "lights/direct.glsl"
#include "scattering/cloth.glsl"

/// Share of light that sheen of unit color sends back: its directional albedo, which the base must lack. Fitted to
/// numerical integrals of evaluateSheen over roughness 0.1...1, right to about 0.05 above roughness 0.2.
float sheenAlbedo(float cosine, float roughness) {
  return min(0.01 + (0.52 + 0.08 / roughness) * exp(-(1.2 + 0.35 / roughness) * cosine), 1.0);
}

void main() {
  uint path;
  if (!dequeue(QUEUE_CLOTH, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  vec3 wo = -rays[path].direction;
  Surface s = surfaceAt(hit.primitive, hit.u, hit.v, -wo);
  uint bounce = state.flags & PATH_BOUNCES_MASK;
  GPUMaterial material = materials[s.material];

  // Relief: the height's slope over (u, v), by differences, bends the normal and shades the gaps between yarns.
  vec2 p = s.texture.xy / material.amount;
  const float delta = 0.02;
  float height = clothHeight(p, material.pattern);
  vec2 slope = vec2(clothHeight(p + vec2(delta, 0.0), material.pattern) - height,
                    clothHeight(p + vec2(0.0, delta), material.pattern) - height) / delta;
  slope = clamp(slope, -2.0, 2.0) * (material.scale / material.amount);
  vec3 normal = facing(normalize(s.normal - surfaceGradient(s, vec3(slope, 0.0))), s.flat_, wo);
  vec3 albedo = material.color * s.tint * mix(0.55, 1.0, height);

  if (bounce == 0u) {
    recordLabel(path, s.semanticClass, viewDepth(s.position), s.normal);
    if (showView(path, s, normal, albedo, hit.steps)) return;
  }

  Frame f = frameAround(normal);
  vec3 woLocal = toLocal(f, wo);
  float taken = sheenAlbedo(woLocal.z, material.roughness);
  vec3 base = albedo * (1.0 - taken * max(material.color2.x, max(material.color2.y, material.color2.z)));

  LightSample light = sampleLight(path, bounce, s.position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  if (wiLocal.z > 0.0 && dot(wi, s.flat_) > 0.0) {
    vec3 scattering =
        base * (wiLocal.z / PI) + material.color2 * evaluateSheen(woLocal, wiLocal, material.roughness);
    enqueueShadow(path, bounce, leaveSurface(s, wi), 0.0, light, state.throughput * scattering,
                  wiLocal.z / PI);
  }

  wiLocal = sampleCosine(pathRandom(path, bounce, RANDOM_SCATTER));
  wi = toWorld(f, wiLocal);
  if (wiLocal.z <= 0.0 || dot(wi, s.flat_) <= 0.0) return;
  float density = wiLocal.z / PI;
  vec3 weight = base + material.color2 * (evaluateSheen(woLocal, wiLocal, material.roughness) / density);
  continuePath(path, bounce, frame.maximumBounces, leaveSurface(s, wi), 0.0, wi, state.throughput * weight, density,
               PATH_DIFFUSED, pathRandom(path, bounce, RANDOM_LOBE).y);
}
