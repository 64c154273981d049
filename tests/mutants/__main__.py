"""`python -m tests.mutants [NAME ...]`: names the mutants that a check accepts."""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from snippets.practice import runner
from tests.mutants.judge import LEDGER, judge, keep

WORKERS = 3


def main() -> int:
    """Return 1 if a survivor has no reason yet; without names, take all exercises."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=__doc__
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names or runner.names()
    if unknown := set(names) - set(runner.names()):
        parser.error(f"no such exercise: {', '.join(sorted(unknown))}")
    without_reason = 0
    with ThreadPoolExecutor(WORKERS) as pool:
        for name in names:
            judged = judge(name, pool)
            reasons = keep(judged)
            refused = judged.made - len(reasons)
            print(f"{name}: {judged.made} mutants, {refused} refused", flush=True)
            for change, reason in reasons.items():
                print(f"  {change}\n    {reason or judged.survivors[change]}")
                without_reason += not reason
    if without_reason:
        print(
            f"{without_reason} without a reason: mend the check, or say it in {LEDGER}"
        )
    return 1 if without_reason else 0


if __name__ == "__main__":
    sys.exit(main())
