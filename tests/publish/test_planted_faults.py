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
    "flood": (
        "while True:\n    print('x' * 100_000)",
        r":2: .*printed more than 1 MB and was killed",
    ),
    "process left in a session of its own": (
        "import subprocess, sys\n"
        "code = 'import time; time.sleep(60)'\n"
        "subprocess.Popen([sys.executable, '-c', code], start_new_session=True)",
        r":2: [\s\S]*process '.*time.sleep\(60\)' still alive after the program",
    ),
    "file written into the repository": (
        "import course_server, pathlib\n"
        "(pathlib.Path(course_server.__file__).parent / 'left.txt').write_text('x')",
        r":2: .*writes .*snippets/left.txt: a program leaves the repository",
    ),
    "child that fails unseen": (
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', '1 / 0'], capture_output=True)",
        r":2: .*ZeroDivisionError ended a child process",
    ),
    "process of a pool that fails": (
        "import multiprocessing\n"
        "if __name__ == '__main__':\n"
        "    child = multiprocessing.get_context('fork').Process(target=int, args=('x',))\n"
        "    child.start()\n    child.join()",
        r":2: .*wrote to stderr, and its page does not show that",
    ),
    "stderr that is not shown": (
        "import sys\nprint('oh', file=sys.stderr)",
        r":2: .*wrote to stderr, and its page does not show that",
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
        r":1: this output does not stand directly below a Python block",
    ),
    "failure that does not come": (
        '```{.python data-fails="KeyError"}\nprint(1)\n```',
        r":1: .*did not fail with KeyError",
    ),
    "child that does not fail": (
        '```{.python data-child-fails="KeyError"}\nprint(1)\n```',
        r":1: .*a child process did not fail with KeyError",
    ),
    "exit that does not come": (
        '```{.python data-fails="SystemExit"}\nprint(1)\n```',
        r":1: .*ended with exit code 0, though the page says SystemExit",
    ),
    "another failure": (
        '```{.python data-fails="KeyError"}\nraise OSError\n```',
        r":1: .*did not fail with KeyError[\s\S]*OSError ended the program",
    ),
    "threads that are not left": (
        '```{.python data-leaves-threads="why"}\nprint(1)\n```',
        r":1: .*left no thread alive",
    ),
    "failure in an admonition": (
        "!!! note\n\n    ```python\n    x = 1\n    x / 0\n    ```",
        r"docs/failure-in-an-admonition\.md:3: .*ZeroDivisionError ended the program"
        r'[\s\S]*docs/failure-in-an-admonition\.md", line 5',
    ),
    "option": (
        '```{.python data-fail="KeyError"}\nx\n```',
        r":1: unknown option data-fail",
    ),
    "norun without a reason": ('```{.python data-norun=""}\nx\n```', r":1: .*must say"),
    "prompt session": ("```pycon\n>>> 1\n```", r":1: a prompt session is not run"),
    "raw HTML": (
        'text\n\n<pre><code class="language-python">x = 1</code></pre>',
        r":3: code in raw HTML is not run; write a fence",
    ),
    "indented Python": (
        "text\n\n    :::python\n    x = 1",
        r":3: an indented block of code is not run; write a fence",
    ),
    "indented text": (
        "text\n\n    just\n    indented",
        r":3: an indented block of code is not run",
    ),
    "indented fence": (
        "text\n\n    ```python\n    x = 1\n    ```",
        r":3: an indented block of code is not run",
    ),
    "lost fence": ("```python unknown\nx = 1\n```", r":1: this fence does not render"),
    "option without braces": (
        '```python data-fails="KeyError"\nraise KeyError\n```',
        r':1: .*write ```\{\.python data-fails="KeyError"\}',
    ),
    "fence without an end": ("```python\nx = 1", r":1: this fence never ends with ```"),
    "fence behind a list's sign": (
        "- ```python\n  x = 1\n  ```",
        r":1: this fence does not render",
    ),
    "fence in raw HTML": (
        "<div>\n\n```python\nx = 1\n```\n\n</div>",
        r":3: this fence does not render",
    ),
    "include outside of a fence": (
        'text\n\n--8<-- "whole.py"',
        r":3: an include stands in a fence, alone",
    ),
    "include in another language": (
        '```text\n--8<-- "whole.py"\n```',
        r":1: an include stands in a python fence, not 'text'",
    ),
    "no language": (
        "```\nprint(1)\n```",
        r":1: nobody runs or checks 'a block without",
    ),
    "language that is Python by another name": (
        "```cython\nprint(1)\n```",
        r":1: nobody runs or checks 'cython'",
    ),
    "Python as text": ("```text\nprint(1)\n```", r":1: this text is Python"),
    "session as text": ("```text\n>>> 1 + 1\n2\n```", r":1: this text is Python"),
    "definition as text": (
        "```text\ndef f():\n    ...\n```",
        r":1: this text is Python",
    ),
    "fence as text": (
        "````text\n``` {.python title='x'}\nprint(1)\n```\n````",
        r":1: this text is Python",
    ),
    "import as text": ("```text\nimport os\n```", r":1: this text is Python"),
    "title of another file": (
        '```python title="other.py"\n--8<-- "whole.py"\n```',
        r""":1: the title 'other.py' is not the file.*title="whole.py\"""",
    ),
    "title that is no path": (
        '```python title="An example"\n--8<-- "whole.py"\n```',
        r":1: the title 'An example' is not the file that is included",
    ),
    "title of a file over inline code": (
        '```python title="whole.py"\nx = 1\n```',
        r":1: the title 'whole.py' is that of a file",
    ),
    "output below text": (
        '```python\nprint(1)\n```\n\ntext\n\n```output title="Output"\n1\n```',
        r":7: this output does not stand directly below",
    ),
    "output below a shell": (
        '```bash\ntrue\n```\n\n```output title="Output"\n1\n```',
        r":5: this output does not stand directly below",
    ),
    "output of a program that does not run": (
        '```{.python data-norun="why"}\nprint(1)\n```\n\n'
        '```output title="Output"\n2\n```',
        r":5: this output is of a program that does not run",
    ),
    "output as text": (
        '```python\nprint(1)\n```\n\n```text title="Output"\n2\n```',
        r":5: an output is compared with a run",
    ),
    "timeline of a region": (
        '```{.python data-timeline="folded"}\n--8<-- "whole.py:part"\n```',
        r":1: unknown option data-timeline; this block takes",
    ),
    "fence inside of an included file": (
        '```python\n--8<-- "fence.py"\n```',
        r"snippets/fence\.py:2: a page would show other lines",
    ),
    "a mark of ours": ("\ue0001\ue001", r":1: U\+E000 and U\+E001 are not for pages"),
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
GOOD = [
    "```python\nprint(1)\n```",
    '```{.python data-fails="SystemExit"}\nraise SystemExit(3)\n```',
    "```python\nimport sys, threading\nt = threading.Thread(target=sys.exit, args=(1,))\n"
    "t.start()\nt.join()\n```",
    '```{.python data-child-fails="ZeroDivisionError"}\nimport subprocess, sys\n'
    "subprocess.run([sys.executable, '-c', '1 / 0'], capture_output=True)\n```",
    "!!! note\n\n    ```python\n    print(1)\n    ```",
    '```{.python #an-id title="A title"}\nprint(1)\n```',
    "```python\nprint('\u27e6fence 1\u27e7')\n```",
    *(
        f"{before}```python\n{before}print({text!a})\n{before}```\n\n"
        f'{before}```output title="Output"\n{before}{text}\n{before}```'
        for before, text in [
            *[("", "a\tb"), ("", "\ta\t"), ("", "a\u2028b"), ("", "a\x0cb\x1cc\x85d")],
            ("> ", "\ta\tb"),
        ]
    ),
    '!!! note\n\n    ```python\n    print("\\ta\\tb")\n    ```\n\n'
    '    ```output title="Output"\n    \ta\tb\n    ```',
]
WHOLE = '# --8<-- [start:part]\nx = 1\n# --8<-- [end:part]\nraise KeyError("rest")\n'


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("faults"))
    for name, (code, _) in PAGES.items():
        project.write(f"docs/{slug(name)}.md", f"text\n```python\n{code}\n```\n")
    for name, (text, _) in FENCES.items():
        project.write(f"docs/{slug(name)}.md", text + "\n")
    project.write("snippets/whole.py", WHOLE)
    project.write("snippets/fence.py", '"""Text.\n```\n\n```text\nmore\n"""\n')
    for number, code in enumerate(GOOD):
        project.write(f"docs/good{number}.md", f"{code}\n")
    return project.run_blocks("-n2")


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


@pytest.mark.parametrize("name", PAGES | FENCES)
def test_a_planted_fault_is_reported_with_page_and_line(run, name):
    pattern = (PAGES | FENCES)[name][1]
    reports = re.split(r"\n(?=_{3,} )", run.stdout)
    own = [text for text in reports if f"{slug(name)}.md" in text]

    assert any(re.search(pattern, text) for text in own), own or run.stdout[-3000:]


def test_only_the_good_pages_passed(run):
    assert run.returncode == 1
    assert re.search(rf"\b{len(GOOD)} passed\b", run.stdout)
