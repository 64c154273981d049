"""Makes ``pytest --codeblocks`` run the blocks of the pages as the site shows them."""

import signal

pytest_plugins = ["publish.judge.plugin", "interleave.explore.fixtures"]

# A shell lets what it starts with & ignore SIGINT, and so would every program run here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
