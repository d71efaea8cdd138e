#ifndef BINDINGS_GLSL
#define BINDINGS_GLSL

// Every buffer of the path tracer, once. Those of the hierarchy are in geometry/sceneBuffers.glsl.

#extension GL_EXT_scalar_block_layout : require
#extension GL_KHR_shader_subgroup_ballot : require
#include "GPUTypes.h"
#include "geometry/sceneBuffers.glsl"

layout(local_size_x = WORKGROUP_SIZE) in;

layout(push_constant, scalar) uniform StepBlock { GPUStep step_; };

layout(binding = BINDING_CORNERS, scalar) readonly buffer CornersBlock { GPUTriangleCorners corners[]; };
layout(binding = BINDING_VERTICES, scalar) readonly buffer VerticesBlock { GPUVertex vertices[]; };
layout(binding = BINDING_STRANDS, scalar) readonly buffer StrandsBlock { GPUStrand strands[]; };
layout(binding = BINDING_MATERIALS, scalar) readonly buffer MaterialsBlock { GPUMaterial materials[]; };
layout(binding = BINDING_ALBEDO_TABLES, scalar) readonly buffer AlbedoTablesBlock { float albedoTables[]; };
layout(binding = BINDING_ENVIRONMENT, scalar) readonly buffer EnvironmentBlock { vec3 environment[]; };
layout(binding = BINDING_DRAW_CELLS, scalar) readonly buffer DrawCellsBlock { GPUDrawCell drawCells[]; };
layout(binding = BINDING_LIGHTS, scalar) readonly buffer LightsBlock { GPULight lights[]; };
layout(binding = BINDING_FRAME, scalar) readonly buffer FrameBlock { GPUFrame frame; };

layout(binding = BINDING_RAYS, scalar) buffer RaysBlock { GPURay rays[]; };
layout(binding = BINDING_HITS, scalar) buffer HitsBlock { GPUHit hits[]; };
layout(binding = BINDING_PATHS, scalar) buffer PathsBlock { GPUPath paths[]; };
layout(binding = BINDING_SHADOWS, scalar) buffer ShadowsBlock { GPUShadow shadows[]; };
layout(binding = BINDING_BELOW, scalar) buffer BelowBlock { GPUBelow below[]; };
layout(binding = BINDING_LABEL_SAMPLES, scalar) buffer LabelSamplesBlock { GPULabelSample labelSamples[]; };
layout(binding = BINDING_QUEUE_HEADS, scalar) buffer QueueHeadsBlock { GPUQueueHead queueHeads[]; };
layout(binding = BINDING_QUEUES, scalar) buffer QueuesBlock { uint queues[]; };
layout(binding = BINDING_PIXELS, scalar) buffer PixelsBlock { GPUPixel pixels[]; };
// Restrict, so that what depends on it is computed once in a kernel.
layout(binding = BINDING_LISTED_PIXELS, scalar) restrict readonly buffer ListedPixelsBlock { uint listedPixels[]; };
layout(binding = BINDING_LABEL_SLOTS, scalar) buffer LabelSlotsBlock { GPULabelSlot labelSlots[]; };
layout(binding = BINDING_COUNTERS, scalar) buffer CountersBlock { GPUCounters counters[]; };
layout(binding = BINDING_SKIN_MARKS, scalar) readonly buffer SkinMarksBlock { GPUSkinMark skinMarks[]; };
layout(binding = BINDING_SKIN_MARK_TABLE, scalar) readonly buffer SkinMarkTableBlock { uint skinMarkTable[]; };
// For kernels that only read them; see TexelView.
layout(binding = BINDING_RAY_TEXELS) uniform usamplerBuffer rayTexels;
layout(binding = BINDING_SHADOW_TEXELS) uniform usamplerBuffer shadowTexels;

/// Whether lanes of a subgroup share one atomic operation where each could make its own. For a GPU, where operations on
/// one word follow one another; Mesa's CPU device makes them a lane at a time in any case.
layout(constant_id = 0) const bool SHARES_ATOMICS = false;

/// Adds one to a word and gives what was there before. Lanes that call this together name the same word.
#define addOne(word, before)                                                          \
  if (SHARES_ATOMICS) {                                                               \
    uvec4 together = subgroupBallot(true);                                            \
    before = 0u;                                                                      \
    if (subgroupElect()) before = atomicAdd(word, subgroupBallotBitCount(together));  \
    before = subgroupBroadcastFirst(before) + subgroupBallotExclusiveBitCount(together); \
  } else {                                                                            \
    before = atomicAdd(word, 1u);                                                     \
  }

