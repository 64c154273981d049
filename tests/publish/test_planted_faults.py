"""Each promise about the blocks has a planted fault here, and each turns the run red."""

import re

import pytest

from tests.publish.project import make_project

PAGES = {
    "main guard": (
        'if __name__ == "__main__":\n    raise KeyError("missing")',
        r":2: .*KeyError ended the program[\s\S]*line 4, in <module>",
    ),
    "stuck to_thread": (
        "import asyncio, queue\nasyncio.run(asyncio.to_thread(queue.Queue().get))",
        r":2: .*did not end within 5 s[\s\S]*queue.py",
    ),
    "leaked thread": (
        "import threading\n"
        "threading.Thread(target=threading.Event().wait, name='leak').start()",
        r":2: .*did not end within 5 s",
    ),
    "daemon left alive": (
        "import threading\n"
        "threading.Thread(target=threading.Event().wait, daemon=True, name='left').start()",
        r":2: .*thread 'left' still alive",
    ),
    "open pool": (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "pool = ThreadPoolExecutor(1)\npool.submit(print)",
        r":2: .*thread 'ThreadPoolExecutor-0_0' still alive",
    ),
    "thread exception": (
        "import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start()\nt.join()",
        r":2: .*ZeroDivisionError in a thread",
    ),
    "unretrieved task": (
        "import asyncio\n"
        "async def fail():\n    raise OSError('lost')\n"
        "async def main():\n    task = asyncio.create_task(fail())\n"
        "    await asyncio.sleep(0.01)\nasyncio.run(main())",
        r":2: .*OSError in a task, never retrieved",
    ),
    "unretrieved global task": (
        "import asyncio\n"
        "async def fail():\n    raise OSError('lost')\n"
        "async def main():\n    global task\n    task = asyncio.create_task(fail())\n"
        "    await asyncio.sleep(0.01)\nasyncio.run(main())",
        r":2: .*OSError in a task, never retrieved",
    ),
    "never awaited": (
        "async def f():\n    pass\nf()",
        r":2: .*RuntimeWarning that could not be raised",
    ),
    "never awaited global": (
        "async def f():\n    pass\ng = f()",
        r":2: .*RuntimeWarning that could not be raised",
    ),
    "unclosed file": (
        "import socket\ndef f():\n    s = socket.socket()\nf()",
        r":2: .*ResourceWarning that could not be raised",
    ),
    "deprecated": (
        "import warnings\nwarnings.warn('old', DeprecationWarning)",
        r":2: .*DeprecationWarning ended the program",
    ),
    "exit code": ("raise SystemExit(4)", r":2: .*ended with exit code 4"),
}
FENCES = {
    "exact output": (
        "```python\nprint('b')\n```\n\n```output title=\"Output\"\na\n```",
        r":1: .*:5 shows stdout .*\(exactly\)[\s\S]*-a\n\+b",
    ),
    "unordered output": (
        "```python\nprint('b')\nprint('b')\n```\n\n"
        '```output title="Output (in any order)"\nb\na\n```',
        r":1: .*shows stdout .*\(in any order\)",
    ),
    "elided output": (
        '```python\nprint("took 3 s")\nprint("end")\n```\n\n'
        '```output title="Output (parts vary)"\ntook ... ms\nend\n```',
        r":1: .*but for the parts left out",
    ),
    "error output": (
        '```{.python data-fails="KeyError"}\nraise KeyError(1)\n```\n\n'
        '```output title="Error output (parts vary)"\n...\nKeyError: 2\n```',
        r":1: .*shows stderr",
    ),
    "output title": (
        '```python\nprint(1)\n```\n\n```output title="Result"\n1\n```',
        r":5: output title 'Result'",
    ),
    "output alone": (
        '```output title="Output"\n1\n```',
        r":1: .*no Python block above",
    ),
    "failure that does not come": (
        '```{.python data-fails="KeyError"}\nprint(1)\n```',
        r":1: .*did not fail with KeyError",
    ),
    "another failure": (
        '```{.python data-fails="KeyError"}\nraise OSError\n```',
        r":1: .*did not fail with KeyError[\s\S]*OSError ended the program",
    ),
    "threads that are not left": (
        '```{.python data-leaves-threads="why"}\nprint(1)\n```',
        r":1: .*left no thread alive",
    ),
    "option": (
        '```{.python data-fail="KeyError"}\nx\n```',
        r":1: unknown option data-fail",
    ),
    "norun without a reason": ('```{.python data-norun=""}\nx\n```', r":1: .*must say"),
    "prompt session": ("```pycon\n>>> 1\n```", r":1: a prompt session is not run"),
    "raw HTML": (
        'text\n\n<pre><code class="language-python">x = 1</code></pre>',
        r":3: Python shown without a fence",
    ),
    "indented Python": ("text\n\n    :::python\n    x = 1", None),
    "lost fence": ("```python unknown\nx = 1\n```", r":1: this fence does not render"),
    "options without braces": (
        '```python title="x.py" data-fails="KeyError"\nx\n```',
        r':1: .*write ```\{\.python title="x\.py" data-fails="KeyError"\}',
    ),
    "plain comment": (
        "<!--pytest.mark.skip-->\n\n```python\nx = 1\n```",
        r":1: pytest.mark",
    ),
    "include that is not there": (
        '```python\n--8<-- "none.py"\n```',
        r":2: no such file: snippets/none.py",
    ),
    "region that is not there": (
        '```python\n--8<-- "whole.py:none"\n```',
        r":2: snippets/whole.py has no region 'none'",
    ),
    "lines by number": ('```python\n--8<-- "whole.py:1:2"\n```', r":2: name a region"),
    "two includes": (
        '```python\n--8<-- "whole.py"\n--8<-- "whole.py"\n```',
        r":2: a fence holds one include",
    ),
    "region of a broken file": (
        '```python\n--8<-- "whole.py:part"\n```',
        r"KeyError ended the program[\s\S]*whole.py\", line 4",
    ),
    "shell": (
        "```bash\nfalse\necho unreachable\n```",
        r":1: bash: ended with exit code 1",
    ),
    "unrunnable shell": ("```console\n$ ls\n```", r":1: write ```bash"),
}
WHOLE = '# --8<-- [start:part]\nx = 1\n# --8<-- [end:part]\nraise KeyError("rest")\n'


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("faults"))
    for name, (code, _) in PAGES.items():
        project.write(f"docs/{slug(name)}.md", f"text\n```python\n{code}\n```\n")
    for name, (text, _) in FENCES.items():
        project.write(f"docs/{slug(name)}.md", text + "\n")
    project.write("snippets/whole.py", WHOLE)
    project.write("docs/good.md", "```python\nprint(1)\n```\n")
    return project.run_blocks("-n2")


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


@pytest.mark.parametrize("name", PAGES | FENCES)
def test_a_planted_fault_is_reported_with_page_and_line(run, name):
    pattern = (PAGES | FENCES)[name][1]
    reports = re.split(r"\n(?=_{3,} )", run.stdout)
    own = [text for text in reports if f"{slug(name)}.md:" in text]

    if (
        pattern is None
    ):  # rendered as plain text: nothing that a reader takes for Python
        assert not own
    else:
        assert any(re.search(pattern, text) for text in own), own or run.stdout[-3000:]


def test_only_the_good_page_passed(run):
    assert run.returncode == 1
    assert re.search(r"\b1 passed\b", run.stdout)
