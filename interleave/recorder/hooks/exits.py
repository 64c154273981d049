"""`os._exit`, which ends the process without its exit handlers."""

import os
from collections.abc import Callable
from typing import Any

from interleave.recorder.interpose import Interposer, hidden


def install(interposer: Interposer, save: Callable[[], None]) -> None:
    """Call `save` before the process ends."""

    def leaves(real: Any) -> Any:
        def leave(*args: Any, **options: Any) -> None:
            save()
            with hidden:
                real(*args, **options)

        return leave

    interposer.wrap(os, "_exit", leaves)
