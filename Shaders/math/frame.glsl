#ifndef MATH_FRAME_GLSL
#define MATH_FRAME_GLSL

#include "math/circle.glsl"

const float PI = 3.14159265358979;

float square(float x) { return x * x; }
float safeSqrt(float x) { return sqrt(max(x, 0.0)); }
float luminance(vec3 c) { return dot(c, vec3(0.2126, 0.7152, 0.0722)); }  // Rec. 709
bool isFinite(vec3 v) { return !(any(isnan(v)) || any(isinf(v))); }

/// An orthonormal basis; local z is the normal.
struct Frame {
  vec3 x;
  vec3 y;
  vec3 z;
};

/// Source: Duff et al. 2017, "Building an Orthonormal Basis, Revisited".
Frame frameAround(vec3 z) {
  float s = z.z >= 0.0 ? 1.0 : -1.0;
  float a = -1.0 / (s + z.z);
  float b = z.x * z.y * a;
  return Frame(vec3(1.0 + s * z.x * z.x * a, s * b, -s * z.x), vec3(b, s + z.y * z.y * a, -z.y), z);
}

vec3 toLocal(Frame f, vec3 v) { return vec3(dot(v, f.x), dot(v, f.y), dot(v, f.z)); }
vec3 toWorld(Frame f, vec3 v) { return f.x * v.x + f.y * v.y + f.z * v.z; }

/// Source: Cigolle et al. 2014, "A Survey of Efficient Representations for Independent Unit Vectors".
vec3 decodeNormal(uint packed) {
  vec2 e = unpackSnorm2x16(packed);
  vec3 n = vec3(e, 1.0 - abs(e.x) - abs(e.y));
  float fold = max(-n.z, 0.0);
  n.xy -= vec2(n.x >= 0.0 ? fold : -fold, n.y >= 0.0 ? fold : -fold);
  return normalize(n);
}

uint encodeNormal(vec3 n) {
  vec2 e = n.xy / (abs(n.x) + abs(n.y) + abs(n.z));
  if (n.z < 0.0) e = (1.0 - abs(e.yx)) * vec2(e.x >= 0.0 ? 1.0 : -1.0, e.y >= 0.0 ? 1.0 : -1.0);
  return packSnorm2x16(e);
}

#endif
