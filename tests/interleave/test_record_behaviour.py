"""A recorded program does what it does without the recorder."""

import re
import signal
from pathlib import Path
from textwrap import dedent

import pytest
from recorded import load, run_program

PROGRAMS = {
    "raises": "def f():\n    raise ValueError('no')\nf()",
    "chained": "try:\n    1 / 0\nexcept Exception as e:\n    raise KeyError('k') from e",
    "exits with a number": "import sys; print('out'); sys.exit(3)",
    "exits with a text": "raise SystemExit('text')",
    "interrupts itself": "raise KeyboardInterrupt",
    "syntax error": "x = (1,\nprint(",
    "not text": "print('a', file=1)",
    "sleeps for less than nothing": "import time\ntime.sleep(-1)",
    "sleeps for a word": "import time\ntime.sleep('long')",
    "releases a free lock": "import threading\nthreading.Lock().release()",
    "leaves a free lock": """
        import threading
        lock = threading.Lock()
        with lock:
            lock.release()""",
    "pickles a lock": "import pickle, threading\npickle.dumps(threading.Lock())",
    "empty queue": "import queue\nqueue.SimpleQueue().get(timeout=0.01)",
    "refused": "import socket\nsocket.create_connection(('127.0.0.1', 1))",
    "starts twice": """
        import threading
        t = threading.Thread(target=print)
        t.start(); t.join(); t.start()""",
    "joins itself": "import threading\nthreading.current_thread().join()",
    "thread raises": """
        import threading, time
        def f():
            time.sleep(-1)
        t = threading.Thread(target=f); t.start(); t.join(); print('on')""",
    "task raises": """
        import asyncio, time
        async def f():
            await asyncio.sleep(0)
            time.sleep(-1)
        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(f())
        asyncio.run(main())""",
    "exception never retrieved": """
        import asyncio
        async def f():
            raise ValueError
        async def main():
            asyncio.create_task(f(), name='f')
            await asyncio.sleep(0.01)
        asyncio.run(main())""",
    "callback raises": """
        import asyncio, time
        async def main():
            asyncio.get_running_loop().call_soon(time.sleep, 'long')
            await asyncio.sleep(0.01)
        asyncio.run(main())""",
    "task exits": """
        import asyncio, sys
        async def main():
            await asyncio.sleep(0)
            sys.exit(4)
        asyncio.run(main())""",
    "task exits while others wait": """
        import asyncio, sys
        async def leaves():
            sys.exit(4)
        async def main():
            asyncio.create_task(leaves(), name='leaves')
            await asyncio.sleep(1)
        asyncio.run(main())""",
    "signal handlers": """
        import signal, time, traceback
        def handler(number, frame):
            print(frame.f_code.co_name, frame.f_lineno)
            if again:
                raise TimeoutError
        again = False
        print(signal.signal(signal.SIGALRM, handler))
        print(signal.getsignal(signal.SIGALRM) is handler)
        for again in False, True:
            signal.setitimer(signal.ITIMER_REAL, 0.1)
            time.sleep(0.2)""",
    "wrong arguments": """
        import sys, time
        for call in time.sleep, sys.stdout.write, sys.stdout.buffer.write:
            for args in (), (1, 2), ([],):
                try:
                    call(*args)
                except TypeError as error:
                    print(error)""",
    "raw thread raises": """
        import _thread, time
        def fails(text):
            raise ValueError(text)
        _thread.start_new_thread(fails, ('no',))
        _thread.start_new_thread(exit, ())
        time.sleep(0.1)
        _thread.start_new_thread(fails, [])""",
    "reads from processes": """
        import os, subprocess, sys
        with os.popen('echo 1; echo 2') as pipe:
            print(pipe.read().split())
        with os.popen('echo 1; echo 2') as pipe:
            print(pipe.readline(), list(pipe))
        child = subprocess.Popen(['echo', '1'], stdout=subprocess.PIPE)
        print(child.communicate(), child.poll(), child.wait())
        pipes = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for options in {}, {'text': True}, {'bufsize': 0}, {'bufsize': 9}:
            with subprocess.Popen(['cat'], **pipes, **options) as child:
                ends = child.stdin, child.stdout  # whose numbers are not the program's
                print([str(end).split('=')[0] for end in ends])
                print(getattr(child.stdin, 'mode', None))
                child.stdin.write('a\\n' if 'text' in options else b'a\\n')
                child.stdin.close()
                print(child.stdout.readline(), child.stdout.readlines())
        with subprocess.Popen(['true'], stdin=subprocess.PIPE) as child:
            child.wait()
            child.stdin.write(b'a')""",
    "polls": """
        import os, select
        r, w = os.pipe()
        with select.epoll() as poll:
            poll.register(r, select.EPOLLIN)
            print(isinstance(poll, select.epoll), poll.closed, poll.poll(timeout=0))
        print(poll.closed, isinstance(select.epoll.fromfd(r), select.epoll))
        poll = select.poll()
        poll.register(r, select.POLLIN)
        os.write(w, b'x')
        print(type(poll), isinstance(poll, type(select.poll())), len(poll.poll(1)))
        poll.poll('long')""",
    "callback interrupts": """
        import asyncio
        def stop():
            raise KeyboardInterrupt
        async def main():
            asyncio.get_running_loop().call_soon(stop)
            await asyncio.sleep(1)
        asyncio.run(main())""",
    "idle loop interrupted": """
        import asyncio, os, signal, threading
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
        asyncio.new_event_loop().run_forever()""",
    "never awaited": """
        import asyncio
        async def f(): ...
        async def main():
            f()
        asyncio.run(main())""",
    "own hook": """
        import sys, traceback
        def hook(kind, error, tb):
            print(kind, [f.name for f in traceback.extract_tb(tb)])
        sys.excepthook = hook
        def f():
            raise ValueError
        f()""",
    "traceback caught": """
        import time, traceback
        try:
            time.sleep(-1)
        except ValueError:
            traceback.print_exc()""",
    "main module": """
        import sys, pickle
        class A: ...
        print(__name__, __file__, sys.argv, sys.path[0], __spec__, __doc__)
        print(sys.modules['__main__'].__dict__ is globals(), sorted(globals()))
        print(type(pickle.loads(pickle.dumps(A()))))""",
    "subclasses a lock": """
        import threading, _thread
        class Mine(_thread.RLock):
            def __init__(self, a, *, b):
                super().__init__()
        with Mine(1, b=2) as got:
            print(got)
        class Own(type(threading.RLock())): ...
        try:
            class Other(type(threading.Lock())): ...
        except TypeError as error:
            print(error)""",
    "asks for a lock's type": """
        import threading, _thread
        print(isinstance(threading.Lock(), _thread.LockType))
        print(type(threading.Lock()) is type(_thread.allocate_lock()) is _thread.LockType)
        print(type(threading.RLock()) is _thread.RLock, isinstance(1, _thread.LockType))
        import logging
        print(isinstance(logging._lock, _thread.RLock))
        print(threading.RLock().__class__.__module__, threading.RLock.__module__)""",
    "prints its stack": """
        import threading, traceback
        t = threading.Thread(target=traceback.print_stack)
        t.start(); t.join()
        traceback.print_stack()""",
    "leaves at once": "import os\nprint(1, flush=True)\nos._exit(3)",
    "leaves no cycle": """
        import asyncio, gc
        from concurrent.futures import ThreadPoolExecutor
        def fail():
            raise ValueError
        async def fails():
            fail()
        async def main():
            kept = []
            try:
                await asyncio.create_task(fails())
            except ValueError as error:
                kept.append(error)
            try:
                await asyncio.to_thread(fail)
            except ValueError as error:
                kept.append(error)
            print([len(gc.get_referrers(error)) for error in kept])
        gc.disable()
        asyncio.run(main())
        with ThreadPoolExecutor() as pool:
            error = pool.submit(fail).exception()
        print(len(gc.get_referrers(error)))""",
    "asks": "name = input('name? ')\nprint('hello', name)",
    "process pool": """
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        def twice(n):
            return 2 * n
        if __name__ == '__main__':
            context = multiprocessing.get_context('spawn')
            with ProcessPoolExecutor(1, context) as pool:
                print(list(pool.map(twice, range(3))))""",
    "forks": """
        import os, sys
        print('before', flush=True)
        if os.fork() == 0:
            print('child')
            sys.exit(0)
        os.wait()
        print('parent')""",
    "exit handlers": """
        import atexit, threading, time
        atexit.register(print, 'last')
        threading.Thread(target=lambda: (time.sleep(0.05), print('thread'))).start()
        raise RuntimeError('first')""",
    "sleeps at exit": "import atexit, time\natexit.register(time.sleep, 0.01)",
    "writes": """
        import sys
        print(sys.stdout.name, sys.stdout.mode, sys.stdout.encoding, sys.stdout.fileno())
        sys.stdout.writelines(['a\\n', 'b'])
        sys.stdout.buffer.write(b'c')
        print(repr(sys.stdout is sys.__stdout__), sys.stdout.isatty())
        print(type(sys.stdout), sys.stdout.write.__qualname__)""",
}


