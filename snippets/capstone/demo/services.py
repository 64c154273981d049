"""Reads two files of services: one that is well, and one with a slip in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from capstone.site_checker.services import read_services


def read(text):
    with TemporaryDirectory() as folder:
        file = Path(folder, "services.txt")
        file.write_text(text)
        try:
            for service in read_services(file):
                print(service.host, service.port)
        except ValueError as error:
            print(error.args[0].removeprefix(f"{folder}/"))


if __name__ == "__main__":
    read("http://example.com/\n\nhttp://[::1]:8080/a?b=c\nhttp://example.com/\n")
    read("http://example.com/\nhttp://example.com:99999/\n")
