#version 460
#extension GL_GOOGLE_include_directive : require

// Radix sort, step 3 of 3: moves each pair to its place. Equal keys keep their order.

#include "hierarchy/sortBuffers.glsl"
#include "hierarchy/groupScan.glsl"

layout(local_size_x = SORT_GROUP_SIZE) in;

#define LANE_WORDS (SORT_GROUP_SIZE / 32)

/// Where the next pair of each digit goes.
shared uint places[SORT_DIGITS];
/// For each digit one bit for each lane that holds it in this round.
shared uint holders[SORT_DIGITS * LANE_WORDS];

void main() {
  uint lane = gl_LocalInvocationID.x;
  uint tile = gl_WorkGroupID.x;
  uint total;
  uint smaller = sumBefore(lane, counts[SORT_DIGITS * step_.tileCount + lane], total);
  places[lane] = smaller + counts[lane * step_.tileCount + tile];
  for (uint word = 0u; word < LANE_WORDS; word++) holders[lane * LANE_WORDS + word] = 0u;
  for (uint chunk = 0u; chunk < SORT_ROUNDS; chunk++) {
    uint index = tile * SORT_TILE + chunk * SORT_GROUP_SIZE + lane;
    bool live = index < step_.count;
    uvec2 pair = live ? source[index] : uvec2(0u);
    uint digit = pair.x >> step_.shift & 0xffu;
    barrier();
    if (live) atomicOr(holders[digit * LANE_WORDS + lane / 32u], 1u << lane % 32u);
    barrier();
    uint before = 0u;
    uint all = 0u;
    for (uint word = 0u; word < LANE_WORDS; word++) {
      uint bits = holders[digit * LANE_WORDS + word];
      uint mask = word < lane / 32u ? 0xffffffffu : word == lane / 32u ? (1u << lane % 32u) - 1u : 0u;
      before += uint(bitCount(bits & mask));
      all += uint(bitCount(bits));
    }
    uint place = places[digit] + before;
    barrier();
    // The first holder of a digit counts and clears for all of them.
    if (live && before == 0u) {
      places[digit] += all;
      for (uint word = 0u; word < LANE_WORDS; word++) holders[digit * LANE_WORDS + word] = 0u;
    }
    if (live) target[place] = pair;
  }
}
