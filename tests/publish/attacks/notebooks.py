"""Notebooks that are not what they look like, one line each: cell, or all; what is said."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

FORGED = [new_output("stream", text="Verified: 3 times as fast\n")]

NOTEBOOKS = {
    "file that is written and not run": ("%%writefile x.py\nimport nothing", r"cell 1: this is not Python"),
    "script that nobody sees fail": ("%%script false --no-raise-error\nx = 1", r"cell 1: this is not Python"),
    "shell": ("!false", r"cell 1: this is not Python"),
    "page as a cell": ("%%html\n<pre>x = 1</pre>", r"cell 1: this is not Python"),
    "magic by its name": ("get_ipython().run_cell_magic('script', 'false', '')", r"cell 1: get_ipython is not Python's own"),
    "question": ("print?", r"cell 1: this is not Python"),
    "cell that raises": ("1 / 0", r"ZeroDivisionError"),
    "cell that warns": ("import warnings\nwarnings.warn('old')", r"stderr|UserWarning"),
    "tag that skips": (new_code_cell("print(1)", metadata={"tags": ["skip-execution"]}), r"cell 1: metadata could change .*: take out tags"),
    "tag that skips, with an output": (new_code_cell("1 / 0", metadata={"tags": ["skip-execution"]}, outputs=FORGED), r"cell 1: metadata could change"),
    "tag that takes an error": (new_code_cell("1 / 0", metadata={"tags": ["raises-exception"]}), r"cell 1: metadata could change"),
    "tag that hides": (new_code_cell("print(1)", metadata={"tags": ["remove_input"]}), r"cell 1: metadata could change"),
    "input that is hidden": (new_code_cell("print(1)", metadata={"jupyter": {"source_hidden": True}}), r"cell 1: metadata could change .*: take out jupyter"),
    "text that is tagged": (new_markdown_cell("Text.", metadata={"tags": ["x"]}), r"the markdown cell 'Text\.': metadata could change"),
    "output that is stored": (new_code_cell("pass", outputs=FORGED), r"cell 1: outputs come from the run"),
    "output of an empty cell": (new_code_cell("", outputs=FORGED), r"the code cell '': outputs come from the run"),
    "count that is stored": (new_code_cell("pass", execution_count=7), r"cell 1: outputs come from the run"),
    "raw cell": (new_raw_cell("<pre>x = 1</pre>"), r"the raw cell '<pre>x = 1</pre>': nobody runs"),
}
METADATA = {
    "kernel of another language": ({"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}}, r"its kernel is 'ir'"),
    "kernel of its own": ({"kernelspec": {"name": "mine", "display_name": "Mine"}}, r"its kernel is 'mine'"),
    "language that is not Python": ({"language_info": {"name": "julia"}}, r"its language is 'julia', not python"),
    "input that is hidden everywhere": ({"hide_input": True}, r"it has metadata hide_input"),
}
