"""Imports the program's own modules anew in every run, and watches them as its script."""

import sys
from collections.abc import Callable
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from types import CodeType


class OwnModules:
    """The modules that stand in the folder of a script.

    Each is compiled once and then kept: what watches its code is asked once, too.
    """

    def __init__(self, folder: Path, watch: Callable[[CodeType], None]) -> None:
        self._names: set[str] = set()
        kept: dict[str, CodeType] = {}
        names = self._names

        class Loader(SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType:
                names.add(fullname)
                if fullname not in kept:
                    source = self.get_data(self.path)
                    kept[fullname] = self.source_to_code(source, self.path)
                    watch(kept[fullname])
                return kept[fullname]

        path = str(folder)
        sys.path[0] = path
        sys.path_importer_cache[path] = FileFinder(path, (Loader, [".py"]))

    def forget(self) -> None:
        """Let them be imported again, before a new run."""
        for name in self._names:
            sys.modules.pop(name, None)

    def __contains__(self, name: str) -> bool:
        return name in self._names
