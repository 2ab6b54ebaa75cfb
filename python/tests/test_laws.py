"""Relations that hold in every correct training, and a fault that breaks each of them."""

import math

import pytest
import torch
from recorded import Recorded
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from training import Net, images, loaders

import kasus


def train(tmp_path, model=None, loader=None, optimizer=None, epochs=2, **faults):
    """A plain loop in which single lines may be missing."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model = model or Net()
    train_loader, validation_loader = loaders()
    train_loader = loader or train_loader
    optimizer = optimizer(model) if optimizer else torch.optim.Adam(model.parameters(), lr=1e-2)
    watch = kasus.watch(model, optimizer, train_loader, validation_loader, runs=tmp_path, epochs=epochs, probes="full")
    model.eval()
    for epoch in range(epochs):
        if not faults.get("forgets_train"):
            model.train()
        for pixels, labels in train_loader:
            labels = labels.roll(epoch) if faults.get("rolls_labels") else labels
            if not faults.get("forgets_zero_grad"):
                optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(pixels), labels)
            loss.backward()
            optimizer.step()
            if faults.get("clamps"):
                with torch.no_grad():
                    for p in model.parameters():
                        p.clamp_(-0.05, 0.05)
            watch.step(loss, labels)
        if not faults.get("forgets_eval"):
            model.eval()
        with torch.no_grad():
            for pixels, _ in validation_loader:
                model(pixels)
    watch.close()
    assert not watch.failures, watch.failures.reason
    return Recorded(watch.run)


ZERO = (
    "parameters-missing-in-optimizer", "parameters-foreign-to-model", "gradient-left-from-step-before",
    "weight-change-between-steps", "evaluation-repeat-difference", "outputs-are-probabilities",
    "trained-in-evaluation-mode",
    "validated-in-training-mode", "trainable-tensors-that-never-moved", "frozen-tensors-that-moved", "repeated-images",
    "changed-labels",
)  # fmt: skip
SMALL = ("step-error", "batch-norm-average-error", "permuted-loss-difference")


def largest(read, law):
    return max(v for _, v in read.scalars[f"law/{law}"])


@pytest.mark.parametrize(
    "optimizer",
    [
        lambda m: torch.optim.Adam(m.parameters(), lr=1e-2),
        lambda m: torch.optim.SGD(m.parameters(), lr=1e-2, momentum=0.9, weight_decay=1e-3, nesterov=True),
        lambda m: torch.optim.AdamW(m.parameters(), lr=1e-2, amsgrad=True),
        lambda m: torch.optim.RMSprop(m.parameters(), lr=1e-3, momentum=0.5),
    ],
)
def test_a_correct_training_keeps_every_law(tmp_path, optimizer):
    read = train(tmp_path, optimizer=optimizer)
    for law in ZERO:
        assert largest(read, law) == 0, law
    for law in SMALL:
        assert largest(read, law) < 1e-4, law
    assert largest(read, "same-order") < 0.5 and largest(read, "images-seen-again") == 1
    assert read.at("law/untrained-loss", 0) == pytest.approx(math.log(3), rel=0.5)


def test_gradients_that_are_not_reset(tmp_path):
    assert largest(train(tmp_path, forgets_zero_grad=True), "gradient-left-from-step-before") > 0


def test_accumulated_gradients_are_no_fault(tmp_path):
    torch.manual_seed(0)
    model = Net()
    loader, validation = loaders()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    watch = kasus.watch(model, optimizer, loader, validation, runs=tmp_path, probes="full")
    for i, (pixels, labels) in enumerate(loader):
        loss = nn.functional.cross_entropy(model(pixels), labels) / 2
        loss.backward()
        watch.step(2 * loss.detach(), labels)
        if i % 2:
            optimizer.step()
            optimizer.zero_grad()
    watch.close()
    read = Recorded(watch.run)
    assert largest(read, "gradient-left-from-step-before") == 0 and read.scalars["train/learning-rate"][-1][0] == 3


def test_an_optimiser_without_the_last_layer(tmp_path):
    read = train(tmp_path, optimizer=lambda m: torch.optim.SGD([*m.conv1.parameters(), *m.conv2.parameters()], lr=0.1))
    assert read.at("law/parameters-missing-in-optimizer", 0) == 4
    assert largest(read, "trainable-tensors-that-never-moved") == 4


def test_an_optimiser_of_another_network(tmp_path):
    read = train(tmp_path, optimizer=lambda m: torch.optim.SGD(Net().parameters(), lr=0.1))
    assert read.at("law/parameters-foreign-to-model", 0) == 7


def test_frozen_weights_that_move(tmp_path):
    model = Net()
    model.fc.weight.requires_grad_(False)
    assert largest(train(tmp_path, model=model), "frozen-tensors-that-moved") == 0
    assert largest(train(tmp_path, model=model, clamps=True), "frozen-tensors-that-moved") == 1


def test_weights_that_change_between_steps(tmp_path):
    assert largest(train(tmp_path, clamps=True), "weight-change-between-steps") > 0.01


def test_training_in_evaluation_mode(tmp_path):
    read = train(tmp_path, forgets_train=True)
    assert [v for _, v in read.scalars["law/trained-in-evaluation-mode"]] == [1, 1]
    # It is watched all the same.
    assert len(read.scalars["train/accuracy"]) == 2 and len(read.scalars["validation/accuracy"]) == 2


def test_validation_in_training_mode(tmp_path):
    assert largest(train(tmp_path, forgets_eval=True), "validated-in-training-mode") == 1


def test_the_same_order_in_every_epoch(tmp_path):
    loader = DataLoader(TensorDataset(*images()), batch_size=16)
    assert largest(train(tmp_path, loader=loader), "same-order") == 1


def test_images_that_are_drawn_again(tmp_path):
    sampler = torch.utils.data.RandomSampler(range(96), replacement=True)
    loader = DataLoader(TensorDataset(*images()), batch_size=16, sampler=sampler)
    assert largest(train(tmp_path, loader=loader), "repeated-images") > 0.2


def test_labels_that_leave_their_images(tmp_path):
    assert largest(train(tmp_path, rolls_labels=True), "changed-labels") > 0.3


def test_outputs_behind_a_softmax(tmp_path):
    model = nn.Sequential(Net(), nn.Softmax(dim=1))
    assert train(tmp_path, model=model).at("law/outputs-are-probabilities", 0) == 1


def test_dropout_that_stays_on(tmp_path):
    class Always(Net):
        def forward(self, x):
            return super().forward(nn.functional.dropout(x, 0.5, True))

    assert train(tmp_path, model=Always()).at("law/evaluation-repeat-difference", 0) > 0


def test_images_that_see_each_other(tmp_path):
    class Shifted(Net):
        def forward(self, x):
            return super().forward(x - torch.cat([x[:1], x[:-1]]))

    assert train(tmp_path, model=Shifted()).at("law/permuted-loss-difference", 0) > 1e-3


def test_running_statistics_that_are_no_average(tmp_path):
    class Stuck(nn.BatchNorm2d):
        def forward(self, x):
            if not self.training:
                return super().forward(x)
            before = self.running_mean.clone()
            result = super().forward(x)
            self._buffers["running_mean"] = before
            return result

    model = Net()
    model.norm = Stuck(8)
    assert largest(train(tmp_path, model=model), "batch-norm-average-error") > 0.5
