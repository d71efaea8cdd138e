#ifndef SCATTERING_BELOW_GLSL
#define SCATTERING_BELOW_GLSL

// What lies below the surface of skin and of other tissue that light enters, and the start of a walk there. Materials
// other than skin have their mean free path in color2; where it is 0 they are opaque.

#include "sampling/pathRandom.glsl"
#include "sampling/warp.glsl"
#include "scattering/skin.glsl"
#include "scattering/subsurface.glsl"

/// Albedo of what is below.
vec3 albedoBelow(GPUMaterial material, Surface s) {
  return material.family == MATERIAL_PLAIN ? material.color * s.tint : s.tint;
}

/// The coat above it; that of other materials is a single lobe.
SkinCoat coatAbove(GPUMaterial material, vec4 details) {
  if (material.family == MATERIAL_SKIN) return skinCoat(material, details);
  return SkinCoat(material.roughness, material.roughness, 0.0, material.eta);
}

/// Chance that a path goes on by the coat's reflection rather than from below.
float coatChance(float coatShare, float eta, vec3 albedo) {
  float base = luminance(albedo) * (1.0 - coatShare);
  return eta > 1.0 ? clamp(coatShare / (coatShare + base + 1e-6), 0.15, 0.85) : 0.0;
}

/// Whether the light of a vertex is sought below: only where the camera sees it directly or by mirrors, as after a rough
/// bounce nobody could tell, and from outside.
bool entersBelow(GPUMaterial material, Surface s, uint flags) {
  if ((flags & PATH_DIFFUSED) != 0u || s.fromInside) return false;
  // The lining of mouth and eye sockets is opaque.
  if (material.family == MATERIAL_SKIN) return s.details.w > 0.03;
  return frame.skinTransport == SKIN_WALK && material.color2.x > 0.0;
}

/// A direction turned back to the outside of a surface that it points into.
vec3 folded(vec3 direction, vec3 outwards) {
  return direction - 2.0 * min(dot(direction, outwards), 0.0) * outwards;
}

/// Density of a cosine-weighted direction about a shading normal, folded to the outside of the surface, for one outside:
/// the share of light that leaves towards it. Without folding, light would be lost wherever shading normals are bent.
float foldedCosine(vec3 direction, vec3 normal, vec3 outwards) {
  vec3 mirrored = direction - 2.0 * dot(direction, outwards) * outwards;
  return (max(dot(direction, normal), 0.0) + max(dot(mirrored, normal), 0.0)) / PI;
}

/// Starts a walk below the entry: into a cosine-weighted direction, as diffuse light goes.
void startWalk(uint path, uint bounce, GPUMaterial material, Surface s) {
  vec2 u = pathRandom(path, bounce, RANDOM_PROBE_AXIS);
  vec3 direction = -folded(toWorld(frameAround(s.normal), sampleCosine(u)), s.flat_);
  bool isSkin = material.family == MATERIAL_SKIN;
  vec3 tissue = isSkin ? skinTissueAlbedo(material, s) : albedoBelow(material, s);
  below[path] = GPUBelow(s.position - s.flat_ * 4e-6, isSkin ? s.details.w : 1.0, direction, 0u, vec3(1.0),
                         NO_PRIMITIVE, 0.0, 0.0, packTint(tissue));
  enqueue(currentWalks(), path);
  count(COUNTER_WALKS);
}

#endif
