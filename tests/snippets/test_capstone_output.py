"""Tests that the site checker ends well when nobody can read what it writes."""

import os
import signal
import socket
import subprocess
import sys

import pytest
from course_server import CourseServer

from tests.snippets.capstone_processes import left_in, running_in, start
from tests.snippets.programs import SNIPPETS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a matter of shells of Unix")
UNWRITTEN = "site_checker: the report could not be written: [Errno {}] {}\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Yield a file with the addresses of twelve services that are well."""
    file = tmp_path_factory.mktemp("services") / "services.txt"
    with CourseServer() as server:
        file.write_text("\n".join(server.url(f"/{n}", delay=0.2) for n in range(12)))
        yield file


def shell(command, file):
    """Return the exit code, stdout and stderr of a command in which @ is the program."""
    program = f"'{sys.executable}' -m capstone.site_checker '{file}' --limit 60"
    run = subprocess.run(
        ["sh", "-c", command.replace("@", program)],
        cwd=SNIPPETS,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("command", "code", "out"),
    [
        ("@ 2>/dev/null", 0, "up: 12\n"),
        ("@ 2>&-", 0, "up: 12\n"),
        ("@ 2>/dev/full", 0, "up: 12\n"),
        ("@ >&- 2>&-", 0, ""),
        ("@ >/dev/full 2>&-", 1, ""),
        ("@ >/dev/full 2>/dev/full", 1, ""),
        ("@ <&- 2>/dev/null", 0, "up: 12\n"),
        ("@ 2>/dev/null | head -1", 0, "up: 12\n"),
    ],
)
def test_progress_and_report_may_be_lost_and_nothing_else(command, code, out, file):
    assert shell(command, file) == (code, out, "")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("@ >/dev/full", UNWRITTEN.format(28, "No space left on device")),
        (
            "exec 3>&2; { @ 2>&3; echo $? >&3; } | true",
            UNWRITTEN.format(32, "Broken pipe"),
        ),
    ],
)
def test_a_report_that_cannot_be_written_is_said(command, reason, file):
    _, out, err = shell(command, file)
    assert out == ""
    said = [line for line in err.splitlines() if " of 12 checked" not in line]
    assert said[0] + "\n" == reason
    assert said[1:] in ([], ["1"])


def test_a_reader_of_the_progress_that_goes_away_does_not_end_the_run(file):
    process = start(file, "--limit", "60")
    assert process.stderr.readline() == "0 of 12 checked\n"
    process.stderr.close()
    assert process.stdout.read() == "up: 12\n"
    process.stdout.close()
    assert process.wait(30) == 0
    assert left_in(process.pid) == []


def test_a_parser_that_dies_ends_the_run_with_a_message(tmp_path):
    file = tmp_path / "services.txt"
    with CourseServer() as server, socket.create_server(("127.0.0.1", 0)) as late:
        url = f"http://127.0.0.1:{late.getsockname()[1]}/"
        file.write_text(f"{server.url('/')}\n{url}")
        process = start(file, "--limit", "60")
        while not process.stderr.readline().startswith("1 of 2 checked"):
            assert process.poll() is None
        for _, number, _, command in running_in(process.pid):
            if "spawn_main" in command:
                os.kill(int(number), signal.SIGKILL)
        connection, _ = late.accept()
        with connection:
            connection.recv(1_000)
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n<a>")
        out, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert out == "up: 1\n"
    assert err.splitlines()[-1] == "site_checker: a process that parses has died"
    assert "Traceback" not in err
