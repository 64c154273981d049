"""Measures what the recorder and the figures of a page cost."""
