// Declares every value that crosses between Swift and the shaders: read by C (for Swift) and by GLSL.
// Lengths in metres, angles in radians, linear Rec. 709. Scalar block layout: a vec3 takes 12 bytes on both sides.
#ifndef GPU_TYPES_H
#define GPU_TYPES_H

#ifdef __STDC__
#include <stdint.h>
typedef struct { float x, y; } vec2;
typedef struct { float x, y, z; } vec3;
typedef struct { float x, y, z, w; } vec4;
typedef uint32_t uint;
typedef struct { uint x, y, z, w; } uvec4;
#define GPU_STRUCT(Name) typedef struct Name Name; struct Name
#else
#define GPU_STRUCT(Name) struct Name
#endif

#include "HierarchyTypes.h"

// --- Scene ---------------------------------------------------------------------------------------------------

/// Corners of a triangle, and its label.
GPU_STRUCT(GPUTriangleCorners) {
  uint a;              // indices of vertices
  uint b;
  uint c;
  uint semanticClass;  // SemanticClass raw value
};

/// What shading reads at a vertex; its position is in the triangles.
GPU_STRUCT(GPUVertex) {
  vec3 texture;   // where procedural texture is evaluated; see SurfaceMesh.textureCoordinates
  uint normal;    // octahedral, 2 x 16 bits, signed normalised
  uint tint;      // square roots of linear red, green, blue; 8 bits each
  uint details;   // 4 x 8 bits; see the materials
  uint contours;  // 4 x 8 bits: skin; see SurfaceMesh.contours
};

/// A spot or a piece of a line on skin, in texture space; see SkinMark.
GPU_STRUCT(GPUSkinMark) {
  vec3 start;
  float width;        // radius of a spot; of a line the distance at which its depth has fallen to 1/e
  vec3 end;           // start: a spot
  float startHeight;  // of the relief, metres
  vec3 tint;          // factor on the albedo
  float endHeight;
};

/// Marks are found through a hashed grid of cells of texture space: a table of SKIN_MARK_BUCKETS + 1 first entries, then
/// the entries, numbers of marks.
#define SKIN_MARK_BUCKETS 4096
#define SKIN_MARK_CELL 0.004
#define NO_SKIN_MARKS 0xffffffffu
/// How far a mark may reach from its line or center, in widths.
#define SKIN_MARK_REACH 2.2

/// What all segments of a strand share.
GPU_STRUCT(GPUStrand) {
  vec3 absorption;     // per fibre radius, at the root
  uint material;       // bits 0-15 material, 16-23 SemanticClass raw value
  vec3 tipAbsorption;  // the same at the tip; the material says where one goes over into the other
  uint firstSegment;   // the strand's segments, counted over all strands
  uint segmentCount;
};

#define MATERIAL_PLAIN 0
#define MATERIAL_SKIN 1
#define MATERIAL_EYE 2
#define MATERIAL_CLOTH 3
#define MATERIAL_HAIR 4
#define MATERIAL_METAL 5
#define MATERIAL_GLASS 6

/// A material. Fields hold what the family needs:
///   plain  color = albedo, color2 = mean free path, 0: opaque, roughness, eta
///   skin   color = mean free path, roughness, roughness2 = narrow lobe, amount = its share, eta, scale = pore depth,
///          color2 = factor of the lips' albedo, color3 = albedo of the lash line, lipRoughness, lashLine, lashLineWidth
///   eye    color2 = mean free path, 0: opaque, roughness, eta, amount = limbus radius, scale = limbus width
///   cloth  color = albedo, color2 = sheen, roughness = of the sheen, amount = yarn spacing, scale = relief, pattern
///   metal  color = reflectance, roughness, albedoTable of facets that reflect everything
///   glass  pattern = 1 if labels show what lies behind; the rest is in the triangles, for shadow rays
///   hair   roughness = along, roughness2 = around the fibre, amount = scale tilt, eta,
///          color.xy = shares of the length between which the root's absorption goes over into the tip's
GPU_STRUCT(GPUMaterial) {
  vec3 color;
  vec3 color2;
  vec3 color3;
  vec3 tissueAlbedo; // of skin: below the epidermis
  float roughness;
  float roughness2;
  float amount;
  float scale;
  float eta;        // relative index of refraction; 1: no interface
  uint family;      // MATERIAL_*
  uint pattern;     // ClothMaterial.Pattern raw value
  uint albedoTable; // first entry of the material's table of specular albedo, ALBEDO_TABLE_SIZE squared floats
  float lipRoughness;   // in place of the vertices' on the lips, as they have it
  float lashLine;       // opacity of the dark line along the lids, 0...1
  float lashLineWidth;  // metres
  uint skinMarks;       // first entry of the mesh's table of marks, or NO_SKIN_MARKS
};

