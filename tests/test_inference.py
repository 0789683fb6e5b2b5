"""Which device runs the networks, by what ONNX Runtime offers; sessions on it, and where it does not start."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from kie_desktop import inference
from kie_desktop.domain.errors import UserError
from kie_desktop.inference import CPU, Placement, open_session, placement, placement_here, run_session, runs_on_cpu
from kie_desktop.ocr.rapid import RECOGNISER
from kie_desktop.places import DEVICE_VARIABLE, own_environment, want_device

CUDA, TENSORRT, DML = "CUDAExecutionProvider", "TensorrtExecutionProvider", "DmlExecutionProvider"
COREML, OPENVINO, AZURE = "CoreMLExecutionProvider", "OpenVINOExecutionProvider", "AzureExecutionProvider"


@pytest.mark.parametrize(
    ("offered", "auto", "gpu"),
    [
        ([AZURE, CPU], CPU, CPU),  # the usual package
        ([TENSORRT, CUDA, CPU], CUDA, CUDA),  # onnxruntime-gpu
        ([DML, CPU], DML, DML),  # onnxruntime-directml
        ([COREML, AZURE, CPU], CPU, COREML),  # the usual package on macOS
        ([OPENVINO, CPU], OPENVINO, OPENVINO),  # onnxruntime-openvino
        ([TENSORRT, CPU], CPU, TENSORRT),
        ([CPU], CPU, CPU),
    ],
)
def test_what_is_offered_decides(offered: list[str], auto: str, gpu: str) -> None:
    assert placement("auto", offered).name == auto and placement("auto", offered).is_wish
    assert placement("gpu", offered).name == gpu and placement("gpu", offered).is_wish == (gpu != CPU)
    assert placement("cpu", offered).name == CPU and placement("cpu", offered).is_wish
    for device in inference.Device:
        chosen = placement(device, offered)
        assert chosen.is_cpu == (chosen.name == CPU) and chosen.title and chosen.why


def test_options_of_providers() -> None:
    """cuDNN does not try all algorithms for every width of a line; OpenVINO is told which of its devices."""
    assert placement("auto", [CUDA, CPU]).options["cudnn_conv_algo_search"] == "HEURISTIC"
    assert placement("gpu", [OPENVINO, CPU]).options == {"device_type": "GPU"}
    assert placement("auto", [OPENVINO, CPU]).options == {}


def test_why_names_what_is_there() -> None:
    assert placement("auto", [CUDA, CPU]).why == "ONNX Runtime offers CUDA"
    assert "no GPU support (providers beside the CPU: Azure)" in placement("gpu", [AZURE, CPU]).why
    assert "(providers beside the CPU: none)" in placement("auto", [CPU]).why


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(UserError, match="unknown device 'tpu'; choose one of auto, cpu, gpu"):
        placement("tpu", [CPU])


def test_the_device_is_that_of_the_process_and_its_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE_VARIABLE, "cpu")
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [CUDA, CPU])
    assert placement_here().is_cpu
    want_device("gpu")
    assert placement_here().title == "CUDA"
    assert own_environment()[DEVICE_VARIABLE] == "gpu"
    monkeypatch.delenv(DEVICE_VARIABLE)
    assert placement_here().title == "CUDA"  # auto


@pytest.fixture
def gpu_session(monkeypatch: pytest.MonkeyPatch) -> Placement:
    monkeypatch.setattr(inference, "_warned", set())
    return Placement(CUDA, "CUDA", {"cudnn_conv_algo_search": "HEURISTIC"}, "ONNX Runtime offers CUDA")


def reads(session: onnxruntime.InferenceSession) -> bool:
    name = session.get_inputs()[0].name
    answer = run_session(session, RECOGNISER, {name: np.zeros((1, 3, 48, 96), np.float32)})[0]
    return bool(np.asarray(answer).shape[:2] == (1, 12))


def test_a_provider_that_does_not_start_leaves_the_cpu(
    gpu_session: Placement, caplog: pytest.LogCaptureFixture
) -> None:
    """ONNX Runtime itself says nothing: it drops providers that it does not have. One line, however many networks."""
    with caplog.at_level(logging.WARNING), pytest.warns(UserWarning, match="not in available provider"):
        sessions = [open_session(RECOGNISER, 1, gpu_session) for _ in range(2)]
    assert all(runs_on_cpu(session) and reads(session) for session in sessions)
    assert [record.message for record in caplog.records] == [
        "CUDA does not start (ONNX Runtime does not find its libraries); the CPU is used"
    ]


def test_a_provider_that_raises_leaves_the_cpu(
    gpu_session: Placement, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = onnxruntime.InferenceSession
    asked: list[object] = []

    def refuse(path: str, options: object, providers: list[object], **more: int) -> onnxruntime.InferenceSession:
        asked.append(providers)
        if providers != [CPU]:
            raise RuntimeError("CUDA failure 35: driver too old\nat line 123")
        return made(path, options, providers=providers, **more)

    monkeypatch.setattr(onnxruntime, "InferenceSession", refuse)
    with caplog.at_level(logging.WARNING):
        assert reads(open_session(RECOGNISER, 1, gpu_session))
    assert asked == [[(CUDA, {"cudnn_conv_algo_search": "HEURISTIC"}), CPU], [CPU]]
    assert caplog.messages == ["CUDA does not start (CUDA failure 35: driver too old); the CPU is used"]


def test_a_damaged_network_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ser.onnx"
    path.write_bytes(b"no network")
    with pytest.raises(UserError, match=r"ser\.onnx: ONNX Runtime cannot load this network"):
        open_session(path, 1)


def test_threads_follow_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, threads in ((1, 1), (4, 4), (64, inference.MOST_THREADS)):
        monkeypatch.setattr(inference, "usable_cores", lambda cores=cores: cores)
        assert inference.usual_threads() == threads
