"""Writes for the user, and goes on if nobody can read it."""

import os
from pathlib import Path


def write(text, stream, end="\n"):
    """Write text at once; return the OSError if that failed.

    What is written later then goes nowhere, also what Python writes at its own end.
    """
    if stream is None:  # closed before the program began
        return None
    try:
        print(text, file=stream, end=end, flush=True)
    except OSError as error:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())
        return error
    return None
