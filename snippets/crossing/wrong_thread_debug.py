import asyncio


def call_in_a_thread(loop):
    for call in (loop.call_soon, loop.call_soon_threadsafe):
        try:
            call(print, f"  {call.__name__}: hello")
        except RuntimeError as error:
            print(f"  {call.__name__}: {error}")


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(call_in_a_thread, loop)


if __name__ == "__main__":
    for debug in (False, True):
        print(f"debug={debug}")
        asyncio.run(main(), debug=debug)
