"""A watched training: nothing is changed, and what is recorded is right."""

import math
import warnings

import numpy as np
import pytest
import torch
from recorded import Recorded
from torch import nn
from training import Net, images, loaders, train

import kasus
from kasus.torch.watch import Watch


def state_of(model):
    return {k: v.clone() for k, v in model.state_dict().items()}


@pytest.mark.parametrize("probes", ["none", "economy", "standard", "full"])
@pytest.mark.parametrize("validate", [True, False])
def test_watching_changes_nothing(tmp_path, probes, validate):
    bare, _, after = train(tmp_path, watched=False, noisy=True, validate=validate)
    watched, watch, after_watched = train(tmp_path, noisy=True, validate=validate, probes=probes)
    assert not watch.failures
    for key, value in bare.state_dict().items():
        assert torch.equal(value, watched.state_dict()[key]), key
    assert torch.equal(after[0], after_watched[0])
    assert np.array_equal(after[1], after_watched[1])
    assert after[2] == after_watched[2]


def test_what_a_data_set_draws_by_itself_is_put_back(tmp_path):
    bare, watched = loaders(noisy=True)[0], loaders(noisy=True)[0]
    model = Net()
    watch = kasus.watch(model, torch.optim.SGD(model.parameters(), lr=0.1), watched, loaders()[1], runs=tmp_path)
    assert watched.dataset.own.random() == bare.dataset.own.random()
    assert not watch.failures
    watch.close()


def test_steps(tmp_path):
    """Norms, rates and updates of every layer against the optimiser's own arithmetic."""
    torch.manual_seed(0)
    model = Net()
    loader, validation = loaders()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    watch = kasus.watch(model, optimizer, loader, validation, runs=tmp_path, probes="full", epochs=1)
    expected = {}
    for step, (pixels, labels) in enumerate(loader, 1):
        optimizer.zero_grad()
        output = model(pixels)
        output.retain_grad()
        loss = nn.functional.cross_entropy(output, labels)
        loss.backward()
        weight = model.fc.weight
        expected[step] = {
            "train/step-loss": float(loss.detach()),
            "train/learning-rate": 0.05,
            "train/gradient-norm": math.sqrt(sum(float((p.grad.double() ** 2).sum()) for p in model.parameters())),
            "layer/fc/weight-norm": float(weight.detach().norm()),
            "layer/fc/weight-gradient-norm": float(weight.grad.norm()),
            "layer/fc/update-to-weight-ratio": 0.05 * float(weight.grad.norm()) / float(weight.detach().norm()),
            "layer/fc/activation-gradient-norm": math.sqrt(
                sum(float(((len(labels) * g) ** 2).sum()) for g in output.grad) / len(labels)
            ),
        }
        optimizer.step()
        watch.step(loss, labels)
    watch.close()
    read = Recorded(watch.run)
    for step, values in expected.items():
        for tag, value in values.items():
            assert read.at(tag, step) == pytest.approx(value, rel=1e-4), (tag, step)


def test_epochs(tmp_path):
    _, watch, _ = train(tmp_path, epochs=2, probes="full")
    read = Recorded(watch.run)
    assert [(s, v) for s, v in read.scalars["progress/epoch"]] == [(6, 1.0), (12, 2.0)]
    losses = [v for s, v in read.scalars["train/step-loss"] if s <= 6]
    assert len(losses) < 6 or read.at("train/loss", 6) == pytest.approx(np.mean(losses), rel=1e-5)
    assert 0 <= read.at("train/accuracy", 6) <= 1


