"""Hash a file in pieces that are large enough to let go of the GIL."""

import hashlib
import io
import tempfile
from pathlib import Path

CONTENT = b"a frame of a video " * 1_000_000
SMALLEST, LARGEST = 2048, 8_000_000
WRONG = (
    "that is not the checksum of the whole file: every piece has to go into one digest"
)
SHORT = "that is not the checksum of a file of {} bytes"
WHOLE = (
    "the whole file was in memory at once: read it in pieces, because a video can "
    "be larger than the memory"
)
SMALL = (
    "hashing {} bytes holds the GIL, so the other threads wait: hashlib "
    "lets go only for more than 2047 bytes at a time"
)
FILES = "checksums has to return the checksum of each path, in their order"


class Video(io.RawIOBase):
    """A file that notes how many bytes each read asks for."""

    def __init__(self, content):
        self.asked = []
        self._content = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        return self._content.readinto(buffer)

    def readall(self):
        self.asked.append(len(CONTENT))
        return self._content.read()


class Digest:
    """A hash that refuses a small piece, unless it is the last one, and the whole file."""

    sha256 = hashlib.sha256

    def __init__(self, data=b"", **options):
        self.digest_of = self.sha256(**options)
        self.small = None
        self.name, self.digest_size, self.block_size = "sha256", 32, 64
        if data:
            self.update(data)

    def update(self, data):
        size = memoryview(data).nbytes
        if not size:
            return
        assert self.small is None, SMALL.format(self.small)
        assert size <= LARGEST, WHOLE
        if size < SMALLEST:
            self.small = size
        self.digest_of.update(data)

    def digest(self):
        return self.digest_of.digest()

    def hexdigest(self):
        return self.digest_of.hexdigest()


def check(answer):
    make = hashlib.new
    hashlib.new = lambda name, data=b"", **options: Digest(data, **options)
    for module in (hashlib, answer):
        for name, value in list(vars(module).items()):
            if value is Digest.sha256:
                setattr(module, name, Digest)
    try:
        check_pieces(answer)
        check_short_files(answer)
    finally:
        hashlib.new = make
        hashlib.sha256 = Digest.sha256


def check_pieces(answer):
    video = Video(CONTENT)
    found = answer.checksum(video)
    assert max(video.asked, default=0) <= LARGEST, WHOLE
    smallest = min(video.asked, default=SMALLEST)
    assert found == checksum(CONTENT), WRONG
    assert smallest >= SMALLEST, SMALL.format(smallest)


def check_short_files(answer):
    for size in (0, 1, SMALLEST):
        found = answer.checksum(Video(CONTENT[:size]))
        assert found == checksum(CONTENT[:size]), SHORT.format(size)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in "abc"]
        for path in paths:
            path.write_bytes(path.name.encode() * 4_000)
        found = answer.checksums(paths)
    found = list(found) if isinstance(found, tuple) else found
    assert found == [checksum(path.name.encode() * 4_000) for path in paths], FILES


def checksum(content):
    return Digest.sha256(content).hexdigest()
