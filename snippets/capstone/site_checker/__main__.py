"""Starts the command. Until it can stop in order, Ctrl+C ends it without a word."""

import signal
import sys

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from capstone.site_checker.command import main

    sys.exit(main())
