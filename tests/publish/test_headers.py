"""Every fence that a reader sees as Python is collected, whatever its header or place."""

import re

import pytest

from tests.publish.project import make_project

HEADERS = [
    "```python",
    '```python title="x"',
    '```python hl_lines="1"',
    '```python {title="x"}',
    '```{.python title="x" hl_lines="1"}',
    "``` { .python .annotate }",
    "```{.python}",
    "``` {.python}",
    "``` python",
    '``` python title="x"',
    "```py",
    "``` py",
    '```py title="x"',
    "```python3",
    "```Python",
    "~~~python",
    "````python",
]
PLACES = {
    "tab": '=== "Tab"\n\n    ```python\n    {}\n    ```\n',
    "admonition": "!!! note\n\n    ```python\n    {}\n    ```\n",
    "list": "- item\n\n    ```python\n    {}\n    ```\n",
    "quote": "> ```python\n> {}\n> ```\n",
    "deep": '!!! note\n\n    === "Tab"\n\n        ```py title="x"\n        {}\n        ```\n',
}
LITERAL = """\
~~~text
```bash
echo "literal text is not a block"
false
```
~~~

<!--
```python
raise SystemExit("a comment is not a block")
```
-->

Three ticks inline ```python x``` are no block.
"""


def fence(header: str, code: str) -> str:
    return f"{header}\n{code}\n{re.match(r'[`~]+', header)[0]}\n"


@pytest.fixture(scope="module")
def broken_run(tmp_path_factory):
    """A run in which every block fails and says which one it is."""
    project = make_project(tmp_path_factory.mktemp("headers"))
    body = [fence(h, f'raise SystemExit("header {i}")') for i, h in enumerate(HEADERS)]
    body += [
        text.format(f'raise SystemExit("place {name}")')
        for name, text in PLACES.items()
    ]
    front = "---\ndescription: front matter shifts lines\n---\n"
    project.write("docs/learn/forms.md", front + "\n".join(body))
    project.write("docs/learn/literal.md", LITERAL + fence("```python", "print(1)"))
    return project, project.run_blocks("-n2")


@pytest.mark.parametrize("index", range(len(HEADERS)), ids=HEADERS)
def test_every_header_form_is_run(broken_run, index):
    project, run = broken_run
    lines = (project.root / "docs/learn/forms.md").read_text().splitlines()
    line = next(n for n, text in enumerate(lines) if f'"header {index}"' in text)

    assert lines[line - 1] == HEADERS[index]
    assert re.search(rf"forms\.md:{line}: .*exit code 1", run.stdout)
    assert f"\nheader {index}\n" in run.stdout


@pytest.mark.parametrize("place", PLACES)
def test_a_fence_is_run_wherever_it_stands(broken_run, place):
    assert f"\nplace {place}\n" in broken_run[1].stdout


def test_nothing_else_is_run(broken_run):
    run = broken_run[1]
    assert f"{len(HEADERS) + len(PLACES)} failed, 1 passed" in run.stdout
    assert "is not a block" not in run.stdout
