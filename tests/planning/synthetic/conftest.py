from __future__ import annotations

import numpy as np
import pytest

from medconsortium.model import Network
from medconsortium.planning.synthetic import city, county
from medconsortium.planning.synthetic.frame import Frame, frame_of
from medconsortium.planning.synthetic.roster import Roster, roster_of

ANHUA, YIYANG = "430923", "430900"


@pytest.fixture(scope="session")
def anhua() -> Network:
    return county(seed=7, division=ANHUA)


@pytest.fixture(scope="session")
def yiyang() -> Network:
    return city(seed=7, division=YIYANG)


@pytest.fixture(scope="session")
def frame() -> Frame:
    return frame_of(np.random.default_rng(1), within=YIYANG)


@pytest.fixture(scope="session")
def roster(frame: Frame) -> Roster:
    return roster_of(np.random.default_rng(2), frame)


@pytest.fixture(scope="session")
def country() -> Frame:
    return frame_of(np.random.default_rng(1), within=None)


@pytest.fixture(scope="session")
def country_roster(country: Frame) -> Roster:
    return roster_of(np.random.default_rng(2), country)
