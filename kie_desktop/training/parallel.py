"""The threads that share a batch on a processor.

Of Paddle's CPU kernels only matrix products use more than one thread, and small ones gain little by it. So
each thread learns from a part of the batch with kernels of one thread, which nearly halves a step's time on
two cores (measured). All threads read the same weights; each has gradients of its own, which are added up
as those of several processes are.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Generic, TypeVar

import paddle
from paddle import Tensor, nn

from kie_desktop.networks.dropout import draw_mask_seeds, seed_masks
from kie_desktop.training.cpu import MOST_PARTS

_Objective = TypeVar("_Objective")
_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


class Crew(Generic[_Objective]):
    """An objective and its twins, each for a thread."""

    def __init__(self, objective: _Objective, parameters: Sequence[Tensor], cores: int = 1) -> None:
        """parameters: of the objective, that learn. cores: of the processor that may be used; 1 on a GPU."""
        self.size = min(cores, MOST_PARTS)
        self._cores = cores
        self._parameters = [*parameters]
        twins = [_twin(objective, parameters) for _ in range(self.size - 1)]
        self._objectives = [objective, *(twin for twin, _ in twins)]
        self._shadows = [shadows for _, shadows in twins]
        self._threads = ThreadPoolExecutor(self.size, "part") if twins else None

    def learn(self, work: Callable[[_Objective, _Part], _Result], parts: Sequence[_Part]) -> list[_Result]:
        """What `work` gives for each of at most `size` parts; it computes gradients, which are added up here.

        Raises what `work` raises; no gradients are left then.
        """
        try:
            if len(parts) == 1 or self._threads is None:
                return [work(self._objectives[0], part) for part in parts]
            results = self._at_once(work, parts)
        except BaseException:
            self._clear()
            raise
        self._add_up()
        return results

    def _at_once(self, work: Callable[[_Objective, _Part], _Result], parts: Sequence[_Part]) -> list[_Result]:
        assert self._threads is not None

        def seeded(seed: int, objective: _Objective, part: _Part) -> _Result:
            seed_masks(seed)
            return work(objective, part)

        seeds = draw_mask_seeds(len(parts))
        with _kernel_threads(self._cores // len(parts), self._cores):
            tasks = zip(seeds, self._objectives, parts, strict=False)
            running = [self._threads.submit(seeded, *task) for task in tasks]
            wait(running)
        return [done.result() for done in running]

    def _add_up(self) -> None:
        with paddle.no_grad():
            for shadows in self._shadows:
                for parameter, shadow in zip(self._parameters, shadows, strict=True):
                    if shadow.grad is None:
                        continue
                    if parameter.grad is None:
                        parameter.grad = shadow.grad
                    else:
                        parameter.grad.add_(shadow.grad)
                    shadow.clear_gradient(set_to_zero=False)

    def _clear(self) -> None:
        for tensors in (self._parameters, *self._shadows):
            for tensor in tensors:
                tensor.clear_gradient(set_to_zero=False)


def _twin(objective: _Objective, parameters: Sequence[Tensor]) -> tuple[_Objective, list[Tensor]]:
    """An objective that reads the very same weights, and what its gradients of `parameters` come to stand in."""
    layers = [value for value in vars(objective).values() if isinstance(value, nn.Layer)]
    shadows: dict[int, Tensor] = {}
    for tensor in (row for layer in layers for row in (*layer.parameters(), *layer.buffers())):
        shadow = tensor.detach()  # the same memory, whatever is written there later
        shadow.stop_gradient = tensor.stop_gradient
        shadows[id(tensor)] = shadow
    return copy.deepcopy(objective, {**shadows}), [shadows[id(parameter)] for parameter in parameters]


@contextmanager
def _kernel_threads(count: int, afterwards: int) -> Iterator[None]:
    """How many threads each of Paddle's matrix products takes meanwhile."""
    paddle.base.core.set_num_threads(count)
    try:
        yield
    finally:
        paddle.base.core.set_num_threads(afterwards)
