"""Our functions stand unseen in the place of others, and can be taken out again."""

import inspect
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from interleave.recorder.hooks.stdin import blocking
from interleave.recorder.interpose import Interposer, hidden, hide


class Base:
    def call(self, number: int = 1) -> str:
        """Say it."""
        return f"real {number}"

    @staticmethod
    def free() -> str:
        return "free"


class Owner(Base):
    pass


def louder(real: Any) -> Any:
    def call(*args: Any) -> Any:
        return real(*args) + "!"

    return call


@pytest.fixture
def interposer() -> Iterator[Interposer]:
    interposer = Interposer()
    yield interposer
    interposer.undo()


def test_looks_like_the_real_one(interposer: Interposer) -> None:
    interposer.wrap(Base, "call", louder)
    assert Base().call(2) == "real 2!"
    assert Base.call.__qualname__ == "Base.call"
    assert Base.call.__module__ == __name__
    assert Base.call.__doc__ == "Say it."
    assert str(inspect.signature(Base.call)) == "(self, number: int = 1) -> str"


def test_puts_back_the_last_first(interposer: Interposer) -> None:
    before = vars(Base)["call"]
    interposer.wrap(Base, "call", louder)
    interposer.wrap(Base, "call", louder)
    assert Base().call() == "real 1!!"
    interposer.undo()
    assert vars(Base)["call"] is before


def test_puts_back_what_vars_shows(interposer: Interposer) -> None:
    before = vars(Base)["free"]
    interposer.replace(Base, "free", staticmethod(lambda: "ours"))
    assert Base.free() == "ours"
    interposer.undo()
    assert vars(Base)["free"] is before


def test_what_was_inherited_is_inherited_again(interposer: Interposer) -> None:
    one = Owner()
    for owner in Owner, one:
        interposer.replace(owner, "call", lambda *_: "ours")
    assert one.call() == "ours"
    interposer.undo()
    assert "call" not in vars(Owner) | vars(one)
    assert one.call() == "real 1"


def test_what_another_has_replaced_stays(interposer: Interposer) -> None:
    interposer.wrap(Base, "call", louder)
    before, theirs = Base.call.__wrapped__, lambda self: "theirs"  # type: ignore
    Base.call = theirs  # type: ignore
    try:
        interposer.undo()
        assert vars(Base)["call"] is theirs
    finally:
        Base.call = before  # type: ignore


def test_undo_again_does_nothing(interposer: Interposer) -> None:
    interposer.wrap(Base, "call", louder)
    interposer.undo()
    Base.free = staticmethod(Base.free)  # type: ignore
    interposer.undo()
    assert Base().call() == "real 1"


def frames(error: BaseException) -> list[str]:
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


def fail() -> None:
    raise ValueError


def test_our_frame_is_not_in_the_traceback() -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        blocking("fails")(fail)()
    here = "test_our_frame_is_not_in_the_traceback"
    assert frames(caught.value) == [here, "fail"]


def test_only_frames_of_the_recorder_are_hidden() -> None:
    with pytest.raises(ValueError) as caught, hidden:  # noqa: PT011
        fail()
    here = "test_only_frames_of_the_recorder_are_hidden"
    assert frames(caught.value) == [here, "fail"]
    bare = ValueError()
    hide(bare)
    assert bare.__traceback__ is None
