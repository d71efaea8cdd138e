// Declares the bounding volume hierarchy and what it is built from. Included by GPUTypes.h alone.
#ifndef HIERARCHY_TYPES_H
#define HIERARCHY_TYPES_H

// --- Geometry ------------------------------------------------------------------------------------------------
// Primitives are numbered: first all triangles, then all segments of strands, those of a strand one after the other.
// Points are vec4 (position, radius), those of a strand one after the other, and a segment is the convex hull of the
// spheres at two points. A segment is given as the number of its strand: each strand has a point more than segments, so
// segment s of strand n begins at point s + n.

/// A triangle; counter-clockwise from outside. World space. Three texels.
GPU_STRUCT(GPUTriangle) {
  vec3 a;
  uint material;   // bits 0-15 the material, and MATERIAL_PASSES_SHADOWS
  vec3 b;
  uint glassTint;  // of a pane: square roots of its transmittance, 8 bits each
  vec3 c;
  uint glassFace;  // of a pane: index of refraction, and factor on what a face reflects, 16-bit floats; else 0
};

#define MATERIAL_INDEX_MASK 0xffffu
#define MATERIAL_PASSES_SHADOWS 0x80000000u  // does not occlude

// --- Hierarchy -----------------------------------------------------------------------------------------------

/// What there is besides the nodes.
GPU_STRUCT(GPUHierarchy) {
  uint triangleCount;   // primitives from here on are segments
  uint segmentCount;
  uint nodeCount;
  uint triangleRoot;    // a node that has all triangles below it
};

/// An inner node: the boxes of up to four children, and what they are. The root is node 0.
/// The boxes are aligned with a frame of the node's own (see frameAround in math/frame.glsl) and lie on a grid of 8 bits
/// an axis: a box along a slanted hair is thin, where one along the world's axes is nearly all air.
/// Sources: Ylitie, Karras, Laine 2017, "Efficient Incoherent Ray Traversal on GPUs Through Compressed Wide BVHs" (the
/// grid); Woop, Benthin, Wald, Johnson, Tabellion 2014, "Exploiting Local Orientation Similarity for Efficient Ray
/// Traversal of Hair and Fur" (the frame).
GPU_STRUCT(GPUNode) {
  vec3 low;        // grid coordinate 0, in the frame, metres
  uint axis;       // the frame's z, octahedral
  uint exponents;  // of a cell's edges, 8 bits an axis, biased as in a float
  uint lowX;       // low ends of the boxes in x, 8 bits a child, in cells; 255 where there is no child
  uint highX;      // 0 where there is no child
  uint lowY;
  uint highY;
  uint lowZ;
  uint highZ;
  uvec4 children;  // a node, or a primitive with LEAF_BIT, or NO_CHILD
  uint reserved;
};

#define LEAF_BIT 0x80000000u
#define NO_CHILD 0xffffffffu

/// Steps after which a ray is given up. Four children are tested in a step.
#define TRAVERSAL_BOUND 8192
/// Levels of nodes: 31 bits of the key, and 22 of the place among equal keys, for 4 million primitives.
#define HIERARCHY_DEPTH 53
/// Nodes that a ray can put off: three at each level.
#define TRAVERSAL_STACK 160

#define BINDING_NODES 0
#define BINDING_TRIANGLES 1
#define BINDING_POINTS 2
#define BINDING_SEGMENT_STRANDS 3
#define BINDING_HIERARCHY 4

// --- Build ---------------------------------------------------------------------------------------------------

/// Push constants of the build's kernels.
GPU_STRUCT(GPUBuildStep) {
  uint triangleCount;
  uint primitiveCount;
  uint nodeCapacity;   // nodes that there is room for
  uint pyramidLevel;   // that buildPyramid.comp makes
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

GPU_STRUCT(GPUBox) {
  vec3 low;
  vec3 high;
};

/// The level of the tree that is being made, in the form that an indirect dispatch reads.
GPU_STRUCT(GPUBuildLevel) {
  uint groupsX;
  uint groupsY;
  uint groupsZ;
  uint first;  // node
  uint end;
};

// Bindings of the build's kernels; 0 to 4 as above.
#define BUILD_BINDING_SCENE_BOX 5
#define BUILD_BINDING_PAIRS 6    // Morton key and primitive
#define BUILD_BINDING_LINKS 7    // see buildRadix.comp
#define BUILD_BINDING_SORTED 8   // geometry of the primitives in the order of their keys
#define BUILD_BINDING_PYRAMID 9  // see buildPyramid.comp
#define BUILD_BINDING_LEVEL 10
#define BUILD_BINDING_SORTED_TEXELS 11  // the same again
#define BUILD_BINDING_COUNT 12

#define BUILD_GROUP_SIZE 128
/// Texels of sorted geometry.
#define BUILD_TRIANGLE_TEXELS 3
#define BUILD_SEGMENT_TEXELS 2
/// Boxes that one box of the next level of the pyramid holds.
#define BUILD_PYRAMID_FAN 32
/// Primitives below a node up to which its frame is fitted to them.
#define BUILD_FRAME_LIMIT 256

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
