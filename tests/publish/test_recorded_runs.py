"""Recorded runs: made, kept, compared with what happens now, and wanted by the gate."""

import json

import pytest

from tests.publish.project import make_project

PAGE = '# Page\n\n```python title="part/x.py"\n--8<-- "part/x.py"\n```\n'
SLEEPS = """import threading
import time


def job():
    time.sleep(0.1)
    print("done")


if __name__ == "__main__":
    thread = threading.Thread(target=job, name="worker")
    thread.start()
    thread.join()
"""


@pytest.fixture
def project(tmp_path):
    project = make_project(tmp_path)
    project.write("docs/index.md", PAGE)
    project.write("snippets/part/x.py", SLEEPS)
    return project


def record(project):
    return project.python("-m", "publish.judge.record")


def recording(project):
    return project.root / "snippets/part/x.run.json"


def change(project, change):
    """Let the recording say something else, as if the program had done that."""
    content = json.loads(recording(project).read_text("utf-8"))
    change(content)
    recording(project).write_text(json.dumps(content), "utf-8")


def test_only_what_is_new_or_changed_is_recorded(project):
    first = record(project)
    assert first.returncode == 0
    assert "1 examples, 1 to record on CPython 3." in first.stdout
    assert "part/x.py" in first.stdout.splitlines()[-1]
    assert "1 examples, 0 to record" in record(project).stdout
    project.write("snippets/part/x.py", SLEEPS.replace("done", "over"))
    assert "1 examples, 1 to record" in record(project).stdout
    assert json.loads(recording(project).read_text("utf-8"))["stdout"] == "over\n"


def test_a_recording_is_removed_with_its_example(project):
    record(project)
    project.write("docs/index.md", "# Page\n")
    run = record(project)
    assert "removed snippets/part/x.run.json: no page shows its example" in run.stdout
    assert not recording(project).exists()


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import time\ntime.sleep(60)\n", "not recorded: did not end within 5 s"),
        ("raise SystemExit(3)\n", "not recorded: ended with exit code 3"),
        (
            "import os\nos.kill(os.getpid(), 9)\n",
            "not recorded: ended with exit code -9",
        ),
    ],
)
def test_what_cannot_be_recorded_is_named(project, source, why):
    project.write("snippets/part/x.py", source)
    run = record(project)
    assert run.returncode == 1
    assert f"snippets/part/x.py:1: {why}" in run.stdout


def test_an_example_in_any_order_is_recorded_in_two_orders(project):
    project.write(
        "docs/index.md",
        PAGE + '\n```output title="Output (in any order)"\nmain\ndone\n```\n',
    )
    project.write(
        "snippets/part/x.py",
        SLEEPS.replace("    time.sleep(0.1)\n", "").replace(
            "    thread.join()", "    print('main')\n    thread.join()"
        ),
    )
    assert record(project).returncode == 0
    runs = json.loads(recording(project).read_text("utf-8"))["runs"]
    orders = {tuple(text for _, _, text, _ in run["marks"]) for run in runs}
    assert orders == {("done", "main"), ("main", "done")}


def test_lines_that_come_in_one_order_are_not_shown_in_any_order(project):
    text = PAGE + '\n```output title="Output (in any order)"\none\ntwo\n```\n'
    project.write("docs/index.md", text)
    project.write("snippets/part/x.py", 'print("one")\nprint("two")\n')
    run = record(project)
    assert run.returncode == 1
    assert "printed its lines in one order in 40 runs" in run.stdout


def test_the_page_needs_no_output_fence_and_its_output_is_checked(project):
    record(project)
    assert project.run_blocks().returncode == 0
    change(project, lambda content: content.update(stdout="gone\n"))
    run = project.run_blocks()
    assert run.returncode == 1
    assert "shows stdout that the run did not print (exactly)" in run.stdout


def test_an_exact_output_after_a_whole_example_is_refused(project):
    project.write("docs/index.md", PAGE + '\n```output title="Output"\ndone\n```\n')
    run = project.run_blocks()
    assert run.returncode != 0
    assert "docs/index.md:7: leave this output out: the site draws" in run.stdout


def test_an_example_that_was_not_recorded_again_is_red(project):
    run = project.run_blocks()
    assert run.returncode == 1
    wanted = "docs/index.md:3: part/x.py: it has no recorded run of what it is now"
    assert wanted in run.stdout


def test_a_recording_of_something_else_is_red(project):
    record(project)
    change(project, lambda content: content["runs"][0]["lanes"][1].update(name="other"))
    run = project.run_blocks()
    assert run.returncode == 1
    assert "docs/index.md:3: part/x.py: its recorded run does not show" in run.stdout
    assert "  thread worker is new" in run.stdout


def test_a_recording_that_does_not_keep_to_the_form_is_red_with_its_place(project):
    record(project)
    change(project, lambda content: content["runs"][0]["lanes"][1].update(kind="x"))
    run = project.run_blocks()
    assert run.returncode == 1
    wanted = "snippets/part/x.run.json:1: lanes[1]: unknown kind 'x'"
    assert wanted in run.stdout
    assert "Traceback" not in run.stdout
    assert "def runtest" not in run.stdout
    again = record(project)
    assert (again.returncode, again.stdout) == (1, f"{wanted}\n")


@pytest.mark.parametrize("python", ["3.11.0", "3.99.0"])
def test_a_recording_of_a_newer_python_is_not_compared(project, python):
    record(project)
    change(project, lambda content: content["runs"][0].update(python=python))
    run = project.run_blocks(CI="")
    assert ("1 are what happens now" in run.stdout) is (python == "3.11.0")
    assert ("recorded on CPython 3.99.0, this is only" in run.stdout) is (
        python == "3.99.0"
    )


def test_a_recorded_exit_code_is_compared(project):
    record(project)
    change(project, lambda content: content.update(code=7))
    assert "its exit code is 0, not 7" in project.run_blocks().stdout


def test_the_gate_wants_the_comparison(project):
    record(project)
    block = (
        f'<div class="language-python highlight"><pre><code>{SLEEPS}</code></pre></div>'
    )
    output = "<pre><code>done\n</code></pre>"
    project.write("site/index.html", block + output)
    project.run_blocks("-k", "not recorded")
    gate = project.python("-m", "publish.judge.gate", "site")
    assert gate.returncode == 1
    assert "has a recorded run that was not compared with a new one" in gate.stdout
    project.run_blocks()
    assert project.python("-m", "publish.judge.gate", "site").returncode == 0


@pytest.mark.parametrize("how", ["hidden", "omitted:", "omitted: "])
def test_an_unknown_way_to_show_a_timeline_is_refused(project, how):
    page = PAGE.replace("python title", ".python title").replace("```.", "```{.")
    page = page.replace('x.py"\n', f'x.py" data-timeline="{how}"}}\n', 1)
    project.write("docs/index.md", page)
    assert "data-timeline is folded, placed, or omitted: and why" in (
        project.run_blocks().stdout
    )
