"""What a run computes on, and in which precision: what the Python that trains has, and nothing else."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kie_desktop.session import DetectedDevices, Device, Session
from kie_desktop.ui.language import tr
from kie_desktop.ui.panels.layouts import muted
from kie_desktop.ui.words import sentence

PRECISIONS = ("fp32", "bf16", "fp16")


class DeviceChoice(QObject):
    """The widgets of two rows of a form and of a line below them; they fill when the Python has answered.

    changed: another answer. environment_wanted: the user wants a Python that has Paddle.
    """

    changed = Signal()
    environment_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._devices = session.runs.devices
        self.device = QComboBox()
        self.device.setAccessibleName(tr("Device"))
        self.precision = QComboBox()
        self.precision.setAccessibleName(tr("Precision"))
        self.words = muted()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.words.linkActivated.connect(self.environment_wanted)
        self.device.currentIndexChanged.connect(self._offer_precisions)
        self._devices.changed.connect(self._fill)
        self._fill()

    @property
    def can_train(self) -> bool:
        """Whether the Python has Paddle, as far as anybody knows."""
        return self._devices.found is None or bool(self._devices.found.paddle)

    @property
    def chosen(self) -> Device | None:
        """The device; None for whatever there is, while nobody knows."""
        device: Device | None = self.device.currentData()
        return device

    def _fill(self) -> None:
        """Offer the GPUs before the CPU; several of them also together."""
        found = self._devices.found
        self.device.clear()
        words = escape(words_of_python(self._session))
        if not self.can_train:
            words = f'{words} <a href="environment">{escape(tr("Create a training environment…"))}</a>'
        self.words.setText(words)
        self._offer_devices(found)
        self.changed.emit()

    def _offer_devices(self, found: DetectedDevices | None) -> None:
        if found is None:
            self._devices.detect()
            self.device.addItem(tr("GPU if available"), None)
            return
        gpus = [device for device in found.devices if device.gpus]
        for gpu in gpus:
            self.device.addItem(tr("GPU {number}: {name}").format(number=gpu.gpus, name=gpu.name), gpu)
        if len(gpus) > 1:
            numbers = ",".join(gpu.gpus for gpu in gpus)
            common = tuple(name for name in PRECISIONS if all(name in gpu.precisions for gpu in gpus))
            every = Device(tr("all"), numbers, common)
            self.device.addItem(tr("All {} GPUs").format(len(gpus)), every)
        for device in found.devices:
            if not device.gpus:
                self.device.addItem(device.name, device)
        if not found.devices:
            self.device.addItem(tr("None"), None)

    def _offer_precisions(self) -> None:
        device = self.chosen
        self.precision.clear()
        for name in device.precisions if device is not None else PRECISIONS[:1]:
            self.precision.addItem(name, name)
        self.precision.setEnabled(self.precision.count() > 1)


def words_of_python(session: Session) -> str:
    """What the Python that trains has, and what to do for a GPU."""
    found = session.runs.devices.found
    python = session.settings["training_python"] or tr("Built-in Python")
    if found is None:
        return tr("Checking what {} can use…").format(python)
    gpus = [device.name for device in found.devices if device.gpus]
    parts = []
    if found.paddle:
        parts.append(tr("{python} has Paddle {version}.").format(python=python, version=found.paddle))
    if gpus:
        parts.append(tr("Devices: {}.").format(", ".join(gpus)))
    if found.advice:
        parts.append(sentence(found.advice))
    return " ".join(parts)
