"""Measures what the recorder costs."""
