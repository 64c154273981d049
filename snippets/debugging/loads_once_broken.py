import asyncio


class Cache:
    def __init__(self, load):
        self.load = load
        self.values = {}

    async def get(self, key):
        if key not in self.values:
            self.values[key] = await self.load(key)
        return self.values[key]


class LockedCache(Cache):
    def __init__(self, load):
        super().__init__(load)
        self.lock = asyncio.Lock()

    async def get(self, key):
        async with self.lock:
            return await super().get(key)


async def check_loads_once(cache_class):
    loads = []

    async def load(key):
        loads.append(key)
        return 3

    cache = cache_class(load)
    await asyncio.gather(cache.get("tea"), cache.get("tea"))
    return "passed" if loads == ["tea"] else f"FAILED: {loads}"


if __name__ == "__main__":
    for kind in (Cache, LockedCache):
        print(f"{kind.__name__}:", asyncio.run(check_loads_once(kind)))
