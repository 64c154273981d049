STEPS = {
    "names.append(name)": "?",
    "last = names.pop()": "?",
    "ages[name] = 30": "?",
    "ages.pop(name, None)": "?",
    "count += 1": "?",
    "ages[name] += 1": "?",
    "total = total + price()": "?",
    "if names: names.pop()": "?",
    "if name in ages: del ages[name]": "?",
    "for name in names: print(name)": "?",
}


def main():
    for operation, steps in STEPS.items():
        print(f"{steps}: {operation}")


if __name__ == "__main__":
    main()
