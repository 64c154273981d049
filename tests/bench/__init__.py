"""Measures what the recorder and figures cost, and how long a contributor waits."""
