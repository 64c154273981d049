"""Calls that once seemed to run while they waited: each is seen, and under its name."""

from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import Recorded, load, run_program

from interleave.run import Segment

# One thread waits until the other one, which sleeps before, lets it go on.
PROGRAM = """\
import fcntl, multiprocessing, os, select, signal, subprocess, sys, threading, time
{made}
ready = threading.Event()
def ends():
    ready.wait()
    time.sleep(0.2)
    {ends}
def waits():
    ready.set()
    {waits}
threads = [threading.Thread(target=f, name=f.__name__) for f in (ends, waits)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print("both over")
"""
PIPE = "r, w = os.pipe()"
POLL = f"{PIPE}; poll = select.poll(); poll.register(r, select.POLLIN)"
EPOLL = f"{PIPE}; poll = select.epoll(); poll.register(r, select.EPOLLIN)"
WRITE = "os.write(w, b'x')"
ENDS = {
    "os.read": (PIPE, WRITE, "print(os.read(r, 1))"),
    "poll.poll": (POLL, WRITE, "print(len(poll.poll()))"),
    "epoll.poll": (EPOLL, WRITE, "print(len(poll.poll()))"),
    "os.write": (
        f"{PIPE}; os.set_blocking(w, False); os.write(w, bytes(1 << 20))\n"
        "os.set_blocking(w, True)",
        "os.read(r, 1 << 16)",
        "print(os.write(w, b'x'))",
    ),
    "fcntl.flock": (
        "one, two = (os.open('lock', os.O_CREAT | os.O_RDWR) for _ in 'ab')\n"
        "fcntl.flock(one, fcntl.LOCK_EX)",
        "fcntl.flock(one, fcntl.LOCK_UN)",
        "fcntl.flock(two, fcntl.LOCK_EX)",
    ),
    "Connection.recv": (
        "a, b = multiprocessing.Pipe()",
        "a.send(1)",
        "print(b.recv())",
    ),
    "Connection.poll": (
        "a, b = multiprocessing.Pipe()",
        "a.send(1)",
        "print(b.poll(9))",
    ),
    "Queue.get": ("q = multiprocessing.Queue()", "q.put(1)", "print(q.get())"),
    "SimpleQueue.get": (
        "q = multiprocessing.SimpleQueue()",
        "q.put(1)",
        "print(q.get())",
    ),
    "Lock.acquire": (
        "lock = multiprocessing.Lock(); lock.acquire()",
        "lock.release()",
        "print(lock.acquire())",
    ),
    "Semaphore.acquire": (
        "s = multiprocessing.Semaphore(0)",
        "s.release()",
        "s.__enter__()",
    ),
    "Event.wait": ("e = multiprocessing.Event()", "e.set()", "print(e.wait())"),
    "Barrier.wait": ("b = multiprocessing.Barrier(2)", "b.wait()", "b.wait()"),
    "signal.sigwait": (
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])",
        "os.kill(os.getpid(), signal.SIGUSR1)",
        "print(signal.sigwait([signal.SIGUSR1]))",
    ),
    "signal.sigtimedwait": (
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])",
        "os.kill(os.getpid(), signal.SIGUSR1)",
        "print(signal.sigtimedwait([signal.SIGUSR1], 9).si_signo)",
    ),
}
CHILD = "[sys.executable, '-c', 'import time; time.sleep(0.4)']"
SPAWN = f"pid = os.spawnv(os.P_NOWAIT, sys.executable, {CHILD})"
POPEN = f"child = subprocess.Popen({CHILD}, stdout=subprocess.PIPE)"
CHILDREN = {
    "os.system": "print(os.system('sleep 0.4'))",
    "os.wait": f"{SPAWN}; print(os.wait()[1])",
    "os.wait3": f"{SPAWN}; print(os.wait3(0)[1])",
    "os.wait4": f"{SPAWN}; print(os.wait4(pid, 0)[1])",
    "os.waitid": f"{SPAWN}; print(os.waitid(os.P_PID, pid, os.WEXITED).si_status)",
    "os.waitpid": f"{SPAWN}; print(os.waitpid(pid, 0)[1])",
    "Popen.communicate": f"{POPEN}; print(child.communicate())",
}
PIPES = {
    "os.popen": "p = os.popen('sleep 0.4; echo 1'); print(p.read(), p.close())",
    "read": f"{POPEN}; print(child.stdout.read(), child.wait()); child.stdout.close()",
    "lines": f"{POPEN}; print(*child.stdout, child.wait()); child.stdout.close()",
    "text": "print(*subprocess.Popen('sleep 0.4; echo 1', shell=1, text=1, stdout=-1).stdout)",
    "raw": "print(*subprocess.Popen('sleep 0.4', shell=1, bufsize=0, stdout=-1).stdout)",
}


