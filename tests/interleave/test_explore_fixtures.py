"""`holds` and `breaks` fail where they should, and show the schedule that says why."""

import sys
from pathlib import Path

import pytest
from explored import kinds
from test_explore import LOCKED, LOST_UPDATE

from interleave.engine.ending import Ending
from interleave.explore.fixtures import Explores

pytestmark = pytest.mark.skipif(
    sys.version_info < (3, 12), reason="3.11: only where threads wait"
)


def is_two(ending: Ending) -> bool:
    return ending == Ending("output", "2\n")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "program.py"


def test_what_holds_holds_and_what_breaks_breaks(
    script: Path, holds: Explores, breaks: Explores
) -> None:
    script.write_text(LOCKED)
    assert list(kinds(holds(script, is_two))) == ["2"]
    script.write_text(LOST_UPDATE)
    assert set(kinds(breaks(script, is_two))) == {"1", "2"}


def test_a_counterexample_is_shown(script: Path, holds: Explores) -> None:
    script.write_text(LOST_UPDATE)
    with pytest.raises(pytest.fail.Exception) as failure:
        holds(script, is_two)
    shown = str(failure.value)
    assert (
        "36 schedules, all with at most 2 preemptions: 22 print 2, 14 print 1" in shown
    )
    assert "One that prints 1:" in shown
    assert "read = int(read)" in shown


def test_what_nothing_breaks_is_said(script: Path, breaks: Explores) -> None:
    script.write_text(LOCKED)
    with pytest.raises(pytest.fail.Exception, match=r"nothing breaks it: .* print 2"):
        breaks(script, is_two)
