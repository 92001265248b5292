"""Ids and names of synthetic institutions.

Ids begin with `syn-`, so that a row of a synthetic network is known wherever it turns up. There are
no credit codes, licence numbers or other identifiers: one that follows its standard might be that
of a real institution, and one that does not would be a fault.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from medconsortium.model.columnar.columns import StringColumn, string_column
from medconsortium.planning.synthetic.facilities import FACILITIES
from medconsortium.planning.synthetic.frame import Frame
from medconsortium.planning.synthetic.roster import Roster
from medconsortium.planning.synthetic.wording import Words, joined, numbers
from medconsortium.vocabulary import Category

__all__ = ["institution_ids", "institution_names"]

_BRANDS = [
    first + second
    for first in "仁康惠和济安博德同益民天华瑞福宁泰佑普永"
    for second in "爱济心堂健源泽春林诚信恩善慈生诺众良仁和"
]
_VILLAGES = [
    first + second
    for first in "大小上下东西南北新石青白龙马杨李王张陈刘赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯"
    for second in "湾坪塘桥溪岭坝冲庄河山口家沟井田湖岗店寨洲坡屯营集畈垸堡港沙泉峰林园崖洼坳背头关"
]
_STRIDE = 147
"""Shares no factor with the number of brands or of villages: neighbours have different names."""
_ORDINALS = [f"第{number}" for number in "二三四五六七八九"]
_FIRST_BRAND = 1 + len(_ORDINALS)
_FIRST_VILLAGE = _FIRST_BRAND + len(_BRANDS)


def institution_ids(frame: Frame, roster: Roster) -> StringColumn:
    """Return ids such as `syn-430923101-D600-012`: division, category, and a running number."""
    group = roster.division * len(Category) + roster.category
    return joined(
        "syn-",
        Words(string_column(frame.codes), roster.division),
        "-",
        Words.of([category.key for category in Category], roster.category),
        "-",
        numbers(_running(group) + 1, digits=3),
    )


def institution_names(frame: Frame, roster: Roster) -> StringColumn:
    """Return names such as 安化县第二人民医院, 清塘铺镇卫生院, 清塘铺镇石桥村卫生室.

    The place is real, whatever follows is generated; a real institution may bear the same name.
    """
    branded = np.array([facility.brand for facility in FACILITIES])[roster.facility]
    in_village = np.array([facility.village for facility in FACILITIES])[roster.facility]
    step = roster.place + roster.ordinal * _STRIDE
    own = np.select(
        [branded, in_village, roster.ordinal > 0],
        [
            _FIRST_BRAND + step % len(_BRANDS),
            _FIRST_VILLAGE + step % len(_VILLAGES),
            np.minimum(roster.ordinal, len(_ORDINALS)),
        ],
    )
    words = [word for facility in FACILITIES for word, _, _ in facility.words]
    first = np.cumsum([0, *(len(facility.words) for facility in FACILITIES)])[:-1]
    return joined(
        Words(frame.names, roster.place),
        Words.of(["", *_ORDINALS, *_BRANDS, *_VILLAGES], own),
        Words.of(words, first[roster.facility] + roster.word),
    )


def _running(group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each row how many of its group come before it."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    begins = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    sizes = np.diff(np.append(begins, len(group)))
    running = np.empty(len(group), np.int64)
    running[order] = np.arange(len(group)) - np.repeat(begins, sizes)
    return running
