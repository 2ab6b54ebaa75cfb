"""The verdict is the command's."""

import os
import sys

import pytest

from kasus import verdict


def test_without_the_command_it_says_how_to_get_the_verdict(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not verdict.diagnose(tmp_path)
    assert f"kasus diagnose {tmp_path}" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
@pytest.mark.parametrize("code, said", [(0, True), (3, True), (2, False)])
def test_the_command_is_called_on_the_run(tmp_path, monkeypatch, capfd, code, said):
    command = tmp_path / "kasus"
    command.write_text(f'#!/bin/sh\necho "$@"\nexit {code}\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert verdict.diagnose(tmp_path / "run") is said
    assert capfd.readouterr().out == f"diagnose {tmp_path / 'run'}\n"
