"""The comparison of two builds sees every page and block that differs."""

import pytest

from publish.site.zensical_compare import BuiltBlock, Page, main, read_page

BLOCK = (
    '<div class="language-{language} highlight"><pre><code>{text}</code></pre></div>'
)
PYTHON = BLOCK.format(language="python", text="print(1)\n")
OUTPUT = BLOCK.format(language="output", text="1\n")
NOTEBOOK = f'<div class="notebook-files">{PYTHON}</div>'


@pytest.fixture
def build(tmp_path):
    """Write a site of pages, given by their file names without the ending."""

    def write(name, **pages):
        for page, blocks in pages.items():
            path = tmp_path / name / page / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(f"<nav><pre>x</pre></nav><article>{blocks}</article>")
        return str(tmp_path / name)

    return write


def compared(capsys, ours, theirs):
    """Return the exit code and the words of each line that was printed."""
    code = main([ours, theirs])
    return code, [line.split() for line in capsys.readouterr().out.splitlines()]


def test_reads_the_blocks_of_the_text_with_their_language():
    page = read_page(f"<pre>menu</pre><article>{PYTHON}<pre>plain</pre></article>")
    assert page == Page((BuiltBlock("python", "print(1)"), BuiltBlock("", "plain")))


def test_reads_through_the_spans_of_the_highlighter():
    spans = '<span class="k">def</span> <span class="nf">f</span>():\n    ...'
    block = BLOCK.format(language="python", text=f"<span></span>{spans}\n")
    page = read_page(f"<article>{block}</article>")
    assert page.blocks == (BuiltBlock("python", "def f():\n    ..."),)


def test_equal_builds_are_the_same(build, capsys):
    ours = build("ours", threads=PYTHON + OUTPUT, start="")
    theirs = build("theirs", threads=PYTHON + OUTPUT, start="")
    code, lines = compared(capsys, ours, theirs)
    assert code == 0
    assert lines == [
        ["page", "MkDocs", "Zensical", "same?"],
        ["start/", "0", "0", "yes"],
        ["threads/", "2", "2", "yes"],
    ]


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ({"start": PYTHON, "threads": PYTHON.replace("1", "2")}, "+print(2)"),
        ({"start": PYTHON, "threads": PYTHON.replace("python", "text")}, "'text'"),
        ({"start": PYTHON, "threads": ""}, "more blocks"),
        ({"start": PYTHON, "threads": PYTHON + PYTHON}, "more blocks"),
        ({"start": PYTHON}, "no page"),
        ({"start": PYTHON, "threads": PYTHON, "more": PYTHON}, "no page"),
    ],
    ids=["text", "language", "fewer", "more", "lost page", "new page"],
)
def test_a_difference_is_said_and_fails(build, capsys, theirs, said):
    ours = build("ours", start=PYTHON, threads=PYTHON)
    code, lines = compared(capsys, ours, build("theirs", **theirs))
    assert code == 1
    assert [line[0] for line in lines if line[-1:] == ["NO"]] in (
        ["threads/"],
        ["more/"],
    )
    assert said in "\n".join(" ".join(line) for line in lines)


def test_notebooks_are_named_but_not_compared(build, capsys):
    ours = build("ours", start=PYTHON, notebook=NOTEBOOK)
    code, lines = compared(capsys, ours, build("theirs", start=PYTHON))
    assert code == 0
    assert lines[1] == ["notebook/", "1", "-", "notebook,", "not", "compared"]


def test_builds_without_a_block_prove_nothing(build, capsys):
    site = build("ours", start="", notebook=NOTEBOOK)
    code, lines = compared(capsys, site, site)
    assert code == 1
    assert "nothing was compared" in " ".join(lines[-1])


def test_the_404_page_belongs_to_the_theme(build, capsys, tmp_path):
    ours, theirs = build("ours", start=PYTHON), build("theirs", start=PYTHON)
    (tmp_path / "ours" / "404.html").write_text("<article><pre>x</pre></article>")
    code, _ = compared(capsys, ours, theirs)
    assert code == 0
