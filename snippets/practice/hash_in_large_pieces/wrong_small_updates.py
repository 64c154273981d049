"""hashing 1024 bytes holds the GIL, so the other threads wait"""

import hashlib
from concurrent.futures import ThreadPoolExecutor


def checksum(file):
    digest = hashlib.sha256()
    while piece := file.read(1_000_000):
        for start in range(0, len(piece), 1024):
            digest.update(piece[start : start + 1024])
    return digest.hexdigest()


def checksum_of(path):
    with path.open("rb", buffering=0) as file:
        return checksum(file)


def checksums(paths, workers=4):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(checksum_of, paths))
