"""Makes ``pytest --codeblocks`` run the blocks of the pages as the site shows them."""

pytest_plugins = ["publish.judge.plugin"]
