#version 460
#extension GL_GOOGLE_include_directive : require

// Adds the finished paths of each pixel to the film, in the order of their samples, so that sums do not depend on how
// the work was divided. One invocation owns one pixel.

#include "bindings.glsl"
#include "film/contribute.glsl"

void main() {
  uint pixel = gl_GlobalInvocationID.x;
  if (pixel >= step_.pixelCount) return;
  vec3 radianceSum = pixels[pixel].radiance;
  uint hairCount = pixels[pixel].hairCount;
  uint firstSlot = pixel * LABEL_SLOTS;
  if (step_.firstSample == 0u) {
    radianceSum = vec3(0.0);
    hairCount = 0u;
    for (uint i = 0u; i < LABEL_SLOTS; i++) labelSlots[firstSlot + i] = GPULabelSlot(0u, 0u, 0.0, vec3(0.0));
  }
  for (uint s = 0u; s < step_.sampleCount; s++) {
    uint path = s * step_.pixelCount + pixel;
    vec3 radiance = paths[path].radiance;
    if (isFinite(radiance)) {
      radianceSum += radiance;
    } else {
      countNonFinite(path);
    }
    GPULabelSample label = labelSamples[path];
    if (label.semanticClass == CLASS_HAIR) hairCount++;
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
  pixels[pixel] = GPUPixel(radianceSum, hairCount);
}
