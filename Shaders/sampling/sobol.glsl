#ifndef SAMPLING_SOBOL_GLSL
#define SAMPLING_SOBOL_GLSL

// Shuffled, Owen-scrambled Sobol pairs, padded to any dimension.
// Source: Burley 2020, "Practical Hash-based Owen Scrambling", JCGT 9(4).

#include "sampling/random.glsl"

/// Owen scrambling of the bit-reversed value: each bit is flipped by a hash of the seed and of the bits below it.
/// Source: Laine and Karras 2011, with the constants of Vegdahl 2021 ("Building a Better LK Hash").
uint laineKarras(uint x, uint seed) {
  x ^= x * 0x3d20adeau;
  x += seed;
  x *= (seed >> 16u) | 1u;
  x ^= x * 0x05526c56u;
  x ^= x * 0x53a22864u;
  return x;
}

uint owenScramble(uint x, uint seed) { return bitfieldReverse(laineKarras(bitfieldReverse(x), seed)); }

/// The second Sobol dimension of `index`, bit-reversed. Its generator matrix is Pascal's triangle modulo 2: bit k
/// of the result is the parity of all bits i of the index of which k is a submask, summed here bit by bit.
uint sobolPascal(uint index) {
  index ^= (index >> 1u) & 0x55555555u;
  index ^= (index >> 2u) & 0x33333333u;
  index ^= (index >> 4u) & 0x0f0f0f0fu;
  index ^= (index >> 8u) & 0x00ff00ffu;
  index ^= (index >> 16u) & 0x0000ffffu;
  return index;
}

/// Two words of dimension pair `pair` for sample `index` of the sequence `key`; all pairs are mutually
/// independent shuffles of a (0,2)-sequence.
uvec2 sobolWords(uint key, uint index, uint pair) {
  uvec4 seeds = randomWords(uvec4(key, pair, 0x51633e2du, 0x68bc21ebu));
  uint shuffled = owenScramble(index, seeds.x);
  // The first dimension is the bit-reversed index; so is the second, of the transformed index.
  uint first = bitfieldReverse(shuffled);
  uint second = bitfieldReverse(sobolPascal(shuffled));
  return uvec2(owenScramble(first, seeds.y), owenScramble(second, seeds.z));
}

vec2 sobolPair(uint key, uint index, uint pair) {
  uvec2 w = sobolWords(key, index, pair);
  return vec2(unitFloat(w.x), unitFloat(w.y));
}

#endif
