"""Networks on ONNX Runtime: on which device they run, and sessions (docs/adr/0060).

Which devices there are is what the installed ONNX Runtime offers as "execution providers": the usual package has the
CPU alone, `onnxruntime-gpu` has CUDA, `onnxruntime-directml` DirectML, and so on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kie_desktop.domain.errors import UserError
from kie_desktop.machine import usable_cores
from kie_desktop.places import wanted_device

if TYPE_CHECKING:  # loaded with the first network
    import numpy as np
    import onnxruntime
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

CPU = "CPUExecutionProvider"
MOST_THREADS = 8
"""For the networks of one page; more of them wait for each other longer than they compute."""


class Device(StrEnum):
    """What runs the networks. AUTO: the fastest that ONNX Runtime offers and that is known to gain."""

    AUTO = "auto"
    CPU = "cpu"
    GPU = "gpu"


class _Provider(NamedTuple):
    """One of ONNX Runtime's execution providers: its name there, ours, and its options."""

    name: str
    title: str
    options: Mapping[str, str]


_CUDA = _Provider(
    "CUDAExecutionProvider",
    "CUDA",
    # The default tries every algorithm for every new shape, and text lines have a new width at every call: users
    # measured recognition seven times slower than on the CPU.
    {"cudnn_conv_algo_search": "HEURISTIC", "arena_extend_strategy": "kSameAsRequested"},
)
_DIRECTML = _Provider("DmlExecutionProvider", "DirectML", {})
_OPENVINO = _Provider("OpenVINOExecutionProvider", "OpenVINO", {})
_OPENVINO_GPU = _OPENVINO._replace(options={"device_type": "GPU"})
_COREML = _Provider("CoreMLExecutionProvider", "Core ML", {"ModelFormat": "MLProgram"})
_TENSORRT = _Provider("TensorrtExecutionProvider", "TensorRT", {})

_FIRST = {
    # Core ML and TensorRT compile a network anew for every shape that they meet: nobody gets them without asking.
    Device.AUTO: (_CUDA, _DIRECTML, _OPENVINO),
    Device.CPU: (),
    # TensorRT last: whatever offers it offers CUDA as well, and text lines have a new shape at every call.
    Device.GPU: (_CUDA, _DIRECTML, _COREML, _OPENVINO_GPU, _TENSORRT),
}


class Placement(NamedTuple):
    """Which provider runs the networks. why: one line for people. is_wish: whether it is what was asked for."""

    name: str
    title: str
    options: Mapping[str, str]
    why: str
    is_wish: bool = True

    @property
    def is_cpu(self) -> bool:
        """Whether it is ONNX Runtime's own, which is always there."""
        return self.name == CPU


CPU_ONLY = Placement(CPU, "CPU", {}, "the CPU was asked for")


def placement(device: str, offered: Sequence[str]) -> Placement:
    """What runs the networks, of the providers that ONNX Runtime offers. Raises UserError for an unknown device."""
    if device not in {*Device}:
        raise UserError(f"unknown device {device!r}; choose one of {', '.join(Device)}")
    chosen = next((each for each in _FIRST[Device(device)] if each.name in offered), None)
    if chosen is not None:
        return Placement(chosen.name, chosen.title, chosen.options, f"ONNX Runtime offers {chosen.title}")
    if device == Device.CPU:
        return CPU_ONLY
    names = ", ".join(name.removesuffix("ExecutionProvider") for name in offered if name != CPU) or "none"
    why = f"this ONNX Runtime has no GPU support (providers beside the CPU: {names})"
    return CPU_ONLY._replace(why=why, is_wish=device == Device.AUTO)


def placement_here() -> Placement:
    """What runs the networks of this process (`places.want_device`). Raises UserError for an unknown device."""
    device = wanted_device()
    if device == Device.CPU:
        return CPU_ONLY
    import onnxruntime

    return placement(device, onnxruntime.get_available_providers())


def usual_threads() -> int:
    """How many threads the networks of one page get: the cores that this process may use, at most `MOST_THREADS`."""
    return min(usable_cores(), MOST_THREADS)


def open_session(
    path: Path, threads: int, chosen: Placement | None = None, keeps_memory: bool = False
) -> onnxruntime.InferenceSession:
    """An ONNX network; on the CPU, with one line in the log, where the chosen provider does not start.

    chosen: None for that of this process. threads: that work on one call. keeps_memory: between calls, so that the next
    one need not ask the system for it again; for networks whose inputs differ little in size. UserError where the file
    is damaged or needs a newer runtime; MemoryError.
    """
    chosen = chosen or placement_here()
    try:
        if chosen.is_cpu:
            return _opened(path, threads, [CPU], keeps_memory)
        return _opened_on(chosen, path, threads, keeps_memory)
    except Exception as fault:  # ONNX Runtime raises a family of its own that has no common base class
        raise _explained(fault, path, "load") from fault


