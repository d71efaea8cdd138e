"""Tests what of tools/compare-mitsuba needs neither Mitsuba nor Facet."""

import importlib.machinery
import importlib.util
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "compare-mitsuba"
loader = importlib.machinery.SourceFileLoader("compare_mitsuba", str(SCRIPT))
compare = importlib.util.module_from_spec(importlib.util.spec_from_loader("compare_mitsuba", loader))
loader.exec_module(compare)


class CompareTest(unittest.TestCase):
    def row(self, ratio, bound=0.01):
        return {"scene": "a", "region": "hair", "pixels": 30, "bound": bound, "ratio": [1, ratio, 1],
                "error": [0.002, 0.002, 0.002], "z": 1.0}

    def test_a_bound_holds_for_every_channel_beside_two_standard_errors(self):
        self.assertTrue(compare.verdict(self.row(1.0139)))
        self.assertFalse(compare.verdict(self.row(1.0141)))
        self.assertFalse(compare.verdict(self.row(0.9859)))
        self.assertFalse(compare.verdict(self.row(float("nan"))))
        self.assertIsNone(compare.verdict(self.row(2, bound=None)))

    def test_lines_say_what_failed(self):
        self.assertIn("BEYOND 0.01", compare.line(self.row(1.5)))
        self.assertIn("within 0.01", compare.line(self.row(1)))

    def test_class_colors_are_known_and_differ(self):
        colors = compare.id_colors()
        self.assertEqual(len({tuple(color) for color in colors.values()}), len(compare.CLASSES))
        self.assertTrue(all(0.1 <= value < 0.9 for color in colors.values() for value in color))

    def test_records_turn_the_clamp_off(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "record.json"
            compare.write_record(path, {"version": 1}, 64, 16, 3)
            settings = json.loads(path.read_text())["settings"]
        self.assertEqual((settings["width"], settings["samples"], settings["seed"]), (64, 16, 3))
        self.assertEqual(settings["indirectClamp"], 0)

    def test_unknown_scenes_are_refused(self):
        result = subprocess.run([SCRIPT, "--only", "teapot"], capture_output=True, text=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn("no scene teapot: see --list", result.stderr)


if __name__ == "__main__":
    unittest.main()
