import re
import subprocess
import sys
from pathlib import Path


def memory(process="self"):
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        sys.exit("this example reads /proc, which only Linux has")
    fields = (r"VmRSS:\s+(\d+)", r"VmSize:\s+(\d+)")
    return [int(re.search(field, status.read_text())[1]) for field in fields]


def of_process():
    command = [sys.executable, "-c", "print(); input()"]
    with subprocess.Popen(command, stdin=-1, stdout=-1) as process:
        process.stdout.readline()
        used, _ = memory(process.pid)
        process.communicate(b"\n")
    return used


if __name__ == "__main__":
    print(f"process: {of_process()} KiB used")
