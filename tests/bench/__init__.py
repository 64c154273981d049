"""Measures what the recorder costs, and how long a contributor waits."""
