"""it checks and then acts, and the check can be out of date by then"""

STEPS = {
    "names.append(name)": "one",
    "last = names.pop()": "one",
    "ages[name] = 30": "one",
    "ages.pop(name, None)": "one",
    "count += 1": "more",
    "ages[name] += 1": "more",
    "total = total + price()": "more",
    "if names: names.pop()": "one",
    "if name in ages: del ages[name]": "one",
    "for name in names: print(name)": "more",
}
