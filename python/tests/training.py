"""A small training that is quick and has everything: convolution, batch norm, dropout, augmentation, schedule."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

import kasus


def images(count=96, classes=3, seed=0, size=12):
    generator = torch.Generator().manual_seed(seed)
    labels = torch.arange(count) % classes
    pixels = torch.randn(count, 3, size, size, generator=generator)
    pixels[:, 0] += labels[:, None, None] - 1.0
    return pixels, labels


class Noisy(Dataset):
    """Draws from every global generator and from one of its own."""

    def __init__(self, pixels, labels):
        self.pixels, self.labels = pixels, labels
        self.own = np.random.default_rng(3)

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        noise = random.random() + np.random.rand() + self.own.random()
        return self.pixels[i] + 0.01 * noise + 0.01 * torch.randn(1), int(self.labels[i])


class Net(nn.Module):
    def __init__(self, classes=3):
        super().__init__()
        self.conv1, self.norm = nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8)
        self.conv2, self.drop = nn.Conv2d(8, 8, 3, padding=1), nn.Dropout(0.2)
        self.fc = nn.Linear(8 * 9, classes)

    def forward(self, x):
        x = torch.max_pool2d(torch.relu(self.norm(self.conv1(x))), 2)
        x = torch.max_pool2d(torch.relu(self.conv2(x)), 2)
        return self.fc(self.drop(x.flatten(1)))


def loaders(noisy=False, count=96):
    pixels, labels = images(count)
    other, other_labels = images(48, seed=1)
    train = Noisy(pixels, labels) if noisy else TensorDataset(pixels, labels)
    generator = torch.Generator().manual_seed(5)
    return (
        DataLoader(train, batch_size=16, shuffle=True, generator=generator),
        DataLoader(TensorDataset(other, other_labels), batch_size=10),
    )


def train(tmp_path, watched=True, epochs=3, noisy=False, validate=True, rate=1e-2, model=None, watch=None, **options):
    """Trains; gives the network, the watch and the random numbers that come next."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    np.random.seed(0)
    random.seed(0)
    model = model or Net()
    train_loader, validation_loader = loaders(noisy)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 2)
    criterion = nn.CrossEntropyLoss()
    if watched and watch is None:
        watch = kasus.watch(model, optimizer, train_loader, validation_loader, runs=tmp_path, epochs=epochs, **options)
    for _ in range(epochs):
        model.train()
        for pixels, labels in train_loader:
            optimizer.zero_grad()
            loss = criterion(model(pixels), labels)
            loss.backward()
            optimizer.step()
            if watch:
                watch.step(loss, labels)
        scheduler.step()
        if validate:
            model.eval()
            with torch.no_grad():
                for pixels, _ in validation_loader:
                    model(pixels)
    after = (torch.rand(3), np.random.rand(3), random.random())
    modes = [module.training for module in model.modules()]
    if watch:
        watch.close()
        assert [module.training for module in model.modules()] == modes
    return model, watch, after
