import asyncio


async def ask(server, delay):
    await asyncio.sleep(delay)
    print(server, "has answered")
    return f"{server} is up"


async def main(web_delay=0.3, mail_delay=0.1):
    async with asyncio.TaskGroup() as group:
        web = group.create_task(ask("web", web_delay))
        mail = group.create_task(ask("mail", mail_delay))
        print("asked both")
    print(web.result(), "and", mail.result())


if __name__ == "__main__":
    asyncio.run(main())
