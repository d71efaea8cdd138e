#ifndef SCATTERING_HAIR_GLSL
#define SCATTERING_HAIR_GLSL

// Light in a hair fibre, near field: Chiang et al. 2016, "A Practical and Controllable Hair and Fur Model for
// Production Path Tracing", after Marschner 2003 and d'Eon et al. 2011. Circular cross-section: the eccentricity of
// real hair is left out on purpose.
//
// Local frame: x along the fibre towards the tip, y towards the viewer across the fibre, so wo = (sin θo, cos θo, 0).
// h is the place across the fibre, -1…1, positive on the side of -z. Lobes: R, TT, TRT, and all later ones in one.

#include "math/frame.glsl"
#include "math/special.glsl"

const uint HAIR_LOBES = 4u;

struct HairFiber {
  float h;
  float eta;
  vec3 absorption;                // per radius
  vec3 variances;                 // longitudinal variance v of R, TT, TRT; later lobes share TRT's
  float spread;                   // scale s of the azimuthal logistic
  vec2 tilt0;                     // sin and cos of the scale tilt times 1, 2, 4
  vec2 tilt1;
  vec2 tilt2;
};

HairFiber makeHairFiber(float h, float eta, vec3 absorption, float longitudinal, float azimuthal, float scaleTilt) {
  HairFiber f;
  f.h = clamp(h, -0.99999, 0.99999);
  f.eta = eta;
  f.absorption = absorption;
  // Roughness to variance: fitted so that equal steps look equal (Chiang et al. 2016, eq. 7).
  float b = longitudinal;
  float v = square(0.726 * b + 0.812 * b * b + 3.7 * pow(b, 20.0));
  f.variances = vec3(v, 0.25 * v, 4.0 * v);
  // (eq. 8), with sqrt(π/8) to turn a normal's deviation into a logistic's scale.
  float a = azimuthal;
  f.spread = 0.626657069 * (0.265 * a + 1.194 * a * a + 5.372 * pow(a, 22.0));
  f.tilt0 = unitCircle(scaleTilt / (2.0 * PI)).yx;
  f.tilt1 = vec2(2.0 * f.tilt0.x * f.tilt0.y, square(f.tilt0.y) - square(f.tilt0.x));
  f.tilt2 = vec2(2.0 * f.tilt1.x * f.tilt1.y, square(f.tilt1.y) - square(f.tilt1.x));
  return f;
}

/// Longitudinal scattering M_p: integrates to 1 over sin θi. d'Eon et al. 2011, eq. 7. `variance` > 0.
/// Both exponentials are folded into one of a difference that is never positive, so nothing overflows.
float longitudinalScattering(float sinI, float cosI, float sinO, float cosO, float variance) {
  float a = cosI * cosO / variance;
  float b = sinI * sinO / variance;
  // exp(-b) I0(a) / (2 v sinh(1/v)), with I0 = exp(a) scaled, sinh = (exp(1/v) - exp(-1/v)) / 2
  float inverse = 1.0 / variance;
  return exp(a - b - inverse) * besselI0Scaled(a) / (variance * (1.0 - exp(-2.0 * inverse)));
}

/// Logistic distribution cut to [-π, π]. Chiang et al. 2016, section 4.1.
float logisticCumulative(float x, float s) { return 1.0 / (1.0 + exp(-x / s)); }

float trimmedLogistic(float x, float s) {
  float e = exp(-abs(x) / s);
  float density = e / (s * square(1.0 + e));
  return density / (logisticCumulative(PI, s) - logisticCumulative(-PI, s));
}

float sampleTrimmedLogistic(float u, float s) {
  float low = logisticCumulative(-PI, s);
  float k = mix(low, logisticCumulative(PI, s), u);
  return clamp(-s * log(1.0 / k - 1.0), -PI, PI);
}

/// Net turn of azimuth of a perfectly smooth fibre after p internal segments. Marschner et al. 2003, eq. 3.
float lobeAzimuth(uint p, float gammaO, float gammaT) {
  return 2.0 * float(p) * gammaT - 2.0 * gammaO + float(p) * PI;
}

float wrapAngle(float x) { return x - 2.0 * PI * floor((x + PI) / (2.0 * PI)); }

/// Attenuation of each lobe: what Fresnel and absorption leave. Chiang et al. 2016, section 4.3; the last lobe sums
/// the geometric series of all later ones.
struct HairLobes {
  vec3 attenuation[4];
  float gammaO;
  float gammaT;
};

