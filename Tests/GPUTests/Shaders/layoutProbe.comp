// A struct with C's layout, for the test of the layout reader.
#version 460
#extension GL_EXT_scalar_block_layout : require
layout(local_size_x = 1) in;
struct Sample { vec3 position; float radius; uint index; vec3 normal; };
layout(scalar, binding = 0) buffer Samples { Sample samples[]; };

void main() { samples[0].normal = samples[1].position * samples[1].radius + float(samples[0].index); }