/// Entries along each side of a table of directional albedo: rows over roughness, columns over cosine.
#define ALBEDO_TABLE_SIZE 16

/// One entry of the tables that draw directions of the environment: first one entry for each row of the map, which
/// draw a row, then those of each row in turn, which draw a texel of it. See EnvironmentTables.swift.
GPU_STRUCT(GPUDrawCell) {
  float start;      // sum of the chances of the entries before this one
  uint guide;       // last entry i with start <= (place of this entry) / (number of entries)
  float density;    // of this texel's directions, per solid angle; 0 in entries of rows
};

#define LIGHT_RECTANGLE 0
#define LIGHT_DISC 1
#define LIGHT_DISTANT 2

#define LIGHT_TWO_SIDED 1u
#define LIGHT_SEEN_BY_CAMERA 2u

/// A lamp: see AreaLight in Scene.
GPU_STRUCT(GPULight) {
  vec3 center;      // distant: unit direction towards it
  uint kind;        // LIGHT_*
  vec3 right;       // half extents
  float chance;     // of a light sample to be taken here
  vec3 up;
  float size;       // area; distant: 1 - cosine of the radius
  vec3 normal;      // of the front
  float hole;       // disc: inner over outer radius
  vec3 radiance;
  uint flags;       // LIGHT_TWO_SIDED and so on
};

// --- Frame ---------------------------------------------------------------------------------------------------

/// A rigid motion while the shutter is open; see ShutterMotion in Scene.
GPU_STRUCT(GPUMotion) {
  vec3 shift;
  vec3 turn;
  vec3 pivot;
};

/// What is constant while an image renders.
GPU_STRUCT(GPUFrame) {
  vec3 cameraOrigin;
  vec3 cameraRight;     // unit, image right
  vec3 cameraDown;
  vec3 cameraForward;
  float focalLength;    // pixels
  uint width;
  uint height;
  uint seed;
  uint triangleCount;
  uint environmentWidth;
  uint environmentHeight;
  float environmentRotation;
  float environmentScale;
  float environmentChance;  // of a light sample to be taken there rather than at a lamp
  uint lightCount;          // lamps
  uint maximumBounces;
  uint maximumHairBounces;
  uint view;            // DebugView raw value
  float indirectClamp;  // largest contribution of a path after its first bounce; 0: none
  uint primitiveCount;
  uint skinTransport;   // SKIN_*
  uint walkSteps;       // of each walk below the skin in one dispatch
  uint groupSamples;    // samples whose sums tell the noise of a pixel: see AdaptiveSampling.groups
  float apertureRadius; // metres; 0 for a pinhole; see Lens in Scene
  float focusDistance;  // along the view axis, metres
  uint blades;          // 0: round
  float bladeRotation;
  float catsEye;
  GPUMotion shake;      // of the camera
  GPUMotion personMotion;
};

/// What changes from dispatch to dispatch: push constants.
GPU_STRUCT(GPUStep) {
  uint firstPixel;      // of the tile, in row order; or PIXELS_LISTED
  uint pixelCount;      // of the tile
  uint firstSample;
  uint sampleCount;     // of this batch
  uint bounce;
  uint capacity;        // paths that the queues hold
  uint tracingLanes;    // that keep the device busy
  uint shadowQueue;     // which traceShadow.comp works on
};

/// The pixels of the tile are those of the buffer of listed pixels; samples are added to their light, and labels are left alone.
#define PIXELS_LISTED 0xffffffffu

// How light below the skin is found: SkinTransport raw values.
#define SKIN_WALK 0
#define SKIN_FAST 1

