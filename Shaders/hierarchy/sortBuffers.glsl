#ifndef HIERARCHY_SORT_BUFFERS_GLSL
#define HIERARCHY_SORT_BUFFERS_GLSL

// Every buffer of the sort's kernels, once.

#extension GL_EXT_scalar_block_layout : require
#include "GPUTypes.h"

layout(push_constant, scalar) uniform StepBlock { GPUSortStep step_; };

layout(binding = SORT_BINDING_SOURCE, scalar) readonly buffer SourceBlock { uvec2 source[]; };
layout(binding = SORT_BINDING_TARGET, scalar) writeonly buffer TargetBlock { uvec2 target[]; };
layout(binding = SORT_BINDING_COUNTS, scalar) buffer CountsBlock { uint counts[]; };

#endif
