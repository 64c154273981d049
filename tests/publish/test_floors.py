"""Who may import whom: each room knows only those below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("runs", "page", "judge", "site")  # of publish/, from the ground up
ROOMS = {"interleave": (), "publish": ("interleave",), "snippets": ()}
OURS = {"interleave", "publish", "tests", "snippets"}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of each module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def floor(name: str) -> int | None:
    """Return the floor of a dotted name below ``publish``, or None."""
    parts = name.split(".")
    if parts[0] == "publish" and len(parts) > 1 and parts[1] in FLOORS:
        return FLOORS.index(parts[1])
    return None


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    allowed = {room, *ROOMS[room]}
    files = sorted((ROOT / room).rglob("*.py"))
    assert files
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in files
        for line, name in imported(path)
        if name.split(".")[0] in OURS - allowed
    ]
    assert not wrong


def test_publish_imports_only_downwards() -> None:
    wrong = []
    for path in sorted((ROOT / "publish").rglob("*.py")):
        own = floor(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for line, name in imported(path):
            other = floor(name)
            if other is not None and (own is None or other > own):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {name}")
    assert not wrong


def test_recorder_and_engine_do_not_know_each_other() -> None:
    pairs = [("recorder", "engine"), ("engine", "recorder"), ("recorder", "render")]
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for own, other in pairs
        for path in sorted((ROOT / "interleave" / own).rglob("*.py"))
        for line, name in imported(path)
        if name.startswith(f"interleave.{other}")
    ]
    assert not wrong


def test_no_two_modules_or_types_of_ours_share_a_name() -> None:
    places: dict[str, list[str]] = {}
    for room in ("interleave", "publish"):
        for path in sorted((ROOT / room).rglob("*.py")):
            where = str(path.relative_to(ROOT))
            if path.name == "sitecustomize.py":  # CPython asks for this name
                continue
            stem = path.parent.name if path.name == "__init__.py" else path.stem
            if stem != "__main__":
                places.setdefault(stem, []).append(where)
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    name = node.name.lstrip("_")
                    places.setdefault(name, []).append(f"{where}:{node.lineno}")
    shared = {name: where for name, where in places.items() if len(where) > 1}
    assert not shared
