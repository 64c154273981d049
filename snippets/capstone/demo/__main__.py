"""Checks forty services of the course's own server with the whole program."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from capstone.site_checker.command import main
from course_server import CourseServer


def urls(server):
    pages = ["<a>link</a>" * links for links in range(36)]
    return [
        *(server.url(delay=n / 100, body=page) for n, page in enumerate(pages)),
        server.url("/failing", status=503),
        server.url("/down", drop=1),
        server.url("/silent/1", delay=60),
        server.url("/silent/2", delay=60),
    ]


def check_forty():
    with CourseServer() as server, TemporaryDirectory() as folder:
        file = Path(folder, "services.txt")
        file.write_text("\n".join(urls(server)))
        return main([str(file), "--limit", "3"])


if __name__ == "__main__":
    sys.exit(check_forty())
