"""A run in its form, and small changes of it: helps the tests of the form."""

import copy
from functools import reduce
from operator import getitem

FORM = {
    "v": 1,
    "python": "3.13.0",
    "unit": "us",
    "end": 100,
    "lanes": [
        {
            "id": 0,
            "kind": "thread",
            "name": "MainThread",
            "parent": None,
            "segs": [[0, 40, "run", None, None], [40, 90, "block", "join", 7]],
        },
        {
            "id": 3,
            "kind": "task",
            "name": "Task-1",
            "parent": 0,
            "segs": [],
            "result": "cancelled",
        },
    ],
    "marks": [[10, 0, "one", 2], [20, 0, "two", None]],
    "arrows": [[15, 0, 16, 3, "start"]],
    "steps": [[1, 0, 5], [1, 3, 6], [100, 0, 7]],
}


def changed(change, form=FORM):
    """A form after a change; it stays as it is itself."""
    form = copy.deepcopy(form)
    change(form)
    return form


def put(value, *place):
    """A change of the value that stands in this place of the form."""

    def change(form):
        *outer, last = place
        reduce(getitem, outer, form)[last] = value

    return change


def without(*place):
    """A change that leaves out what stands in this place of the form."""

    def change(form):
        *outer, last = place
        del reduce(getitem, outer, form)[last]

    return change
