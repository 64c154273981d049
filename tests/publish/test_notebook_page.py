"""A notebook page has the markup of the theme's own pages and brings nothing else."""

import markdown
import nbformat
import pytest
from bs4 import BeautifulSoup
from mkdocs.utils import yaml_load
from mkdocs_jupyter.convert import nb2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from publish import ROOT
from publish.runs.notebooks import NotebookError
from publish.site.mkdocs_hook import EXTENSION
from publish.site.notebook_page import notebook_page

TITLE = "# Title\n\n"
SVG = """<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" width="9pt">
 <title>One bar</title><metadata>from elsewhere</metadata>
 <defs><style>* {color: red}</style><path id="dot" d="M 0 0"/></defs>
 <g id="axes_1"><path style="fill: #ffffff; stroke: #000000"/>
 <use xlink:href="#dot"/></g></svg>"""


@pytest.fixture
def convert(tmp_path):
    """Return a function that makes a page of cells, as the site's build does."""

    def convert(*cells, **options):
        path = tmp_path / "example.ipynb"
        spec = {"name": "python3", "language": "python", "display_name": "Python 3"}
        metadata = {"kernelspec": spec}
        nbformat.write(new_notebook(cells=list(cells), metadata=metadata), path)
        return notebook_page(nb2html(str(path)), path, **options)

    return convert


def markdown_page(text):
    """Return what MkDocs makes of the same text on a Markdown page, with its hook."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    configs = {}
    for extension in listed:
        configs.update(extension if isinstance(extension, dict) else {extension: {}})
    names = [*configs, EXTENSION]
    return markdown.Markdown(extensions=names, extension_configs=configs), text


def soup(html):
    """Parse HTML; newlines between blocks do not count."""
    return BeautifulSoup(html.replace(">\n<", "><"), "html.parser")


def code(source="pass", **output):
    outputs = [new_output(**output)] if output else []
    return new_code_cell(source, outputs=outputs)


def display(kind, text):
    return code(output_type="display_data", data={kind: text})


def test_cells_and_outputs_become_what_fences_become(convert):
    source = '@cache\nasync def f(n):\n\n    return f"{n!r} < é"  # why'
    stdout = "one <b>\n\n  two\n"
    page = convert(
        new_markdown_cell(TITLE),
        code(source, output_type="stream", name="stdout", text=stdout),
    )
    converter, text = markdown_page(
        f'```python\n{source}\n```\n\n```output title="Output"\n{stdout}```'
    )
    expected = soup(converter.convert(text)).select("div.highlight")
    assert soup(page.html).select("div.highlight") == expected
    assert [block["class"] for block in expected] == [
        ["language-python", "highlight"],
        ["language-output", "highlight"],
    ]


def test_headings_get_the_ids_and_permalinks_of_the_toc_extension(convert):
    text = (
        "# The `title` & more\n\n## What *it* is\n\n### Deep\n\n"
        "## What it is\n\n## Überall, 2 < 3"
    )
    page = convert(
        new_markdown_cell(text), permalink_title="Link to this section", resolve=str
    )
    converter, text = markdown_page(text)
    expected = soup(converter.convert(text))
    assert soup(page.html) == expected
    assert page.title == "The title & more"
    assert page.anchors == {tag["id"] for tag in expected.select("[id]")}
    tokens = converter.toc_tokens[0]
    assert [page.toc.items[0].id] == [tokens["id"]]
    assert [(item.title, item.id) for item in page.toc.items[0].children] == [
        (token["name"], token["id"]) for token in tokens["children"]
    ]


def test_tables_say_what_their_header_cells_are_for(convert):
    page = convert(
        new_markdown_cell(TITLE),
        display("text/markdown", "| a | b |\n|---|--:|\n| 1 | 2 |"),
        display(
            "text/html",
            '<table class="dataframe" border="1"><tr><th>a</th><td>1</td></tr></table>',
        ),
    )
    first, second = soup(page.html).select("table")
    assert [cell["scope"] for cell in first.select("th")] == ["col", "col"]
    assert second.attrs == {}
    assert second.th["scope"] == "row"


def test_a_figure_keeps_its_text_and_follows_the_theme(convert):
    figures = [display("image/svg+xml", SVG) for _ in range(2)]
    page = convert(new_markdown_cell(TITLE), *figures)
    first, second = soup(page.html).select("figure > svg[role=img]")
    assert first.title.text == "One bar"
    assert first["aria-labelledby"] == first.title["id"] != second.title["id"]
    style = first.select_one("path[style]")["style"]
    assert style == "fill: none; stroke: currentColor"
    assert first.use["xlink:href"] == f"#{first.defs.path['id']}"
    assert first.use["xlink:href"] != second.use["xlink:href"]
    assert not first.select("metadata, style, #axes_1")


def test_links_are_resolved_and_files_are_offered_below_the_title(convert):
    page = convert(
        new_markdown_cell(f"{TITLE}[lesson](../x.md) and [there](#title)"),
        downloads=["example.ipynb", "folder/server.py"],
        resolve=lambda url: url.replace(".md", "/"),
    )
    links = soup(page.html).select("p.notebook-files > a, p:not([class]) > a")
    assert [link["href"] for link in links] == [
        *("example.ipynb", "folder/server.py", "../x/", "#title")
    ]
    assert [link.text for link in links if link.has_attr("download")] == [
        *("example.ipynb", "server.py")
    ]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (code(output_type="stream", name="stderr", text="w"), "wrote to stderr"),
        (code(output_type="error", ename="E", evalue="", traceback=["E"]), "stderr"),
        (display("image/png", "aGk="), "text alternative"),
        (display("image/svg+xml", SVG.replace("One bar", " ")), "text alternative"),
        (display("text/html", "<script>1</script>"), "may not hold"),
        (display("text/html", "<style>p {}</style>"), "may not hold"),
        (display("text/html", '<img src="//x.org/x.png">'), "may not hold"),
        (display("text/html", '<img src="data:image/png;base64,aGk=">'), "not hold"),
        (new_markdown_cell("![x](https://x.org/x.png)"), "may not hold"),
        (new_markdown_cell("```python\nx = 1\n```"), "may not hold"),
        (new_markdown_cell("text\n\n    x = 1\n"), "may not hold"),
    ],
)
def test_what_a_page_may_not_hold_is_an_error(convert, cell, reason):
    with pytest.raises(NotebookError, match=reason):
        convert(new_markdown_cell(TITLE), cell)


def test_a_page_without_a_title_is_an_error(convert):
    with pytest.raises(NotebookError, match="no H1"):
        convert(new_markdown_cell("## Section"))
