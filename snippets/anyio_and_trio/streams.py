# /// script
# dependencies = ["anyio", "trio"]
# ///
import anyio


async def cook(dishes, send):
    async with send:
        for dish in dishes:
            await send.send(dish)


async def wait_at_table(receive, served):
    async with receive:
        async for dish in receive:
            served.append(dish)


async def main():
    served = []
    send, receive = anyio.create_memory_object_stream(max_buffer_size=2)
    async with anyio.create_task_group() as group, send:
        group.start_soon(cook, ["soup", "stew"], send.clone())
        group.start_soon(cook, ["tart", "cake"], send.clone())
        group.start_soon(wait_at_table, receive, served)
    return sorted(served)


if __name__ == "__main__":
    for backend in ("asyncio", "trio"):
        print(f"{backend}: {anyio.run(main, backend=backend)}")
