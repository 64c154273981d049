"""Queues between a thread and a loop: order, bounds, and who has to wait."""

import asyncio
import queue
import threading

from crossing import loop_to_thread_queue, thread_to_loop_queue


def test_items_cross_in_order_and_within_the_bound():
    class Measured(asyncio.Queue):
        most = 0

        def put_nowait(self, item):
            super().put_nowait(item)
            self.most = max(self.most, self.qsize())

    async def main():
        items = Measured(2)
        loop, sent = asyncio.get_running_loop(), []
        consuming = thread_to_loop_queue.consume(items, sent, 0.005)
        consumer = asyncio.create_task(consuming)
        await asyncio.to_thread(
            thread_to_loop_queue.produce, loop, items, list(range(20)), sent
        )
        received, _ = await consumer
        return received, items.most

    received, most = asyncio.run(main())
    assert received == list(range(20))
    assert most <= 2


def test_a_full_queue_holds_the_thread():
    async def main():
        items = asyncio.Queue(2)
        loop = asyncio.get_running_loop()
        args = (loop, items, list(range(5)), [])
        thread = threading.Thread(target=thread_to_loop_queue.produce, args=args)
        thread.start()
        while not items.full():
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        assert thread.is_alive()
        received = [await items.get() for _ in range(6)]
        await asyncio.to_thread(thread.join)
        return received

    assert asyncio.run(main()) == [0, 1, 2, 3, 4, None]


def test_a_handed_over_put_nowait_loses_the_item_on_a_full_queue():
    async def main():
        items = asyncio.Queue(1)
        loop = asyncio.get_running_loop()
        errors = []
        loop.set_exception_handler(lambda _, details: errors.append(details))

        def produce():
            for item in range(3):
                loop.call_soon_threadsafe(items.put_nowait, item)

        await asyncio.to_thread(produce)
        await asyncio.sleep(0)
        assert [type(error["exception"]) for error in errors] == [asyncio.QueueFull] * 2
        return [items.get_nowait() for _ in range(items.qsize())]

    assert asyncio.run(main()) == [0]


def test_the_program_says_what_it_received(capsys):
    asyncio.run(thread_to_loop_queue.main(count=4, bound=2, delay=0.005))
    received, ahead = capsys.readouterr().out.splitlines()
    assert received == "received [0, 1, 2, 3]"
    text, most = ahead.split(": ")
    assert text == "items by which the thread was ahead, at most"
    assert 0 <= int(most) <= 2


def test_lines_reach_the_writer_in_order(capsys):
    asyncio.run(loop_to_thread_queue.main(count=6, bound=2, delay=0.005))
    written = [f"line {number}" for number in range(6)]
    assert capsys.readouterr().out.splitlines() == [
        str(written),
        "lines put and not yet written, at most: 2",
    ]
    assert "writer" not in [thread.name for thread in threading.enumerate()]


def test_a_slow_writer_holds_the_producer_and_not_the_loop():
    async def main():
        lines, free = queue.Queue(), asyncio.Semaphore(2)
        producer = asyncio.create_task(loop_to_thread_queue.produce(lines, free, [], 5))
        for _ in range(20):  # the loop goes on
            await asyncio.sleep(0)
        assert not producer.done()
        assert lines.qsize() == 2
        producer.cancel()

    asyncio.run(main())


def test_the_writer_ends_if_the_producer_fails(monkeypatch):
    async def fail(lines, free, written, count):
        raise OSError("no more lines")

    monkeypatch.setattr(loop_to_thread_queue, "produce", fail)
    before = threading.enumerate()
    try:
        asyncio.run(loop_to_thread_queue.main())
    except OSError:
        assert threading.enumerate() == before
    else:
        raise AssertionError("the error must reach the caller")


def test_a_cancelled_put_in_a_pool_thread_still_puts():
    async def main():
        items = queue.Queue(1)
        items.put("first")
        putting = asyncio.create_task(asyncio.to_thread(items.put, "second"))
        await asyncio.sleep(0.05)
        putting.cancel()
        await asyncio.wait([putting])
        assert putting.cancelled()
        assert items.get() == "first"
        return await asyncio.to_thread(items.get, timeout=5)

    assert asyncio.run(main()) == "second"
