"""``python -m interleave explore`` says what it found, where, and by which exit code."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
DEADLOCK = """from threading import Thread, Lock
a, b = Lock(), Lock()
def two(first, second):
    first.acquire()
    second.acquire()
    second.release()
    first.release()
threads = Thread(target=two, args=(a, b)), Thread(target=two, args=(b, a))
for thread in threads: thread.start()
for thread in threads: thread.join()
print("done")
"""


def explore(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "interleave", "explore", str(script), *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def test_one_good_outcome_is_0(script: Path) -> None:
    script.write_text("print('hello')")
    found = explore(script)
    assert found.returncode == 0
    assert found.stdout.startswith(
        "1 schedule, and there are no others:\n       1  prints hello\n"
    )


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_a_deadlock_is_1_and_is_shown_step_by_step(script: Path) -> None:
    script.write_text(DEADLOCK)
    found = explore(script)
    assert found.returncode == 1
    shown = found.stdout
    assert "One that deadlocks:" in shown
    assert "Thread-1 (two), line 5, waits for a lock that Thread-2 (two) holds" in shown
    [head] = [line for line in shown.splitlines() if line.startswith("MainThread  ")]
    assert head.split("   ")[-1] == "Thread-2 (two)"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_json_has_what_is_needed_to_see_each_outcome_again(script: Path) -> None:
    script.write_text(DEADLOCK)
    verdict = json.loads(explore(script, "--json", "--bound", "1").stdout)
    assert verdict["exhaustive"] is True
    assert verdict["schedules"] == sum(each["count"] for each in verdict["outcomes"])
    for each in verdict["outcomes"]:
        choices = ",".join(map(str, each["choices"]))
        again = json.loads(explore(script, "--json", "--replay", choices).stdout)
        assert (again["kind"], again["text"]) == (each["kind"], each["text"])


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, "cannot be read: No such file or directory"),
        ("x = (", "is not Python: '(' was never closed (program.py, line 1)"),
        (
            "import subprocess; subprocess.run(['ls'])",
            "a program that is run under control cannot have other processes",
        ),
    ],
)
def test_what_cannot_be_explored_is_2_with_one_line(
    script: Path, source: str | None, said: str
) -> None:
    if source is not None:
        script.write_text(source)
    found = explore(script)
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == f"interleave: {script}: {said}\n"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_choices_of_another_program_are_refused(script: Path) -> None:
    script.write_text("print('hello')")
    assert (
        explore(script, "--replay", "0,1").returncode == 0
    )  # there is nothing to choose
    script.write_text(DEADLOCK)
    found = explore(script, "--replay", "7")
    assert found.returncode == 2
    assert "it did not do the same again: choice 0 was thread 7" in found.stderr


@pytest.mark.skipif(sys.version_info < (3, 12), reason="3.11: only where threads wait")
def test_ctrl_c_reports_what_was_searched_so_far(script: Path) -> None:
    script.write_text(
        "from threading import Thread\n"
        "def work():\n"
        "    for _ in range(5): int()\n"
        "threads = [Thread(target=work) for _ in range(12)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
    )
    command = [sys.executable, "-m", "interleave", "explore", str(script)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as running:
        process = psutil.Process(running.pid)
        while not process.children():
            time.sleep(0.05)
        time.sleep(1)
        workers = process.children()
        running.send_signal(signal.SIGINT)
        said, _ = running.communicate(timeout=60)
    assert running.returncode == 2
    assert "schedules, and not all were run:" in said
    assert not any(each.is_running() for each in workers)


def test_a_flood_ends_and_is_shown_in_part(script: Path) -> None:
    script.write_text("while True:\n    print('x' * 1000)\n")
    found = explore(script)
    assert found.returncode == 1
    assert "1  does not end" in found.stdout
    assert len(found.stdout) < 200_000
