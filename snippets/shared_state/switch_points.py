import dis

FORMS = {
    "n += 1": "n += 1",
    "t = n; n = t + 1": "t = n; n = t + 1",
    "n += price()": "n += price()",
    "n = add(n)": "n = add(n)",
    "a loop between": "t = n\nfor _ in items: pass\nn = t + 1",
}
SWITCHES = ("CALL", "JUMP_BACKWARD")


def between_read_and_write(code):
    steps = list(dis.get_instructions(code))
    places = [i for i, step in enumerate(steps) if step.argval == "n"]
    names = [step.opname for step in steps[places[0] : places[-1]]]
    return [name for name in names if name.startswith(SWITCHES)]


def main():
    for form, code in FORMS.items():
        found = between_read_and_write(code)
        print(f"{form:17}", *found or ["no switch inside"])


if __name__ == "__main__":
    main()
