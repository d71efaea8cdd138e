#version 460
#extension GL_GOOGLE_include_directive : require

// Adds the lengths of all queues but that of the coming rays to the totals, and empties them. One invocation works.

#include "bindings.glsl"

void main() {
  uint queue = gl_GlobalInvocationID.x;
  if (queue >= QUEUE_COUNT || queue == currentRays()) return;
  uint low = counters[queue].queuedLow + queueHeads[queue].count;
  if (low < queueHeads[queue].count) counters[queue].queuedHigh++;
  counters[queue].queuedLow = low;
  queueHeads[queue] = GPUQueueHead(0u, 1u, 1u, 0u);
}
