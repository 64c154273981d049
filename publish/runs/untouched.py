"""Says which of the repository's files are no longer as they were."""

from publish import ROOT, place

_FOLDERS = ("docs", "snippets", "interleave", "publish", "tests")
_CACHES = {"__pycache__", ".pytest_cache"}  # other processes write them at any time


def state() -> dict[str, int]:
    """Return when each file was changed last, in ns, by its path in the repository."""
    return {
        place(path): path.lstat().st_mtime_ns
        for folder in _FOLDERS
        for path in (ROOT / folder).rglob("*")
        if _CACHES.isdisjoint(path.parts) and not path.is_dir()
    }


def changes_of(before: dict[str, int]) -> list[str]:
    """Return the files that are new, changed or gone since `before`, which `state` gave."""
    return sorted({name for name, _ in before.items() ^ state().items()})
