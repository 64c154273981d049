"""What publish/find-pythons lists, on machines that each test makes up."""

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

FIND_PYTHONS = Path(__file__).parents[2] / "publish" / "find-pythons"
TOOLS = ("awk", "sort", "timeout", "true", "uname")

# A real interpreter that says it is another one, then runs the code it is given.
FAKE = """\
#!/bin/sh
for code; do :; done
exec '{real}' -I -S -c '
import collections, importlib.util, sys, types
fields = "major minor micro releaselevel serial"
sys.version_info = collections.namedtuple("version_info", fields)(*{version})
sys.implementation = types.SimpleNamespace(name="{name}")
sys.abiflags = "{abiflags}"
sys._base_executable = "{path}"
real = importlib.util.find_spec
importlib.util.find_spec = lambda name: name not in {lacks} and real(name)
exec(sys.argv[1], dict(__name__="__main__"))
' "$code"
"""


class Machine:
    """A PATH, a HOME and a root of their own, with interpreters in them."""

    def __init__(self, root: Path):
        self.root = root
        self.tools = root / "tools"
        self.tools.mkdir()
        for tool in TOOLS:
            (self.tools / tool).symlink_to(shutil.which(tool))

    def script(self, place: str, text: str) -> str:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def python(
        self, place, version, *, level="final", name="cpython", abiflags="", lacks=()
    ) -> str:
        parts = (*map(int, version.split(".")), level, 0)
        text = FAKE.format(
            real=sys.executable,
            version=repr(parts).replace("'", '"'),
            name=name,
            abiflags=abiflags,
            path=self.root / place,
            lacks=repr(list(lacks)).replace("'", '"'),
        )
        return self.script(place, text)

    def find(self, *args, path="bin", seconds="20", **settings):
        """Run the script; by default `bin` alone is on PATH."""
        env = {
            "HOME": str(self.root / "home"),
            "PATH": f"{self.root / path}:{self.tools}",
            "FIND_PYTHONS_ROOT": str(self.root),
            "FIND_PYTHONS_SECONDS": seconds,
        }
        return subprocess.run(
            [str(FIND_PYTHONS), *args],
            capture_output=True,
            text=True,
            env=env | settings,
            timeout=60,
        )

    def listed(self, **settings) -> list[list[str]]:
        run = self.find(**settings)
        assert (run.returncode, run.stderr) == (0, "")
        return [line.split("\t") for line in run.stdout.splitlines()]


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_a_machine_without_python_lists_nothing(machine):
    assert machine.listed() == []


def test_lists_every_usual_place_newest_first(machine):
    places = {
        "3.20.0": "bin/python3.20",
        "3.16.1": "opt/homebrew/bin/python3.16",
        "3.15.3": "usr/local/bin/python3",
        "3.14.2": "opt/hostedtoolcache/Python/3.14.2/x64/bin/python3",
        "3.13.10": "home/.pyenv/versions/3.13.10/bin/python3",
        "3.12.4": "home/.local/share/uv/python/cpython/bin/python3",
        "3.11.0": "bin/python",
    }
    expected = [[v, machine.python(place, v)] for v, place in places.items()]
    assert machine.listed() == expected


def test_looks_where_pyenv_root_points(machine):
    path = machine.python("elsewhere/versions/mine/bin/python3", "3.12.0")
    root = str(machine.root / "elsewhere")
    assert machine.listed(PYENV_ROOT=root) == [["3.12.0", path]]


def test_the_highest_patch_of_a_minor_version_wins(machine):
    machine.python("bin/python3.12", "3.12.9")
    newest = machine.python("home/.pyenv/versions/a/bin/python3", "3.12.10")
    machine.python("home/.pyenv/versions/b/bin/python3", "3.12.2")
    assert machine.listed() == [["3.12.10", newest]]


def test_of_equals_the_first_on_path_wins(machine):
    first = machine.python("bin/python3.12", "3.12.1")
    machine.python("bin/python3", "3.12.1")
    machine.python("home/.pyenv/versions/a/bin/python3", "3.12.1")
    assert machine.listed() == [["3.12.1", first]]


