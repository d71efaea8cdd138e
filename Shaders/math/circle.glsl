#ifndef MATH_CIRCLE_GLSL
#define MATH_CIRCLE_GLSL

/// Cosine and sine of an angle in whole turns, to about 1e-7. Vulkan lets a driver's own cos and sin err by 2^-11, which
/// some use: directions made of them would not be of length 1, and pictures differ between devices by more than rounding.
///
/// Source of the coefficients, for up to an eighth of a turn: Moshier, Cephes Mathematical Library, sinf and cosf.
vec2 unitCircle(float turns) {
  float quarters = floor(4.0 * turns + 0.5);
  float angle = (turns - 0.25 * quarters) * 6.28318530718;
  float z = angle * angle;
  float s = angle + angle * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
  float c = 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
  uint quarter = uint(int(quarters)) & 3u;
  vec2 p = (quarter & 1u) == 0u ? vec2(c, s) : vec2(-s, c);
  return quarter >= 2u ? -p : p;
}

#endif
