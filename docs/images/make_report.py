# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Draws report.png: the head of the report of the sample customers, as Chromium shows it in the dark look.

    make_report.py PATH_OF_THE_EXAMPLE_PROGRAM_report
"""
import base64
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
top = here.parent.parent
sys.path.insert(0, str(top / "tests" / "support"))
from chromium import Page, find_chromium  # noqa: E402

WIDTH, HEIGHT = 1160, 1500
with tempfile.TemporaryDirectory() as folder:
    program = pathlib.Path(sys.argv[1]).resolve()
    sample = top / "sample_data" / "ethiopian_supermarket_customers.csv"
    subprocess.run([program, sample], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with Page(find_chromium()) as page:
        page.look(WIDTH, HEIGHT, dark=True)
        page.open((pathlib.Path(folder) / "report.html").as_uri())
        picture = page.call("Page.captureScreenshot", format="png")["data"]
(here / "report.png").write_bytes(base64.b64decode(picture))
