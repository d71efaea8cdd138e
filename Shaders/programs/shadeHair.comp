#version 460
#extension GL_GOOGLE_include_directive : require

// A hair fibre, near field.

#include "bindings.glsl"
#include "debug/views.glsl"
#include "lights/direct.glsl"
#include "scattering/hair.glsl"

void main() {
  uint path;
  if (!dequeue(QUEUE_HAIR, path)) return;
  GPUPath state = paths[path];
  GPUHit hit = hits[path];
  GPURay ray = rays[path];
  uint bounce = state.flags & PATH_BOUNCES_MASK;

  uint segment = hit.primitive - frame.triangleCount;
  uint strandIndex = fetchStrand(segment);
  uint first = segment + strandIndex;
  vec4 a = fetchPoint(first);
  vec4 b = fetchPoint(first + 1u);
  GPUStrand strand = strands[strandIndex];
  uint semanticClass = (strand.material >> 16u) & 0xffu;
  GPUMaterial material = materials[strand.material & 0xffffu];

  float place = (float(segment - strand.firstSegment) + hit.u) / float(max(strand.segmentCount, 1u));
  vec3 absorption =
      mix(strand.absorption, strand.tipAbsorption, smoothstep(material.color.x, material.color.y, place));

  vec3 position = ray.origin + ray.direction * hit.t;
  vec3 wo = -ray.direction;
  vec3 along = b.xyz - a.xyz;
  float segmentLength = length(along);
  vec3 tangent = segmentLength > 0.0 ? along / segmentLength : frameAround(wo).x;

  // The fibre's frame: x along it, y towards the viewer. A ray along the fibre has no side: any will do.
  vec3 across = wo - tangent * dot(wo, tangent);
  float acrossLength = length(across);
  Frame f;
  f.x = tangent;
  f.y = acrossLength > 1e-4 ? across / acrossLength : frameAround(tangent).x;
  f.z = cross(f.x, f.y);

  // Place across the fibre from the axis line and the ray line, both taken from the segment's start, where float has
  // digits to spare: the distance between the two lines over the radius.
  float radius = mix(a.w, b.w, hit.u);
  vec3 fromAxis = position - a.xyz;
  float h = radius > 0.0 ? -dot(fromAxis, f.z) / radius : 0.0;

  if (bounce == 0u) {
    if (labelSamples[path].semanticClass == CLASS_IGNORE) semanticClass = CLASS_IGNORE;  // see classifyBrow.comp
    recordLabel(path, semanticClass, viewDepth(position), f.y);
    if (frame.view != VIEW_BEAUTY) {
      vec3 value = idColor(strandIndex);
      if (frame.view == VIEW_NORMALS) value = f.y * 0.5 + 0.5;
      if (frame.view == VIEW_ALBEDO) value = exp(-2.0 * absorption);
      if (frame.view == VIEW_DEPTH) value = vec3(viewDepth(position));
      if (frame.view == VIEW_CLASSES) value = idColor(semanticClass);
      if (frame.view == VIEW_STEPS) value = vec3(float(hit.steps) / 256.0);
      showValue(path, value);
      return;
    }
  }

  HairFiber fiber = makeHairFiber(h, material.eta, absorption, material.roughness, material.roughness2,
                                  material.amount);
  vec3 woLocal = vec3(clamp(dot(wo, f.x), -1.0, 1.0), acrossLength, 0.0);
  HairLobes lobes = hairLobes(fiber, woLocal.x, safeSqrt(1.0 - woLocal.x * woLocal.x));

  // Entering hits alone count, so a ray that goes on through this fibre does not meet it again; a small start keeps
  // rounding from finding the surface the ray starts on.
  const float tMin = 1e-6;
  LightSample light = sampleLight(path, bounce, position);
  vec3 wi = light.direction;
  vec3 wiLocal = toLocal(f, wi);
  enqueueShadow(path, bounce, position, tMin, light, state.throughput * evaluateHair(fiber, lobes, woLocal, wiLocal),
                densityHair(fiber, lobes, woLocal, wiLocal));

  vec2 choice = pathRandom(path, bounce, RANDOM_LOBE);
  vec2 u = pathRandom(path, bounce, RANDOM_SCATTER);
  wiLocal = sampleHair(fiber, lobes, woLocal, choice.x, u, pathRandom(path, bounce, RANDOM_SCATTER_MORE).x);
  float density = densityHair(fiber, lobes, woLocal, wiLocal);
  if (!(density > 0.0)) return;
  vec3 weight = evaluateHair(fiber, lobes, woLocal, wiLocal) / density;
  continuePath(path, bounce, frame.maximumHairBounces, position, tMin, toWorld(f, wiLocal), state.throughput * weight,
               density, PATH_DIFFUSED, choice.y);
}
