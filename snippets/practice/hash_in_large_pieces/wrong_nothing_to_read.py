"""that is not the checksum of a file of 0 bytes"""

import hashlib
from concurrent.futures import ThreadPoolExecutor


def checksum(file):
    piece = file.read(1_000_000)
    if not piece:
        return ""
    digest = hashlib.sha256(piece)
    while piece := file.read(1_000_000):
        digest.update(piece)
    return digest.hexdigest()


def checksum_of(path):
    with path.open("rb", buffering=0) as file:
        return checksum(file)


def checksums(paths, workers=4):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(checksum_of, paths))
