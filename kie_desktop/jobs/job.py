"""What is known of work under way, whoever does it. Plain values."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """By which a job is found, cancelled and judged; never by its title, which is for people and translated."""

    ADDING_PAGES = "adding-pages"
    CHECKING_IMAGES = "checking-images"
    CHOOSING_IMAGE = "choosing-image"
    ANNOTATING = "annotating"
    BULK_EDIT = "bulk-edit"
    UNDOING = "undoing"
    REDOING = "redoing"
    TURNING = "turning"
    LOOKING_OVER = "looking-over"
    FINDING_PROBLEMS = "finding-problems"
    FIXING_PROBLEMS = "fixing-problems"
    READING_LABELS = "reading-labels"
    IMPORTING = "importing"
    PREVIEWING_EXPORT = "previewing-export"
    EXPORTING = "exporting"
    EXPORTING_DATASET = "exporting-dataset"
    LISTING_FIELDS = "listing-fields"
    SAVING_FIELDS = "saving-fields"
    SPLITTING_STACK = "splitting-stack"
    GUESSING_WRITING = "guessing-writing"
    READING_FIELDS = "reading-fields"
    ACCEPTING_FIELDS = "accepting-fields"
    READING_TABLE = "reading-table"
    LOCATING_VALUES = "locating-values"
    IMPORTING_TABLE = "importing-table"
    EXPORTING_DOCUMENTS = "exporting-documents"
    SEARCHING = "searching"
    COLLECTING_TEXTS = "collecting-texts"
    COMPARING = "comparing"
    MEASURING = "measuring"
    COUNTING_LABELS = "counting-labels"
    COUNTING_FIELDS = "counting-fields"
    COLLECTING_REPORT = "collecting-report"
    PREPARING_RUN = "preparing-run"
    TRAINING = "training"
    EVALUATING = "evaluating"
    MAKING_PACK = "making-pack"

    @property
    def is_run(self) -> bool:
        """Whether it is a run or what becomes of one: shown and stopped in a dialog of its own, among its likes."""
        return self in (JobKind.TRAINING, JobKind.EVALUATING, JobKind.MAKING_PACK)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done. title: English, to be translated where it is shown.

    may_be_dropped: nobody is asked before it is stopped, as it changes nothing and can be begun again.
    """

    kind: JobKind
    title: str
    may_be_dropped: bool = False


@dataclass(frozen=True, slots=True)
class JobState:
    """How far a job is. total is 0 where nobody can say how much there is. text: what it is at."""

    id: int
    job: Job
    done: int = 0
    total: int = 0
    text: str = ""

    @property
    def kind(self) -> JobKind:
        """The kind of the job."""
        return self.job.kind

    @property
    def title(self) -> str:
        """The title of the job, in English."""
        return self.job.title


_ids = itertools.count(1)


def new_job_id() -> int:
    """A number that no other job of this process has."""
    return next(_ids)
