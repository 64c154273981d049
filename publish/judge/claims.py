"""Lists the preformatted texts that a built page may show, from what its source says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish import DOCS
from publish.page.blocks import Block
from publish.page.languages import normal
from publish.page.pages import all_pages, find_blocks
from publish.page.programs import Program, programs
from publish.runs import notebooks, recordings


@dataclass(frozen=True)
class Claim:
    """A text that a page shows, just once, and where its source has it.

    `block` is the one that ran and answers for it: a program's own, for an output its
    program's; None for a text that nobody runs.
    """

    where: str
    text: str
    block: Block | None


def claims_by_page() -> dict[str, list[Claim]]:
    """Return what each page may show, by the page's path in the built site."""
    found = {built_path(page): list(claims(page)) for page in all_pages()}
    for notebook in sorted(DOCS.rglob("*.ipynb")):
        found[built_path(notebook)] = [
            Claim(block.where, block.text, block) for block in cells(notebook)
        ]
    return found


def built_path(page: Path) -> str:
    """Return where the built site has a page, such as ``learn/threads/index.html``."""
    path = page.relative_to(DOCS).with_suffix("")
    folder = path.parent if path.name in ("index", "README") else path
    return (folder / "index.html").as_posix()


def cells(notebook: Path) -> list[Block]:
    """Return the code cells of a notebook, each as a block; its line is its number."""
    found = notebooks.code_cells(notebook)
    return [Block(notebook, number, "python", text) for number, text in found]


def claims(page: Path) -> Iterator[Claim]:
    """Yield what a Markdown page may show: its blocks, and the outputs that are drawn."""
    blocks = find_blocks(page)
    found = programs(blocks)
    drawn = {program.block.line: program.drawn for program in found if program.drawn}
    printed = {
        output.block.line: recorded_text(program)
        for program in found
        for output in program.outputs
        if output.measured
    }
    answers: Block | None = None
    for block in blocks:
        if block.kind == "other":
            yield Claim(block.where, block.text, None)
            continue
        if block.kind != "output":
            answers = block
        yield Claim(block.where, printed.get(block.line, block.text), answers)
        output = drawn.get(block.line)
        if output and (text := output.block.text.rstrip()):
            yield Claim(block.where, normal(text), answers)


def recorded_text(program: Program) -> str:
    """Return what an example's recorded run printed, as a page shows it; or nothing."""
    recording = recordings.read(program.example) if program.example else None
    return normal(recording.stdout.rstrip()) if recording else ""
