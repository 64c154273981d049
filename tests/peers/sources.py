"""Fetches source distributions, and makes an environment in which their tests run."""

import hashlib
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE.parents[1] / "build" / "peers"


def source(package: str) -> Path:
    """The unpacked source distribution; pip checks the version and the hash."""
    pins = [line.split()[0] for line in _lines("sdists.txt")]
    (pin,) = (pin for pin in pins if pin.startswith(f"{package}=="))
    folder = BUILD / pin.replace("==", "-")
    if not folder.exists():
        python = environment(sys.executable)
        options = ["download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        pinned = ["--require-hashes", "-r", HERE / "sdists.txt", "-d", BUILD]
        subprocess.run([python, "-m", "pip", *options, *pinned], check=True)
        with tarfile.open(BUILD / f"{folder.name}.tar.gz") as archive:
            archive.extractall(BUILD, filter="data")
    return folder


def environment(python: str) -> str:
    """A Python like this one with all that the tests need, in an environment."""
    wanted = (HERE / "requirements.txt").read_bytes()
    key = hashlib.sha256(wanted + python.encode()).hexdigest()[:8]
    folder = BUILD / f"env-{key}"
    made = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"setting up {folder}", flush=True)
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        options = ["-qqq", "--disable-pip-version-check", "--require-hashes"]
        install = [
            made,
            "-m",
            "pip",
            "install",
            *options,
            "-r",
            HERE / "requirements.txt",
        ]
        subprocess.run(install, check=True)
        (folder / "ready").touch()
    return str(made)


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