HairLobes hairLobes(HairFiber f, float sinO, float cosO) {
  HairLobes lobes;
  float etaP = sqrt(max(f.eta * f.eta - sinO * sinO, 1e-8)) / max(cosO, 1e-5);  // Bravais index
  float sinGammaT = clamp(f.h / etaP, -1.0, 1.0);
  float cosGammaT = safeSqrt(1.0 - sinGammaT * sinGammaT);
  lobes.gammaO = asin(f.h);
  lobes.gammaT = asin(sinGammaT);
  float sinT = sinO / f.eta;
  float cosT = safeSqrt(1.0 - sinT * sinT);
  vec3 transmitted = exp(-f.absorption * (2.0 * cosGammaT / max(cosT, 1e-5)));

  float cosineAtSurface = cosO * safeSqrt(1.0 - f.h * f.h);
  float c = cosineAtSurface;
  float g2 = f.eta * f.eta - 1.0 + c * c;
  float g = sqrt(max(g2, 0.0));
  float r = square((g - c) / (g + c));
  float reflectance = 0.5 * r * (1.0 + square((c * (g + c) - 1.0) / (c * (g - c) + 1.0)));

  lobes.attenuation[0] = vec3(reflectance);
  lobes.attenuation[1] = square(1.0 - reflectance) * transmitted;
  lobes.attenuation[2] = lobes.attenuation[1] * transmitted * reflectance;
  // Seen from along a clear fibre all is reflected: the series is then 0 over 0, and its limit 0.
  lobes.attenuation[3] = lobes.attenuation[2] * transmitted * reflectance
                       / max(vec3(1.0) - transmitted * reflectance, vec3(1e-7));
  return lobes;
}

/// sin θo and cos θo turned by the cuticle's tilt for lobe p: R by 2α, TT by -α, TRT by -4α.
vec2 tiltedLobe(HairFiber f, uint p, float sinO, float cosO) {
  vec2 tilt = p == 0u ? f.tilt1 : p == 1u ? f.tilt0 : f.tilt2;
  float direction = p == 0u ? -1.0 : 1.0;
  if (p >= 3u) return vec2(sinO, cosO);
  float s = sinO * tilt.y + direction * cosO * tilt.x;
  float c = cosO * tilt.y - direction * sinO * tilt.x;
  return vec2(s, abs(c));
}

float lobeVariance(HairFiber f, uint p) {
  return p == 0u ? f.variances.x : p == 1u ? f.variances.y : f.variances.z;
}

/// Sum over lobes of M_p A_p N_p, weighted by `weights` per lobe: gives scattering or its density.
vec3 sumHairLobes(HairFiber f, HairLobes lobes, vec3 weights[4], vec3 wo, vec3 wi) {
  float cosO = safeSqrt(1.0 - wo.x * wo.x);
  float cosI = safeSqrt(1.0 - wi.x * wi.x);
  float phi = atan(wi.z, wi.y);
  vec3 sum = vec3(0.0);
  for (uint p = 0u; p < HAIR_LOBES; p++) {
    vec2 o = tiltedLobe(f, p, wo.x, cosO);
    float m = longitudinalScattering(wi.x, cosI, o.x, o.y, lobeVariance(f, p));
    float n = p < 3u ? trimmedLogistic(wrapAngle(phi - lobeAzimuth(p, lobes.gammaO, lobes.gammaT)), f.spread)
                     : 0.5 / PI;
    sum += weights[p] * (m * n);
  }
  return sum;
}

/// f · cos θi; the measure is solid angle.
vec3 evaluateHair(HairFiber f, HairLobes lobes, vec3 wo, vec3 wi) {
  return sumHairLobes(f, lobes, lobes.attenuation, wo, wi);
}

/// Chance of each lobe: its luminance among all.
vec4 hairLobeChances(HairLobes lobes) {
  vec4 l = vec4(luminance(lobes.attenuation[0]), luminance(lobes.attenuation[1]), luminance(lobes.attenuation[2]),
                luminance(lobes.attenuation[3]));
  return l / max(l.x + l.y + l.z + l.w, 1e-20);
}

/// Density of sampleHair, per solid angle of wi.
float densityHair(HairFiber f, HairLobes lobes, vec3 wo, vec3 wi) {
  vec4 chances = hairLobeChances(lobes);
  vec3 weights[4];
  for (uint p = 0u; p < HAIR_LOBES; p++) weights[p] = vec3(chances[p]);
  return sumHairLobes(f, lobes, weights, wo, wi).x;
}

/// A direction in proportion to densityHair. uLobe and the pairs are uniform in [0, 1).
vec3 sampleHair(HairFiber f, HairLobes lobes, vec3 wo, float uLobe, vec2 uLong, float uAzimuth) {
  vec4 chances = hairLobeChances(lobes);
  uint p = 0u;
  float rest = uLobe;
  while (p < 3u && rest >= chances[p]) {
    rest -= chances[p];
    p++;
  }
  float cosO = safeSqrt(1.0 - wo.x * wo.x);
  vec2 o = tiltedLobe(f, p, wo.x, cosO);
  float v = lobeVariance(f, p);
  // d'Eon et al. 2013, "Importance Sampling for Physically-Based Hair Fiber Models", eq. 6 and 7.
  float u = max(uLong.x, 1e-5);
  float cosTheta = 1.0 + v * log(u + (1.0 - u) * exp(-2.0 / v));
  float sinTheta = safeSqrt(1.0 - cosTheta * cosTheta);
  float sinI = clamp(-cosTheta * o.x + sinTheta * unitCircle(uLong.y).x * o.y, -1.0, 1.0);
  float cosI = safeSqrt(1.0 - sinI * sinI);
  float phi = p < 3u ? lobeAzimuth(p, lobes.gammaO, lobes.gammaT) + sampleTrimmedLogistic(uAzimuth, f.spread)
                     : 2.0 * PI * uAzimuth;
  return vec3(sinI, cosI * unitCircle(phi / (2.0 * PI)));
}

#endif
