"""Attempts to publish what did not run as it is shown: each is one line of a table."""
