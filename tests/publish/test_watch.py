"""Every Python tells of what a program shows, starts and writes, and of no more."""

import pytest

from publish.runs.interpreters import interpreters
from publish.runs.process import run_python

WARNINGS = """\
import warnings

warnings.simplefilter("always")
with warnings.catch_warnings(record=True):
    warnings.warn("recorded", FutureWarning)
warnings.warn("shown", UserWarning)
"""
CHILDREN = """\
import asyncio
import multiprocessing
import os
import subprocess
import sys


async def main():
    process = await asyncio.create_subprocess_shell("exit 2")
    await process.wait()


if __name__ == "__main__":
    subprocess.run(["sh", "-c", "exit 3"])
    asyncio.run(main())
    os.system("exit 4")
    for number, how in enumerate(["fork", "spawn", "forkserver"], 5):
        context = multiprocessing.get_context(how)
        child = context.Process(target=sys.exit, args=(number,))
        child.start()
        child.join()
    subprocess.run([sys.executable, "-c", "1 / 0"], stderr=subprocess.DEVNULL)
    killed = subprocess.Popen(["sleep", "60"])
    killed.kill()
    killed.wait()
"""
FILES = """\
import os
import tempfile

open("own.txt", "w").close()
os.symlink({folder!r}, "link")
os.remove("link")
with tempfile.TemporaryDirectory() as folder:
    os.makedirs(folder + "/a/b")
    os.chdir("/")
open(os.devnull, "w").close()
open("/dev/stdout", "w").close()
os.mkdir({folder!r} + "/made")
os.rmdir({folder!r} + "/made")
"""
every_python = pytest.mark.parametrize(
    "python", interpreters(), ids=lambda python: python.version
)


@pytest.fixture
def faults(python, tmp_path):
    """What is seen of a run of a program, in words."""

    def run(source: str, *, strict: bool = False) -> list[str]:
        path = tmp_path / "x.py"
        path.write_text(source, "utf-8")
        outcome = run_python(python.path, path, strict=strict)
        assert outcome.code == 0, outcome.stderr
        return [str(fault) for fault in outcome.faults]

    return run


@every_python
def test_a_warning_that_is_only_recorded_is_not_one_that_is_shown(faults):
    assert faults(WARNINGS) == ["UserWarning shown"]


@every_python
def test_the_code_of_every_child_is_seen(faults):
    codes = [f"a child process ended with exit code {n}" for n in range(2, 8)]
    assert sorted(faults(CHILDREN)) == [
        "ZeroDivisionError ended a child process",
        *codes,
    ]


@every_python
def test_what_is_written_outside_of_its_folder_is_seen(faults, tmp_path):
    [fault] = faults(FILES.format(folder=str(tmp_path)))
    assert fault.startswith(f"writes {tmp_path / 'made'}: ")
