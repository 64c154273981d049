"""hashlib lets go only for more than 2047 bytes at a time"""

import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def checksum(file):
    digest = hashlib.sha256()
    while piece := file.read(2000):
        digest.update(piece)
    return digest.hexdigest()


def checksum_of(path):
    with path.open("rb", buffering=0) as file:
        return checksum(file)


def checksums(paths, workers=16):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(checksum_of, paths))


def main():
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("a.mov", "b.mov")]
        for path in paths:
            path.write_bytes(path.name.encode() * 1_000_000)
        for path, digest in zip(paths, checksums(paths), strict=True):
            print(path.name, digest[:12])


if __name__ == "__main__":
    main()
