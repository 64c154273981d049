"""What is different under the recorder is what interleave/recorder/DIFFERENCES.md says."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import ROOT, run_program

LIST = ROOT / "interleave" / "recorder" / "DIFFERENCES.md"
OURS = "interleave/recorder/"

# By their names: a program, and of what both print, errors too, what is different.
PROGRAMS: dict[str, tuple[str, Callable[[str, str], bool]]] = {
    "frames": (
        """
        import asyncio, inspect, sys, traceback
        async def main():
            print(len(asyncio.current_task().get_stack()))
        print(len(inspect.stack()), sys._getframe().f_back is None)
        asyncio.run(main())
        traceback.print_stack()
        """,
        lambda plain, recorded: (
            plain.splitlines()[0] == "1 True"
            and recorded.splitlines()[0] == "7 False"
            and int(recorded.splitlines()[1]) - int(plain.splitlines()[1]) == 7
            and recorded.splitlines()[2:] == plain.splitlines()[2:]
        ),
    ),
    "faulthandler": (
        "import faulthandler\nfaulthandler.dump_traceback()",
        lambda plain, recorded: (
            plain.count("File ") == 1
            and "line 2 in <module>" in recorded
            and OURS in recorded
        ),
    ),
    "recursion": (
        """
        def deep(n):
            try:
                return deep(n + 1)
            except RecursionError:
                return n
        print(deep(0))
        """,
        lambda plain, recorded: 5 <= int(plain) - int(recorded) <= 15,
    ),
    "stacklevel": (
        """
        import warnings
        def called():
            warnings.warn("by whom", stacklevel=2)
        called()
        warnings.warn("by nobody", stacklevel=2)
        """,
        lambda plain, recorded: (
            plain.splitlines()[:2] == recorded.splitlines()[:2]
            and re.match(r"(<sys>|sys):\d+: .* by nobody", plain.splitlines()[2])
            is not None
            and OURS in recorded.splitlines()[2]
        ),
    ),
    "functions": (
        "import os, time\nprint(time.sleep, os.read)",
        lambda plain, recorded: (
            plain == "<built-in function sleep> <built-in function read>\n"
            and re.sub(" at 0x[0-9a-f]+", "", recorded)
            == "<function sleep> <function read>\n"
        ),
    ),
    "arguments": (
        """
        import inspect, queue, threading
        for call in threading.Lock().acquire, queue.SimpleQueue().get:
            try:
                call(1, 2, 3, 4)
            except TypeError as error:
                print(error)
        print(inspect.signature(queue.SimpleQueue().put))
        """,
        lambda plain, recorded: (
            all("at most 2" in line for line in plain.splitlines()[:2])
            and all("from 1 to 3" in line for line in recorded.splitlines()[:2])
            and ("Any" in plain, "Any" in recorded) == (False, True)
        ),
    ),
    "subclasses": (
        """
        import queue, select
        print(len(queue.SimpleQueue.__mro__))
        try:
            class Poll(select.epoll): ...
            print("accepted")
        except TypeError:
            print("refused")
        """,
        lambda plain, recorded: (plain, recorded) == ("2\nrefused\n", "3\naccepted\n"),
    ),
    "modules": (
        "import sys\nprint(*sorted(sys.modules.keys() & {'asyncio', 'ctypes'}))",
        lambda plain, recorded: (plain, recorded) == ("\n", "asyncio ctypes\n"),
    ),
    "origin": (
        """
        import asyncio
        async def never(): ...
        async def main():
            never()
        asyncio.run(main())
        """,
        lambda plain, recorded: (
            "was never awaited" in plain
            and recorded.splitlines()[0] == plain.splitlines()[0]
            and OURS not in plain
            and OURS in recorded
        ),
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_this_is_different(name: str, tmp_path: Path) -> None:
    if name == "subclasses" and sys.platform != "linux":
        pytest.skip("no other system has select.epoll")
    program, differs = PROGRAMS[name]
    (tmp_path / "program.py").write_text(dedent(program).lstrip())
    options = ["-X", "dev"] if name == "origin" else []
    command = ["-m", "interleave", "record", "program.py", "-o", "run.json"]
    plain = run_program([*options, "program.py"], tmp_path)
    recorded = run_program([*options, *command], tmp_path)
    assert recorded.returncode == plain.returncode == 0
    said = plain.stdout + plain.stderr, recorded.stdout + recorded.stderr
    assert differs(*said), "\n".join(said)


def test_each_has_its_line_in_the_list() -> None:
    told = re.findall(r"^- \*\*(\w+)\*\*:", LIST.read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(PROGRAMS)