#define VIEW_BEAUTY 0
#define VIEW_NORMALS 1
#define VIEW_ALBEDO 2
#define VIEW_DEPTH 3
#define VIEW_CLASSES 4
#define VIEW_STRANDS 5
#define VIEW_STEPS 6

// --- Paths ---------------------------------------------------------------------------------------------------

/// Two texels.
GPU_STRUCT(GPURay) {
  vec3 origin;
  float tMin;
  vec3 direction;  // unit
  float tMax;
};

/// Where a ray first meets the scene.
GPU_STRUCT(GPUHit) {
  float t;
  uint primitive;  // NO_PRIMITIVE for none
  float u;         // triangle: barycentric of corners b and c; strand: place along the segment in u
  float v;
  uint steps;      // of the traversal
};

#define NO_PRIMITIVE 0xffffffffu

// Classes that the shaders treat by themselves: SemanticClass raw values.
#define CLASS_RIGHT_BROW 5
#define CLASS_LEFT_BROW 6
#define CLASS_HAIR 13
#define CLASS_IGNORE 255

GPU_STRUCT(GPUPath) {
  vec3 throughput;
  float density;   // of the last scattered direction, per solid angle, for multiple importance sampling
  vec3 radiance;   // gathered so far
  uint flags;      // PATH_*; the low byte counts bounces
};

#define PATH_BOUNCES_MASK 0xffu
#define PATH_SPECULAR 0x100u   // the last vertex was the camera or a perfect mirror or lens: no light sampling there
#define PATH_PURE 0x200u       // every vertex so far was: the camera sees this point as through glass
#define PATH_DIFFUSED 0x400u   // has scattered diffusely: skin is opaque to it from now on

/// A shadow ray of a path, and what arrives if nothing is in its way. Those of QUEUE_SHADOW lie first, then those of
/// QUEUE_SHADOW_EXIT.
GPU_STRUCT(GPUShadow) {
  vec3 origin;
  float tMin;
  vec3 direction;
  float tMax;
  vec3 contribution;
  uint reserved;  // three texels
};

/// Steps after which a walk below the skin is given up; few are left by then.
#define WALK_BOUND 256

/// A search for a point from which light below the skin may come: a walk or a probe.
GPU_STRUCT(GPUBelow) {
  vec3 origin;       // where the walk is, or start of the probe's segment
  float extent;      // length of the segment; of a walk the scale of the mean free path
  vec3 direction;    // unit: where the walk goes, or the probe's axis
  uint steps;        // of the walk so far
  vec3 weight;       // what light that enters at the exit weighs; 0 if there is none
  uint primitive;    // of the exit; NO_PRIMITIVE for none
  float u;           // place on it, as in GPUHit
  float v;
  uint albedo;       // below the entry, as a vertex's tint
};

/// What the camera ray of a path saw first.
GPU_STRUCT(GPULabelSample) {
  uint semanticClass;
  float depth;       // along the view axis; infinity for background
  vec3 normal;       // camera space
};

/// Queues of path indices; those of materials in the order of their families.
#define QUEUE_RAYS_EVEN 0
#define QUEUE_RAYS_ODD 1
#define QUEUE_MISS 2
#define QUEUE_PLAIN 3
#define QUEUE_SKIN 4
#define QUEUE_EYE 5
#define QUEUE_CLOTH 6
#define QUEUE_HAIR 7
#define QUEUE_METAL 8
#define QUEUE_GLASS 9
#define QUEUE_PROBE 10
#define QUEUE_SHADOW 11
#define QUEUE_BROW 12
#define QUEUE_WALK_EVEN 13
#define QUEUE_WALK_ODD 14
#define QUEUE_EXIT 15
#define QUEUE_SHADOW_EXIT 16  // of the places that light below the skin comes from
#define QUEUE_COUNT 17

/// Length of a queue, in the form that an indirect dispatch reads.
GPU_STRUCT(GPUQueueHead) {
  uint groupsX;
  uint groupsY;
  uint groupsZ;
  uint count;
  uint claimed;         // paths that lanes have taken which trace several
};

