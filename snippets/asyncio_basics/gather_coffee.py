import asyncio


async def boil_water(delay):
    print("kettle: on")
    await asyncio.sleep(delay)
    print("kettle: boiled")
    return "hot water"


async def grind_coffee(delay):
    print("grinder: on")
    await asyncio.sleep(delay)
    print("grinder: stopped")
    return "ground coffee"


async def main(boil=0.3, grind=0.2):
    ready = await asyncio.gather(boil_water(boil), grind_coffee(grind))
    print("ready:", ready)


if __name__ == "__main__":
    asyncio.run(main())
