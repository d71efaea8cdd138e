#ifndef GEOMETRY_TRIANGLE_GLSL
#define GEOMETRY_TRIANGLE_GLSL

/// A ray as the triangle test wants it: axes renamed so that z is the one along which the ray runs most, and the
/// shear that turns the direction into +z.
struct ShearedRay {
  vec3 origin;
  vec3 shear;   // x and y: subtracted per unit of z; z: scale of the distance
  uint axis;    // which axis became z
};

/// Renames the axes of `v` so that `axis` becomes z; handedness is kept.
vec3 renameAxes(vec3 v, uint axis) { return axis == 2u ? v : axis == 0u ? v.yzx : v.zxy; }

ShearedRay shearedRay(vec3 origin, vec3 direction) {
  vec3 size = abs(direction);
  uint axis = size.x > size.y ? (size.x > size.z ? 0u : 2u) : (size.y > size.z ? 1u : 2u);
  vec3 d = renameAxes(direction, axis);
  return ShearedRay(origin, vec3(d.xy / d.z, 1.0 / d.z), axis);
}

/// Where a ray meets a triangle, from either side. Rays through a shared edge or vertex meet at least one of the
/// triangles there.
/// Source: Woop, Benthin, Wald 2013, "Watertight Ray/Triangle Intersection". Left out: the second try in double
/// precision when an edge function is zero; zero counts as inside for both triangles instead.
///
/// t: in units of the direction's length. u, v: weights of the corners b and c.
bool intersectTriangle(ShearedRay ray, vec3 cornerA, vec3 cornerB, vec3 cornerC, out float t, out float u, out float v) {
  vec3 a = renameAxes(cornerA - ray.origin, ray.axis);
  vec3 b = renameAxes(cornerB - ray.origin, ray.axis);
  vec3 c = renameAxes(cornerC - ray.origin, ray.axis);
  // `precise` forbids fused multiply-adds: two triangles must find the same number, but for its sign, at a shared edge.
  precise vec2 sa = a.xy - ray.shear.xy * a.z;
  precise vec2 sb = b.xy - ray.shear.xy * b.z;
  precise vec2 sc = c.xy - ray.shear.xy * c.z;
  precise float edgeA = sc.x * sb.y - sc.y * sb.x;
  precise float edgeB = sa.x * sc.y - sa.y * sc.x;
  precise float edgeC = sb.x * sa.y - sb.y * sa.x;
  t = 0.0;
  u = 0.0;
  v = 0.0;
  if (min(min(edgeA, edgeB), edgeC) < 0.0 && max(max(edgeA, edgeB), edgeC) > 0.0) return false;
  float determinant = edgeA + edgeB + edgeC;
  if (determinant == 0.0) return false;
  float scale = 1.0 / determinant;
  t = (edgeA * a.z + edgeB * b.z + edgeC * c.z) * ray.shear.z * scale;
  u = edgeB * scale;
  v = edgeC * scale;
  return true;
}

#endif
