// Adds each word of the first buffer to the second.
#version 460
layout(local_size_x = 64) in;
layout(binding = 0) readonly buffer Inputs { uint inputs[]; };
layout(binding = 1) buffer Outputs { uint outputs[]; };

void main() {
  uint index = gl_GlobalInvocationID.x;
  outputs[index] += inputs[index];
}