/// Adds a path to a queue, and a workgroup to the queue's dispatch whenever one more is needed.
void enqueue(uint queue, uint path) {
  uint place = 0u;
  if (SHARES_ATOMICS) {
    // Those of each queue in turn.
    bool waits = true;
    do {
      if (waits && queue == subgroupBroadcastFirst(queue)) {
        addOne(queueHeads[queue].count, place)
        waits = false;
      }
    } while (waits);
  } else {
    place = atomicAdd(queueHeads[queue].count, 1u);
  }
  if (place % WORKGROUP_SIZE == 0u) atomicAdd(queueHeads[queue].groupsX, 1u);
  queues[queue * step_.capacity + place] = path;
}

/// The path of this invocation in `queue`; false beyond its end.
bool dequeue(uint queue, out uint path) {
  uint place = gl_GlobalInvocationID.x;
  path = 0u;
  if (place >= queueHeads[queue].count) return false;
  path = queues[queue * step_.capacity + place];
  return true;
}

/// Takes the next path of a queue of rays; false if all are taken. Lanes that call this together name the same queue.
bool claim(uint queue, out uint path) {
  uint place;
  addOne(queueHeads[queue].claimed, place)
  bool isThere = place < queueHeads[queue].count;
  path = isThere ? queues[queue * step_.capacity + place] : 0u;
  return isThere;
}

/// Rays that a lane may trace one after the other: many, so that none waits long for the slowest of its neighbors, and
/// few enough that all of the device has work. Source: Aila and Laine 2009 (persistent threads).
uint raysOfLane(uint queue) { return clamp(queueHeads[queue].count / max(step_.tracingLanes, 1u), 1u, 64u); }

/// Rounds of searches (see geometry/traverse.glsl) after which a lane begins no further ray: Mesa 22.3's CPU device ends
/// all loops of an invocation after 65,535 iterations. What is left falls to the lanes of the next workgroups: there are
/// as many lanes as rays.
const uint ROUNDS_OF_LANE = 1000u;

/// Where the shadow ray of a path lies: it may have one in each of the two queues.
uint shadowPlace(uint queue, uint path) { return queue == QUEUE_SHADOW ? path : step_.capacity + path; }

/// The queues of rays and of walks below the skin alternate between bounces.
uint currentRays() { return (step_.bounce & 1u) == 0u ? QUEUE_RAYS_EVEN : QUEUE_RAYS_ODD; }
uint nextRays() { return (step_.bounce & 1u) == 0u ? QUEUE_RAYS_ODD : QUEUE_RAYS_EVEN; }
uint currentWalks() { return (step_.bounce & 1u) == 0u ? QUEUE_WALK_EVEN : QUEUE_WALK_ODD; }
uint nextWalks() { return (step_.bounce & 1u) == 0u ? QUEUE_WALK_ODD : QUEUE_WALK_EVEN; }

void count(uint counter, uint amount) {
  uint before = atomicAdd(counters[counter].queuedLow, amount);
  if (before + amount < before) atomicAdd(counters[counter].queuedHigh, 1u);
}
void count(uint counter) { count(counter, 1u); }

/// Pixel and sample of a path. A batch holds whole images of the tile, one for each sample.
uint pixelInTile(uint path) { return path % step_.pixelCount; }
uint pixelOf(uint path) {
  uint pixel = pixelInTile(path);
  if (step_.firstPixel == PIXELS_LISTED) return listedPixels[pixel];
  return step_.firstPixel + pixel;
}
uint sampleOf(uint path) { return step_.firstSample + path / step_.pixelCount; }

/// Counts a fault, and keeps in `place` where the first one was met.
void countFault(uint counter, uint place, uint path) {
  count(counter);
  if (atomicCompSwap(counters[place].queuedLow, 0u, pixelOf(path) + 1u) == 0u) {
    counters[place].queuedHigh = sampleOf(path);
  }
}
void countNonFinite(uint path) { countFault(COUNTER_NONFINITE, COUNTER_NONFINITE_AT, path); }

/// Counts a ray that was given up after `steps`; see geometry/traverse.glsl.
void checkSteps(uint path, uint steps) {
  if (steps >= TRAVERSAL_BOUND) countFault(COUNTER_TRUNCATED, COUNTER_TRUNCATED_AT, path);
}

#endif
