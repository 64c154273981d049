"""Runs a script under control and says what happened."""
