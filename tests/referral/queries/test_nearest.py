"""The handle that answers for every institution."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.referral.drawn import needs, networks, overlays, policies

from medconsortium.errors import NotFoundError
from medconsortium.model import Network
from medconsortium.referral import ReferralPolicy, compile_network, find_path, nearest

DAY = date(2020, 6, 1)


@given(st.data(), networks, policies)
def test_it_says_what_find_path_says(
    data: st.DataObject, network: Network, policy: ReferralPolicy
) -> None:
    need, overlay = data.draw(needs(network)), data.draw(overlays(network))
    handle = nearest(compile_network(network, on=DAY, policy=policy), need, availability=overlay)
    sent = pickle.loads(pickle.dumps(handle))  # noqa: S301 - our own
    for origin in network.institutions:
        path = find_path(network, origin, need, on=DAY, policy=policy, availability=overlay)
        for one in (handle, sent):
            assert one.target(origin) == path.target
            assert one.cost(origin) == path.cost
            assert one.path(origin).to_dict() == path.to_dict()
    for ask in (handle.target, handle.cost, handle.path):
        with pytest.raises(NotFoundError):
            ask("己")
