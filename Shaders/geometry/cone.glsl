#ifndef GEOMETRY_CONE_GLSL
#define GEOMETRY_CONE_GLSL

/// Whether `p` is inside the round cone from the sphere `a` to the sphere `b`, their radii multiplied by `scale`.
/// The radius is taken square to the axis: for tapers below 0.1 that is right to half a percent.
bool insideRoundCone(vec3 p, vec4 a, vec4 b, float scale) {
  vec3 axis = b.xyz - a.xyz;
  float s = clamp(dot(p - a.xyz, axis) / max(dot(axis, axis), 1e-30), 0.0, 1.0);
  vec3 away = p - a.xyz - axis * s;
  float radius = mix(a.w, b.w, s) * scale;
  return dot(away, away) < radius * radius;
}

/// Where a ray enters the round cone from the sphere `a` to the sphere `b`: their convex hull.
///
/// The distance of a point to the axis is compared with a radius that is linear along it, a quadratic equation in t;
/// the form without square roots inside follows Quilez, "Round cone intersection" (iquilezles.org). The origin
/// is first moved along the ray to the point nearest the segment, as fibres of 30 um are seen from a metre away.
///
/// direction: unit. t: of the entry, which may be negative. u: place on the axis, 0 at a, 1 at b, whose sphere is
/// touched, so that the normal is that of this sphere. local: the point, relative to a.
bool intersectRoundCone(vec4 a, vec4 b, vec3 origin, vec3 direction, out float t, out float u, out vec3 local) {
  vec3 axis = b.xyz - a.xyz;
  float shift = dot(0.5 * (a.xyz + b.xyz) - origin, direction);
  vec3 start = (origin - a.xyz) + direction * shift;
  float taper = a.w - b.w;
  float axisSquared = dot(axis, axis);
  float along = dot(axis, start);
  float slope = dot(axis, direction);
  float ahead = dot(direction, start);
  float startSquared = dot(start, start);

  t = 0.0;
  u = 0.0;
  local = vec3(0.0);
  bool found = false;
  // The side. reach: squared length of the tangent cone's axis; not positive if one sphere holds the other.
  float reach = axisSquared - taper * taper;
  if (reach > 0.0) {
    float k2 = reach - slope * slope;
    float k1 = reach * ahead - along * slope + slope * taper * a.w;
    float k0 = reach * startSquared - along * along + 2.0 * along * taper * a.w - axisSquared * a.w * a.w;
    float h = k1 * k1 - k0 * k2;
    // Misses even the endless cone, and with it the spheres; unless the ray runs along it, where h is all rounding.
    if (h < 0.0 && k2 > 1e-4 * reach) return false;
    if (h >= 0.0) {
      // Of the two forms of the entering root, the one without cancellation.
      float root = sqrt(h);
      float candidate = k1 > 0.0 ? -(root + k1) / k2 : k0 / (root - k1);
      float place = along - a.w * taper + candidate * slope;
      if (place > 0.0 && place < reach) {  // false for NaN, from a ray along the cone's side
        t = candidate;
        u = place / reach;
        found = true;
      }
    }
  }
  if (!found) {
    // The ends: the nearer entry into the two spheres.
    vec3 startB = start - axis;
    float aheadB = dot(direction, startB);
    float hA = ahead * ahead - startSquared + a.w * a.w;
    float hB = aheadB * aheadB - dot(startB, startB) + b.w * b.w;
    if (max(hA, hB) < 0.0) return false;
    float tA = hA >= 0.0 ? -ahead - sqrt(hA) : 1e30;
    float tB = hB >= 0.0 ? -aheadB - sqrt(hB) : 1e30;
    t = min(tA, tB);
    u = tA <= tB ? 0.0 : 1.0;
  }
  local = start + direction * t;
  t += shift;
  return true;
}

#endif
