"""The verdict: the command kasus reads the run folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Optional

COMMAND = "kasus"


def diagnose(run: Path, command: Optional[str] = None) -> bool:
    """Prints what the command kasus says of a run; says how to get it where it is not there.

    :param command: the program, where it is not on the path
    :return: whether there was a verdict
    """
    program = shutil.which(command or COMMAND)
    if program is None:
        print(
            f"The run is recorded in {run}. For the verdict: kasus diagnose {run}\n"
            f'The command "{command or COMMAND}" is not on the path; the project\'s README says how to install it.',
            file=sys.stderr,
        )
        return False
    sys.stdout.flush()
    return subprocess.run([program, "diagnose", str(run)], check=False).returncode in (0, 3)
