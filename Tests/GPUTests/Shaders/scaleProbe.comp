// Multiplies each word by the specialization constant and adds its own index.
#version 460
layout(local_size_x = 64) in;
layout(constant_id = 0) const uint FACTOR = 2;
layout(push_constant) uniform Constants { uint count; };
layout(binding = 0) readonly buffer Inputs { uint inputs[]; };
layout(binding = 1) writeonly buffer Outputs { uint outputs[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  if (index < count) outputs[index] = inputs[index] * FACTOR + index;
}
