import sys
import sysconfig


def build():
    free = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
    return "free-threaded build" if free else "default build"


def gil():
    on = getattr(sys, "_is_gil_enabled", lambda: True)()
    return "the GIL is on" if on else "the GIL is off"


def main():
    print(f"{build()}, {gil()}")


if __name__ == "__main__":
    main()
