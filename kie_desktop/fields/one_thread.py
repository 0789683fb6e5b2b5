"""Small sums on one thread: starting several costs more than it saves, tenfold where other work keeps cores busy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


def on_one_thread(work: Callable[P, R]) -> Callable[P, R]:
    """Have numpy multiply matrices on one thread while `work` runs; then as before."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with _controller().limit(limits=1, user_api="blas"):
            return work(*args, **kwargs)

    return run


@cache
def _controller() -> ThreadpoolController:
    """Knows the libraries that multiply matrices in this process; to find them takes milliseconds."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
