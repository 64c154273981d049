"""The cheat sheet is one sheet: it prints on a single page of A4."""

import re


def test_it_prints_on_one_page(reader):
    page = reader.open("cheat-sheet/")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
