"""Administrative levels, and the datum of a position."""

from __future__ import annotations

from medconsortium.vocabulary.term import Term

__all__ = ["Datum", "DivisionLevel"]


class DivisionLevel(Term):
    """The level of an administrative division.

    Source: GB/T 2260 (province to county), GB/T 10114 (township), statistical codes (village).
    """

    NATION = "nation", "国家", "nation", "全国"
    PROVINCE = "province", "省级", "province", "省", "自治区", "直辖市"
    PREFECTURE = "prefecture", "地级", "prefecture", "地级市", "市级", "地区", "自治州", "盟"
    COUNTY = "county", "县级", "county", "县", "市辖区", "县级市", "区", "旗"
    TOWNSHIP = "township", "乡级", "township", "乡", "镇", "乡镇", "街道"
    VILLAGE = "village", "村级", "village", "村", "居委会", "村委会"


class Datum(Term):
    """What a latitude and longitude refer to. The three differ by up to a kilometre in China.

    Source: WGS-84; GCJ-02 is the datum of Chinese maps, BD-09 that of Baidu.
    """

    WGS84 = "wgs84", "WGS-84 坐标系", "WGS-84", "GPS坐标", "世界大地坐标系"
    GCJ02 = "gcj02", "GCJ-02 坐标系", "GCJ-02", "火星坐标", "国测局坐标", "高德坐标"
    BD09 = "bd09", "BD-09 坐标系", "BD-09", "百度坐标"