def plain_and_recorded(source: str, folder: Path) -> Recorded:
    """The run of a program that does the same without the recorder."""
    (folder / "program.py").write_text(source)
    command = ["-m", "interleave", "record", "program.py", "-o", "run.json"]
    plain = run_program(["program.py"], folder)
    watched = run_program(command, folder)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert (watched.returncode, watched.stderr) == (0, "")
    assert watched.stdout == plain.stdout
    return load(folder)


def _line(source: str) -> int:
    """The line of the call that waits."""
    return source.splitlines().index("    ready.set()") + 2


def state_at_the_end_of_the_sleep(run: Recorded) -> Segment:
    """What `waits` did when `ends` woke up."""
    (sleep,) = (s for s in run.lane("ends").segments if s.reason == "time.sleep(0.2)")
    return next(s for s in run.lane("waits").segments if s.start < sleep.end <= s.end)


@pytest.mark.parametrize("reason", ENDS)
def test_what_another_thread_ends(reason: str, tmp_path: Path) -> None:
    made, ends, waits = ENDS[reason]
    source = PROGRAM.format(made=made, ends=ends, waits=waits)
    run = plain_and_recorded(source, tmp_path)
    assert state_at_the_end_of_the_sleep(run)[2:] == ("block", reason, _line(source))


@pytest.mark.parametrize("reason", CHILDREN)
def test_what_the_end_of_a_process_ends(reason: str, tmp_path: Path) -> None:
    waits = CHILDREN[reason]
    source = PROGRAM.format(made="", ends="pass", waits=waits)
    run = plain_and_recorded(source, tmp_path)
    assert state_at_the_end_of_the_sleep(run)[2:] == ("block", reason, _line(source))


@pytest.mark.parametrize("name", PIPES)
def test_what_comes_through_a_pipe(name: str, tmp_path: Path) -> None:
    source = PROGRAM.format(made="", ends="pass", waits=PIPES[name])
    run = plain_and_recorded(source, tmp_path)
    blocked = state_at_the_end_of_the_sleep(run)
    assert blocked[2:] == ("block", "pipe.read", _line(source))


AT_ONCE = """\
import fcntl, multiprocessing, os, select, signal, subprocess, sys
r, w = os.pipe()
a, b = multiprocessing.Pipe()
lock = multiprocessing.Lock()
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
file = open("lock", "w")
os.set_blocking(r, False)
mark()
try:
    os.read(r, 1)
except BlockingIOError:
    print("nothing")
for poll in select.poll(), select.epoll():
    poll.register(r, select.POLLIN)
    print(poll.poll(0))
print(select.select([r], [], [], 0))
print(a.poll(), lock.acquire(block=False), lock.acquire(timeout=0))
print(os.waitpid(child.pid, os.WNOHANG), child.poll())
print(signal.sigtimedwait([signal.SIGUSR1], 0))
fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
mark()
print(child.communicate(b"\\n"))
"""


