"""Everything that a run needs, made from its configuration: device, pages, networks, optimizer, schedule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import paddle
from paddle import nn

from kie_desktop.contract.events import FIGURES, LINKS_GIVEN
from kie_desktop.contract.train_config import TrainConfig
from kie_desktop.domain.errors import UserError
from kie_desktop.domain.label_set import LabelSet
from kie_desktop.domain.page import Page
from kie_desktop.domain.problems import Problem
from kie_desktop.kie.beside import NOTHING_BESIDE, Beside, Layout
from kie_desktop.kie.classes import BioClasses
from kie_desktop.kie.tokenizer import FILE_NAME, Tokenizer
from kie_desktop.networks.checkpoint import CLASS_LIST, Checkpoint, beside_of, re_network, read_checkpoint, ser_network
from kie_desktop.networks.dropout import seed_dropout
from kie_desktop.networks.paddle_model import paddle_model
from kie_desktop.networks.relation import ReNetwork
from kie_desktop.networks.sdmgr.network import SdmgrNetwork
from kie_desktop.networks.ser import SerNetwork
from kie_desktop.training.cpu import cores
from kie_desktop.training.cross_validation import Learner, MakeLearner, TallyPages
from kie_desktop.training.data import Example, label_weights
from kie_desktop.training.dataset import BatchPlan, encode_files, read_pages, windows_of
from kie_desktop.training.distillation import LAYERS, OF, MutualObjective, TeacherObjective, compared_layers
from kie_desktop.training.distributed import Ranks
from kie_desktop.training.evaluation import (
    Evaluation,
    Labeller,
    Labels,
    WindowMode,
    evaluate_re,
    evaluate_ser,
    label_tallies,
    labeller_of,
    link_tallies,
)
from kie_desktop.training.labelling import find_labeller
from kie_desktop.training.metrics import Tally
from kie_desktop.training.new_labels import quickened
from kie_desktop.training.precision import FullPrecision, MixedPrecision
from kie_desktop.training.schedule import Schedule, paddleocr_constant, paddleocr_linear, paddleocr_piecewise
from kie_desktop.training.start import FindPack, Network, Source, build_network, find_source, label_set_of, tokenizer_of
from kie_desktop.training.step import Objective, ReObjective, SerObjective, TrainStep
from kie_desktop.training.suiting import suits


@dataclass(frozen=True, slots=True)
class Setup:
    """A run that is ready to go.

    network: the one that is saved. measured: what evaluates each network that is measured, the prefix of its metrics
    as key (spec D8). files: what belongs to the weights, for the checkpoints. warmup: steps. names: Paddle's names of
    the parameters in the checkpoint to resume, by `0.key`; None where the weights come from nowhere. starting: makes
    the network that the run began with once more, also in a resumed run; None where it began with fresh weights.
    has_new_labels: whether SER has classes that it began without. train_pages: those to learn from.
    tally: what a user gets of such a network, page by page; None for SDMGR. label: what SER labels a page with.
    figure: the metric that chooses. user_figure: what the F1 that a user gets is called; "" for SDMGR.
    learner: for cross-validation; None where there is none: for runs without a start, of several processes, or of two
    networks.
    """

    device: str
    plan: BatchPlan
    pages: int
    val_pages: list[Page]
    network: Network | SdmgrNetwork
    measured: Mapping[str, Callable[[], Evaluation]]
    step: TrainStep
    schedule: Schedule
    warmup: int
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    names: Mapping[str, str] | None
    starting: Callable[[], Network] | None = None
    has_new_labels: bool = False
    train_pages: Sequence[Page] = ()
    tally: TallyPages | None = None
    label: Callable[[Network, Page], Labels] | None = None
    figure: str = "hmean"
    user_figure: str = ""
    learner: MakeLearner | None = None

    @property
    def further(self) -> tuple[nn.Layer, ...]:
        """The other networks that learn."""
        return self.step.objective.networks()[1:]


def prepare(config: TrainConfig, ranks: Ranks, find_pack: FindPack, warn: Callable[[str], None]) -> Setup:
    """Read the pages and build the networks.

    Raises UserError for whatever a user has to mend: pages, labels, weights that do not fit, a missing device.
    """
    device = choose_device(config, ranks)
    seed_dropout(config.seed)
    files, problems = read_pages(config.train)
    val_files, val_problems = read_pages(config.val) if config.val is not None else ([], [])
    val_pages = [page for pages in val_files for page in pages]
    source = find_source(config, find_pack)
    teacher = read_checkpoint(config.teacher) if config.distillation == "teacher" and config.teacher else None
    pages = [page for rows in files for page in rows]
    used = {entity.label for page in (*pages, *val_pages) for entity in page.entities.values()}
    labels = label_set_of(config, source, used)
    tokenizer = tokenizer_of(config, source.checkpoint if source is not None else None, teacher)
    found = beside_of(source.checkpoint) if source is not None and config.task == "re" else NOTHING_BESIDE
    if found.layout is not None and not suits(found.layout, pages, tokenizer, labels):
        found = found._replace(layout=None)
    beside = found.layout if config.loss == "entities" else None
    windows = encode_files(files, config.task, tokenizer, labels, config.window == "first", beside)
    windows_of(val_pages, tokenizer, labels)  # a label that is not in the class list ends the run now, not later
    every = [*chain(*windows)]
    network, notes = build_network(config, source, labels, tokenizer, every)
    for note in notes:
        warn(note)
    has_new_labels = config.task == "ser" and _has_new_labels(config, find_pack, source, labels)
    repeats = 1
    if config.new_label_rate > 1 and has_new_labels:
        config, repeats = quickened(config, len(every))
        rate, size = f"{config.learning_rate:g}", config.batch_size
        warn(f"there are new labels, so training uses a learning rate of {rate} and a batch size of {size}")
    plan = BatchPlan.of(config, windows, ranks, repeats=repeats)
    twin = None
    if config.distillation == "udml":
        twin, notes = _twin(config, find_pack, source, network, labels, tokenizer, every)
        for note in (*notes, *_other_layers(network)):
            warn(note)
    objective, measured = _objective(config, network, twin, teacher, every, beside)
    warmup = round(config.warmup_epochs * plan.steps_per_epoch)
    labeller = find_labeller(config, find_pack, {page.image for page in pages}, warn)
    user_figure = LINKS_GIVEN if config.task == "re" and labeller is None else FIGURES[config.task]
    starting = None if config.init is None else partial(_starting, config, find_pack, labels, tokenizer)
    learner = None
    if starting is not None and config.folds and ranks.size == 1 and config.distillation == "none":
        learner = partial(_learner, config, starting, windows, repeats, beside, device)
    return Setup(
        device,
        plan,
        len(pages),
        val_pages,
        network,
        {
            prefix: partial(_evaluate, row, labels, tokenizer, found, val_pages, config.window, labeller)
            for prefix, row in measured.items()
        },
        train_step(config, objective, ranks, device, warn),
        schedule_of(config, warmup, plan.steps_per_epoch),
        warmup,
        _files(tokenizer, labels, found),
        (*problems, *val_problems),
        None if source is None else source.checkpoint.names,
        None if starting is None else partial(starting, every),
        has_new_labels,
        pages,
        partial(_tally, labels, tokenizer, found, labeller),
        partial(_label, labels, tokenizer) if config.task == "ser" else None,
        user_figure if config.figure == "user" else config.indicator,
        user_figure,
        learner,
    )


def _has_new_labels(config: TrainConfig, find_pack: FindPack, source: Source | None, labels: LabelSet) -> bool:
    """Whether what the run began with, also where it is resumed, has SER's classes but not all of these.

    Asked for runs only that do otherwise then.
    """
    if not config.blend and config.new_label_rate <= 1:
        return False
    if config.resume is not None:
        source = find_source(replace(config, resume=None), find_pack)
    if source is None or source.names is None:
        return False
    return not {name.casefold() for name in BioClasses.of_label_set(labels).names} <= {*map(str.casefold, source.names)}


def _starting(
    config: TrainConfig, find_pack: FindPack, labels: LabelSet, tokenizer: Tokenizer, windows: Sequence[Example]
) -> Network:
    beginning = replace(config, resume=None)
    return build_network(beginning, find_source(beginning, find_pack), labels, tokenizer, windows)[0]


def _learner(
    config: TrainConfig,
    starting: Callable[[Sequence[Example]], Network],
    files: Sequence[Sequence[Example]],
    repeats: int,
    beside: Layout | None,
    device: str,
    left_out: Collection[str],
) -> Learner | None:
    """A network as the run began with, that learns as the run does from all windows but those of some images."""
    rest = [[window for window in windows if window.page not in left_out] for windows in files]
    every = [*chain(*rest)]
    if not all(rest) or (config.task == "re" and not any(window.pairs for window in every)):
        return None
    network = starting(every)
    plan = BatchPlan.of(config, rest, Ranks(), repeats=repeats)
    objective = _plain_objective(config, network, every, beside)
    warmup = round(config.warmup_epochs * plan.steps_per_epoch)
    step = train_step(config, objective, Ranks(), device, lambda _: None)
    schedule = schedule_of(config, warmup, plan.steps_per_epoch)
    return Learner(network, plan, step, schedule, config.epochs * plan.steps_per_epoch)


def _files(tokenizer: Tokenizer, labels: LabelSet, beside: Beside) -> dict[str, bytes]:
    """What belongs to the weights in every checkpoint."""
    files = {FILE_NAME: tokenizer.model, CLASS_LIST: "".join(f"{name.upper()}\n" for name in labels.names).encode()}
    return files | beside.to_files()


def _evaluate(
    network: Network,
    labels: LabelSet,
    tokenizer: Tokenizer,
    beside: Beside,
    pages: Sequence[Page],
    window: WindowMode,
    labeller: Labeller | None,
) -> Evaluation:
    network.eval()
    if isinstance(network, SerNetwork):
        return evaluate_ser(paddle_model(labels, tokenizer, ser=network), pages, window, paddleocrs=True)
    model = paddle_model(labels, tokenizer, re=network, beside=beside)
    return evaluate_re(model, pages, window, labeller, paddleocrs=True)


def _label(labels: LabelSet, tokenizer: Tokenizer, network: Network, page: Page) -> Labels:
    network.eval()
    assert isinstance(network, SerNetwork)
    return labeller_of(paddle_model(labels, tokenizer, ser=network))(page)


def _tally(
    labels: LabelSet,
    tokenizer: Tokenizer,
    beside: Beside,
    labeller: Labeller | None,
    network: Network,
    pages: Sequence[Page],
) -> list[Tally]:
    network.eval()
    if isinstance(network, SerNetwork):
        return label_tallies(paddle_model(labels, tokenizer, ser=network), pages)
    return link_tallies(paddle_model(labels, tokenizer, re=network, beside=beside), pages, labeller)


def choose_device(config: TrainConfig, ranks: Ranks) -> str:
    """Set and name Paddle's device. UserError where a GPU is asked for and there is none."""
    if config.device == "gpu":
        check_gpus("")
    if config.device == "cpu" or not _gpu_count():
        paddle.set_device("cpu")
        return "cpu"
    number = config.gpus.split(",")[0].strip() or "0"
    if ranks.size > 1:  # the launcher gives each process a GPU of its own
        number = str(paddle.distributed.ParallelEnv().device_id)
    check_gpus(number)
    paddle.set_device(f"gpu:{number}")
    return f"gpu:{number}"


