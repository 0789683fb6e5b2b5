"""An open project and everything around it, without widgets: QtCore only."""

from kie_desktop.contract.events import FIGURES
from kie_desktop.contract.train_config import ENOUGH_PAGES
from kie_desktop.formats.split import number_held_out
from kie_desktop.jobs.job import Job, JobKind, JobState
from kie_desktop.session.models.command_runner import CommandProgress, CommandRunner
from kie_desktop.session.models.devices import DetectedDevices, Device
from kie_desktop.session.models.evaluation import EvaluationResult, Figures, Mistake, MistakeKind, Whose, figure_of
from kie_desktop.session.models.model_packs import ModelPacks, PackRow, PackState
from kie_desktop.session.models.run_plan import EvaluationPlan, Tasks, TrainPlan, rounds_of, usual_plan
from kie_desktop.session.models.run_process import figure_words, tested_words
from kie_desktop.session.models.run_record import EvaluationRun, Run, RunState, StartingPoint, TrainingRun
from kie_desktop.session.models.runs import Runs
from kie_desktop.session.models.training_environment import BuildRow, PythonRow, Survey, TrainingEnvironment
from kie_desktop.session.project.selection import Selection
from kie_desktop.session.session import Session
from kie_desktop.session.settings import Setting, Settings
from kie_desktop.store import PageSummary

__all__ = [
    "ENOUGH_PAGES",
    "FIGURES",
    "BuildRow",
    "CommandProgress",
    "CommandRunner",
    "DetectedDevices",
    "Device",
    "EvaluationPlan",
    "EvaluationResult",
    "EvaluationRun",
    "Figures",
    "Job",
    "JobKind",
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
    "figure_of",
    "figure_words",
    "number_held_out",
    "rounds_of",
    "tested_words",
    "usual_plan",
]
