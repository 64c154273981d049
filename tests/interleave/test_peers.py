"""CPython's own tests have the same results with and without the recorder."""

import os
import sys

import pytest

from tests.peers.compare import compare
from tests.peers.suites import SUITES, missing

QUICK = ["test_queue", "test_asyncio.test_locks", "test_asyncio.test_queues"]


@pytest.mark.parametrize("name", QUICK)
def test_same_results(name: str) -> None:
    (suite,) = (suite for suite in SUITES if suite.name == name)
    why = missing(suite, sys.executable)
    if why and "CI" not in os.environ:
        pytest.skip(why)
    assert why is None
    version = ".".join(map(str, sys.version_info[:3]))
    found = compare(suite, sys.executable, f"{version}-quick")
    assert len(found.plain.outcomes) > 40
    assert found.plain.ending == found.recorded.ending == "exit 0"
    assert found.differences == {}
