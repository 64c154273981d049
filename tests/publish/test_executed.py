"""What a region shows has run, and the run itself says so."""

import ast
import re

import pytest

from publish.page.executed import functions_without_run, unexecuted
from publish.runs.interpreters import interpreters
from publish.runs.process import run_python
from tests.publish.project import make_project

START, END = "# --8<-- [start:a]\n", "# --8<-- [end:a]\n"
SILENT = {
    "a branch that is not taken": (
        f"import sys\nif not sys.argv:\n    {START}    print(1)\n    {END}",
        r"snippets/x\.py:4: the region 'a' shows this statement",
    ),
    "after a return": (
        f"def f():\n    return 1\n    {START}    print(1)\n    {END}f()\n",
        r"snippets/x\.py:4: the region 'a' shows this statement",
    ),
    "a statement after an end": (
        f"import sys\n{START}print(1)\nsys.exit()\nprint(2)\n{END}",
        r"snippets/x\.py:5: the region 'a' shows this statement",
    ),
    "a function that is never called": (
        f"{START}def f():\n    print(1)\n{END}",
        r"snippets/x\.py:2: the region 'a' shows the function 'f'",
    ),
    "a function in one line": (
        f"{START}def f(): print(1)\n{END}",
        r"snippets/x\.py:2: the region 'a' shows the function 'f'",
    ),
    "a generator that is never asked": (
        f"{START}def f():\n    yield 1\n{END}f()\n",
        r"snippets/x\.py:2: the region 'a' shows the function 'f'",
    ),
    "a method": (
        f"{START}class C:\n    def f(self):\n        print(1)\n{END}C()\n",
        r"snippets/x\.py:3: the region 'a' shows the function 'f'",
    ),
    "a function within one": (
        f"{START}def f():\n    def g():\n        print(1)\n    print(2)\n{END}f()\n",
        r"snippets/x\.py:3: the region 'a' shows the function 'g'",
    ),
    "a function behind a decorator that calls another": (
        f"d = lambda g: lambda f: g() and f\n"
        f"{START}@d(lambda: 1)\ndef f():\n    return 1\n{END}",
        r"snippets/x\.py:4: the region 'a' shows the function 'f'",
    ),
    "a function replaced by its like": (
        f"def g(): return 1\n{START}def f():\n    return 1\n{END}f = g\nf()\n",
        r"snippets/x\.py:3: the region 'a' shows the function 'f'",
    ),
}
HEARD = """\
import asyncio
import functools
import multiprocessing
import threading
from typing import Protocol


# --8<-- [start:a]
class Named(Protocol):
    name: str

    def call(self) -> None: ...


@functools.cache
def in_thread():
    "A docstring."
    global seen
    seen = 1


def in_child(number):
    return number + 1


async def in_task():
    for number in range(2):
        await asyncio.sleep(0)


def generated():
    yield 1


def short(): return 2


while not short():
    pass
try:
    value = 1 / 0
except ZeroDivisionError:
    value = 0
# --8<-- [end:a]

if __name__ == "__main__":
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    for method in ("fork", "spawn"):
        with multiprocessing.get_context(method).Pool(1) as pool:
            print(pool.map(in_child, [1]))
            pool.close()
            pool.join()
    asyncio.run(in_task())
    print(list(generated()))
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A run of a page for each region that shows what its program never came to."""
    project = make_project(tmp_path_factory.mktemp("silent"))
    for number, (source, _) in enumerate(SILENT.values()):
        name = f"part{number}/x.py"
        project.write(f"snippets/{name}", source)
        project.write(f"docs/page{number}.md", f'```python\n--8<-- "{name}:a"\n```\n')
    project.write("snippets/good/x.py", HEARD)
    project.write("docs/good.md", '```python\n--8<-- "good/x.py:a"\n```\n')
    return project.run_blocks("-n2")


@pytest.mark.parametrize("name", SILENT)
def test_what_a_region_shows_and_no_run_came_to_is_refused(run, name):
    number = [*SILENT].index(name)
    said = SILENT[name][1].replace("snippets/", f"snippets/part{number}/")
    lines = [line for line in run.stdout.splitlines() if f"page{number}.md:1: " in line]
    assert any(re.search(said, line) for line in lines), run.stdout


def test_what_ran_in_threads_tasks_and_children_is_shown(run):
    assert f"{len(SILENT)} failed, 1 passed" in run.stdout


@pytest.mark.parametrize("python", interpreters(), ids=lambda python: python.version)
def test_every_python_says_which_lines_ran(python, tmp_path):
    path = tmp_path / "x.py"
    path.write_text(HEARD, "utf-8")
    outcome = run_python(python.path, path, strict=True, lines=True)
    assert outcome.code == 0, outcome.stderr
    assert not list(unexecuted(path, "a", outcome))
    assert not list(functions_without_run(ast.parse(HEARD), outcome))
    assert outcome.python == python.version


def test_lines_are_looked_at_only_where_they_are_asked_for(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("import sys\nprint(sys.gettrace())\n", "utf-8")
    [own, *_] = interpreters()
    outcome = run_python(own.path, path, strict=True)
    assert (outcome.stdout, outcome.lines, outcome.begun) == ("None\n", set(), set())