def test_a_free_threaded_build_stands_beside_the_other(machine):
    threaded = machine.python("bin/python3.14t", "3.14.0", abiflags="t")
    plain = machine.python("bin/python3.14", "3.14.0")
    assert machine.listed() == [["3.14.0", plain], ["3.14.0t", threaded]]


@pytest.mark.parametrize(
    "unlike",
    [
        {"version": "3.10.14"},
        {"version": "3.15.0", "level": "alpha"},
        {"version": "3.15.0", "level": "beta"},
        {"version": "3.15.0", "level": "candidate"},
        {"version": "3.11.9", "name": "pypy"},
    ],
    ids=["too old", "alpha", "beta", "release candidate", "PyPy"],
)
def test_passes_over(machine, unlike):
    machine.python("bin/python3", **unlike)
    good = machine.python("bin/python3.11", "3.11.7")
    assert machine.listed() == [["3.11.7", good]]


@pytest.mark.parametrize(
    "shim",
    ["echo 'not installed' >&2\nexit 127", "echo 'Welcome!'", "kill -9 $$"],
    ids=["fails", "prints something else", "is killed"],
)
def test_passes_over_a_shim_that(machine, shim):
    machine.script("bin/python3.13", f"#!/bin/sh\n{shim}\n")
    good = machine.python("bin/python3.11", "3.11.7")
    assert machine.listed() == [["3.11.7", good]]


def test_passes_over_what_cannot_be_run(machine):
    path = Path(machine.python("bin/python3.13", "3.13.0"))
    path.chmod(0o644)
    (machine.root / "bin/python3.12").mkdir()
    assert machine.listed() == []


def test_a_shim_that_hangs_is_stopped(machine):
    machine.script("bin/python3.13", "#!/bin/sh\n/bin/sleep 50\necho late\n")
    good = machine.python("bin/python3.11", "3.11.7")
    start = time.monotonic()
    assert machine.listed(seconds="2") == [["3.11.7", good]]
    assert time.monotonic() - start < 25


def test_works_without_the_timeout_command(machine):
    (machine.tools / "timeout").unlink()
    good = machine.python("bin/python3.11", "3.11.7")
    assert machine.listed() == [["3.11.7", good]]


def test_paths_may_have_spaces(machine):
    good = machine.python("my bin/python3.11", "3.11.7")
    assert machine.listed(path="my bin") == [["3.11.7", good]]


def test_a_real_environment_resolves_to_its_base_install(machine):
    [[version, path]] = machine.listed(path=Path(sys.executable).parent)
    assert version == sys.version.split()[0]
    script = "import sys; print(sys.prefix == sys.base_prefix, sys.base_prefix)"
    run = subprocess.run([path, "-c", script], capture_output=True, text=True, env={})
    assert run.stdout.split() == ["True", sys.base_prefix]


def test_for_venv_names_the_newest_that_can_make_one(machine):
    machine.python("bin/python3.14t", "3.14.0", abiflags="t")
    machine.python("bin/python3.14", "3.14.0", lacks=["ensurepip"])
    machine.python("bin/python3.13", "3.13.0", lacks=["venv", "ensurepip"])
    good = machine.python("bin/python3.12", "3.12.1")
    machine.python("bin/python3.11", "3.11.7")
    run = machine.find("--for-venv")
    assert (run.returncode, run.stdout, run.stderr) == (0, f"{good}\n", "")


def test_for_venv_takes_a_lower_patch_if_only_that_can(machine):
    machine.python("bin/python3", "3.12.9", lacks=["ensurepip"])
    good = machine.python("home/.pyenv/versions/3.12.1/bin/python3", "3.12.1")
    assert machine.find("--for-venv").stdout == f"{good}\n"


def test_for_venv_says_what_to_do_when_there_is_none(machine):
    machine.python("bin/python3", "3.11.2", lacks=["ensurepip"])
    run = machine.find("--for-venv")
    assert (run.returncode, run.stdout) == (1, "")
    assert len(run.stderr.splitlines()) == 1
    assert "python.org/downloads" in run.stderr
    assert "python3-venv" in run.stderr


def test_an_unknown_option_is_refused(machine):
    run = machine.find("--fast")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "usage: find-pythons [--for-venv]\n"


def test_the_script_is_executable():
    assert os.access(FIND_PYTHONS, os.X_OK)
