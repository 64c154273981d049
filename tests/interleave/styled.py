"""Puts drawn timelines on a page with the site's style sheets, or with their own alone."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from interleave.render import timeline
from interleave.run import Run
from tests.interleave.drawn import RUNS, many_lanes

ROOT = Path(__file__).parents[2]
OWN_STYLE = ("colours.css", "interleave.css", "code.css", "print.css", "timeline.css")
SCHEMES = ("default", "slate")
SHOWN = RUNS | {"many": many_lanes(20, 90)}  # wider than a page, and quick to draw


def theme_style() -> str:
    """The style sheets of Material and of the site, as a page of the site has them."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "templates/assets/stylesheets"
    sheets = [
        next(folder.glob("main.*.min.css")),
        next(folder.glob("palette.*.min.css")),
    ]
    sheets += [ROOT / "docs/assets" / name for name in OWN_STYLE]
    return "\n".join(sheet.read_text("utf-8") for sheet in sheets)


def document(scheme: str | None, runs: dict[str, Run] = SHOWN) -> str:
    """A page with every sample run, styled by the theme unless `scheme` is None."""
    figures = "".join(
        timeline(run, f"Timeline: {name}", f"figure-{i}")
        for i, (name, run) in enumerate(runs.items())
    )
    if scheme:
        style, body = theme_style(), f'<body data-md-color-scheme="{scheme}">'
    else:
        style, body = (ROOT / "docs/assets/timeline.css").read_text("utf-8"), "<body>"
    script = (ROOT / "docs/assets/timeline.js").read_text("utf-8")
    return (
        '<!doctype html><html lang="en" dir="ltr">'
        '<meta charset="utf-8"><title>Timelines</title>'
        '<meta name="viewport" content="width=device-width">'
        '<meta name="color-scheme" content="light dark">'
        f"<style>{style}</style>{body}<main><h1>Timelines</h1>"
        f'<article class="md-typeset" style="max-width: 688px">{figures}</article></main>'
        f"<script>{script}</script>"
    )


def open_page(
    browser: Browser,
    scheme: str | None,
    width: int,
    runs: dict[str, Run] = SHOWN,
    **options: Any,
) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    page.set_content(document(scheme, runs))
    return page


def unfold(page: Page) -> None:
    """Open all that is folded away, as a reader does, so that lines become tables."""
    page.evaluate("document.querySelectorAll('summary').forEach((e) => e.click())")
