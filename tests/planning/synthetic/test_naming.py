from __future__ import annotations

import re
from collections import Counter
from math import gcd

import numpy as np

from medconsortium.planning.synthetic import naming
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.naming import institution_ids, institution_names
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.vocabulary import Category


def test_ids_say_that_they_are_synthetic_where_and_what(frame: Frame, roster: Roster) -> None:
    column = institution_ids(frame, roster)
    ids = [str(column[row]) for row in range(len(column))]
    assert len(set(ids)) == len(roster)
    assert all(re.fullmatch(r"syn-\d{6}(\d{3})?-[A-K]\d{3}-\d{3,}", one) for one in ids)
    for row in range(0, len(roster), 41):
        category = Category.at(int(roster.category[row])).key
        assert ids[row].startswith(f"syn-{frame.codes[roster.division[row]]}-{category}-")


def test_names_begin_with_the_place_and_end_with_what_it_is(frame: Frame, roster: Roster) -> None:
    column = institution_names(frame, roster)
    names = {str(column[row]) for row in range(len(column))}
    assert {
        "益阳市第一人民医院",
        "安化县人民医院",
        "安化县第二人民医院",
        "安化县妇幼保健院",
        "桃江县疾病预防控制中心",
    } <= names
    assert {"清塘铺镇卫生院", "清塘铺镇中心卫生院"} & names
    assert any(re.fullmatch(r"清塘铺镇.{2}村卫生室", name) for name in names)
    assert any(re.fullmatch(r"安化县.{2}(骨科|眼科|口腔)?医院", name) for name in names)


def test_neighbours_have_different_names() -> None:
    for known in (naming._BRANDS, naming._VILLAGES):
        assert len({*known}) == len(known)
        assert gcd(naming._STRIDE, len(known)) == 1


def test_few_names_are_given_twice(country: Frame, country_roster: Roster) -> None:
    column = institution_names(country, country_roster)
    rows = np.flatnonzero(country_roster.county < 30)
    places = Counter((int(country_roster.place[row]), column[int(row)]) for row in rows)
    assert sum(count > 1 for count in places.values()) < len(places) / 100
