"""another thread can change the list between two of its items"""

STEPS = {
    "names.append(name)": "one",
    "last = names.pop()": "one",
    "ages[name] = 30": "one",
    "ages.pop(name, None)": "one",
    "count += 1": "more",
    "ages[name] += 1": "more",
    "total = total + price()": "more",
    "if names: names.pop()": "more",
    "if name in ages: del ages[name]": "more",
    "for name in names: print(name)": "one",
}
