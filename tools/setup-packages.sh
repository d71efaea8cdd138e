# Part of tools/setup: the Debian packages. What is needed is asked for directly (a command, a library), so
# that it may also have come another way; the package is only where to get it.

# Debian packages of what was found missing.
missing=()

# need PACKAGE COMMAND...: notes PACKAGE as missing unless COMMAND succeeds.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

# Whether pkg-config knows a library; without pkg-config, whether its header is where Debian puts it.
library() { pkg-config --exists "$1" || { ! command -v pkg-config && [[ -e /usr/include/$2 ]]; }; }

# Whether the Vulkan loader will find a manifest (a driver or a layer), given as a pattern below */vulkan.
vulkan_manifest() {
  local folder folders
  IFS=: read -ra folders <<<"${XDG_DATA_DIRS:-/usr/local/share:/usr/share}:/etc"
  for folder in "${folders[@]}"; do
    if compgen -G "$folder/vulkan/$1"; then return 0; fi
  done
  return 1
}

python_has_pip() {
  python3 -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("pip") is None)'
}

find_missing_packages() {
  missing=()
  need git command -v git                                # SwiftPM fetches the Swift packages with it
  need pkg-config command -v pkg-config                  # SwiftPM asks it for compiler flags
  need libvulkan-dev library vulkan vulkan/vulkan.h
  need mesa-vulkan-drivers vulkan_manifest 'icd.d/lvp_icd*.json'  # the CPU device; tests always use it
  need vulkan-validationlayers vulkan_manifest 'explicit_layer.d/VkLayer_khronos_validation.json'
  need glslc command -v glslc                            # compiles the shaders
  need spirv-tools command -v spirv-val                  # validates them
  need libpng-dev library libpng png.h
  need libopenexr-dev library OpenEXR OpenEXR/ImfRgbaFile.h
  need libstdc++-12-dev compgen -G '/usr/include/c++/*/vector'    # OpenEXR is C++
  need python3 command -v python3                        # converts the face model
  if $stale; then
    need python3-pip python_has_pip                      # downloads from PyPI
    need dpkg command -v dpkg-deb                        # unpacks what Debian ships
  fi
}

# Prints the words that run a command as root, or fails when this user may not.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    echo env
  elif command -v sudo >/dev/null && { sudo --non-interactive true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; then
    echo sudo
  else
    return 1
  fi
}

install_packages() {
  find_missing_packages
  if ((${#missing[@]} > 0)); then
    local command="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    command -v apt-get >/dev/null \
      || fail "missing: ${missing[*]} (names of Debian 12 packages). This is not Debian: install what they hold."
    local root_words log
    root_words=$(as_root) \
      || fail "missing packages: ${missing[*]}. Installing them needs root; as root, run: $command"
    say "installing ${missing[*]}"
    log=$(mktemp)
    # A source of packages that cannot be read matters only if something then cannot be installed.
    $root_words apt-get update -qq >"$log" 2>&1 || true
    $root_words env DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1 || {
      tail -n 5 "$log" >&2
      rm -f "$log"
      fail "could not install ${missing[*]} (see above). Is there a network? Then, as root, run: $command"
    }
    rm -f "$log"
    find_missing_packages
    ((${#missing[@]} == 0)) || fail "installed, yet not found on PATH: what belongs to ${missing[*]}"
  fi
  command -v swift >/dev/null \
    || fail "no Swift toolchain: install Swift 6.2 or later from https://www.swift.org/install and put it on PATH"
}
