"""What stands between a program and the standard library, one file per thing."""

from interleave.recorder.hooks import (
    blocking,
    locks,
    pools,
    processes,
    queues,
    stacks,
    stdout,
    tasks,
    threads,
)

HOOKS = (
    locks,
    queues,
    threads,
    blocking,
    pools,
    processes,
    tasks,
    stacks,
    stdout,
)
