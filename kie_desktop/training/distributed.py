"""The processes of one run: one alone, or several that `python -m paddle.distributed.launch` started."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Sequence

import paddle
from paddle import Tensor

from kie_desktop.domain.errors import UserError


class Ranks:
    """One process alone. `rank` 0 logs, measures and saves; `size` processes share the work."""

    rank = 0
    size = 1

    def totals(self, values: Sequence[float]) -> list[float]:
        """The sums of the processes' values, place by place. All processes must ask at the same time."""
        return [*values]

    def add_gradients(self, parameters: Iterable[Tensor]) -> None:
        """Replace every parameter's gradient by the sum of the processes' gradients."""


class LaunchedRanks(Ranks):
    """Several processes: NCCL between GPUs, gloo between processors."""

    def __init__(self) -> None:
        try:
            paddle.distributed.init_parallel_env()
        except ValueError:
            _check_own_name()
            raise
        self.rank = paddle.distributed.get_rank()
        self.size = paddle.distributed.get_world_size()

    def totals(self, values: Sequence[float]) -> list[float]:
        """The sums of the processes' values, place by place. All processes must ask at the same time."""
        tensor = paddle.to_tensor([*values], dtype="float64")
        paddle.distributed.all_reduce(tensor)
        return [float(value) for value in tensor.numpy()]

    def add_gradients(self, parameters: Iterable[Tensor]) -> None:
        """Replace every parameter's gradient by the sum of the processes' gradients."""
        for parameter in parameters:
            if parameter.grad is None:
                # This process's pages did not touch it, but another's may have: all must take part.
                parameter.grad = paddle.zeros_like(parameter)
            paddle.distributed.all_reduce(parameter.grad)


def _check_own_name() -> None:
    """Processes find each other by the computer's name. Raises UserError where that leads nowhere."""
    name = socket.gethostname()
    try:
        socket.getaddrinfo(name, None)
    except OSError as fault:
        raise UserError(
            f"the name of this computer, {name}, has no address, so processes cannot find each other; add the line "
            f"127.0.1.1 {name} to /etc/hosts, or train with one process"
        ) from fault


def ranks() -> Ranks:
    """The processes of this run, as the launcher's environment says."""
    return LaunchedRanks() if int(os.environ.get("PADDLE_TRAINERS_NUM", "1")) > 1 else Ranks()
