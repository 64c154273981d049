"""What a package does for itself is no lane of the script's run; what the script does is."""

from pathlib import Path

import pytest
from recorded import record

PACKAGE = """\
import asyncio


async def own():
    await asyncio.sleep(0.02)


async def wrapped(function):
    return await function()


async def numbers():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)


async def work(function):
    own_task = asyncio.create_task(own())
    await asyncio.create_task(wrapped(function))
    await own_task
    async for _ in numbers():
        break
    await asyncio.sleep(0.02)
"""
SCRIPT = """\
import asyncio, sys
sys.path.append({folder!r})
import pack
async def brew():
    await asyncio.sleep(0.05)
async def hello():
    print("hello")
async def main():
    await pack.work(brew)
    await pack.work(hello)
asyncio.run(main())
"""
LIBRARY = """\
import subprocess, sys
subprocess.run(["/sbin/ldconfig", "-p"], stdout=subprocess.DEVNULL)
subprocess.run([sys.executable, "-c", ""])
"""


def test_a_task_of_a_package_is_a_lane_if_the_script_is_seen_in_it(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    (folder / "pack.py").write_text(PACKAGE, "utf-8")
    run = record(SCRIPT.format(folder=str(folder)), tmp_path)
    names = [lane.name for lane in run.run.lanes if lane.kind == "task"]
    assert [name.partition(" ")[2] for name in names] == ["main", "wrapped", "wrapped"]
    waits = [lane.segments for lane in run.run.lanes if lane.name.endswith("wrapped")]
    assert ("wait", "asyncio.sleep(0.05)", 5) in [each[2:] for each in waits[0]]
    assert [text for _, text, _ in run.prints()] == ["hello"]


@pytest.mark.skipif(not Path("/sbin/ldconfig").exists(), reason="needs ldconfig")
def test_the_listing_of_libraries_is_no_lane(tmp_path: Path) -> None:
    run = record(LIBRARY, tmp_path)
    assert [lane.name for lane in run.run.lanes] == ["MainThread", "python"]
