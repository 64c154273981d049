"""``python -m tests.bench.contributor``: how long a contributor waits, beside plain Material.

Prints a table in Markdown: builds, and ``mkdocs serve`` asked over HTTP until it shows the
first page, an edit of a page and an edit of an example. Each is measured by turns with
vanilla: the same pages built by plain Material, without hooks, notebooks and extension of
ours. All runs in copies of the tree, without its ledger.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.sites import Sites, free_port

PAGE, EXAMPLE = "docs/learn/threads.md", "snippets/threads/join_waits.py"
URL = "http://127.0.0.1:{}/interleave/learn/threads/"
LIMIT = 600  # seconds
ROOT = Path(__file__).parents[2]
TICK = os.sysconf("SC_CLK_TCK")


class Table:
    """Seconds and CPU seconds of each row, as they are measured."""

    def __init__(self) -> None:
        self.rows: dict[str, list[tuple[float, float]]] = {}

    def add(self, name: str, wall: float, cpu: float) -> None:
        print(f"{name}: {wall:.2f} s, CPU {cpu:.2f} s", file=sys.stderr, flush=True)
        self.rows.setdefault(name, []).append((wall, cpu))

    def lines(self) -> Iterator[str]:
        """Yield the table's lines; ratios are to the first row's medians."""
        first = [
            median(values) for values in zip(*self.rows["vanilla build"], strict=True)
        ]
        yield "| | s | / vanilla | CPU s | / vanilla |"
        yield "| --- | ---: | ---: | ---: | ---: |"
        for name, measured in self.rows.items():
            wall, cpu = (median(values) for values in zip(*measured, strict=True))
            ratios = f"{wall / first[0]:.2f} | {cpu:.2f} | {cpu / first[1]:.2f}"
            yield f"| {name} | {wall:.2f} | {ratios} |"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.contributor")
    parser.add_argument("--tree", type=Path, default=ROOT)
    parser.add_argument("--runs", type=int, default=3, help="of each kind (3)")
    parser.add_argument("--site", action="store_true", help="build with notebooks too")
    chosen = parser.parse_args()
    table = Table()
    with TemporaryDirectory() as folder:
        sites = Sites(chosen.tree.resolve(), Path(folder))
        for _ in range(chosen.runs):
            command(table, "vanilla build", sites.build(sites.vanilla), sites.tree)
            without = sites.build(sites.without_notebooks)
            command(table, "build without notebooks", without, sites.tree)
            served(table, sites.tree)
        if chosen.site:
            whole = sites.build(sites.tree / "mkdocs.yml")
            command(table, "build with notebooks run beside it", whole, sites.tree)
            run = [sys.executable, "-m", "publish.runs.notebooks"]
            alone = [*run, str(sites.tree / "docs"), str(sites.out)]
            command(table, "the notebooks alone", alone, ROOT)
    print(
        f"medians of {chosen.runs} by turns; load {os.getloadavg()[0]:.1f} at the end"
    )
    print(*table.lines(), sep="\n")


def command(table: Table, name: str, arguments: list[str], cwd: Path) -> None:
    """Measure a command from its start to its end, its children's CPU time included."""
    begun, before = time.monotonic(), os.times()
    with Popen(arguments, cwd=cwd, stdout=DEVNULL, stderr=DEVNULL) as process:
        process.wait()
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    after = os.times()
    cpu = after[2] + after[3] - before[2] - before[3]
    table.add(name, time.monotonic() - begun, cpu)


def served(table: Table, tree: Path) -> None:
    """Measure the three waits of ``mkdocs serve``."""
    port = free_port()
    url = URL.format(port)
    arguments = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    word = f"w{time.monotonic_ns()}"
    begun = time.monotonic()
    with Popen(arguments, cwd=tree, stdout=DEVNULL, stderr=DEVNULL) as process:
        try:
            seen(url, "</html>")
            table.add("serve: first page", time.monotonic() - begun, cpu_of(process))
            time.sleep(3)  # what the first build itself wrote has been noticed
            for name, file, old in (
                ("serve: edit of a page", PAGE, "\n## "),
                ("serve: edit of an example", EXAMPLE, "\ndef "),
            ):
                with edited(
                    tree / file, lambda t, o=old: t.replace(o, f"\n# {word}\n{o}", 1)
                ):
                    begun, cpu = time.monotonic(), cpu_of(process)
                    seen(url, word)
                    wall = time.monotonic() - begun
                    table.add(name, wall, cpu_of(process) - cpu)
                seen(url, word, gone=True)
                time.sleep(1)
        finally:
            process.terminate()


def cpu_of(process: Popen[bytes]) -> float:
    """Return the CPU seconds of a process so far (Linux: proc(5), stat, 14 and 15)."""
    stat = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / TICK


def seen(url: str, text: str, *, gone: bool = False) -> None:
    """Return when the page shows a text, or shows it no more."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=LIMIT) as answer:
                if (text in answer.read().decode()) != gone:
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"{url} did not show it within {LIMIT} s")


@contextmanager
def edited(path: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """Write a file as edited, and in the end as it was."""
    text = path.read_text("utf-8")
    assert edit(text) != text, f"{path} is not as this program knows it"
    path.write_text(edit(text), "utf-8")
    try:
        yield
    finally:
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
