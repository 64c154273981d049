"""Runs one program in a process of its own: interpreters, recordings, notebooks."""
