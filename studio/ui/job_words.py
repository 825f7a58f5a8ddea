"""How far a job is, in a few words."""

from PySide6.QtCore import QCoreApplication

from studio.core.recipe import TextRecipe, kind_of
from studio.jobs.job import Job, State
from studio.ui.parts.kinds import ICONS


def icon_of(job: Job) -> str:
    return ICONS[kind_of(job.recipe)]


def name_of(job: Job) -> str:
    """The job's words in one line."""
    return " ".join(job.words[:400].split())


def state_in_words(job: Job) -> str:
    translate = QCoreApplication.translate
    match job.state:
        case State.WAITING:
            return translate("JobWords", "waiting")
        case State.LOADING:
            return translate("JobWords", "getting the model ready")
        case State.DONE:
            return translate("JobWords", "done")
        case State.CANCELLED:
            return translate("JobWords", "cancelled")
        case State.FAILED:
            return job.error.message if job.error else translate("JobWords", "failed")
    if not job.step:
        return translate("JobWords", "beginning")
    if isinstance(job.recipe, TextRecipe):
        said = translate("JobWords", "{step} of up to {of} tokens")
    else:
        said = translate("JobWords", "step {step} of {of}")
    said = said.format(step=job.step, of=job.of)
    left = seconds_in_words(job.seconds_left)
    return f"{said}, {left}" if left else said


def seconds_in_words(seconds: float | None) -> str:
    """Such as `3 s left`; empty when nobody knows."""
    if seconds is None:
        return ""
    whole = max(1, round(seconds))
    if whole < 90:
        said = QCoreApplication.translate("JobWords", "{seconds} s left")
        return said.format(seconds=whole)
    said = QCoreApplication.translate("JobWords", "{minutes} min left")
    return said.format(minutes=round(whole / 60))
