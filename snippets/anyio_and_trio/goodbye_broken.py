# /// script
# dependencies = ["trio"]
# ///
import trio


async def say(words, heard):
    await trio.sleep(0.1)
    heard.append(words)


async def call(heard):
    try:
        await say("hello", heard)
        await trio.sleep_forever()
    finally:
        await say("goodbye", heard)


async def main(patience=0.3):
    heard = []
    with trio.move_on_after(patience):
        await call(heard)
    return heard


if __name__ == "__main__":
    print("heard:", trio.run(main))
