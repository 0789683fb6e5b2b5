"""An open project and everything around it, without widgets: QtCore only."""

from kie_desktop.jobs.background import JobState
from kie_desktop.session.devices import Device, Found
from kie_desktop.session.evaluation import EvaluationResult, Figures, Mistake, MistakeKind, Whose
from kie_desktop.session.model_packs import Doing, ModelPacks, PackRow, PackState
from kie_desktop.session.run_plan import EvaluationPlan, TrainPlan
from kie_desktop.session.run_record import EvaluationRun, Run, RunState, StartingPoint, TrainingRun
from kie_desktop.session.runs import Runs
from kie_desktop.session.selection import Selection
from kie_desktop.session.session import Session
from kie_desktop.session.settings import Setting, Settings
from kie_desktop.store import PageSummary

__all__ = [
    "Device",
    "Doing",
    "EvaluationPlan",
    "EvaluationResult",
    "EvaluationRun",
    "Figures",
    "Found",
    "JobState",
    "Mistake",
    "MistakeKind",
    "ModelPacks",
    "PackRow",
    "PackState",
    "PageSummary",
    "Run",
    "RunState",
    "Runs",
    "Selection",
    "Session",
    "Setting",
    "Settings",
    "StartingPoint",
    "TrainPlan",
    "TrainingRun",
    "Whose",
]
