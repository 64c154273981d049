"""Tests that a signal at any moment of the site checker's run ends it in order, or at once."""

import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from course_server import CourseServer

from tests.snippets.capstone_processes import left_in, start

pytestmark = pytest.mark.skipif(
    not hasattr(os, "killpg"), reason="signals to processes are a matter of Unix"
)
MOMENTS = [0.02 * n for n in range(50)]  # s after the program's first lines
TENTHS = [MOMENTS[n : n + 10] for n in range(0, 50, 10)]
AT_ONCE = 4  # programs
PROGRESS = re.compile(r"\d+ of 13 checked(, \d+ up)?")
# Python imports this in each process. It tells when the program's first lines have run:
# before them, Python itself is starting, and what a Ctrl+C does then is its own affair.
TELL = """
import os, sys

def tell(event, args):
    if event == "import" and args[0] == "capstone.site_checker.command":
        os.write(int(os.environ["TELL"]), b"!")

sys.addaudithook(tell)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Yield a folder with addresses of three services that are well and of ten silent."""
    folder = tmp_path_factory.mktemp("services")
    Path(folder, "sitecustomize.py").write_text(TELL)
    with CourseServer() as server:
        urls = [server.url(f"/{n}", body="<a>link</a>") for n in range(3)]
        urls += [server.url(f"/{n}", delay=60) for n in range(10)]
        Path(folder, "services.txt").write_text("\n".join(urls))
        yield folder


def stop(folder, *signals):
    """Start the program and send signals to its whole group, each after a wait.

    Returns the number of the group, the exit code, and both outputs.
    """
    ear, mouth = os.pipe()
    args = f"{folder}/services.txt", "--limit", "60"
    env = {"PYTHONPATH": str(folder), "TELL": str(mouth)}
    process = start(*args, env=env, pass_fds=[mouth])
    os.close(mouth)
    assert os.read(ear, 1) == b"!"
    os.close(ear)
    for number, wait in signals:
        time.sleep(wait)
        os.killpg(process.pid, number)
    out, err = process.communicate(timeout=30)
    return process.pid, process.returncode, out, err


def check_ends(number, ends):
    """Check that each program ended in order or at once, and left no process."""
    for _, code, out, err in ends:
        *states, last = out.splitlines() or [""]
        assert last in ("", f"stopped by {number.name}")
        assert [state for state in states if not state.startswith("up: ")] == []
        assert code in ({128 + number, -number} if last else {-number})
        assert [line for line in err.splitlines() if not PROGRESS.fullmatch(line)] == []
    assert left_in(*(end[0] for end in ends)) == []


@pytest.mark.parametrize("moments", TENTHS, ids=lambda moments: f"{moments[0]:.1f}")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_at_any_moment_of_the_first_second_ends_it(number, moments, folder):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = pool.map(lambda moment: stop(folder, (number, moment)), moments)
        check_ends(number, list(ends))


@pytest.mark.parametrize("moments", TENTHS, ids=lambda moments: f"{moments[0]:.1f}")
def test_a_second_ctrl_c_changes_nothing(moments, folder):
    def stop_twice(moment, again):
        return stop(folder, (signal.SIGINT, moment), (signal.SIGINT, again))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = pool.map(stop_twice, moments[::2], (0.0, 0.01, 0.03, 0.06, 0.1))
        check_ends(signal.SIGINT, list(ends))


def test_before_it_can_stop_in_order_ctrl_c_ends_it_at_once_and_in_silence(folder):
    assert stop(folder, (signal.SIGINT, 0))[1:] == (-signal.SIGINT, "", "")
