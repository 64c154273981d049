"""Says at each Python block what it needs, and on which Pythons it was seen to run."""

from collections.abc import Iterator, Mapping
from html import escape

from publish.judge import ledger
from publish.page.blocks import Block
from publish.page.metadata import requires_python
from publish.page.programs import Program
from publish.runs.interpreters import short
from publish.runs.packages import versions
from publish.site.changes import Marks, in_words

_TITLE = '<span class="filename">'


def marked(
    html: str,
    program: Program,
    entries: Mapping[str, ledger.Entry],
    changed: Marks,
) -> str:
    """Return a fence's HTML with its marks in its title and in a line below the code."""
    options = program.block.options
    needed = _needed(str(requires_python(program.source)))
    broken = program.name.endswith("_broken.py")
    before, titled, rest = html.partition(_TITLE)
    if titled:
        title, end, rest = rest.partition("</span>")
        if broken:
            title += ' <strong class="broken-label">Broken</strong>'
        elif changed:
            title += ' <strong class="mend-label">Mend</strong>'
        for kind, words in in_words(changed):
            title += f' <span class="{kind}">{words}</span>'
        if needed:
            title += f' <span class="needs-python">{escape(needed)}</span>'
        html = before + titled + title + end + rest
    if broken:
        html = html.replace(" highlight", " highlight broken", 1)
    notes = [needed] if needed and not titled else []
    if "default-build" in options:
        notes.append("Default build only")
    entry = ledger.entry_of(program.block, entries)
    notes += _verified(entry, broken=broken)
    if program.packages:
        pins = (f"{name}=={versions()[name]}" for name in program.packages)
        notes.append(f"Needs a package: pip install {' '.join(pins)}")
    notes += _limits(program)
    if program.no_timeline:
        notes.append(f"No timeline: {program.no_timeline}")
    return html + _line(notes)


def not_run(block: Block) -> str:
    """Return the line below a shell block that says that it is not run, as HTML."""
    why = block.options.get("norun")
    return _line([f"Not run: {why}"] if why else [])


def verified(cell: Block) -> str:
    """Return the line below a notebook's cell, as HTML."""
    return _line(_verified(ledger.entry_of(cell, ledger.known()), broken=False))


def _line(notes: Iterator[str] | list[str]) -> str:
    # Text only: Material looks for a block's annotations behind such a paragraph.
    text = " · ".join(notes)
    return f'<p class="verified">{escape(text)}</p>' if text else ""


def _verified(entry: ledger.Entry | None, *, broken: bool) -> Iterator[str]:
    if entry and entry.norun:
        yield f"Not run: {entry.norun}"
    elif entry and entry.versions:
        versions = ", ".join(dict.fromkeys(map(short, entry.versions)))
        yield f"Verified {'broken ' if broken else ''}on CPython {versions}"


def _limits(program: Program) -> Iterator[str]:
    """Yield what a run may do, or need not, only because its page says so."""
    options = program.block.options
    if "fails" in options:
        yield f"ends with {options['fails']}"
    if error := options.get("child-fails"):
        # Nobody sees whether such a code was that of an exception, or of a crash.
        what = "an exit code other than 0" if error == "SystemExit" else error
        yield f"a child ends with {what}"
    if "leaves-threads" in options:
        yield f"leaves threads: {options['leaves-threads']}"
    if program.uncalled:
        yield f"Not called in this run: {', '.join(program.uncalled)}"


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
