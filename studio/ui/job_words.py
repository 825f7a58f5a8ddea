"""How far a job is, in a few words."""

from PySide6.QtCore import QCoreApplication

from studio.core.recipe import TextRecipe, kind_of
from studio.jobs.job import Job, State
from studio.ui.job_bar import seconds_in_words

ICONS = {
    "text": "text-aa",
    "image": "image",
    "speech": "microphone",
    "music": "music-notes",
    "sound": "waveform",
}
"""The icon that stands for each kind of making."""


def icon_of(job: Job) -> str:
    return ICONS.get(kind_of(job.recipe), "sparkle")


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
