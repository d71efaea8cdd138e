// Declares the bounding volume hierarchy and what it is built from. Included by GPUTypes.h alone.
#ifndef HIERARCHY_TYPES_H
#define HIERARCHY_TYPES_H

// --- Geometry ------------------------------------------------------------------------------------------------
// Primitives are numbered: first all triangles, then all segments of strands. A segment is the number of its first
// point; points are vec4 (position, radius), and the segment is the convex hull of the spheres at that point and
// the next.

/// A triangle; counter-clockwise from outside. World space.
GPU_STRUCT(GPUTriangle) {
  vec3 a;
  vec3 b;
  vec3 c;
};

// Each triangle has one word beside it: bits 0-15 the material, and:
#define MATERIAL_INDEX_MASK 0xffffu
#define MATERIAL_PASSES_SHADOWS 0x80000000u  // does not occlude

// --- Hierarchy -----------------------------------------------------------------------------------------------

/// Precedes the nodes in their buffer. Boxes lie on a grid of 16 bits an axis with cubic cells, so that a node takes
/// half the memory of one with float boxes: 4 million primitives fit in 128 MiB, which is all that Mesa's CPU
/// device can bind.
GPU_STRUCT(GPUHierarchy) {
  vec3 origin;          // world position of grid coordinate 0
  float cell;           // edge of a cell, metres
  uint triangleCount;   // primitives from here on are segments
  uint segmentCount;
  uint nodeCount;       // that the build has made so far; primitives - 1 at its end
  uint reserved;
};

/// An inner node: the boxes of both children, and what they are. The root is node 0.
/// A box is one word for each axis: the low end in bits 0-15, the high end in bits 16-31, in cells.
GPU_STRUCT(GPUNode) {
  uint xA;
  uint yA;
  uint zA;
  uint xB;
  uint yB;
  uint zB;
  uint childA;   // a node, or a primitive with LEAF_BIT
  uint childB;
};

#define LEAF_BIT 0x80000000u
/// No child, in the root of a hierarchy of fewer than two primitives.
#define NO_CHILD 0xffffffffu

/// Steps after which a ray is given up. Two children are tested in a step.
#define TRAVERSAL_BOUND 8192
/// Nodes that a ray can put off; see traverse.glsl.
#define TRAVERSAL_STACK 64

#define BINDING_NODES 0
#define BINDING_TRIANGLES 1
#define BINDING_POINTS 2
#define BINDING_SEGMENTS 3
#define BINDING_TRIANGLE_MATERIALS 4

// --- Build ---------------------------------------------------------------------------------------------------

/// Push constants of the build's kernels.
GPU_STRUCT(GPUBuildStep) {
  uint triangleCount;
  uint primitiveCount;
};

/// A box on the grid, one word for each axis as in GPUNode.
GPU_STRUCT(GPUGridBox) {
  uint x;
  uint y;
  uint z;
};

/// Box of the scene while it is found: floats as words that sort alike; see orderedWord in hierarchy/buildBuffers.glsl.
GPU_STRUCT(GPUSceneBox) {
  uint lowX;
  uint lowY;
  uint lowZ;
  uint highX;
  uint highY;
  uint highZ;
};

// Bindings of the build's kernels; 0 to 3 as above.
#define BUILD_BINDING_SCENE_BOX 4
#define BUILD_BINDING_BOXES 5   // grid boxes of primitives
#define BUILD_BINDING_PAIRS 6   // Morton key and primitive
#define BUILD_BINDING_LINKS 7   // see buildTree.comp
#define BUILD_BINDING_COUNT 8

#define BUILD_GROUP_SIZE 256
/// Clusters that buildTree.comp merges at a time.
#define BUILD_WINDOW 32

// --- Sort ----------------------------------------------------------------------------------------------------

/// Push constants of the sort's kernels.
GPU_STRUCT(GPUSortStep) {
  uint count;       // of pairs
  uint tileCount;
  uint shift;       // lowest bit of the digit that is sorted
};

#define SORT_BINDING_SOURCE 0   // pairs of key and value
#define SORT_BINDING_TARGET 1
#define SORT_BINDING_COUNTS 2   // of each digit in each tile, then of each digit
#define SORT_BINDING_COUNT 3

#define SORT_GROUP_SIZE 256
#define SORT_DIGITS 256         // one for each lane of a group
/// Keys that one workgroup moves in a pass: SORT_ROUNDS rounds of SORT_GROUP_SIZE.
#define SORT_ROUNDS 16
#define SORT_TILE 4096

#endif