def test_the_look_at_the_end_is_at_the_weights_of_the_end(tmp_path):
    model, watch, _ = train(tmp_path, epochs=3, probes="full")
    read = Recorded(watch.run)
    step = 18
    model.eval()
    pixels, labels = images(48, seed=1)
    with torch.no_grad():
        logits = model(pixels)
        hidden = model.norm(model.conv1(images()[0]))
    assert read.at("validation/accuracy", step) == pytest.approx(float((logits.argmax(1) == labels).double().mean()))
    assert read.at("validation/loss", step) == pytest.approx(
        float(nn.functional.cross_entropy(logits, labels)), rel=1e-5
    )
    assert read.matrices["validation/confusion"][-1][1].sum() == 48
    # The sample is every training image here, in another order.
    assert read.at("layer/norm/activation-mean", step) == pytest.approx(float(hidden.mean()), abs=1e-5)
    assert read.at("layer/norm/activation-std", step) == pytest.approx(float(hidden.std(correction=0)), rel=1e-4)
    assert read.at("layer/relu1/zero-fraction", step) == pytest.approx(float((hidden <= 0).double().mean()), abs=1e-6)
    dead = (hidden.relu().amax((0, 2, 3)) == 0).double().mean()
    assert read.at("layer/relu1/dead-fraction", step) == pytest.approx(float(dead))


def test_batch_norm_statistics(tmp_path):
    model, watch, _ = train(tmp_path, epochs=3, probes="full")
    read = Recorded(watch.run)
    model.eval()
    with torch.no_grad():
        seen = model.conv1(images()[0])
        m, v = seen.mean((0, 2, 3)), seen.var((0, 2, 3), correction=0)
        s, own = (model.norm.running_var + 1e-5).sqrt(), (v + 1e-5).sqrt()
        distance = (((m - model.norm.running_mean) ** 2 + (own - s) ** 2).sqrt() / s).mean()
        assert read.at("batch-norm/norm/train-distance", 18) == pytest.approx(float(distance), rel=1e-3)
        pixels, labels = images(48, seed=1)
        running = model(pixels)
        model.norm.running_mean.copy_(m)
        model.norm.running_var.copy_(v)
        reestimated = model(pixels)
    for kind, logits in (("running", running), ("reestimated", reestimated)):
        loss = float(nn.functional.cross_entropy(logits, labels))
        assert read.at(f"batch-norm/validation-loss-{kind}-statistics", 18) == pytest.approx(loss, rel=1e-3)


def test_the_programs_own_validation_is_followed(tmp_path):
    """Where the program validates in order, the network is not asked again."""
    for validate in (True, False):
        calls = []
        model = Net()
        model.conv2.register_forward_hook(lambda *_, calls=calls: calls.append(1))
        _, watch, _ = train(tmp_path, model=model, validate=validate, probes="economy", epochs=4)
        read = Recorded(watch.run)
        assert len(read.scalars["validation/accuracy"]) == (4 if validate else 2)
        assert not watch.failures


def test_a_test_split_is_not_taken_for_validation(tmp_path):
    torch.manual_seed(0)
    model = Net()
    loader, validation = loaders()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    watch = kasus.watch(model, optimizer, loader, validation, runs=tmp_path, epochs=1)
    for pixels, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(pixels), labels)
        loss.backward()
        optimizer.step()
        watch.step(loss, labels)
    model.eval()
    with torch.no_grad():
        other, _ = images(48, seed=9)
        model(other)
        expected = model(images(48, seed=1)[0])
    watch.close()
    labels = images(48, seed=1)[1]
    accuracy = float((expected.argmax(1) == labels).double().mean())
    assert Recorded(watch.run).last("validation/accuracy") == pytest.approx(accuracy)


def test_run_json_says_what_is_known(tmp_path):
    _, watch, _ = train(tmp_path, epochs=3, classes=["a", "b", "c"], loss=nn.CrossEntropyLoss(label_smoothing=0.1))
    card = Recorded(watch.run).card
    assert card["format"] == "kasus-watched-run" and card["state"] == "finished"
    assert card["data"] == {
        "input": [3, 12, 12],
        "classes": ["a", "b", "c"],
        "train-counts": [32, 32, 32],
        "validation-counts": [16, 16, 16],
    }
    training = card["training"]
    assert training["optimizer"] == {"sgd": {"momentum": 0.9}} and training["learning-rate"] == 0.01
    assert training["loss"] == {"cross-entropy": {"label-smoothing": 0.1}}
    assert training["augmentation"] == [] and training["batch-size"] == 16
    assert training["schedule"] == {"other": {"what": "changes with the steps"}}
    assert [next(iter(layer)) for layer in card["model"]["layers"]][:3] == ["conv", "batch-norm", "relu"]


