"""Files that a site must not serve unread, one line each: path, text, what the gate says."""

FILES = [
    ("page.html", "<p>print(1)</p>", "site/page.html: no page of docs/ is its source"),
    ("pre.html", "<pre>print(1)</pre>", "site/pre.html: no page of docs/ is its source"),
    ("old.htm", "<p>print(1)</p>", "site/old.htm: "),
    ("strict.xhtml", "<p>print(1)</p>", "site/strict.xhtml: "),
    ("notes.txt", "print(1)", "site/notes.txt: nobody checks files of this kind"),
    ("data.json", '["print(1)"]', "site/data.json: nobody checks files of this kind"),
    ("feed.xml", "<pre>print(1)</pre>", "site/feed.xml: nobody checks files of this kind"),
    ("code.js", "print(1)", "site/code.js: nobody checks files of this kind"),
    ("paper.pdf", "print(1)", "site/paper.pdf: nobody checks files of this kind"),
    ("code.rst", "print(1)", "site/code.rst: nobody checks files of this kind"),
    ("code.py", "print(1)", "site/code.py: this is no file of docs/ or snippets/"),
    ("page.PY", "print(1)", "site/page.PY: nobody checks files of this kind"),
    ("assets/a.SVG", "<svg/>", "site/assets/a.SVG: nobody checks files of this kind"),
    ("assets/b.svg", "<svg><foreignObject/></svg>", "site/assets/b.svg: a picture may"),
    ("assets/c.svg", "<svg><script>1</script></svg>", "site/assets/c.svg: a picture may"),
    ("assets/d.svg", "<svg><text>print(1)</text></svg>", "site/assets/d.svg: a picture"),
    ("assets/worker.wasm", "x", "site/assets/worker.wasm: nobody checks files of this"),
]
SOURCES = [
    ("files/demo.py", "import nothing", "docs/files/demo.py: no page is made of this"),
    ("runs/mine.trace.json", "{}", "docs/runs/mine.trace.json: no page is made of this"),
    ("assets/demo.js", "print(1)", "docs/assets/demo.js: no page is made of this"),
    ("assets/demo.map", "print(1)", "docs/assets/demo.map: no page is made of this"),
]
