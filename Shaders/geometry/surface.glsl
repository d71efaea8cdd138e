#ifndef GEOMETRY_SURFACE_GLSL
#define GEOMETRY_SURFACE_GLSL

#include "bindings.glsl"
#include "math/frame.glsl"

/// A point on a triangle, ready for shading.
struct Surface {
  vec3 position;
  vec3 normal;       // shading, on the side of the ray
  vec3 flat_;        // geometric, on the side of the ray
  bool fromInside;   // the ray came from behind the triangle
  vec3 texture;
  vec3 tint;
  vec4 details;
  vec4 contours;
  uint semanticClass;
  uint material;
  // How texture coordinates map to world space: edges of the triangle in both.
  vec3 edge1;
  vec3 edge2;
  vec3 texture1;
  vec3 texture2;
};

vec3 unpackTint(uint packed) {
  vec3 root = unpackUnorm4x8(packed).rgb;
  return root * root;
}

uint packTint(vec3 tint) { return packUnorm4x8(vec4(sqrt(clamp(tint, 0.0, 1.0)), 0.0)); }

/// `direction`: of the ray that hit; u, v: barycentric coordinates of the second and third corner.
Surface surfaceAt(uint triangle, float u, float v, vec3 direction) {
  GPUTriangle t = fetchTriangle(triangle);
  GPUTriangleCorners c = corners[triangle];
  GPUVertex va = vertices[c.a];
  GPUVertex vb = vertices[c.b];
  GPUVertex vc = vertices[c.c];
  float w = 1.0 - u - v;
  Surface s;
  s.edge1 = t.b - t.a;
  s.edge2 = t.c - t.a;
  s.texture1 = vb.texture - va.texture;
  s.texture2 = vc.texture - va.texture;
  s.position = t.a + s.edge1 * u + s.edge2 * v;
  vec3 flatNormal = cross(s.edge1, s.edge2);
  float area = length(flatNormal);
  s.flat_ = area > 0.0 ? flatNormal / area : -direction;
  s.normal = normalize(decodeNormal(va.normal) * w + decodeNormal(vb.normal) * u + decodeNormal(vc.normal) * v);
  s.fromInside = dot(s.flat_, direction) > 0.0;
  if (s.fromInside) {
    s.flat_ = -s.flat_;
    s.normal = -s.normal;
  }
  s.texture = va.texture * w + vb.texture * u + vc.texture * v;
  s.tint = unpackTint(va.tint) * w + unpackTint(vb.tint) * u + unpackTint(vc.tint) * v;
  s.details =
      unpackUnorm4x8(va.details) * w + unpackUnorm4x8(vb.details) * u + unpackUnorm4x8(vc.details) * v;
  s.contours =
      unpackUnorm4x8(va.contours) * w + unpackUnorm4x8(vb.contours) * u + unpackUnorm4x8(vc.contours) * v;
  s.semanticClass = c.semanticClass;
  s.material = t.material & MATERIAL_INDEX_MASK;
  return s;
}

/// Bends the shading normal away from -direction's horizon: a normal that faces away from the viewer has no
/// reflection to give.
vec3 facing(vec3 normal, vec3 flatNormal, vec3 wo) {
  float c = dot(normal, wo);
  if (c > 0.02) return normal;
  return normalize(normal + wo * (0.02 - c) + flatNormal * 0.02);
}

/// World-space gradient, in the triangle's plane, of a function whose gradient over texture coordinates is given.
vec3 surfaceGradient(Surface s, vec3 textureGradient) {
  vec3 n = cross(s.edge1, s.edge2);
  float squared = dot(n, n);
  if (squared <= 0.0) return vec3(0.0);
  float rise1 = dot(textureGradient, s.texture1);
  float rise2 = dot(textureGradient, s.texture2);
  return (rise1 * cross(s.edge2, n) + rise2 * cross(n, s.edge1)) / squared;
}

/// Where a ray that leaves the surface towards `direction` starts: off the surface by more than float's rounding.
vec3 leaveSurface(Surface s, vec3 direction) {
  float side = dot(s.flat_, direction) >= 0.0 ? 1.0 : -1.0;
  return s.position + s.flat_ * (side * 4e-6);
}

/// From where on a ray that crosses the surface at distance `t` goes on behind it: as far off it as leaveSurface.
float beyond(Surface s, vec3 direction, float t) { return t + 4e-6 / max(abs(dot(s.flat_, direction)), 0.02); }

#endif
