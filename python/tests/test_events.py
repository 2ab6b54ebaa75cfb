"""Event files: what is written is what is read, to the last bit."""

import math

import numpy as np
from recorded import Recorded, records

from kasus import folder
from kasus.events import EventFile


def write(tmp_path, values):
    events = EventFile(tmp_path)
    events.write(3, values)
    events.close()
    folder.write_card(tmp_path, {})
    return Recorded(tmp_path)


def test_doubles_come_back_in_full(tmp_path):
    values = {"train/loss": 0.1, "a": 1e300, "b": -math.inf, "c": 1.5, "d": 5e-324}
    read = write(tmp_path, values)
    assert {tag: read.at(tag, 3) for tag in values} == values


def test_a_nan_that_says_nothing_was_there_is_no_value_for_others(tmp_path):
    read = write(tmp_path, {"class/a/precision": math.nan, "train/loss": math.nan})
    kinds = {v.tag: v.WhichOneof("value") for e in read.events for v in e.summary.value}
    assert kinds == {"watched-class/a/precision": None, "train/loss": "simple_value"}
    assert math.isnan(read.at("class/a/precision", 3)) and math.isnan(read.at("train/loss", 3))


def test_the_first_record_says_who_wrote_it(tmp_path):
    EventFile(tmp_path).close()
    first = records(next(tmp_path.glob("*tfevents*")).read_bytes())[0]
    assert b"brain.Event:2" in first and b"\x52\x07\x0a\x05kasus" in first


def test_a_restart_says_its_step(tmp_path):
    EventFile(tmp_path, restart=7).close()
    folder.write_card(tmp_path, {})
    event = Recorded(tmp_path).events[1]
    assert event.step == 7 and event.session_log.status == event.session_log.START


def test_two_files_of_one_second_have_different_names(tmp_path):
    EventFile(tmp_path).close()
    EventFile(tmp_path).close()
    assert len(list(tmp_path.glob("*tfevents*"))) == 2


def test_matrices(tmp_path):
    events = EventFile(tmp_path)
    events.matrix(5, "validation/confusion", np.array([[1, 2], [3, 4]]))
    events.close()
    folder.write_card(tmp_path, {})
    step, matrix = Recorded(tmp_path).matrices["validation/confusion"][0]
    assert step == 5 and matrix.tolist() == [[1, 2], [3, 4]]


def test_what_was_written_is_in_the_file_at_once(tmp_path):
    events = EventFile(tmp_path)
    events.write(1, {"train/loss": 1.0})
    assert len(records(events.path.read_bytes())) == 2


def test_run_json_has_no_infinities(tmp_path):
    folder.write_card(tmp_path, {"a": math.inf, "b": [{"c": math.nan, "d": 1}]})
    assert Recorded(tmp_path).card == {"format": folder.FORMAT, "version": 1, "b": [{"d": 1}]}
