#version 460
#extension GL_GOOGLE_include_directive : require

// Adds the lengths of all queues but those of the coming rays and walks to the totals, and empties them. One workgroup
// works, an invocation for each queue.

#include "bindings.glsl"

void main() {
  uint queue = gl_GlobalInvocationID.x;
  if (queue >= QUEUE_COUNT || queue == currentRays() || queue == currentWalks()) return;
  uint low = counters[queue].queuedLow + queueHeads[queue].count;
  if (low < queueHeads[queue].count) counters[queue].queuedHigh++;
  counters[queue].queuedLow = low;
  queueHeads[queue] = GPUQueueHead(0u, 1u, 1u, 0u, 0u);
}