/// Totals over a render. 64-bit as two words.
GPU_STRUCT(GPUCounters) {
  uint queuedLow;      // one such pair for each queue: see the array in bindings.glsl
  uint queuedHigh;
};

// Index of further totals behind those of the queues.
#define COUNTER_NONFINITE (QUEUE_COUNT + 0)    // contributions dropped for being not finite
#define COUNTER_TRUNCATED (QUEUE_COUNT + 1)    // rays that reached the traversal's bound
#define COUNTER_CUT (QUEUE_COUNT + 2)          // paths ended by the bounce bound
#define COUNTER_LABELS_LOST (QUEUE_COUNT + 3)  // samples of a pixel's seventh class and later
#define COUNTER_STEPS (QUEUE_COUNT + 4)        // nodes that path rays visited
#define COUNTER_CUT_LIGHT (QUEUE_COUNT + 5)    // luminance of the cut paths' throughputs, in 1 / CUT_LIGHT_UNIT
#define COUNTER_NONFINITE_AT (QUEUE_COUNT + 6) // where the first such: pixel plus 1 (0: none), and sample
#define COUNTER_TRUNCATED_AT (QUEUE_COUNT + 7)
#define COUNTER_WALKS (QUEUE_COUNT + 8)          // below the skin
#define COUNTER_WALK_STEPS (QUEUE_COUNT + 9)
#define COUNTER_WALKS_LOST (QUEUE_COUNT + 10)    // ended by their bound
#define COUNTER_COUNT (QUEUE_COUNT + 11)

#define CUT_LIGHT_UNIT 65536.0

// --- Film ----------------------------------------------------------------------------------------------------

/// Classes that one pixel can hold.
#define LABEL_SLOTS 6

/// Coverage of a pixel by one class.
GPU_STRUCT(GPULabelSlot) {
  uint semanticClass;
  uint count;        // samples; 0: the slot is free
  float depth;       // sum over those samples
  vec3 normal;       // sum
};

GPU_STRUCT(GPUPixel) {
  vec3 radiance;     // sum over samples
  uint hairCount;    // samples that saw scalp hair
  vec3 group;        // sum over the samples of a group that is not whole yet
  float squares;     // sum over whole groups and channels of the group's squared sum
};

// --- Bindings (0 to 4 are the hierarchy's) -------------------------------------------------------------------

#define BINDING_CORNERS 5
#define BINDING_VERTICES 6
#define BINDING_STRANDS 7
#define BINDING_MATERIALS 8
#define BINDING_ALBEDO_TABLES 9
#define BINDING_ENVIRONMENT 10
#define BINDING_DRAW_CELLS 11
#define BINDING_FRAME 12
#define BINDING_RAYS 13
#define BINDING_HITS 14
#define BINDING_PATHS 15
#define BINDING_SHADOWS 16
#define BINDING_BELOW 17
#define BINDING_LABEL_SAMPLES 18
#define BINDING_QUEUE_HEADS 19
#define BINDING_QUEUES 20
#define BINDING_PIXELS 21
#define BINDING_LABEL_SLOTS 22
#define BINDING_COUNTERS 23
#define BINDING_SKIN_MARKS 24
#define BINDING_SKIN_MARK_TABLE 25
#define BINDING_LIGHTS 26
#define BINDING_RAY_TEXELS 27     // the rays again
#define BINDING_SHADOW_TEXELS 28  // the shadow rays again
#define BINDING_LISTED_PIXELS 29
#define BINDING_COUNT 30

#define WORKGROUP_SIZE 64

// --- Random dimensions: pairs of numbers, RANDOM_PAIRS_PER_BOUNCE a bounce -----------------------------------

#define RANDOM_PIXEL 0
#define RANDOM_LENS 0x10000  // beyond those of all bounces
#define RANDOM_TIME 0x10001
#define RANDOM_FIRST_BOUNCE 1
#define RANDOM_PAIRS_PER_BOUNCE 7
#define RANDOM_LOBE 0            // choice of lobe, roulette
#define RANDOM_SCATTER 1
#define RANDOM_SCATTER_MORE 2
#define RANDOM_LIGHT 3
#define RANDOM_PROBE_AXIS 4
#define RANDOM_PROBE_PLACE 5
#define RANDOM_EXIT 6

#endif
