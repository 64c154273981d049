"""Names the two words once, in an enum of strings."""

from enum import StrEnum


class Steps(StrEnum):
    ONE = "one"
    MORE = "more"


STEPS = {
    "names.append(name)": Steps.ONE,
    "last = names.pop()": Steps.ONE,
    "ages[name] = 30": Steps.ONE,
    "ages.pop(name, None)": Steps.ONE,
    "count += 1": Steps.MORE,
    "ages[name] += 1": Steps.MORE,
    "total = total + price()": Steps.MORE,
    "if names: names.pop()": Steps.MORE,
    "if name in ages: del ages[name]": Steps.MORE,
    "for name in names: print(name)": Steps.MORE,
}
