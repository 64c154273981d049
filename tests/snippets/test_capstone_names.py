"""Tests that slow look-ups of host names cost only the services that need them."""

import asyncio
import signal
import socket
import threading

import pytest
from capstone.site_checker import names
from capstone.site_checker.fetch import check
from capstone.site_checker.services import service_at

from tests.snippets.capstone_processes import left_in, start
from tests.snippets.capstone_services import services

SLOW = """
import socket, time

real = socket.getaddrinfo

def look_up(host, *args, flags=0, **kwargs):
    if host.startswith("slow") and not flags & socket.AI_NUMERICHOST:
        time.sleep(60)
    return real(host, *args, flags=flags, **kwargs)

socket.getaddrinfo = look_up
"""


@pytest.fixture
def resolver(monkeypatch):
    """Let names that begin with "slow" be found only when the test says so."""
    go_on = threading.Event()
    asked = []

    def look_up(host, port, *, type, flags=0):
        if flags & socket.AI_NUMERICHOST and host != "127.0.0.1":
            raise socket.gaierror("a name")
        asked.append(host)
        if host.startswith("slow"):
            go_on.wait(60)
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, type, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(names.socket, "getaddrinfo", look_up)
    look_up.go_on, look_up.asked = go_on, asked
    yield look_up
    go_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("look up"):
            thread.join(60)


def test_a_healthy_service_waits_for_a_place_and_not_within_its_limit(resolver):
    async def main():
        async with services() as site:
            look_ups = names.LookUps(2)
            urls = [
                f"http://{name}:{site.port}/ok" for name in ("slow-1", "slow-2", "ok")
            ]
            checks = [
                asyncio.create_task(check(service_at(url), 0.3, look_ups))
                for url in urls
            ]
            slow = await asyncio.gather(*checks[:2])
            await asyncio.sleep(0.4)  # longer than the limit
            assert not checks[2].done()
            assert resolver.asked == ["slow-1", "slow-2"]
            resolver.go_on.set()
            return [answer.state for answer in [*slow, await checks[2]]]

    assert asyncio.run(main()) == ["silent", "silent", "up"]


def test_the_loop_ends_while_a_look_up_goes_on(resolver):
    async def main():
        answer = await check(service_at("http://slow/"), 0.1, names.LookUps(1))
        return answer.state

    assert asyncio.run(main()) == "silent"
    assert [t.name for t in threading.enumerate() if t.daemon] == ["look up slow"]


def test_a_number_needs_no_place_and_no_thread(resolver):
    async def main():
        return await (await names.LookUps(0).start("127.0.0.1", 80))

    assert asyncio.run(main()) == [("127.0.0.1", 80)]


def test_a_name_that_is_not_there_is_down(resolver):
    resolver.go_on.set()

    async def main():
        return await check(service_at("http://slow/"), 30, names.LookUps(1))

    assert asyncio.run(main()).state == "down"


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="a matter of Unix")
def test_a_signal_ends_the_program_while_all_look_ups_hang(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(SLOW)
    file = tmp_path / "services.txt"
    file.write_text("\n".join(f"http://slow-{n}/" for n in range(40)))
    process = start(file, "--limit", "0.2", env={"PYTHONPATH": str(tmp_path)})
    while not process.stderr.readline().startswith("20 of 40 checked, 20 silent"):
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=10)  # a look-up takes 60 s
    assert out == "silent: 20\nstopped by SIGTERM\n"
    assert process.returncode == 128 + signal.SIGTERM
    assert left_in(process.pid) == []