def check_gpus(gpus: str) -> None:
    """UserError where there is no GPU, or one of these (`0,1`, among those that this process sees) is missing."""
    count = _gpu_count()
    if not count:
        reason = "finds no GPU" if paddle.is_compiled_with_cuda() else "was built without GPU support"
        raise UserError(f"Paddle in this Python {reason}; train on the CPU, or run 'kie-desktop doctor' for advice")
    for number in filter(None, (part.strip() for part in gpus.split(","))):
        if not number.isdecimal() or int(number) >= count:
            raise UserError(f"there is no GPU {number}; this computer has {count}, numbered from 0")


def _gpu_count() -> int:
    return int(paddle.device.cuda.device_count()) if paddle.is_compiled_with_cuda() else 0


def _twin(
    config: TrainConfig,
    find_pack: FindPack,
    source: Source | None,
    network: Network,
    labels: LabelSet,
    tokenizer: Tokenizer,
    windows: Sequence[Example],
) -> tuple[Network, list[str]]:
    """The other network of mutual learning and, in words, what of it is fresh where it begins with other weights."""
    if config.teacher is None or config.resume is not None:
        return build_network(config, source, labels, tokenizer, windows)[0], []
    beginning = replace(config, init=str(config.teacher))
    twin, notes = build_network(beginning, find_source(beginning, find_pack), labels, tokenizer, windows)
    sizes = [(its.config.num_hidden_layers, its.config.hidden_size, its.config.vocab_size) for its in (twin, network)]
    if sizes[0] != sizes[1]:
        raise UserError(
            f"{config.teacher}: the Teacher has {sizes[0][0]} layers of size {sizes[0][1]} and {sizes[0][2]} tokens, "
            f"the Student {sizes[1][0]} of size {sizes[1][1]} and {sizes[1][2]}; use checkpoints of the same size"
        )
    return twin, notes


