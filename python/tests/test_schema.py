"""What is written is what docs/watched-run.schema.json says."""

import json
import re
from pathlib import Path

import pytest
import torch
from recorded import Recorded
from torch import nn
from training import train

jsonschema = pytest.importorskip("jsonschema")

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "watched-run.schema.json").read_text(encoding="utf-8"))


def test_a_watched_run(tmp_path):
    criterion = nn.CrossEntropyLoss(torch.tensor([1.0, 2.0, 1.0]))
    _, watch, _ = train(tmp_path, classes=["a", "b", "c"], loss=criterion)
    jsonschema.validate(Recorded(watch.run).card, SCHEMA)


def test_the_examples_of_the_page():
    examples = re.findall(r"```json\n(\{\n.*?)\n```", (DOCS / "watcher.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) > 1
    for example in examples:
        jsonschema.validate(json.loads(example), SCHEMA)


@pytest.mark.parametrize(
    "wrong", [{"state": "asleep"}, {"version": 2}, {"model": {"layers": [{"conv": {}, "relu": {}}]}}]
)
def test_what_is_refused(wrong):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": "kasus-watched-run", "version": 1, **wrong}, SCHEMA)