def _opened_on(chosen: Placement, path: Path, threads: int, keeps_memory: bool) -> onnxruntime.InferenceSession:
    """A session on a provider that may not start: ONNX Runtime raises then, or takes the CPU without a word."""
    providers = [(chosen.name, {**chosen.options}), CPU]
    try:
        session = _opened(path, threads, providers, keeps_memory)
        reason = "" if session.get_providers()[0] == chosen.name else "ONNX Runtime does not find its libraries"
    except Exception as fault:  # noqa: BLE001 - as in `open_session`
        reason = _first_line(fault)
    if not reason:
        return session
    _warn_once(f"{chosen.title} does not start ({reason}); the CPU is used")
    return _opened(path, threads, [CPU], keeps_memory)


def _opened(path: Path, threads: int, providers: list[Any], keeps_memory: bool) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what goes wrong is raised too, and told once
    # Threads that wait sleep: spinning takes a third more processor time for the same wall time.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # Pages differ in length: an arena would keep a block for every length it has ever seen.
    options.enable_cpu_mem_arena = keeps_memory
    options.enable_mem_pattern = False
    # Its own second try on the CPU is announced on standard output, which may be read by a program.
    return onnxruntime.InferenceSession(str(path), options, providers=providers, enable_fallback=0)


def runs_on_cpu(session: onnxruntime.InferenceSession) -> bool:
    """Whether a session came to run on the CPU, whatever was chosen."""
    return bool(session.get_providers()[0] == CPU)


def run_session(
    session: onnxruntime.InferenceSession, path: Path, inputs: Mapping[str, NDArray[Any]], gives_back: bool = False
) -> list[NDArray[Any]]:
    """What a network answers. UserError where it does not take these inputs; MemoryError.

    path: of its file, for the message. gives_back: the memory that a session kept is returned afterwards.
    """
    try:
        answers: list[NDArray[Any]] = session.run(None, dict(inputs), _run_options(gives_back))
    except Exception as fault:  # as in `open_session`
        raise _explained(fault, path, "run") from fault
    return answers


def end_runs(ended: bool = True) -> None:
    """End all networks that run in this process, in whatever thread, with an error, and let none begin.

    Python hears of Ctrl+C when a network has answered, which may take seconds; ONNX Runtime looks at this between two
    steps of a network. ended: False to let networks run again.
    """
    (_are_ended.set if ended else _are_ended.clear)()
    for options in [*_shared_options.values()]:
        options.terminate = ended


_are_ended = threading.Event()
_shared_options: dict[bool, onnxruntime.RunOptions] = {}
"""Of all runs that give memory back (True), and of all others."""


def _run_options(gives_back: bool) -> onnxruntime.RunOptions:
    if gives_back not in _shared_options:
        import onnxruntime

        options = onnxruntime.RunOptions()
        if gives_back:
            options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")
        _shared_options.setdefault(gives_back, options)  # another thread may have been faster
        _shared_options[gives_back].terminate = _are_ended.is_set()
    return _shared_options[gives_back]


def as_numbers(answer: object, path: Path, shape: Sequence[int | None]) -> NDArray[np.float32]:
    """An answer of a network as numbers of a shape, None for any length. UserError where it is anything else.

    path: of the network's file, for the message.
    """
    import numpy as np

    if not isinstance(answer, np.ndarray) or answer.dtype.kind not in "fiu":
        raise UserError(f"{path}: this network does not return numbers; export the pack again")
    fits = len(shape) == answer.ndim and all(
        want in (None, have) for want, have in zip(shape, answer.shape, strict=True)
    )
    if not fits:
        wanted = ["any" if length is None else length for length in shape]
        raise UserError(
            f"{path}: this network returns {[*answer.shape]} values, but {wanted} are expected; export the pack again"
        )
    return answer.astype(np.float32, copy=False)


_warned: set[str] = set()


def _warn_once(text: str) -> None:
    if text not in _warned:
        _warned.add(text)
        log.warning("%s", text)


def _explained(fault: Exception, path: Path, verb: str) -> Exception:
    reason = _first_line(fault)
    if isinstance(fault, MemoryError) or "bad_alloc" in reason or "allocate memory" in reason:
        return MemoryError(reason)
    return UserError(f"{path}: ONNX Runtime cannot {verb} this network ({reason}); export the pack again")


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0]