def _other_layers(network: Network) -> list[str]:
    """In words, which layers mutual learning compares in place of those that PaddleOCR names."""
    count = network.config.num_hidden_layers
    here = compared_layers(count)
    if here == [*LAYERS]:
        return []
    named, own = (" and ".join(map(str, layers)) for layers in (LAYERS, here))
    return [f"the networks have {count} layers, not {OF}: mutual learning compares layer {own} instead of {named}"]


def _objective(
    config: TrainConfig,
    network: Network,
    twin: Network | None,
    teacher: Checkpoint | None,
    windows: Sequence[Example],
    beside: Layout | None,
) -> tuple[Objective, dict[str, Network]]:
    if twin is not None:
        return MutualObjective(network, twin), {"": network, "Teacher_": twin}
    if config.distillation == "teacher" and teacher is not None:
        finished = ser_network(teacher) if config.task == "ser" else re_network(teacher)
        _check_teacher(teacher, finished, network)
        return TeacherObjective(network, finished, config.teacher_weight), {"": network}
    return _plain_objective(config, network, windows, beside), {"": network}


def _plain_objective(
    config: TrainConfig, network: Network, windows: Sequence[Example], beside: Layout | None
) -> Objective:
    if isinstance(network, ReNetwork):
        return ReObjective(network, config.loss == "entities", 1.0 if beside is None else beside.share)
    if config.loss == "entities":
        return SerObjective(network, label_weights(windows, network.num_classes // 2))
    return SerObjective(network)


def _check_teacher(checkpoint: Checkpoint, teacher: Network, student: Network) -> None:
    if teacher.config.vocab_size != student.config.vocab_size:
        raise UserError(
            f"{checkpoint.folder}: the teacher has {teacher.config.vocab_size} tokens and the student "
            f"{student.config.vocab_size}; both need the same tokenizer"
        )
    classes = [network.num_classes for network in (teacher, student) if isinstance(network, SerNetwork)]
    if len({*classes}) > 1:
        raise UserError(
            f"{checkpoint.folder}: the teacher has {classes[0]} classes, but the class list gives {classes[1]}; "
            "use the class list that the teacher was trained with"
        )


def train_step(
    config: TrainConfig, objective: Objective, ranks: Ranks, device: str, warn: Callable[[str], None]
) -> TrainStep:
    """The step of a run; says where it is not the precision that was asked for."""
    precision = FullPrecision()
    if config.precision != "fp32":
        if device == "cpu":
            warn(f"Paddle supports {config.precision} only on GPUs; this run uses fp32")
        else:
            precision = MixedPrecision(config.precision, config.loss_scale, config.dynamic_loss_scale)
    return TrainStep(
        objective,
        config.weight_decay,
        config.clip_norm,
        clip=config.clip,
        betas=(config.beta1, config.beta2),
        decay_one_dim=config.decay_one_dim,
        precision=precision,
        ranks=ranks,
        cores=cores() if device == "cpu" else 1,
        adam=config.optimizer == "adam",
    )


def schedule_of(config: TrainConfig, warmup: int, steps_per_epoch: int) -> Schedule:
    """The rate of every step. warmup: steps."""
    if config.schedule == "linear":
        return paddleocr_linear(config.learning_rate, warmup, config.epochs * steps_per_epoch)
    if config.schedule == "piecewise":
        ends = [round(epoch * steps_per_epoch) for epoch in config.rate_epochs]
        return paddleocr_piecewise(config.rates, ends, warmup)
    return paddleocr_constant(config.learning_rate, warmup)
