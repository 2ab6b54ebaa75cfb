"""What watching costs: the same training without and under each preset, batch by batch in turns, in processor time.

    python bench/cost.py [epochs] [width] [images]

Whatever else the machine does falls on all of them alike. Prints the share of the time of each preset beyond that of
the training alone, and whether the weights are the same, bit for bit.
"""

from __future__ import annotations

import sys
import tempfile
import time

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

import kasus
from kasus.schedule import PRESETS

BATCH = 64
CLASSES = 10


class Training:
    """One network, its optimiser and the time that it took."""

    def __init__(self, train: DataLoader, validation: DataLoader, width: int, epochs: int, probes: str | None) -> None:
        torch.manual_seed(0)
        self.model = nn.Sequential(
            *block(3, width), nn.MaxPool2d(2), *block(width, 2 * width), nn.MaxPool2d(2),
            *block(2 * width, 4 * width), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4 * width, CLASSES),
        )  # fmt: skip
        self.optimizer = torch.optim.Adam(self.model.parameters())
        self.seconds = 0.0
        self.watch = None
        if probes is not None:
            with self:
                self.watch = kasus.watch(
                    self.model, self.optimizer, train, validation, epochs=epochs, probes=probes, runs=tempfile.mkdtemp()
                )

    def __enter__(self) -> None:
        self._began = time.process_time()

    def __exit__(self, *reason: object) -> None:
        self.seconds += time.process_time() - self._began

    def step(self, images: torch.Tensor, labels: torch.Tensor) -> None:
        with self:
            self.model.train()
            self.optimizer.zero_grad()
            loss = nn.functional.cross_entropy(self.model(images), labels)
            loss.backward()
            self.optimizer.step()
            if self.watch is not None:
                self.watch.step(loss, labels)

    def validate(self, images: torch.Tensor) -> None:
        with self, torch.no_grad():
            self.model.eval()
            self.model(images)

    def close(self) -> None:
        with self:
            if self.watch is not None:
                self.watch.close()
                assert not self.watch.failures, self.watch.failures.reason


def block(inputs: int, outputs: int) -> list[nn.Module]:
    return [nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]


def main(epochs: int, width: int, images: int) -> None:
    torch.set_num_threads(1)
    pixels, labels = torch.randn(images, 3, 32, 32), torch.arange(images) % CLASSES
    pixels[:, 0] += labels[:, None, None] / CLASSES
    cut = images * 5 // 6
    train = DataLoader(TensorDataset(pixels[:cut], labels[:cut]), BATCH, shuffle=True)
    validation = DataLoader(TensorDataset(pixels[cut:], labels[cut:]), 4 * BATCH)
    kinds: list[str | None] = [None, *PRESETS]
    trainings = [Training(train, validation, width, epochs, probes) for probes in kinds]
    for _ in range(epochs):
        for batch, (x, y) in enumerate(train):
            for i in range(len(trainings)):
                trainings[(i + batch) % len(trainings)].step(x, y)
        for x, _ in validation:
            for training in trainings:
                training.validate(x)
    for training in trainings:
        training.close()
    bare = trainings[0]
    parameters = sum(p.numel() for p in bare.model.parameters())
    print(f"{epochs} x {cut} images, {parameters} parameters, {bare.seconds:.1f} s without watching")
    for probes, training in list(zip(kinds, trainings))[1:]:
        pairs = zip(bare.model.state_dict().values(), training.model.state_dict().values())
        same = "the same" if all(torch.equal(a, b) for a, b in pairs) else "DIFFER"
        more = 100 * (training.seconds / bare.seconds - 1)
        print(f"{probes:9} {more:+6.1f} %  weights {same}")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given + [6, 16, 6600][len(given) :]))
