"""Proves what "Start here" promises of the whole site: links, text, hosts and views."""

import ast
import json
import re
import sys
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest

from publish.page.metadata import packages

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SNIPPETS = ROOT / "snippets"
START = DOCS / "learn" / "start.md"
PAGES = sorted(DOCS.rglob("*.md"))
LESSONS = sorted((DOCS / "learn").glob("*.md"))
NOTEBOOKS = sorted(DOCS.rglob("*.ipynb"))
EXAMPLES = sorted(SNIPPETS.rglob("*.py"))
LAST_SECTIONS = ["Newer Python", "Free-threaded builds", "Key points"]
LAST_SECTIONS += ["Exercises", "Further reading"]

FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})(.*)\n((?:.*\n)*?)\1\2[ \t]*$", re.M)
LINK = re.compile(r"\]\(([^)\s#:]+\.md)(?:#[^)\s]*)?\)")
HOST = re.compile(
    r"\w+://(?:[^/\s@]*@)?(?P<host>\[[^\]]*\]|[^/\s:?#]*)"
    r"|\b(?P<name>(?:[\w-]+\.)+(?:com|org|net|io|dev|edu|gov|info|example|invalid|test))\b"
)
LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def lessons_in_the_navigation():
    nav = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:", 1)[1]
    return re.findall(r"learn/[\w-]+\.md", re.split(r"\n\S", nav, maxsplit=1)[0])


def inline_programs(page):
    """Yield the Python of a page, or of a notebook, that does not include a file."""
    if page.suffix == ".ipynb":
        cells = json.loads(page.read_text("utf-8"))["cells"]
        yield from ("".join(c["source"]) for c in cells if c["cell_type"] == "code")
        return
    for _, _, info, body in FENCE.findall(page.read_text("utf-8")):
        if re.match(r"[ {.]*(python|py)\b", info) and "--8<--" not in body:
            yield dedent(body)


def parses(program):
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return True


def foreign_hosts(program):
    """Return the hosts other than this machine that a program's strings name."""
    strings = (
        node.value
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    found = (match for text in strings for match in HOST.finditer(text))
    return {host for m in found if (host := m["host"] or m["name"])} - LOOPBACK


def foreign_imports(program):
    """Return what a program imports from neither the standard library nor snippets/."""
    ours = {path.stem for path in SNIPPETS.iterdir()}
    roots = set()
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Import):
            roots |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            roots.add(node.module.split(".")[0])
    return roots - ours - set(sys.stdlib_module_names)


def mojibake(text):
    """Return the parts of a text that are UTF-8 once decoded as something else."""
    found = re.findall("\N{REPLACEMENT CHARACTER}", text)
    for part in re.findall(r"[^\x00-\x7f]+", text):
        for wrong in ("latin-1", "cp1252", "cp874"):
            try:
                part.encode(wrong).decode("utf-8")
            except UnicodeError:
                continue
            found.append(part)
    return found


def test_the_site_has_pages_and_examples():
    assert START in PAGES
    assert EXAMPLES


def test_no_example_names_a_host_but_this_machine():
    programs = {name(path): [path.read_text("utf-8")] for path in EXAMPLES}
    programs |= {name(page): list(inline_programs(page)) for page in PAGES + NOTEBOOKS}

    for where, texts in programs.items():
        for text in texts:
            assert parses(text), f"{where}: this is no Python:\n{text}"
            assert not foreign_hosts(text), where
            allowed = set()
            if where.endswith(".ipynb"):
                # A notebook draws, and may write a module that its workers import.
                written = re.findall(r"(\w+)\.py\b", "\n".join(texts))
                allowed = {"matplotlib", *written}
            assert foreign_imports(text) <= allowed | {*packages(text)}, where


@pytest.mark.parametrize(
    ("program", "host"),
    [
        ('get("https://example.org/a")', "example.org"),
        ('connect(("db.example.com", 1))', "db.example.com"),
        ('get(f"http://10.0.0.1:{port}/")', "10.0.0.1"),
    ],
)
def test_a_foreign_host_would_be_found(program, host):
    assert foreign_hosts(program) == {host}


