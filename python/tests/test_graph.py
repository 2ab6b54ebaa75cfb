"""The layers of a network in the words of a recipe."""

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from kasus.paths import known
from kasus.torch import state
from kasus.torch.graph import trace


def layers_of(model, shape=(3, 16, 16)):
    images = torch.randn(2, *shape)
    with state.evaluating(model):
        return trace(model, lambda: model(images), [images])


def kinds(layers):
    return [kind for layer in layers for kind in layer]


class Functional(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(8, momentum=0.01)
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        x = F.relu(self.norm(self.conv(x)), inplace=True)
        x = F.adaptive_avg_pool2d(F.max_pool2d(x, 2), 1)
        return self.fc(F.dropout(x.view(x.size(0), -1), 0.3, self.training))


def test_calls_of_functions_are_layers_too():
    graph = layers_of(Functional())
    assert graph.layers == [
        {
            "conv": {
                "name": "conv",
                "filters": 8,
                "kernel": 3,
                "stride": 2,
                "padding": "same",
                "dilation": 1,
                "groups": 1,
                "bias": True,
            }
        },
        {"batch-norm": {"name": "norm", "epsilon": 1e-5, "momentum": 0.01}},
        {"relu": {"name": "relu1"}},
        {"max-pool": {"name": "max-pool1", "size": 2, "stride": 2, "padding": 0}},
        {"global-average-pool": {"name": "global-average-pool1"}},
        {"dropout": {"name": "dropout1", "rate": 0.3}},
        {"dense": {"name": "fc", "units": 4, "bias": True}},
    ]
    assert [layer.name for layer in graph.weighted] == ["conv", "fc"]


def test_names_that_recipes_take():
    graph = layers_of(nn.Sequential(nn.Conv2d(3, 4, 1), nn.ReLU(), nn.Flatten(), nn.Linear(1024, 2)))
    assert [next(iter(layer.values()))["name"] for layer in graph.layers] == ["conv-0", "relu-1", "flatten1", "dense-3"]


class Block(nn.Module):
    def __init__(self, shortcut):
        super().__init__()
        self.a, self.b = nn.Conv2d(3, 3, 3, padding=1), nn.Conv2d(3, 3, 3, padding=1)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = shortcut

    def forward(self, x):
        y = self.b(self.relu(self.a(x)))
        y += self.shortcut(x)
        return self.relu(y)


@pytest.mark.parametrize("shortcut, expected", [(nn.Identity(), []), (nn.Conv2d(3, 3, 1), ["conv"])])
def test_sums_of_two_paths(shortcut, expected):
    graph = layers_of(nn.Sequential(Block(shortcut), Block(shortcut), nn.Flatten(), nn.Linear(768, 2)))
    assert kinds(graph.layers) == ["residual", "relu", "residual", "relu", "flatten", "dense"]
    block = graph.layers[0]["residual"]
    assert kinds(block["body"]) == ["conv", "relu", "conv"] and kinds(block["shortcut"]) == expected
    assert known(graph.layers)


class Joined(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.fc = (
            nn.Conv2d(3, 4, 3, padding=1),
            nn.Conv2d(3, 4, (1, 3), padding=(0, 1)),
            nn.Linear(8, 2),
        )

    def forward(self, x):
        x = torch.cat([torch.relu(self.a(x)), torch.sigmoid(self.b(x))], 1)
        return self.fc(x.mean((2, 3)))


def test_what_has_no_word_is_opaque_and_keeps_its_order():
    graph = layers_of(Joined())
    assert kinds(graph.layers) == [
        "opaque",
        "conv",
        "relu",
        "opaque",
        "sigmoid",
        "opaque",
        "global-average-pool",
        "dense",
    ]
    assert not known(graph.layers)
    assert [layer.name for layer in graph.weighted] == ["a", "b", "fc"]


def test_a_smooth_activation_and_an_output():
    graph = layers_of(nn.Sequential(nn.Flatten(), nn.Linear(768, 8), nn.SiLU(), nn.Linear(8, 2), nn.LogSoftmax(1)))
    assert kinds(graph.layers) == ["flatten", "dense", "activation", "dense", "output"]


def test_many_paths_are_read_in_no_time():
    class Dense(nn.Module):
        def __init__(self):
            super().__init__()
            self.convs = nn.ModuleList(nn.Conv2d(3 + i, 1, 1) for i in range(40))
            self.fc = nn.Linear(43, 2)

        def forward(self, x):
            for conv in self.convs:
                x = torch.cat([x, conv(x)], 1)
            return self.fc(x.mean((2, 3)))

    assert len(layers_of(Dense()).weighted) == 41


def test_tied_weights_are_one_layer():
    conv = nn.Conv2d(3, 3, 3, padding=1)
    graph = layers_of(nn.Sequential(conv, nn.ReLU(), conv, nn.Flatten(), nn.Linear(768, 2)))
    assert [layer.name for layer in graph.weighted] == ["conv-0", "dense-4"]
