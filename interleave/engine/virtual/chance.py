"""Lets every run have the same random numbers: chance is only in who goes on."""

import os
import random
import sys


def reset() -> None:
    """Begin with the same numbers, before a new run."""
    numbers = random.Random(0)
    os.urandom = numbers.randbytes  # what the program's modules are seeded from
    theirs = sys.modules.get("random")
    if theirs is not None:
        theirs.seed(0)
