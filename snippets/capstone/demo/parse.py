"""Counts the links of four pages in two processes; one page cannot be parsed."""

from capstone.site_checker.parse import count_links, parser_pool


def count_all(pages):
    with parser_pool() as pool:
        return list(pool.map(count_links, pages))


if __name__ == "__main__":
    too_long = b"&#" + b"9" * 5000 + b";"
    print(count_all([b"none", b'<a href="/">one</a>', b"<a><A> \xff", too_long]))