def test_images_that_change_from_epoch_to_epoch_are_augmented(tmp_path):
    _, watch, _ = train(tmp_path, epochs=3, noisy=True)
    assert "other" in Recorded(watch.run).card["training"]["augmentation"][0]


def test_plain_cross_entropy_is_known_by_its_value(tmp_path):
    _, watch, _ = train(tmp_path, epochs=1)
    assert Recorded(watch.run).card["training"]["loss"] == {"cross-entropy": {}}


def test_without_validation_and_names(tmp_path):
    torch.manual_seed(0)
    model = Net()
    loader, _ = loaders()
    optimizer = torch.optim.Adam(model.parameters())
    watch = kasus.watch(model, optimizer, loader, runs=tmp_path)
    for pixels, labels in loader:
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(pixels), labels)
        loss.backward()
        optimizer.step()
        watch.step(loss)
    watch.close()
    assert not watch.failures
    read = Recorded(watch.run)
    assert "validation/accuracy" not in read.scalars and "train/eval-mode-accuracy" in read.scalars


def test_a_failure_of_the_watcher_is_not_one_of_the_training(tmp_path, monkeypatch):
    monkeypatch.setattr(Watch, "_look", lambda *_: 1 / 0)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        watched, watch, _ = train(tmp_path)
    monkeypatch.undo()
    bare, _, _ = train(tmp_path, watched=False)
    assert [str(w.message) for w in caught if "kasus stopped watching" in str(w.message)].__len__() == 1
    assert "ZeroDivisionError" in watch.failures.reason
    assert all(torch.equal(a, b) for a, b in zip(bare.parameters(), watched.parameters()))


def test_a_network_that_gives_no_logits_is_trained_all_the_same(tmp_path):
    class Odd(Net):
        def forward(self, x):
            return {"boxes": super().forward(x)[:, :, None, None]}

    with pytest.warns(RuntimeWarning, match="kasus stopped watching"):
        model = Odd()
        loader, validation = loaders()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        watch = kasus.watch(model, optimizer, loader, validation, runs=tmp_path)
        for pixels, labels in loader:
            loss = model(pixels)["boxes"].mean()
            loss.backward()
            optimizer.step()
            watch.step(loss, labels)
        watch.close()


def test_a_loss_that_is_not_finite(tmp_path):
    _, watch, _ = train(tmp_path, rate=1e20, epochs=2)
    read = Recorded(watch.run)
    assert read.card["state"] == "diverged"
    assert any(not math.isfinite(v) for _, v in read.scalars["train/step-loss"])


def test_bad_options_are_refused_at_once(tmp_path):
    model = Net()
    with pytest.raises(kasus.BadInput, match='probes is "lots"'):
        kasus.watch(model, torch.optim.SGD(model.parameters(), lr=1), *loaders(), runs=tmp_path, probes="lots")


def test_groups_are_counted_once(tmp_path):
    groups = ([i // 4 for i in range(96)], [f"{i // 8}" for i in range(48)])
    _, watch, _ = train(tmp_path, epochs=1, groups=groups)
    read = Recorded(watch.run)
    assert sum(read.card["data"]["validation-groups"]) == 18
    assert read.at("input/shared-group-fraction", 0) == 1


def test_the_hooks_are_gone_at_the_end(tmp_path):
    model, watch, _ = train(tmp_path)
    assert all(not m._forward_hooks and not m._forward_pre_hooks for m in model.modules())


def test_one_unit_is_two_classes(tmp_path):
    torch.manual_seed(0)
    pixels, labels = images(64, classes=2)
    data = torch.utils.data.TensorDataset(pixels, labels)
    loader = torch.utils.data.DataLoader(data, batch_size=16)
    model = Net(1)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    criterion = nn.BCEWithLogitsLoss()
    watch = kasus.watch(model, optimizer, loader, loader, loss=criterion, runs=tmp_path, epochs=3)
    for _ in range(3):
        model.train()
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(x)[:, 0], y.float())
            loss.backward()
            optimizer.step()
            watch.step(loss, y)
    watch.close()
    read = Recorded(watch.run)
    assert not watch.failures
    assert read.last("validation/accuracy") > 0.5 and len(read.card["data"]["classes"]) == 2