# CPython itself notes where a coroutine was created, ten frames deep, ours among them.
SHOW_OUR_FRAMES_IN_DEV_MODE = {"never awaited"}


@pytest.mark.parametrize("options", [[], ["-X", "dev"]], ids=["plain", "dev"])
@pytest.mark.parametrize("name", PROGRAMS)
def test_same_output_exit_code_and_traceback(
    name: str, options: list[str], tmp_path: Path
) -> None:
    if options and name in SHOW_OUR_FRAMES_IN_DEV_MODE:
        pytest.skip("sys.set_coroutine_origin_tracking_depth counts every frame")
    (tmp_path / "program.py").write_text(dedent(PROGRAMS[name]).lstrip())
    recorded = ["-m", "interleave", "record", "program.py", "-o", "run.json"]
    plain = run_program([*options, "program.py"], tmp_path, "Ann\n")
    watched = run_program([*options, *recorded], tmp_path, "Ann\n")
    assert watched.stdout == plain.stdout
    assert _without_ids(watched.stderr) == _without_ids(plain.stderr)
    assert watched.returncode == plain.returncode
    load(tmp_path)


def _without_ids(text: str) -> str:
    """Also without what the debug mode says of steps that a busy machine makes slow."""
    text = re.sub(r"\b(subprocess|pid) \d+", r"\1 0", text)
    text = re.sub(r"^Executing <.* took [\d.]+ seconds\n", "", text, flags=re.MULTILINE)
    return re.sub(r"0x[0-9a-f]+", "0x", text)


def test_interrupted_from_outside_has_the_same_exit_code(tmp_path: Path) -> None:
    source = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "program.py").write_text(source)
    recorded = ["-m", "interleave", "record", "program.py", "-o", "run.json"]
    plain = run_program(["program.py"], tmp_path)
    watched = run_program(recorded, tmp_path)
    assert watched.returncode == plain.returncode == -signal.SIGINT
    assert watched.stderr == plain.stderr
    assert load(tmp_path).lane("MainThread").result == "raised KeyboardInterrupt"


def test_missing_script(tmp_path: Path) -> None:
    plain = run_program(["missing.py"], tmp_path)
    watched = run_program(
        ["-m", "interleave", "record", "missing.py", "-o", "run.json"], tmp_path
    )
    assert (watched.returncode, watched.stderr) == (plain.returncode, plain.stderr)


def test_arguments_are_the_script_s(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("import sys\nprint(sys.argv)\n")
    command = ["-m", "interleave", "record", "-o", "run.json", "program.py", "a"]
    done = run_program([*command, "--", "-b"], tmp_path)
    assert done.stdout == "['program.py', 'a', '-b']\n"
