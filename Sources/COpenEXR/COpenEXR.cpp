#include "COpenEXR.h"

#include <OpenEXR/Iex.h>
#include <ImathBox.h>
#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfInputPart.h>
#include <OpenEXR/ImfMultiPartInputFile.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfPartType.h>
#include <half.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

struct COpenEXRImage {
  int32_t width = 0;
  int32_t height = 0;
  std::vector<std::string> names;
  std::vector<std::vector<float>> planes;
};

namespace {

/// No side of an image may be longer; keeps damaged headers from asking for absurd tables.
constexpr int greatestSide = 32768;

/// Reads from bytes in memory.
class MemoryInput : public Imf::IStream {
public:
  MemoryInput(const uint8_t *bytes, size_t size) : Imf::IStream("memory"), bytes(bytes), size(size) {}

  bool read(char target[], int count) override {
    if (count < 0 || static_cast<uint64_t>(count) > size - position) {
      throw Iex::InputExc("the file ends too early");
    }
    std::memcpy(target, bytes + position, static_cast<size_t>(count));
    position += static_cast<uint64_t>(count);
    return position < size;
  }
  uint64_t tellg() override { return position; }
  void seekg(uint64_t target) override {
    if (target > size) throw Iex::InputExc("it points beyond its end");
    position = target;
  }

private:
  const uint8_t *bytes;
  uint64_t size;
  uint64_t position = 0;
};

/// Writes to bytes in memory.
class MemoryOutput : public Imf::OStream {
public:
  MemoryOutput() : Imf::OStream("memory") {}

  void write(const char source[], int count) override {
    const size_t end = position + static_cast<size_t>(count);
    if (end > bytes.size()) bytes.resize(end);
    std::memcpy(bytes.data() + position, source, static_cast<size_t>(count));
    position = end;
  }
  uint64_t tellp() override { return position; }
  void seekp(uint64_t target) override { position = target; }

  std::vector<uint8_t> bytes;

private:
  size_t position = 0;
};

/// Runs `body`; on any exception writes its text to `message` and returns `failure`.
template <typename Result, typename Body> Result guarded(char *message, Result failure, Body body) {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    std::snprintf(message, COPENEXR_MESSAGE_SIZE, "there is not enough memory for it");
  } catch (const std::exception &error) {
    std::snprintf(message, COPENEXR_MESSAGE_SIZE, "%s", error.what());
  } catch (...) {
    std::snprintf(message, COPENEXR_MESSAGE_SIZE, "OpenEXR failed for an unknown reason");
  }
  return failure;
}

void limitSizes() {
  static std::once_flag once;
  std::call_once(once, [] {
    Imf::Header::setMaxImageSize(greatestSide, greatestSide);
    Imf::Header::setMaxTileSize(greatestSide, greatestSide);
  });
}

COpenEXRImage *decode(const uint8_t *bytes, size_t size, uint64_t greatestSampleCount) {
  limitSizes();
  MemoryInput input(bytes, size);
  // Without threads: parallelism is over images.
  Imf::MultiPartInputFile file(input, 0);
  const Imf::Header &header = file.header(0);
  if (header.hasType() && Imf::isDeepData(header.type())) {
    throw std::runtime_error("deep images are not supported");
  }
  if (!file.partComplete(0)) throw std::runtime_error("the file is not complete");
  const Imath::Box2i window = header.dataWindow();
  const int64_t width = int64_t(window.max.x) - window.min.x + 1;
  const int64_t height = int64_t(window.max.y) - window.min.y + 1;
  uint64_t channelCount = 0;
  for (auto c = header.channels().begin(); c != header.channels().end(); ++c) {
    if (c.channel().xSampling != 1 || c.channel().ySampling != 1) {
      throw std::runtime_error(std::string("channel ") + c.name() + " is subsampled, which is not supported");
    }
    channelCount++;
  }
  if (channelCount == 0) throw std::runtime_error("it has no channels");
  if (uint64_t(width) * uint64_t(height) * channelCount > greatestSampleCount) {
    throw std::runtime_error(
        "it claims to be " + std::to_string(width) + " x " + std::to_string(height) + " with " +
        std::to_string(channelCount) + " channels, which is too large");
  }

  auto image = new COpenEXRImage;
  try {
    image->width = static_cast<int32_t>(width);
    image->height = static_cast<int32_t>(height);
    for (auto c = header.channels().begin(); c != header.channels().end(); ++c) {
      image->names.emplace_back(c.name());
      image->planes.emplace_back(static_cast<size_t>(width * height));
    }
    Imf::FrameBuffer frame;
    for (size_t i = 0; i < image->names.size(); i++) {
      frame.insert(
          image->names[i],
          Imf::Slice::Make(Imf::FLOAT, image->planes[i].data(), window, sizeof(float), 0));
    }
    Imf::InputPart part(file, 0);
    part.setFrameBuffer(frame);
    part.readPixels(window.min.y, window.max.y);
  } catch (...) {
    delete image;
    throw;
  }
  return image;
}

