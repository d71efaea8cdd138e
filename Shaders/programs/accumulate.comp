#version 460
#extension GL_GOOGLE_include_directive : require

// Adds the finished paths of each pixel to the film, in the order of their samples, so that sums do not depend on how
// the work was divided. One invocation owns one pixel.

#include "bindings.glsl"
#include "film/contribute.glsl"

/// Adds one sample to the classes of a pixel.
void addLabel(uint pixel, GPULabelSample label) {
  uint firstSlot = pixel * LABEL_SLOTS;
  bool placed = false;
  for (uint i = 0u; i < LABEL_SLOTS && !placed; i++) {
    uint slot = firstSlot + i;
    if (labelSlots[slot].count == 0u || labelSlots[slot].semanticClass == label.semanticClass) {
      labelSlots[slot].semanticClass = label.semanticClass;
      labelSlots[slot].count++;
      labelSlots[slot].depth += label.depth;
      labelSlots[slot].normal += label.normal;
      placed = true;
    }
  }
  if (!placed) count(COUNTER_LABELS_LOST);
}

void main() {
  uint pixel = gl_GlobalInvocationID.x;
  if (pixel >= step_.pixelCount) return;
  bool isListed = step_.firstPixel == PIXELS_LISTED;
  GPUPixel sum = pixels[pixel];
  if (step_.firstSample == 0u) {
    sum = GPUPixel(vec3(0.0), 0u, vec3(0.0), 0.0);
    for (uint i = 0u; i < LABEL_SLOTS; i++) {
      labelSlots[pixel * LABEL_SLOTS + i] = GPULabelSlot(0u, 0u, 0.0, vec3(0.0));
    }
  }
  for (uint s = 0u; s < step_.sampleCount; s++) {
    uint path = s * step_.pixelCount + pixel;
    vec3 radiance = paths[path].radiance;
    if (isFinite(radiance)) {
      sum.radiance += radiance;
      sum.group += radiance;
    } else {
      countNonFinite(path);
    }
    if (frame.groupSamples > 0u && (step_.firstSample + s + 1u) % frame.groupSamples == 0u) {
      sum.squares += dot(sum.group, sum.group);
      sum.group = vec3(0.0);
    }
    if (!isListed) {
      GPULabelSample label = labelSamples[path];
      if (label.semanticClass == CLASS_HAIR) sum.hairCount++;
      addLabel(pixel, label);
    }
  }
  pixels[pixel] = sum;
}
