"""From process start to a verdict: a 50-row YAML file, beside Python that starts pydantic.

Every command-line check pays for starting up. The peer is a Python process that imports pydantic
and defines one model, which no tool on top of it can do without.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import medconsortium as mc
from medconsortium.vocabulary import ConsortiumKind, Role

RUNS = 15  # of each, in turn, so that both meet the same machine
AIM = 3.0
PEER = """
from pydantic import BaseModel
class Hospital(BaseModel):
    id: str
    beds: int | None = None
"""


def fifty_rows() -> mc.Network:
    """Return a synthetic county: 24 institutions, their memberships, one community, its charter."""
    builder = mc.NetworkBuilder(title="county", synthetic=True, since="2024-01-01", until="open")
    builder.add(
        mc.Consortium(id="县医共体", name="县医共体", kind=ConsortiumKind.COUNTY_MEDICAL_COMMUNITY)
    )
    builder.add(mc.Instrument(id="章程", consortium="县医共体"))
    for number in range(24):
        institution = mc.Institution(id=f"卫生院{number}", name=f"第{number}卫生院")
        role = Role.LEAD if number == 0 else Role.MEMBER
        member = mc.Membership(consortium="县医共体", institution=institution.id, role=role)
        builder.add(institution, member)
    return builder.build()


def seconds(command: list[str], cache: str) -> float:
    """Return how long a process takes that finds its byte code in a cache, as if installed."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache, "PYTHONDONTWRITEBYTECODE": ""}
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, check=False)  # noqa: S603
    assert done.returncode in (0, 1), done.stderr.decode()
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "county.yaml"
        network = fifty_rows()
        rows = sum(len(network.table(name)) for name in mc.model.TABLES)
        mc.write(network, file)
        check = [sys.executable, "-m", "medconsortium", "check", str(file), "--on", "2026-01-01"]
        peer = [sys.executable, "-c", PEER]
        times = [(seconds(check, folder), seconds(peer, folder)) for _ in range(RUNS + 1)]
    # The first run of each warms up.
    ours, theirs = (median(column) for column in zip(*times[1:], strict=True))
    print(f"check of {rows} rows, from process start to verdict: {ours * 1000:.0f} ms")
    print(f"Python that imports pydantic and defines one model:  {theirs * 1000:.0f} ms")
    print(f"ratio {ours / theirs:.2f} (aim: at most {AIM:g}; median of {RUNS} runs of each)")


if __name__ == "__main__":
    main()
