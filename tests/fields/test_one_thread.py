from __future__ import annotations

from threadpoolctl import threadpool_info

from kie_desktop.fields.one_thread import on_one_thread


def threads() -> set[int]:
    return {row["num_threads"] for row in threadpool_info() if row["user_api"] == "blas"}


def test_one_thread_while_it_works_and_then_as_before() -> None:
    import numpy as np

    np.ones((4, 4)) @ np.ones((4, 4))
    before = threads()
    assert on_one_thread(threads)() == {1}
    assert threads() == before