std::vector<uint8_t> encode(
    int32_t width, int32_t height, const COpenEXRPlane *planes, int32_t planeCount) {
  limitSizes();
  Imf::Header header(width, height);
  header.compression() = Imf::ZIP_COMPRESSION;
  Imf::FrameBuffer frame;
  const size_t count = size_t(width) * size_t(height);
  // Converted copies of the planes stored in 16 bits; reserved so that none moves.
  std::vector<std::vector<half>> halves;
  halves.reserve(static_cast<size_t>(planeCount));
  for (int32_t i = 0; i < planeCount; i++) {
    const COpenEXRPlane &plane = planes[i];
    const Imf::PixelType type = plane.isHalf ? Imf::HALF : Imf::FLOAT;
    header.channels().insert(plane.name, Imf::Channel(type));
    const size_t sampleSize = plane.isHalf ? sizeof(half) : sizeof(float);
    const void *samples = plane.samples;
    if (plane.isHalf) {
      halves.emplace_back(plane.samples, plane.samples + count);
      samples = halves.back().data();
    }
    // The library takes a mutable pointer also for writing; it only reads.
    char *base = const_cast<char *>(static_cast<const char *>(samples));
    frame.insert(plane.name, Imf::Slice(type, base, sampleSize, sampleSize * size_t(width)));
  }
  MemoryOutput output;
  {
    Imf::OutputFile file(output, header, 0);
    file.setFrameBuffer(frame);
    file.writePixels(height);
  } // The table of offsets is written when the file closes.
  return std::move(output.bytes);
}

} // namespace

COpenEXRImage *copenexrDecode(
    const uint8_t *bytes, size_t size, uint64_t greatestSampleCount, char *message) {
  return guarded<COpenEXRImage *>(
      message, nullptr, [&] { return decode(bytes, size, greatestSampleCount); });
}

int32_t copenexrWidth(const COpenEXRImage *image) { return image->width; }
int32_t copenexrHeight(const COpenEXRImage *image) { return image->height; }
int32_t copenexrChannelCount(const COpenEXRImage *image) { return static_cast<int32_t>(image->names.size()); }
const char *copenexrChannelName(const COpenEXRImage *image, int32_t channel) {
  return image->names[static_cast<size_t>(channel)].c_str();
}
const float *copenexrChannelSamples(const COpenEXRImage *image, int32_t channel) {
  return image->planes[static_cast<size_t>(channel)].data();
}
void copenexrFreeImage(COpenEXRImage *image) { delete image; }

bool copenexrEncode(
    int32_t width, int32_t height, const COpenEXRPlane *planes, int32_t planeCount, uint8_t **bytes,
    size_t *size, char *message) {
  return guarded(message, false, [&] {
    const std::vector<uint8_t> encoded = encode(width, height, planes, planeCount);
    *bytes = static_cast<uint8_t *>(std::malloc(encoded.size()));
    if (*bytes == nullptr) throw std::bad_alloc();
    std::memcpy(*bytes, encoded.data(), encoded.size());
    *size = encoded.size();
    return true;
  });
}

void copenexrFreeBytes(uint8_t *bytes) { std::free(bytes); }
