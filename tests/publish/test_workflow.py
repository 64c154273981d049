"""What the workflow promises: pinned, least rights, nothing untested is published."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[2] / ".github"
TEXT = (GITHUB / "workflows" / "publish.yml").read_text()
WORKFLOW = yaml.safe_load(TEXT)
TRIGGERS = WORKFLOW[True]  # YAML 1.1 reads `on` as true
JOBS = WORKFLOW["jobs"]
TOOLS = Path(sys.executable).parent


def steps(job: str, action: str) -> list[dict]:
    """Return the job's steps that use `action`."""
    used = JOBS[job]["steps"]
    return [step for step in used if step.get("uses", "").startswith(f"{action}@")]


def test_there_is_one_workflow():
    assert [path.name for path in (GITHUB / "workflows").iterdir()] == ["publish.yml"]


def test_actions_are_pinned_by_commit_with_their_version_beside():
    lines = [line for line in TEXT.splitlines() if "uses:" in line]
    assert len(lines) == sum(
        "uses" in step for j in JOBS.values() for step in j["steps"]
    )
    for line in lines:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)


def test_an_action_has_one_commit_everywhere():
    pins = dict(re.findall(r"uses: (\S+)@(\S+)", TEXT))
    assert set(re.findall(r"uses: (\S+)@(\S+)", TEXT)) == set(pins.items())


def test_every_job_may_read_the_code_and_only_deploy_may_publish():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    own = {
        name: job["permissions"] for name, job in JOBS.items() if "permissions" in job
    }
    assert own == {"deploy": {"pages": "write", "id-token": "write"}}
    assert "secrets." not in TEXT


def test_no_job_keeps_credentials():
    for job in JOBS:
        for step in steps(job, "actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_no_expression_is_pasted_into_a_script():
    for job in JOBS.values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_runs_for_main_for_pull_requests_and_weekly():
    assert set(TRIGGERS) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert TRIGGERS["push"] == {"branches": ["main"]}
    [schedule] = TRIGGERS["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", schedule["cron"])


def test_a_newer_run_cancels_an_older_only_on_pull_requests():
    assert "github.ref" in WORKFLOW["concurrency"]["group"]
    condition = "${{ github.event_name == 'pull_request' }}"
    assert WORKFLOW["concurrency"]["cancel-in-progress"] == condition


def test_every_job_has_a_time_limit():
    assert all(job["timeout-minutes"] <= 30 for job in JOBS.values())


def test_blocks_and_examples_run_on_every_python():
    test = JOBS["test"]
    versions = ["3.11", "3.12", "3.13", "3.14", "3.14t", "3.15"]
    assert test["strategy"]["matrix"] == {"python": versions}
    assert not test["strategy"]["fail-fast"]
    tested, _ = steps("test", "actions/setup-python")
    assert tested["with"]["python-version"] == "${{ matrix.python }}"
    scripts = {step["run"]: step for step in test["steps"] if "run" in step}
    blocks, examples = scripts
    assert 'make blocks PYTHON=python3.13 PYTHONS="$TESTED"' in blocks
    assert examples.rstrip().endswith("-m pytest tests/snippets")
    for step in scripts.values():
        assert step["env"]["TESTED"] == "${{ steps.tested.outputs.python-path }}"


def test_the_site_is_built_with_the_ledger_of_every_python():
    [sent] = steps("test", "actions/upload-artifact")
    assert sent["with"]["name"] == "ledger-${{ matrix.python }}"
    assert sent["with"]["if-no-files-found"] == "error"
    [received] = steps("site", "actions/download-artifact")
    assert received["with"] == {
        "pattern": "ledger-*",
        "path": "build/ledgers",
        "merge-multiple": True,
    }
    assert set(JOBS["site"]["needs"]) == {"check", "test"}


def test_nothing_changes_the_site_between_its_tests_and_its_upload():
    used = JOBS["site"]["steps"]
    runs = [i for i, step in enumerate(used) if "run" in step]
    assert used[runs[0]]["run"].startswith("make site ")
    assert (
        used[runs[1]]["run"]
        == ".venv/bin/python -m pytest tests --ignore=tests/snippets"
    )
    after = used[runs[1] + 1 :]
    assert len(runs) == 2
    assert after == [
        *steps("site", "actions/upload-artifact"),
        *steps("site", "actions/upload-pages-artifact"),
    ]
    assert {step["with"]["path"] for step in after} == {"site/"}


def test_the_tested_artifact_is_the_one_that_is_deployed():
    [upload] = steps("site", "actions/upload-pages-artifact")
    assert JOBS["site"]["outputs"] == {"artifact": upload["with"]["name"]}
    [step] = JOBS["deploy"]["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")
    assert step["with"] == {"artifact_name": "${{ needs.site.outputs.artifact }}"}


def test_deploy_waits_for_every_job_that_may_block_and_runs_on_main_only():
    may_fail = {name for name, job in JOBS.items() if job.get("continue-on-error")}
    assert may_fail == {"zensical"}
    assert set(JOBS["deploy"]["needs"]) == JOBS.keys() - {"deploy"} - may_fail
    assert JOBS["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    for job in JOBS.values():
        assert all("continue-on-error" not in step for step in job["steps"])
        assert not may_fail & set(job.get("needs", []))


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("dependabot", ["dependabot.yml"]),
        ("github-issue-config", ["ISSUE_TEMPLATE/config.yml"]),
        ("github-issue-forms", ["ISSUE_TEMPLATE/[!c]*.yml"]),
        ("github-workflows-require-timeout", ["workflows/publish.yml"]),
    ],
)
def test_forms_are_valid(schema, paths):
    files = [str(file) for path in paths for file in GITHUB.glob(path)]
    assert files
    command = [TOOLS / "check-jsonschema", "--builtin-schema", schema, *files]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
