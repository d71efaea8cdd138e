# Part of tools/setup: the CPU device of a recent Mesa, from Debian's backports. Its package is unpacked into the cache
# and not installed; programs use it when the environment variable VK_DRIVER_FILES names its manifest.

lavapipe=$assets/lavapipe
lavapipe_work=

# Downloads the package into the folder $1, with lists and locks of its own, so that it needs no root.
download_lavapipe() {
  local folder=$1 mirror release apt
  command -v apt-get >/dev/null || fail "--recent-lavapipe unpacks a package of Debian, and this is not Debian"
  # The release and the mirror that the machine uses already.
  read -r mirror release < <(
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' \
      | awk '$2 !~ /-/ && $3 == "main" { print $1, $2; exit }'
  ) || fail "apt knows no release of Debian: run apt-get update"
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
  echo "deb $mirror $release-backports main" >"$folder/sources.list"
  apt=(-qq -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$folder/lists" -o "Dir::Cache=$folder/cache" -o "APT::Sandbox::User=root")
  {
    apt-get "${apt[@]}" update
    (cd "$folder" && apt-get "${apt[@]}" download "mesa-vulkan-drivers/$release-backports")
  } >&2 || fail "could not download mesa-vulkan-drivers from $release-backports (see above). Is there a network?"
}

# Brings the driver and prints how to use it.
set_up_recent_lavapipe() {
  if [[ ! -f $lavapipe/lvp_icd.json ]]; then
    say "unpacking a recent Mesa CPU device into $lavapipe"
    lavapipe_work=$(mktemp -d "$assets/.lavapipe.XXXXXX")
    trap 'rm -rf "$lavapipe_work"' EXIT
    mkdir "$lavapipe_work"/{download,package,driver}
    download_lavapipe "$lavapipe_work/download"
    dpkg-deb --extract "$lavapipe_work"/download/*.deb "$lavapipe_work/package"
    local driver=$lavapipe_work/driver lacking
    mv "$lavapipe_work"/package/usr/lib/*/libvulkan_lvp.so "$driver"
    mv "$lavapipe_work/package/usr/share/doc/mesa-vulkan-drivers/copyright" "$driver"
    lacking=$(ldd "$driver/libvulkan_lvp.so" | awk '/not found/ { print $1 }')
    [[ -z $lacking ]] || fail "the driver lacks libraries that Debian's mesa-vulkan-drivers depends on: $lacking"
    # The path is taken from the manifest's folder.
    printf '{"file_format_version": "1.0.0", "ICD": {"library_path": "%s", "api_version": "1.3.0"}}\n' \
      ./libvulkan_lvp.so >"$driver/lvp_icd.json"
    rm -rf "$lavapipe"
    mv -T "$driver" "$lavapipe"
  fi
  echo "VK_DRIVER_FILES=$lavapipe/lvp_icd.json"
}
