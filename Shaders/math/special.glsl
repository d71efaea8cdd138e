#ifndef MATH_SPECIAL_GLSL
#define MATH_SPECIAL_GLSL

/// exp(-|x|) I0(x): the modified Bessel function of the first kind and order 0, scaled so that it never overflows.
/// Relative error below 3e-7. Source: Abramowitz and Stegun 1964, 9.8.1 and 9.8.2.
float besselI0Scaled(float x) {
  float a = abs(x);
  if (a < 3.75) {
    float t = (a / 3.75) * (a / 3.75);
    float i0 =
        1.0 + t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    return exp(-a) * i0;
  }
  float t = 3.75 / a;
  float p = 0.39894228 +
            t * (0.01328592 +
                 t * (0.00225319 +
                      t * (-0.00157565 +
                           t * (0.00916281 +
                                t * (-0.02057706 + t * (0.02635537 + t * (-0.01647633 + t * 0.00392377)))))));
  return p * inversesqrt(a);
}

#endif
