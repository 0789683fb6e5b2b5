"""An open project and everything around it, without widgets: QtCore only."""

from kie_desktop.formats.split import number_held_out
from kie_desktop.jobs.background import JobState
from kie_desktop.session.devices import Device, Found
from kie_desktop.session.errand import Doing, Errand
from kie_desktop.session.evaluation import EvaluationResult, Figures, Mistake, MistakeKind, Whose
from kie_desktop.session.model_packs import ModelPacks, PackRow, PackState
from kie_desktop.session.run_plan import EvaluationPlan, Tasks, TrainPlan, usual_plan
from kie_desktop.session.run_record import EvaluationRun, Run, RunState, StartingPoint, TrainingRun
from kie_desktop.session.runs import Runs
from kie_desktop.session.selection import Selection
from kie_desktop.session.session import Session
from kie_desktop.session.settings import Setting, Settings
from kie_desktop.session.training_environment import BuildRow, PythonRow, Survey, TrainingEnvironment
from kie_desktop.store import PageSummary

__all__ = [
    "BuildRow",
    "Device",
    "Doing",
    "Errand",
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
    "PythonRow",
    "Run",
    "RunState",
    "Runs",
    "Selection",
    "Session",
    "Setting",
    "Settings",
    "StartingPoint",
    "Survey",
    "Tasks",
    "TrainPlan",
    "TrainingEnvironment",
    "TrainingRun",
    "Whose",
    "number_held_out",
    "usual_plan",
]
