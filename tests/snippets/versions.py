"""Skips what a Python cannot prove because it is older than the statement."""

import sys

import pytest


def since(minor: int) -> pytest.MarkDecorator:
    """Skip a test before Python 3.`minor`, with which what it proves came."""
    old = sys.version_info < (3, minor)
    return pytest.mark.skipif(old, reason=f"what this proves came with 3.{minor}")
