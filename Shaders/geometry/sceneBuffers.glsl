#ifndef GEOMETRY_SCENE_BUFFERS_GLSL
#define GEOMETRY_SCENE_BUFFERS_GLSL

// What rays are traced against; see HierarchyTypes.h. Include GPUTypes.h before.

#extension GL_EXT_scalar_block_layout : require

layout(binding = BINDING_NODES, scalar) readonly buffer NodesBlock {
  GPUHierarchy hierarchy;
  GPUNode nodes[];
};
layout(binding = BINDING_TRIANGLES, scalar) readonly buffer TrianglesBlock { GPUTriangle triangles[]; };
layout(binding = BINDING_POINTS, scalar) readonly buffer PointsBlock { vec4 points[]; };
layout(binding = BINDING_SEGMENTS, scalar) readonly buffer SegmentsBlock { uint segmentPoints[]; };
layout(binding = BINDING_TRIANGLE_MATERIALS, scalar) readonly buffer TriangleMaterialsBlock {
  uint triangleMaterials[];
};

#endif
