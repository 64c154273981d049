"""The suites by name: whose tests they are and how they are run."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Suite:
    """Tests that run in one process; `seconds` is what a run of them may take."""

    name: str
    tests: tuple[str, ...]
    package: str | None = None  # with tests in its source distribution, else CPython's
    seconds: int = 300

    @property
    def script(self) -> Path:
        """What runs them."""
        return HERE / ("run_pytest.py" if self.package else "run_unittest.py")


def _cpython(module: str, seconds: int = 300) -> Suite:
    return Suite(module, (f"test.{module}",), seconds=seconds)


_FUTURES = [
    f"test.test_concurrent_futures.{name}"
    for name in ("test_thread_pool", "test_as_completed", "test_wait", "test_future")
]
_ASYNCIO = ("tasks", "queues", "locks", "taskgroups", "timeouts", "runners")
_PYTEST = ("tests", "-p", "no:cacheprovider", "-v")
# Without IPv6 those tests fail, and leave sockets that make others fail by chance.
_NO_NETWORK = ("-m", "not network", "-k", "not ipv6 and not dualstack and not refused")
_NOT_BENCHMARKS = ("--ignore", "tests/test_benchmarks.py")

SUITES = [
    _cpython("test_queue"),
    _cpython("test_threading", 600),
    Suite("test_concurrent_futures", (*_FUTURES, f"{_FUTURES[0][:-16]}test_shutdown")),
    *(_cpython(f"test_asyncio.test_{name}") for name in _ASYNCIO),
    Suite("janus", (*_PYTEST, "-o", "addopts=", *_NOT_BENCHMARKS), "janus"),
    Suite("anyio", (*_PYTEST, *_NO_NETWORK), "anyio", 900),
]


def missing(suite: Suite, python: str) -> str | None:
    """Why the suite cannot run: some builds of CPython come without its tests."""
    if suite.package:
        return None
    modules = {name.rpartition(".")[0] or name for name in suite.tests}
    modules |= set(suite.tests)
    question = (
        "import importlib.util as u, sys; [u.find_spec(n).name for n in sys.argv[1:]]"
    )
    answer = subprocess.run(
        [python, "-c", question, *sorted(modules)], capture_output=True
    )
    if answer.returncode == 0:
        return None
    return f"this interpreter has no {suite.tests[0]}"
