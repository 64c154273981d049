import os
import platform
import sys


def report():
    gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    cpus = getattr(os, "process_cpu_count", os.cpu_count)() or 1
    return {
        "Python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "GIL enabled": gil,
        "CPUs": cpus,
        "threads in a default pool": min(32, cpus + 4),
    }


def main():
    for name, value in report().items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
