"""Adds to each Python block of a page what its runs said, and draws whole examples' runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise

from bs4 import BeautifulSoup

from publish import SNIPPETS, ledger, recordings
from publish.drawing import Drawn, draw, numbered
from publish.interpreters import short
from publish.languages import is_python, normal
from publish.programs import requires_python
from publish.tokens import lighter

_BLOCK = re.compile(
    r'<div class="(?P<classes>language-(?P<language>[^ "]+) highlight[^"]*)"'
    r"(?P<rest>[^>]*)>(?P<inner>.*?</pre></div>)",
    re.DOTALL,
)
_TITLE = re.compile(r'<span class="filename">(?P<title>[^<]*)</span>')
_TIMELINE = re.compile(r'data-timeline="([^"]*)"')
_TAG = re.compile(r"<(?P<end>/?)(?P<name>\w+)[^>]*>")
_VOID = {"br", "hr", "img", "input", "col", "wbr"}
_PLACE = re.compile(r"<!-- publish: run (?P<name>\S+) -->")


@dataclass
class _Example:
    """A Python block with its output fences, from `start` to `end` of the page's HTML."""

    start: int
    end: int
    html: str
    name: str = ""


def marked(html: str) -> str:
    """Return HTML with marks and runs on each Python block that the theme's fences make.

    A mistake and its mend stand side by side, with what is between them on the left.
    Raises ValueError for a run that is placed nowhere, and for a place without a run.
    """
    if "language-" not in html:
        return html
    html = lighter(html)
    placed: dict[str, Drawn] = {}
    parts, position = [], 0
    examples = list(_examples(html, placed))
    pairs = _pairs(html, examples)
    for number, example in enumerate(examples):
        parts.append(html[position : example.start])
        if number in pairs:
            parts.append('<div class="pair"><div>')
        if number - 1 in pairs:
            parts += ["</div><div>", example.html, "</div></div>"]
        else:
            parts.append(example.html)
        position = example.end
    parts.append(html[position:])
    drawn = _PLACE.sub(lambda match: _placed(placed, match), "".join(parts))
    if placed:
        raise ValueError(f"no <!-- publish: run {next(iter(placed))} --> on this page")
    return drawn


def _examples(html: str, placed: dict[str, Drawn]) -> Iterator[_Example]:
    entries = ledger.merged()
    matches = list(_BLOCK.finditer(html))
    for number, match in enumerate(matches):
        if not is_python(match["language"]):
            continue
        outputs, end = [], match.end()
        for following in matches[number + 1 :]:
            gap = html[end : following.start()]
            if following["language"] != "output" or gap.strip():
                break
            outputs.append(following[0])
            end = following.end()
        yield _example(match, outputs, end, entries, placed)


def _example(
    match: re.Match[str],
    outputs: list[str],
    end: int,
    entries: dict[str, ledger.Entry],
    placed: dict[str, Drawn],
) -> _Example:
    title = _TITLE.search(match["inner"])
    name = title["title"] if title else ""
    code = BeautifulSoup(match["inner"], "html.parser").find("code")
    text = normal(code.get_text() if code else "")
    path = SNIPPETS / name
    is_file = bool(name) and path.is_file()
    source = path.read_text("utf-8") if is_file else text
    how = unescape(found[1]) if (found := _TIMELINE.search(match["rest"])) else ""
    notes = []
    if how.startswith("omitted: "):
        notes.append(f"No timeline: {how.removeprefix('omitted: ')}")
    whole = is_file and normal(source) == text and "data-norun=" not in match["rest"]
    recording = recordings.read(path) if whole and not notes else None
    html = _python(match, name, source, text, entries, notes)
    if recording is None:
        return _Example(match.start(), end, html + "\n".join(["", *outputs]), name)
    # The page's own output fence is for what varies; it stands for the recorded one.
    has_stdout = any('filename">Output' in output for output in outputs)
    drawn = draw(name, recording, with_output=not has_stdout, folded=how == "folded")
    outputs = [
        numbered(output, recording.runs[0]) if 'filename">Output' in output else output
        for output in outputs
    ]
    parts = [html, *outputs]
    if how == "placed":
        placed[name] = drawn
    else:
        parts[1:1] = [drawn.output]
        parts.append(drawn.timeline)
    return _Example(match.start(), end, "\n".join(filter(None, parts)), name)


def _python(
    match: re.Match[str],
    name: str,
    source: str,
    text: str,
    entries: dict[str, ledger.Entry],
    more_notes: list[str],
) -> str:
    needed = _needed(str(requires_python(source)))
    classes, inner = match["classes"], match["inner"]
    title = _TITLE.search(inner)
    if title:
        label = title["title"]
        if name.endswith("_broken.py"):
            classes += " broken"
            label += ' <strong class="broken-label">Broken</strong>'
        if needed:
            label += f' <span class="needs-python">{escape(needed)}</span>'
        inner = inner.replace(title[0], f'<span class="filename">{label}</span>', 1)
    block = f'<div class="{classes}"{match["rest"]}>{inner}'
    notes = [needed] if needed and not title else []
    if "data-default-build=" in match["rest"]:
        notes.append("Default build only")
    notes += _verified(entries.get(ledger.key(text)), broken="broken" in classes)
    notes += more_notes
    # Text only: Material looks for a block's annotations behind such a paragraph.
    return block + (
        f'<p class="verified">{escape(" · ".join(notes))}</p>' if notes else ""
    )


def _pairs(html: str, examples: list[_Example]) -> set[int]:
    """Return the numbers of mistakes whose mends are the next example of their section."""
    return {
        number
        for number, (one, two) in enumerate(pairwise(examples))
        if one.name.endswith("_broken.py")
        and two.name == one.name.removesuffix("_broken.py") + "_fixed.py"
        and _is_whole(html[one.end : two.start])
    }


def _is_whole(html: str) -> bool:
    """Whether a part of a page has no heading and closes just what it opens."""
    depth = 0
    for tag in _TAG.finditer(html):
        if re.fullmatch(r"h\d", tag["name"]):
            return False
        if tag["name"] not in _VOID:
            depth += -1 if tag["end"] else 1
        if depth < 0:
            return False
    return depth == 0


def _placed(placed: dict[str, Drawn], match: re.Match[str]) -> str:
    """Return the run for a place, and take it out of those that wait for one."""
    if match["name"] not in placed:
        why = 'no example of this page has this name and data-timeline="placed"'
        raise ValueError(f"{match[0]}: {why}")
    drawn = placed.pop(match["name"])
    return f"{drawn.output}\n{drawn.timeline}"


def _verified(entry: ledger.Entry | None, *, broken: bool) -> Iterator[str]:
    if entry and entry.norun:
        yield f"Not run: {entry.norun}"
    elif entry and entry.versions:
        versions = ", ".join(dict.fromkeys(map(short, entry.versions)))
        yield f"Verified {'broken ' if broken else ''}on CPython {versions}"


def _needed(specifiers: str) -> str:
    """Return ``>=3.12,<3.14`` in words: Python 3.12 or newer, before 3.14."""
    words = []
    for specifier in sorted(filter(None, specifiers.split(",")), reverse=True):
        if specifier.startswith(">="):
            words.append(f"Python {specifier[2:]} or newer")
        elif specifier.startswith("<"):
            version = specifier.lstrip("<=")
            words.append(f"before {version}" if words else f"Python before {version}")
        else:
            words.append(f"Python {specifier}")
    return ", ".join(words)
