"""The pictures in docs/, of the real thing in both languages: `python -m benchmarks.pictures` (it needs a Chromium).

The pages show the shipped tables; the page of sources shows a sample of this project, because the reports themselves
are not part of the repository.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.dashboard import FLAGS, chromium, fresh, settled
from benchmarks.served import serving
from benchmarks.texts import ROOT
from extract.cli import main as extract

DOCS = ROOT / "docs"
SAMPLES = ROOT / "data" / "samples"
SIZE = {"width": 1440, "height": 860}
COLORS = 128  # of a picture: enough for a page of letters and bars, and a third of the size
SHIPPED = {
    "overview": ("overview", "[data-testid=stMetric]"),
    "compare": ("compare?indicator=地区生产总值增长&kind=target", ".js-plotly-plot .point"),
    "matrix": ("matrix?theme=经济社会", ".sheet td"),
}


def picture(browser: Browser, url: str, wanted: str, path: Path) -> None:
    """Save what a page shows once `wanted` is on it, in few colours."""
    with fresh(browser, viewport=SIZE) as page:
        page.goto(url)
        settled(page)
        page.wait_for_selector(wanted)
        page.wait_for_timeout(3000)  # for what is drawn late and fades in
        shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    shot.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1000:.0f} kB")


def in_both_languages(browser: Browser, server: str, name: str, address: str, wanted: str) -> None:
    """The picture of a page in Chinese and in English."""
    for language, ending in (("", ""), ("en", ".en")):
        also = ("&" if "?" in address else "?") + f"lang={language}" if language else ""
        picture(browser, f"{server}/{address}{also}", wanted, DOCS / f"{name}{ending}.png")


def main() -> None:
    """Make all pictures."""
    os.environ["FIGURES_DOCUMENTS"] = str(SAMPLES)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as own:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        with serving(ROOT / "data" / "observations") as server:
            for name, (address, wanted) in SHIPPED.items():
                in_both_languages(browser, server.url, name, address, wanted)
        extract([str(SAMPLES), "-o", str(Path(own, "samples.csv"))])
        with serving(Path(own)) as server:
            in_both_languages(
                browser, server.url, "sources", "sources", ".sentence, mark, iframe, [data-testid^=stBidi]"
            )
        browser.close()


if __name__ == "__main__":
    main()
