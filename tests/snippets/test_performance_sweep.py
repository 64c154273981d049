"""Proves that workers beyond what a server bears only move the line to the server."""

import threading
import time

import pytest
from performance import pool_size_sweep


class Counted:
    """Stands for `time` in the sweep; answers when as many calls as expected are there."""

    perf_counter = staticmethod(time.perf_counter)

    def __init__(self, workers, places):
        self.changed = threading.Condition()
        self.workers, self.places = workers, places
        self.asking = self.answering = self.most_asking = self.most_answering = 0

    def ask(self, *args):
        with self.changed:
            self.asking += 1
            self.most_asking = max(self.most_asking, self.asking)
            self.changed.notify_all()
        seconds = ask(*args)
        with self.changed:
            self.asking -= 1
        return seconds

    def sleep(self, _):
        with self.changed:
            self.answering += 1
            self.most_answering = max(self.most_answering, self.answering)
            self.changed.notify_all()
            assert self.changed.wait_for(self.all_there, timeout=5)
            self.answering -= 1

    def all_there(self):
        expected = min(self.workers, self.places)
        return self.most_asking >= self.workers and self.most_answering >= expected


ask = pool_size_sweep.ask


@pytest.mark.parametrize(("workers", "answering"), [(1, 1), (2, 2), (6, 2)])
def test_more_workers_than_the_server_bears_only_move_the_line(
    workers, answering, monkeypatch
):
    counted = Counted(workers, places=2)
    monkeypatch.setattr(pool_size_sweep, "time", counted)
    monkeypatch.setattr(pool_size_sweep, "ask", counted.ask)
    pool_size_sweep.sweep(workers, calls=6, capacity=2, delay=0)
    assert counted.most_asking == workers
    assert counted.most_answering == answering


def test_no_pool_gets_more_answers_than_the_server_can_give():
    for size in (1, 2, 6):
        rate, slowest = pool_size_sweep.sweep(size, calls=6, capacity=2, delay=0.05)
        assert rate <= min(size, 2) / 0.05 * 1.01
        assert slowest >= 0.05 * 0.99
