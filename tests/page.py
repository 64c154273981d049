"""Runs everything that concerns one page, its blocks to the browser: ``make page PAGE=...``.

The blocks run on the Python of ``.venv`` alone, unless ``PYTHONS`` names more. The tests of
its examples run unless they have passed on the very same files. The site is built into
``build/page``, where only what has changed is built again: the first time takes as long as
``make site``.
"""

import hashlib
import shlex
import sys
from difflib import get_close_matches
from pathlib import Path

from publish import BUILD, DOCS, ROOT, SNIPPETS, SourceError
from publish.page.pages import find_blocks
from tests.site.built import Page
from tests.stages import run_stages

SITE = BUILD / "page"
USAGE = "usage: make page PAGE=learn/threads.md (or docs/learn/threads.md, or threads)"


def find_page(name: str) -> Path:
    """Return the page or notebook that a name means; of several, the first by path.

    Raises ValueError with the names that are like it.
    """
    pages = sorted(p for kind in ("*.md", "*.ipynb") for p in DOCS.rglob(kind))
    wanted = Path(name)
    for page in pages:
        forms = {page.relative_to(ROOT), page.relative_to(DOCS), Path(page.name), page}
        if wanted in forms | {form.with_suffix("") for form in forms}:
            return page
    names = {page.relative_to(DOCS).as_posix(): page.stem for page in pages}
    alike = get_close_matches(wanted.stem, names.values(), n=3)
    near = [path for path, stem in names.items() if stem in alike]
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise ValueError(f"no page {name} in docs/{hint}")


def tests_of_examples(page: Path) -> list[Path]:
    """Return the tests of the folders of examples that a page shows."""
    includes = [block.include for block in find_blocks(page) if block.include]
    folders = {include.path.relative_to(SNIPPETS).parts[0] for include in includes}
    tests = ROOT / "tests" / "snippets"
    return sorted(
        path
        for folder in folders
        for pattern in (f"test_{folder}.py", f"test_{folder}_*.py")
        for path in tests.glob(pattern)
    )


def digest_of_files(tests: list[Path]) -> str:
    """Return a digest of these tests, and of all that they run and are run by."""
    others = [ROOT / "conftest.py", ROOT / "requirements.txt"]
    rooms = SNIPPETS, ROOT / "tests" / "snippets", ROOT / "interleave", ROOT / "publish"
    for room in rooms:
        others += [path for path in room.rglob("*") if path.suffix in {".py", ".txt"}]
    digests = hashlib.sha256(sys.version.encode())
    for path in [*sorted(others), *tests]:
        digests.update(f"{path}\n".encode() + path.read_bytes())
    return digests.hexdigest()


def forget(page: Path) -> None:
    """Let the page be built again."""
    (SITE / Page.at(page.relative_to(DOCS).as_posix()).path).unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Run the stages for the page that is named; return 2 if there is none."""
    if len(arguments) != 1 or not arguments[0]:
        print(USAGE)
        return 2
    try:
        page = find_page(arguments[0])
        examples = tests_of_examples(page) if page.suffix == ".md" else []
    except (ValueError, SourceError) as error:
        print(error)
        return 2
    forget(page)
    passed = BUILD / "page-tests" / f"{page.stem}.txt"
    files = digest_of_files(examples)
    if passed.is_file() and passed.read_text() == files:
        print("The tests of its examples have passed on these very files.", flush=True)
        examples = []
    python = shlex.quote(sys.executable)
    pytest = f"{python} -m pytest -q"
    paths = shlex.join(str(path.relative_to(ROOT)) for path in (page, *examples))
    source = shlex.quote(page.relative_to(DOCS).as_posix())
    hygiene = f"{python} -m publish.page.hygiene {shlex.quote(str(page))}"
    if page.suffix != ".md":
        hygiene = "true"
    blocks = f"nice -n 5 {pytest} --codeblocks -n 4 --dist worksteal {paths}"
    build = "mkdocs --quiet build --dirty --no-strict --site-dir"
    log = shlex.quote(str(BUILD / "page.log"))
    # Most blocks wait: meanwhile the page is looked at, which takes longer and goes before.
    # What they say comes in one piece.
    code = run_stages(
        [
            (
                "its blocks, recorded runs, tests of its examples; "
                "beside them the page in a browser",
                f"({hygiene} && {blocks}) > {log} 2>&1 & blocks=$!;"
                f" {python} -m {build} {SITE}"
                f" && SITE={SITE} {pytest} --page {source} tests/site;"
                f" page=$?; wait $blocks; ran=$?; cat {log}; exit $((page | ran))",
            )
        ]
    )
    if code == 0:
        passed.parent.mkdir(parents=True, exist_ok=True)
        passed.write_text(files)
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
