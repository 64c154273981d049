"""Hash a file in pieces that are large enough to let go of the GIL."""

import hashlib
import io

CONTENT = b"a frame of a video " * 2_000_000
SMALLEST, LARGEST = 2048, 16_000_000


class Video(io.RawIOBase):
    """A file that notes how many bytes each read asks for."""

    def __init__(self):
        self.asked = []
        self._content = io.BytesIO(CONTENT)

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        return self._content.readinto(buffer)

    def readall(self):
        self.asked.append(len(CONTENT))
        return self._content.read()


def check(answer):
    video = Video()
    found = answer.checksum(video)
    assert found == hashlib.sha256(CONTENT).hexdigest(), (
        "that is not the checksum of the whole file: every piece has to go into one "
        "digest"
    )
    assert max(video.asked) <= LARGEST, (
        "the whole file was in memory at once: read it in pieces, because a video can "
        "be larger than the memory"
    )
    smallest = min(video.asked)
    assert smallest >= SMALLEST, (
        f"hashing {smallest} bytes holds the GIL, so the other threads wait: hashlib "
        "lets go only for more than 2047 bytes at a time"
    )