def test_a_call_that_cannot_wait_is_no_wait(tmp_path: Path) -> None:
    """Not even one that is too short to be drawn: the log has none."""
    probe = f"""\
from interleave import recorder
from interleave.recorder import log
marks = []
def mark():
    marks.append(len(log.changes))
recorder.start("program.py")
exec({AT_ONCE!r})
print([change for change in log.changes[slice(*marks)] if change[2] == "block"])
print([change[3] for change in log.changes[marks[1]:] if change[2] == "block"])
recorder.stop()
"""
    (tmp_path / "probe.py").write_text(probe)
    done = run_program(["probe.py"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "nothing",
        "[]",
        "[]",
        "([], [], [])",
        "False True False",
        "(0, 0) None",
        "None",
        "(None, None)",
        "[]",
        "['Popen.communicate']",
    ]


def test_a_process_that_ended_ends_its_lane(tmp_path: Path) -> None:
    source = """\
        import asyncio, os, subprocess, sys, time
        sleeps = [sys.executable, "-c", "import time; time.sleep(0.2)"]
        async def main():
            child = await asyncio.create_subprocess_exec(*sleeps)
            print(await child.wait())
        asyncio.run(main())
        child = subprocess.Popen(sleeps)
        os.waitpid(child.pid, 0)
        child = subprocess.Popen(sleeps)
        while child.poll() is None:
            time.sleep(0.05)
        time.sleep(0.2)
        """
    run = plain_and_recorded(dedent(source), tmp_path)
    last = run.lane("MainThread").segments[-2]
    assert last[2:] == ("block", "time.sleep(0.2)", 12)
    children = [lane for lane in run.run.lanes if lane.kind == "process"]
    ends = [child.end for child in children]
    assert len(ends) == 3
    assert sorted(ends) == ends
    assert ends[2] <= last.start
    for child, after in pairwise(children):
        assert child.end <= after.segments[0].start
    states = {segment[2:4] for child in children for segment in child.segments}
    assert states == {("unknown", "process")}


def test_a_cancelled_job_is_not_handed_over(tmp_path: Path) -> None:
    source = """\
        import time
        from concurrent.futures import ThreadPoolExecutor
        def sleep():
            time.sleep(0.1)
        with ThreadPoolExecutor(1, "pool") as pool:
            jobs = [pool.submit(sleep) for _ in range(3)]
            print(jobs[1].cancel())
        """
    run = plain_and_recorded(dedent(source), tmp_path)
    assert [a.kind for a in run.run.arrows].count("job") == 2
    assert [s[2:] for s in run.lane("pool").segments].count(
        ("block", "time.sleep(0.1)", 4)
    ) == 2


def test_a_raw_thread_has_a_lane(tmp_path: Path) -> None:
    source = """\
        import _thread, threading, time
        over = threading.Event()
        def works(text, *, end):
            time.sleep(0.1)
            print(text, end=end)
            over.set()
        _thread.start_new_thread(works, ("done",), {"end": "!\\n"})
        over.wait()
        time.sleep(0.1)
        """
    run = plain_and_recorded(dedent(source), tmp_path)
    assert run.story("works") == [("block", "time.sleep(0.1)", 4)]
    assert {("MainThread", "works", "start"), ("works", "MainThread", "wake")} <= (
        run.arrows()
    )
    assert run.lane("works").end < run.run.end
    assert run.prints() == [("works", "done!", 5)]


def test_a_task_in_pure_python_is_no_empty_lane(tmp_path: Path) -> None:
    source = """\
        import asyncio
        def task(loop, coroutine, **options):
            return asyncio.tasks._PyTask(coroutine, loop=loop, **options)
        async def main():
            await asyncio.sleep(0.1)
            print("on")
            await asyncio.sleep(0.1)
        loop = asyncio.new_event_loop()
        loop.set_task_factory(task)
        loop.run_until_complete(loop.create_task(main(), name="py"))
        loop.close()
        """
    run = plain_and_recorded(dedent(source), tmp_path)
    assert run.story("py main") == [
        ("wait", "asyncio.sleep(0.1)", 5),
        ("wait", "asyncio.sleep(0.1)", 7),
    ]
    assert run.prints() == [("py main", "on", 6)]


def test_bytes_are_printed_too(tmp_path: Path) -> None:
    source = """\
        import os, sys
        print("text")
        sys.stdout.write("more\\n")
        sys.stdout.flush()
        sys.stdout.buffer.write("b\u00fcffer\\n".encode())
        sys.stdout.buffer.flush()
        os.write(1, b"two\\nlines\\n")
        print("flushed", flush=True)
        print("half", end="")
        sys.stdout.reconfigure(line_buffering=True)
        print(" a line")
        """
    run = plain_and_recorded(dedent(source), tmp_path)
    printed = [(text, line) for _, text, line in run.prints()]
    assert printed == [
        ("text", 2),
        ("more", 3),
        ("büffer", 5),
        ("two", 7),
        ("lines", 7),
        ("flushed", 8),
        ("half a line", 11),
    ]