def test_an_inline_program_is_read_wherever_it_stands(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "!!! note\n\n    ```python\n    if 1:\n        get('https://example.org')\n    ```\n"
    )
    [program] = inline_programs(page)
    assert parses(program)
    assert foreign_hosts(program) == {"example.org"}
    assert not parses(f"  {program}")


def test_loopback_is_not_foreign():
    assert not foreign_hosts('get(f"http://127.0.0.1:{port}/"), "a.txt", "localhost"')


def test_every_promised_page_exists():
    promised = lessons_in_the_navigation()
    assert promised
    assert sorted(DOCS / page for page in promised) == LESSONS
    for page in PAGES:
        for target in LINK.findall(page.read_text("utf-8")):
            assert (page.parent / target).is_file(), f"{name(page)}: {target}"


def test_start_and_home_lead_to_every_lesson():
    lessons = set(lessons_in_the_navigation())
    targets = LINK.findall(START.read_text("utf-8"))
    start = {f"learn/{target}" for target in targets if "/" not in target}
    home = set(LINK.findall((DOCS / "index.md").read_text("utf-8")))

    assert start == lessons - {"learn/start.md"}
    assert lessons <= home


def test_no_later_lesson_is_linked():
    for page in PAGES:
        text = page.read_text("utf-8")
        assert not re.search(r"\[[^\]]*\blater lesson\b[^\]]*\]\(", text), name(page)


def test_pages_and_examples_are_utf8_without_mojibake():
    for path in [*PAGES, *NOTEBOOKS, *EXAMPLES, ROOT / "mkdocs.yml"]:
        assert not mojibake(path.read_bytes().decode("utf-8")), name(path)


@pytest.mark.parametrize("wrong", ["cp1252", "cp874"])
def test_mojibake_would_be_found(wrong):
    assert mojibake("a \N{EM DASH} b".encode().decode(wrong))


def test_ordinary_characters_are_not_mojibake():
    assert not mojibake("10 minutes · Python … café “yes” → ├── ✓")


def test_each_text_stands_once_on_its_page():
    for page in LESSONS:
        text = page.read_text("utf-8")
        prose = [part.strip() for part in FENCE.sub("", text).split("\n\n")]
        long = Counter(part for part in prose if len(part.split()) > 7)
        included = Counter(re.findall(r'^\s*--8<-- "(.+)"', text, re.M))
        titles = re.findall(r"^# .+", FENCE.sub("", text), re.M)

        assert [part for part, count in long.items() if count > 1] == [], name(page)
        assert [part for part, count in included.items() if count > 1] == [], name(page)
        assert len(titles) == 1, name(page)


def test_every_lesson_ends_with_the_same_sections():
    for page in LESSONS:
        headings = re.findall(r"^## (.+)", FENCE.sub("", page.read_text("utf-8")), re.M)
        assert headings[-5:] == LAST_SECTIONS, name(page)


def test_the_views_named_on_the_page_are_those_of_the_switch():
    switch = (DOCS / "assets" / "interleave.js").read_text("utf-8")
    style = (DOCS / "assets" / "views.css").read_text("utf-8")
    named = re.search(r"^- \*\*(All,.*?)\*\*", START.read_text("utf-8"), re.M)[1]

    for view in named.split(", "):
        assert f'"{view}"' in switch
    assert '[data-view="theory"]' in style
    assert '[data-view="code"]' in style


def test_a_claim_stands_before_every_example_or_pair():
    for page in LESSONS:
        text = page.read_text("utf-8")
        for fence in FENCE.finditer(text):
            mend = "_fixed.py" in fence[3]
            if re.match(r"[ {.]*python\b", fence[3]) and not mend:
                last_line = text[: fence.start()].rstrip().splitlines()[-1].strip()
                line = text.count("\n", 0, fence.start()) + 1
                assert not last_line.startswith(("```", "~~~")), f"{name(page)}:{line}"
