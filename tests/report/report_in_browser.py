# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The segmentiq authors
"""Opens all reports of report_gallery in headless Chromium and checks what only a browser can tell.

    report_in_browser.py REPORT_GALLERY FOLDER

Ends with 77 where there is no Chromium.
"""
import pathlib
import shutil
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent / "support"))
from chromium import Page, find_chromium  # noqa: E402

WIDTHS = (390, 768, 1440)
# A page with every fault there is, which must be found, or nothing is tested.
FAULTY = """<html><body><h1 id="a">One</h1><h3 id="a" style="color:#999;background:#fff">Three</h3>
<table><tr><th>x</th></tr><tr><td></td><td></td></tr></table><figure></figure>
<img src="data:image/png,x" onerror="1" alt=""/><a href="https://example.org/">away</a><a href="#none">nothing</a>
<p aria-labelledby="none" style="width:3000px">wide</p>
<svg width="90" height="50"><rect width="90" height="50" fill="#888"/><text x="9" y="30" fill="#999">pale</text></svg>
<script>console.error("said")</script></body></html>"""
EXPECTED = ("id twice", "aria-labelledby", "heading: h3", "landmark", "lang", "doctype", "table: no caption",
            "table: a heading", "table: ragged", "figure", "svg", "active: IMG", "active: SCRIPT", "active: onerror",
            'active: href="https', "link to nothing", "scroll", "outside", 'of "Three"', 'of "pale"', "console")


def check(page, name):
    return page.evaluate(f"checks.{name}()")


def tall(page, width, dark, media="screen"):
    """A window as high as the page, so that everything is in it."""
    page.look(width, 900, dark, media)
    page.look(width, min(60000, page.evaluate("document.documentElement.scrollHeight") + 50), dark, media)


def all_faults(page, url, script):
    """What is wrong with a report at all widths, in both looks, with and without scripts, and on paper."""
    faults = []
    page.look(WIDTHS[0], 900, dark=False)
    page.open(url)
    page.evaluate(script)
    faults += check(page, "structure")
    for width in WIDTHS:
        page.look(width, 900, dark=False)
        faults += [f"at {width} px: {fault}" for fault in check(page, "width")]
    for dark in (False, True):
        tall(page, WIDTHS[-1], dark)
        faults += [f"{'dark' if dark else 'light'}: {fault}" for fault in check(page, "contrast")]
    tall(page, 700, True, "print")
    faults += [f"print: {fault}" for fault in check(page, "contrast")]
    return faults + page.faults


def background(page):
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def look_faults(page, url):
    """The looks: the reader's system decides, unless the reader does; paper is white."""
    faults = []
    page.open(url)
    light, dark = "rgb(250, 249, 246)", "rgb(10, 10, 11)"
    for prefers_dark in (False, True):
        page.look(768, 900, prefers_dark)
        for button, expected in (("system", dark if prefers_dark else light), ("light", light), ("dark", dark)):
            page.evaluate(f"document.getElementById('look-{button}').checked = true")
            if background(page) != expected:
                faults.append(f"look: {button} is {background(page)} where {expected} is preferred")
            page.look(768, 900, prefers_dark, "print")
            if background(page) != "rgb(255, 255, 255)":
                faults.append(f"look: {button} is printed on {background(page)}")
            page.look(768, 900, prefers_dark)
    return faults


def main():
    gallery, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    browser = find_chromium()
    if browser is None:
        print("skipped: Chromium is not installed (cmake/setup.sh tests installs it)")
        return 77
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([gallery, str(folder)], check=True)
    (folder / "faulty.htm").write_text(FAULTY, encoding="utf-8")
    script = (here / "report_checks.js").read_text(encoding="utf-8")
    reports = sorted(folder.glob("*.html"))
    hostile = [report for report in reports if report.stem.startswith("hostile-")]
    bad = {}
    with Page(browser) as page:
        found = all_faults(page, (folder / "faulty.htm").as_uri(), script)
        missed = [kind for kind in EXPECTED if not any(kind in fault for fault in found)]
        if missed:
            bad["the faulty page"] = [f"the check does not find: {kind}" for kind in missed]

        for report in reports:
            if report in hostile:
                continue
            faults = all_faults(page, report.as_uri(), script)
            page.look(768, 900, dark=False)
            shown = page.evaluate("document.body.innerText + document.documentElement.scrollHeight")
            page.call("Emulation.setScriptExecutionDisabled", value=True)
            page.open(report.as_uri())
            if page.evaluate("document.body.innerText + document.documentElement.scrollHeight") != shown:
                faults.append("without scripts it is another page")
            page.call("Emulation.setScriptExecutionDisabled", value=False)
            if faults:
                bad[report.stem] = faults
        faults = look_faults(page, reports[-1].as_uri())
        if faults:
            bad["looks"] = faults

        # Whatever the texts are, the elements are those of a report on harmless ones.
        skeletons = {}
        for report in hostile:
            page.look(WIDTHS[0], 900, dark=True)
            page.open(report.as_uri())
            page.evaluate(script)
            faults = check(page, "structure") + check(page, "width") + check(page, "contrast") + page.faults
            if faults:
                bad[report.stem] = faults
            skeletons.setdefault(check(page, "skeleton"), []).append(report.stem)
        usual = max(skeletons.values(), key=len)
        for stems in skeletons.values():
            for stem in stems:
                if stem not in usual and stem != "hostile-0":  # empty texts are not shown
                    bad.setdefault(stem, []).append("other elements than in a harmless report")
    for name, faults in bad.items():
        for fault in faults[:12]:
            print(f"{name}: {fault}")
        if len(faults) > 12:
            print(f"{name}: … {len(faults)} faults in all")
    print(f"{len(reports)} reports, {len(bad)} with faults")
    return 1 if bad or len(hostile) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
