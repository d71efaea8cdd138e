"""Tests what of tools/judge-faces needs no judges: its figures."""

import importlib.machinery
import importlib.util
import math
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "judge-faces"
loader = importlib.machinery.SourceFileLoader("judge_faces", str(SCRIPT))
judge = importlib.util.module_from_spec(importlib.util.spec_from_loader("judge_faces", loader))
loader.exec_module(judge)

has_numpy = importlib.util.find_spec("numpy") is not None


class JudgeTest(unittest.TestCase):
    def test_boxes_overlap_by_their_shared_area(self):
        self.assertAlmostEqual(judge.overlap([0, 0, 2, 2], [1, 1, 3, 3]), 1 / 7)
        self.assertEqual(judge.overlap([0, 0, 2, 2], [0, 0, 2, 2]), 1)
        self.assertEqual(judge.overlap([0, 0, 1, 1], [2, 0, 3, 1]), 0)
        self.assertEqual(judge.overlap([0, 0, 1, 1], [2, 2, 3, 3]), 0)

    def test_landmark_errors_are_shares_of_the_distance_of_the_outer_corners(self):
        labels = [(float(i), 0.0) for i in range(70)]
        found = [(x, y + 0.9 * (i >= 48)) for i, (x, y) in enumerate(labels)]
        errors = judge.landmark_errors(found, labels)
        self.assertAlmostEqual(errors["mouth"], 0.1)
        self.assertAlmostEqual(errors["eyes"], 0)
        self.assertAlmostEqual(errors["all"], 0.1 * 20 / 68)
        self.assertEqual(sorted(i for region in judge.REGIONS.values() for i in region), list(range(68)))

    def test_two_of_23_people_share_a_birthday(self):
        self.assertAlmostEqual(judge.people_until_alike(1 / 365), 22.5, places=1)
        self.assertIsNone(judge.people_until_alike(0))

    def test_kinds_part_children_ancestry_and_gender(self):
        person = {"age": 8, "african": 0.1, "asian": 0.7, "caucasian": 0.2, "masculinity": 0.9}
        self.assertEqual(judge.kind(person), "children")
        self.assertEqual(judge.kind({**person, "age": 30}), "asian men")

    @unittest.skipUnless(has_numpy, "needs numpy")
    def test_areas_and_equal_errors_are_those_of_counting(self):
        import numpy as np
        random = np.random.default_rng(1)
        same, different = random.normal(0.4, 0.1, 300), random.normal(0.7, 0.1, 400)
        counted = sum((s < d) + 0.5 * (s == d) for s in same for d in different) / (300 * 400)
        self.assertAlmostEqual(judge.area_under_curve(same, different), counted)
        self.assertEqual(judge.area_under_curve(np.array([1.0, 1.0]), np.array([1.0])), 0.5)
        rate, threshold = judge.equal_error(same, different)
        self.assertAlmostEqual(rate, ((same > threshold).mean() + (different <= threshold).mean()) / 2)
        # Two normal distributions 3 deviations apart err beyond 1.5 of them.
        self.assertAlmostEqual(rate, math.erfc(1.5 / math.sqrt(2)) / 2, delta=0.02)

    @unittest.skipUnless(has_numpy, "needs numpy")
    def test_pairs_are_parted_by_identity(self):
        import numpy as np
        codes = np.array([[0.0, 0], [0.1, 0], [1, 0], [1, 0.5]])
        figures, nearest, farthest = judge.identity_figures(
            codes, np.array([0, 0, 1, 2]), np.array(["a", "a", "a", "b"]))
        self.assertEqual((figures["pairs_same"], figures["pairs_different"]), (1, 5))
        self.assertAlmostEqual(figures["confused"], 1 / 5)
        self.assertAlmostEqual(figures["different_of_one_kind"]["mean"], 0.95)
        self.assertEqual([pair[:2] for pair in nearest][0], (2, 3))
        self.assertEqual([pair[:2] for pair in farthest], [(0, 1)])

    def test_folders_without_pictures_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run([SCRIPT, folder], capture_output=True, text=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn("holds no pictures", result.stderr)


if __name__ == "__main__":
    unittest.main()
