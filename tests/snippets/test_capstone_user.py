"""Tests of the site checker's command: one message and an exit code for each mistake."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from capstone.site_checker import services
from capstone.site_checker.command import main
from capstone.site_checker.store import Store
from course_server import CourseServer

from tests.snippets.capstone_services import dead_url

WRONG_ADDRESSES = {
    "127.0.0.1/a": "only http:// is understood",
    "https://127.0.0.1/": "only http:// is understood",
    "http://": "there is no host name in it",
    "http:///a": "there is no host name in it",
    "http://a..b/": "there is no host name in it, or no possible one",
    f"http://{'a' * 64}.test/": "there is no host name in it, or no possible one",
    "http://[::1/": "Invalid IPv6 URL",
    "http://127.0.0.1:0/": "there is no port 0",
    "http://127.0.0.1:99999/": "Port out of range 0-65535",
    "http://127.0.0.1:x/": "Port could not be cast to integer value",
    "http://127.0.0.1:80:80/": "Port could not be cast to integer value",
    "http://127.0.0.1/a b": "write a space as %20",
    "http://127.0.0.1/\tb": "write a space as %20",
    "http://127.0.0.1/\0": "write a space as %20",
    "http://münchen.test/": "write a space as %20",
    "http://127.0.0.1/\N{ZERO WIDTH SPACE}": "write a space as %20",
    "http://me:secret@127.0.0.1/": "leave out the user and the password",
    f"http://127.0.0.1/{'a' * 2_000}": "longer than 2000 characters",
}
WRONG_OPTIONS = {
    "--fetchers 0": "a number from 1 to 200 is needed, not '0'",
    "--fetchers -1": "a number from 1 to 200 is needed, not '-1'",
    "--fetchers 1.5": "a number from 1 to 200 is needed, not '1.5'",
    "--fetchers many": "a number from 1 to 200 is needed, not 'many'",
    "--fetchers 201": "a number from 1 to 200 is needed, not '201'",
    "--limit 0": "a number from 0.001 to 3600 is needed, not '0'",
    "--limit -1": "a number from 0.001 to 3600 is needed, not '-1'",
    "--limit nan": "a number from 0.001 to 3600 is needed, not 'nan'",
    "--limit inf": "a number from 0.001 to 3600 is needed, not 'inf'",
    "--limit soon": "a number from 0.001 to 3600 is needed, not 'soon'",
    "--db=": "argument --db: the name of a file is needed",
    "--bogus": "unrecognized arguments: --bogus",
}


@pytest.fixture(scope="module")
def server():
    with CourseServer() as running:
        yield running


@pytest.fixture
def refused(capsys):
    """Run the command; return the one message with which it refused to begin."""

    def refused(*args):
        with pytest.raises(SystemExit) as caught:
            main([str(arg) for arg in args])
        assert caught.value.code == 2
        out, err = capsys.readouterr()
        assert out == ""
        usage, message = err.split("site_checker: error: ")
        assert usage.startswith("usage: site_checker ")
        assert message.count("\n") == 1
        return message.rstrip()

    return refused


@pytest.mark.parametrize("address", WRONG_ADDRESSES)
def test_a_wrong_address_is_named_with_its_line(address, tmp_path, refused):
    file = tmp_path / "services.txt"
    file.write_text(f"http://127.0.0.1/\n\n{address}\n", "utf-8")
    message = refused(file)
    assert message.startswith(f"{file}, line 3: {WRONG_ADDRESSES[address]}")
    assert message.endswith(ascii(address[:80]))


@pytest.mark.parametrize("options", WRONG_OPTIONS)
def test_a_wrong_option_is_named(options, tmp_path, refused):
    file = tmp_path / "services.txt"
    file.write_text("http://127.0.0.1/")
    assert refused(file, *options.split()).endswith(WRONG_OPTIONS[options])


def test_a_file_that_cannot_be_read_is_named(tmp_path, refused, monkeypatch):
    file = tmp_path / "services.txt"
    assert "No such file" in refused(file)
    assert str(tmp_path) in refused(tmp_path)  # a directory
    file.write_bytes(b"")
    assert refused(file) == f"{file}: there is no address in it"
    file.write_bytes(b"http://\xff/")
    assert refused(file) == f"{file}: this is not text in UTF-8"
    monkeypatch.setattr(services, "MAX_FILE", 5)
    file.write_bytes(b"http://127.0.0.1/")
    assert refused(file) == f"{file}: longer than 5 characters"

    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(Path, "open", forbidden)
    assert refused(file) == f"[Errno 13] Permission denied: '{file}'"


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a file of Unix")  # noqa: PTH110
def test_an_endless_file_is_refused(refused):
    assert refused("/dev/zero") == "/dev/zero: longer than 10000000 characters"


def test_no_file_is_refused(refused):
    assert refused() == "the following arguments are required: file"


def test_a_file_may_have_a_mark_of_utf_8_empty_lines_and_double_ones(tmp_path):
    file = tmp_path / "services.txt"
    url = "http://[::1]:8080/a?b=c"
    file.write_bytes(f"\ufeff{url}\r\n\r\n  {url}  \nHTTP://b#c\n{url}".encode())
    here, other = services.read_services(file)
    assert (here.url, here.host, here.port) == (url, "::1", 8080)
    assert here.request == b"GET /a?b=c HTTP/1.0\r\nHost: [::1]:8080\r\n\r\n"
    assert (other.host, other.port) == ("b", 80)
    assert other.request == b"GET / HTTP/1.0\r\nHost: b\r\n\r\n"


def test_a_second_run_reports_itself_and_keeps_the_rows_of_the_first(
    tmp_path, server, capsys
):
    file, db = tmp_path / "services.txt", tmp_path / "results.db"
    once, twice, dead = server.url("/a"), server.url("/b"), dead_url()
    file.write_text(f"{once}\n{twice}\n")
    assert main([str(file), "--db", str(db)]) == 0
    assert capsys.readouterr().out == "up: 2\n"
    file.write_text(f"{twice}\n{dead}\n")
    assert main([str(file), "--db", str(db)]) == 0
    assert capsys.readouterr().out == "down: 1\nup: 1\n"
    with closing(sqlite3.connect(db)) as rows:
        found = dict(rows.execute("SELECT url, state FROM results"))
    assert found == {once: "up", twice: "up", dead: "down"}


def test_a_database_that_cannot_be_used_is_named(tmp_path, server, capsys):
    file, other = tmp_path / "services.txt", tmp_path / "other.db"
    file.write_text(server.url("/a"))
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE results (other)")
    reasons = {
        tmp_path: "unable to open database file",
        tmp_path / "none" / "results.db": "unable to open database file",
        file: "file is not a database",
        other: "table results has no column named url",
    }
    for db, reason in reasons.items():
        assert main([str(file), "--db", str(db)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines()[-1] == f"site_checker: {db}: {reason}"
        assert "Traceback" not in err


def test_a_database_in_use_by_another_program_is_named(
    tmp_path, server, capsys, monkeypatch
):
    def connect(file, real=sqlite3.connect):
        return real(file, timeout=0.1)

    file, db = tmp_path / "services.txt", tmp_path / "results.db"
    file.write_text(server.url("/a"))
    monkeypatch.setattr("capstone.site_checker.store.sqlite3.connect", connect)
    with closing(connect(db)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert main([str(file), "--db", str(db)]) == 1
    message = f"site_checker: {db}: database is locked"
    assert capsys.readouterr().err.splitlines()[-1] == message


def test_too_few_open_files_are_named(tmp_path, capsys, monkeypatch):
    async def connect(addresses):
        raise OSError(errno.EMFILE, "Too many open files")

    file = tmp_path / "services.txt"
    file.write_text(dead_url())
    monkeypatch.setattr("capstone.site_checker.fetch.connect", connect)
    assert main([str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    message = f"site_checker: [Errno {errno.EMFILE}] Too many open files"
    assert err.splitlines()[-1] == message


def test_what_was_saved_is_reported_when_the_disk_is_full(
    tmp_path, server, capsys, monkeypatch
):
    def insert(self, result, real=Store.replace):
        if self.saved.total() == 2:
            raise sqlite3.OperationalError("database or disk is full")
        real(self, result)

    file, db = tmp_path / "services.txt", tmp_path / "results.db"
    file.write_text("\n".join(server.url(f"/{n}") for n in range(20)))
    monkeypatch.setattr(Store, "replace", insert)
    assert main([str(file), "--db", str(db)]) == 1
    out, err = capsys.readouterr()
    assert out == "up: 2\n"
    assert err.splitlines()[-1] == f"site_checker: {db}: database or disk is full"
    with closing(sqlite3.connect(db)) as rows:
        assert rows.execute("SELECT count(*) FROM results").fetchone() == (2,)
