"""Lists the operations by their word."""

ONE = [
    "names.append(name)",
    "last = names.pop()",
    "ages[name] = 30",
    "ages.pop(name, None)",
]
MORE = [
    "count += 1",
    "ages[name] += 1",
    "total = total + price()",
    "if names: names.pop()",
    "if name in ages: del ages[name]",
    "for name in names: print(name)",
]
STEPS = dict.fromkeys(ONE, "one") | dict.fromkeys(MORE, "more")
