"""Recorded runs: made, kept, compared with what happens now, and wanted by the gate."""

import json
import re

import pytest

from publish.judge.record import RECORDED_ON
from tests.publish.project import ROOT, make_project

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
    run = project.run_blocks()
    assert run.returncode == 0, run.stdout
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
    wanted = "snippets/part/x.run.json:1: lanes[1]: unknown kind 'x': delete it and make record"
    assert wanted in run.stdout
    assert "Traceback" not in run.stdout
    assert "def runtest" not in run.stdout
    again = record(project)
    assert (again.returncode, again.stdout) == (1, f"{wanted}\n")


def test_a_recording_of_a_newer_python_is_not_compared(project):
    record(project)
    change(project, lambda content: content["runs"][0].update(python="3.99.0"))
    run = project.run_blocks(CI="")
    assert "recorded on CPython 3.99.0, this is only" in run.stdout
    assert "1 are what happens now" not in run.stdout


@pytest.mark.parametrize(
    ("python", "why"),
    [
        (
            "3.11.0",
            "it says that it was recorded on CPython 3.11.0; recordings are made",
        ),
        ("3.x", "it was recorded on '3.x': no CPython is that"),
    ],
)
def test_no_other_python_is_believed(project, python, why):
    record(project)
    change(project, lambda content: content["runs"][0].update(python=python))
    run = project.run_blocks()
    assert run.returncode == 1
    assert f"docs/index.md:3: part/x.py: {why}" in run.stdout


def test_the_site_is_tested_on_the_python_that_records():
    workflow = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert f"make blocks PYTHON=python{RECORDED_ON} " in workflow
    assert (
        f"Record with CPython {RECORDED_ON}" in (ROOT / "CONTRIBUTING.md").read_text()
    )


RACE = SLEEPS.replace("    time.sleep(0.1)\n", "").replace(
    "    thread.join()", "    print('main')\n    thread.join()\n    print('over')"
)
ANY_ORDER = '\n```output title="Output (in any order)"\nmain\ndone\nover\n```\n'


@pytest.fixture
def race(project):
    project.write("docs/index.md", PAGE + ANY_ORDER)
    project.write("snippets/part/x.py", RACE)
    assert record(project).returncode == 0
    return project


def test_each_recorded_order_is_made_again(race):
    run = race.run_blocks()
    assert run.returncode == 0, run.stdout


def test_a_page_shows_an_order_that_was_recorded(race):
    for order in "main\ndone\nover", "done\nmain\nover":
        shown = ANY_ORDER.replace("main\ndone\nover", order)
        race.write("docs/index.md", PAGE + shown)
        run = race.run_blocks("-k", "recorded")
        assert run.returncode == 0, run.stdout
    shown = ANY_ORDER.replace("main\ndone\nover", "over\nmain\ndone")
    race.write("docs/index.md", PAGE + shown)
    run = race.run_blocks("-k", "recorded")
    assert run.returncode == 1
    why = "no recorded run printed its lines in the order that its page shows"
    assert f"  {why}" in run.stdout


def test_an_order_that_never_comes_up_is_refused(race):
    def print_over_first(content):
        marks = content["runs"][1]["marks"]
        texts = [mark[1:] for mark in marks]
        for mark, what in zip(marks, texts[-1:] + texts[:-1], strict=True):
            mark[1:] = what

    change(race, print_over_first)
    runs = json.loads(recording(race).read_text("utf-8"))["runs"]
    first = "\n".join(mark[2] for mark in runs[0]["marks"])
    race.write("docs/index.md", PAGE + ANY_ORDER.replace("main\ndone\nover", first))
    run = race.run_blocks()
    assert run.returncode == 1
    assert "  run 2 cannot be made again" in run.stdout
    assert "  it printed its lines in another order" in run.stdout


def test_more_runs_than_are_recorded_are_refused(race):
    change(race, lambda content: content["runs"].append(content["runs"][1]))
    run = race.run_blocks()
    assert run.returncode == 1
    assert "its recording is not of two runs, in two orders: make record" in run.stdout
    assert "1 to record" in record(race).stdout
    change(race, lambda content: content["runs"].__setitem__(1, content["runs"][0]))
    assert "its recording is not of two runs" in race.run_blocks().stdout


def test_a_timeline_prints_in_the_order_of_its_output(race):
    change(race, lambda content: content.update(stdout="over\nmain\ndone\n"))
    run = race.run_blocks()
    assert run.returncode == 1
    assert "  its run prints its lines in another order than its output" in run.stdout


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


MERGED = '<<<<<<< HEAD\n{"source": ""\n=======\n{"source": "0"\n>>>>>>> main\n'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", r"Expecting value: .*"),
        (MERGED, r"Expecting value: .*"),
        ("\xff", r"'utf-8' codec can't decode .*"),
        ("[]", r"recording: \[\] is not an object"),
        ('{"note": 1}', r"recording: there is no 'source'"),
    ],
)
def test_a_file_that_is_no_recording_is_red_with_its_place(project, text, why):
    recording(project).write_text(text, "latin-1")
    wanted = (
        rf"snippets/part/x.run.json:1: this is no recording \({why}\): delete it and "
    )
    for run in (project.run_blocks(), record(project)):
        assert run.returncode == 1
        assert re.search(f"{wanted}make record\n", run.stdout)
        assert "Traceback" not in run.stdout
        assert "def _parsed" not in run.stdout


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"note": 1}, "the form has no 'note'"),
        ({"code": "0"}, "'code' is '0', not int"),
        ({"runs": []}, "it has no run"),
    ],
)
def test_a_recording_has_its_own_fields_and_no_other(project, more, why):
    record(project)
    change(project, lambda content: content.update(more))
    run = project.run_blocks()
    assert run.returncode == 1
    assert f"recording: {why}): delete it and make record" in run.stdout
    assert "Traceback" not in run.stdout


MEASURED = '\n```output title="Output (measured)"\ndone\n{range}\n```\n'


@pytest.mark.parametrize(
    ("range_", "why"),
    [
        ("{{a: up to 1.4}}", "a is 1.5, and the page says up to 1.4"),
        ("{{a: 2 or more; 1 idle core}}", "a is 1.5, and the page says 2 or more"),
    ],
)
def test_a_number_outside_of_its_range_is_not_recorded(project, range_, why):
    output = MEASURED.replace("{range}", range_.format())
    project.write("docs/index.md", PAGE + output)
    project.write("snippets/part/x.py", SLEEPS + "    print(1.5)\n")
    run = record(project)
    assert run.returncode == 1
    assert f"not recorded: a number is not in its range: {why}" in run.stdout
    assert not recording(project).exists()


def test_a_recorded_number_outside_of_its_range_is_refused(project):
    output = MEASURED.replace("{range}", "{a: up to 1.6}")
    project.write("docs/index.md", PAGE + output)
    project.write("snippets/part/x.py", SLEEPS + "    print(1.5)\n")
    assert record(project).returncode == 0
    run = project.run_blocks()
    assert run.returncode == 0, run.stdout
    change(project, lambda said: said.update(stdout="done\n1.7\n"))
    run = project.run_blocks()
    assert run.returncode == 1
    assert "a is 1.7, and the page says up to 1.6" in run.stdout
