from dataclasses import dataclass


@dataclass
class Step:
    overlaps: bool = True
    computes: str = "no"  # or "Python" or "C"
    library: str = "both"  # or "blocking" or "asyncio"
    waiting: str = "tens"  # or "thousands"
    program: str = "plain"  # or "asyncio"


def choose(step, gil=True):
    if not step.overlaps:
        return "a plain call"
    if step.computes == "Python":
        return "processes" if gil else "threads"
    if step.computes == "C" or step.library == "blocking":
        return "threads"
    if step.library == "asyncio" or step.waiting == "thousands":
        return "asyncio"
    return "asyncio" if step.program == "asyncio" else "threads"


JOBS = {
    "read one settings file": Step(overlaps=False),
    "search logs in Python": Step(computes="Python"),
    "hash a folder of videos": Step(computes="C"),
    "ask twelve servers": Step(),
    "hold 5000 chats": Step(waiting="thousands"),
    "hold 5000 chats, library blocks": Step(waiting="thousands", library="blocking"),
    "ask a server, in a web server on asyncio": Step(program="asyncio"),
}


if __name__ == "__main__":
    for name, step in JOBS.items():
        print(f"{name}: {choose(step)}")
