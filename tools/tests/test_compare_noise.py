"""Tests what of tools/compare-noise needs neither Mitsuba nor Facet."""

import importlib.machinery
import importlib.util
import subprocess
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "compare-noise"
loader = importlib.machinery.SourceFileLoader("compare_noise", str(SCRIPT))
compare = importlib.util.module_from_spec(importlib.util.spec_from_loader("compare_noise", loader))
loader.exec_module(compare)


class NoiseTest(unittest.TestCase):
    def test_help_and_list_need_nothing(self):
        text = subprocess.run([SCRIPT, "--list"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(text.split(), ["head", "hair", "portrait", "eye"])
        self.assertIn("--renders", subprocess.run([SCRIPT, "--help"], check=True, capture_output=True, text=True).stdout)

    def test_table_says_who_needs_how_much(self):
        row = {"scene": "a", "program": "Facet", "samples": [4, 16], "errors": [0.2, 0.1], "seconds": [1, 2],
               "fixed": 0.5, "secondsPerSample": 0.01, "samplesToError": 100.0, "secondsToError": 1.0, "pictureSeconds": 60.0}
        other = dict(row, program="Mitsuba", samplesToError=400.0, secondsToError=0.5, pictureSeconds=20.0)
        text = compare.table([other, row], 0.02)
        self.assertIn("a: Facet needs 0.25 of Mitsuba's samples, 2.00 of the processor time for them, 3.00 for", text)


if __name__ == "__main__":
    unittest.main()
