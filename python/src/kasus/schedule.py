"""When is looked at what, and at how many images: the presets of the Java side, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from kasus.problem import BadInput

PRESETS = ("none", "economy", "standard", "full")

_LEAST_SAMPLE = 64
_LARGEST_SAMPLE = 512
# Half of what the Java side takes in a short run: a look in Python costs more than a third of a step.
_RUN_PER_SAMPLE = 256
_SAMPLES_PER_ACTIVATION_LOOK = 48
_SAMPLES_PER_COMPARISON = 128
# A forward pass costs a third of a training step: validation passes of the watcher's own cost 2 % of the run.
_OWN_VALIDATION = {"economy": 0.03, "standard": 0.06, "full": float("inf")}


@dataclass(frozen=True)
class Schedule:
    """The looks of one preset; a forward pass is counted as a third of a training step."""

    preset: str
    images_per_epoch: int
    epochs: int

    def __post_init__(self) -> None:
        if self.preset not in PRESETS:
            raise BadInput(f'probes is "{self.preset}"', f"It must be one of {', '.join(PRESETS)}.")

    def sample(self) -> int:
        """Size of the evaluation sample."""
        if self.preset == "full":
            return _LARGEST_SAMPLE
        affordable = self.images_per_epoch * self.epochs // _RUN_PER_SAMPLE
        return max(_LEAST_SAMPLE, min(_LARGEST_SAMPLE, affordable))

    def reads_step(self, step: int) -> bool:
        """Whether loss, rate and gradient norm of a step, from 1, are recorded."""
        return step == 1 or step % 10 == 0 or self.watches_step(step)

    def watches_step(self, step: int) -> bool:
        """Whether gradients and updates of each layer are recorded at a step, from 1."""
        if self.preset == "economy":
            return _is_power_of_two(step) or step % 100 == 0
        if self.preset == "standard":
            return _is_power_of_two(step) or step % 25 == 0
        return self.preset == "full" and (step <= 10 or step % 5 == 0)

    def watches_activations(self, epoch: int, last: bool) -> bool:
        """Whether the evaluation sample is looked at after an epoch, from 1."""
        if self.preset == "economy":
            return last or _is_power_of_two(epoch)
        if self.preset == "standard":
            return last or _is_power_of_two(epoch) or self._is_every(_SAMPLES_PER_ACTIVATION_LOOK, epoch)
        return self.preset == "full"

    def compares_statistics(self, epoch: int, last: bool) -> bool:
        """Whether validation under three kinds of batch-norm statistics is compared after an epoch."""
        if self.preset == "economy":
            return last
        if self.preset == "standard":
            return last or self._is_every(_SAMPLES_PER_COMPARISON, epoch)
        return self.preset == "full"

    def validates(self, epoch: int, last: bool, images: int, spent: int) -> bool:
        """Whether the watcher validates by itself after an epoch in which the program did not.

        :param images: of the validation split
        :param spent: images that it has validated on so far
        """
        if self.preset == "none":
            return False
        affordable = _OWN_VALIDATION[self.preset] * self.images_per_epoch * epoch
        return last or epoch == 1 or spent + images <= affordable

    def watches(self) -> bool:
        """Whether anything but loss and rate is recorded."""
        return self.preset != "none"

    def _is_every(self, samples: int, epoch: int) -> bool:
        images = samples * self.sample()
        return epoch * self.images_per_epoch // images > (epoch - 1) * self.images_per_epoch // images


def _is_power_of_two(value: int) -> bool:
    return value > 0 and value & (value - 1) == 0
