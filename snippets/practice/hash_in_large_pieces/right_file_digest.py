"""Leaves the pieces to hashlib."""

import hashlib
from concurrent.futures import ThreadPoolExecutor


def checksum(file):
    return hashlib.file_digest(file, "sha256").hexdigest()


def checksum_of(path):
    with path.open("rb", buffering=0) as file:
        return checksum(file)


def checksums(paths, workers=4):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(checksum_of, paths))
